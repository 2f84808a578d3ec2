import { Button, Group, Stack, TextInput } from '@mantine/core';
import { type DataKind, dataKinds, type Inventory, type InventoryItem } from '@rondo/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api, take } from '../../api/client.ts';
import { apiQuery } from '../../api/query.ts';
import { useFormat, useMay, useViewState } from '../../shell/hooks.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FilterBar } from '../../ui/filter/FilterBar.tsx';
import { FormPage } from '../../ui/form/FormPage.tsx';
import { useApiForm } from '../../ui/form/use-api-form.tsx';
import { Page, Section, Sentence } from '../../ui/Page.tsx';
import { RowsDrawer } from '../../ui/RowsDrawer.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { showDone } from '../../ui/toasts.tsx';
import { type Filter, filters, sorting, text } from '../../ui/view-codec.ts';
import { Mark } from '../data/Mark.tsx';
import classes from './inventory.module.css';
import { nameData } from './name-data.ts';

const view = { filter: filters(), sort: sorting({ by: 'dataKind', descending: false }), open: text() };

function keyOf(item: InventoryItem): string {
  return `${item.table}:${item.source}:${item.what}`;
}

/** All data there is: nine kinds × source, how fresh, who answers for it, and what it is used in. */
export function InventoryScene() {
  const { t } = useTranslation('inventory');
  const format = useFormat();
  const [{ filter, sort, open }, setView] = useViewState(view);
  const answer = useQuery(apiQuery('/api/inventory'));
  const inventory: Inventory | undefined = answer.data;
  const items = inventory?.items;
  const opened = items?.find((item) => keyOf(item) === open);
  const rows = useMemo(
    () => items?.filter((item) => filter.every((one) => fits(item, one))),
    [items, filter],
  );

  const columns = useMemo(
    (): Column<InventoryItem>[] => [
      {
        id: 'what',
        label: t('what'),
        value: (item) => nameData(item.what, t),
        render: (item) => <bdi>{nameData(item.what, t)}</bdi>,
        width: 220,
      },
      { id: 'dataKind', label: t('kind'), value: (item) => t(`dataKind.${item.dataKind}.name`) },
      {
        id: 'source',
        label: t('source'),
        value: (item) => item.source || t('typedIn'),
        render: (item) => <bdi>{item.source || t('typedIn')}</bdi>,
      },
      { id: 'rows', label: t('rows'), kind: 'number', value: (item) => item.rows },
      { id: 'first', label: t('since'), hidden: true, kind: 'date', value: (item) => item.first },
      {
        id: 'last',
        label: t('newest'),
        kind: 'date',
        value: (item) => item.last,
      },
      {
        id: 'fresh',
        label: t('fresh'),
        width: 150,
        value: (item) => (item.fresh ? t('isFresh') : t('isSilent')),
        render: (item) => (
          <Mark tone={item.fresh ? 'good' : 'warn'}>{item.fresh ? t('isFresh') : t('isSilent')}</Mark>
        ),
      },
      {
        id: 'owner',
        label: t('owner'),
        value: (item) => item.owner,
        render: (item) => (item.owner === '' ? t('nobody') : <bdi>{item.owner}</bdi>),
      },
      {
        id: 'usedIn',
        label: t('usedIn'),
        kind: 'number',
        value: (item) => item.usedIn.length,
        render: (item) => (item.usedIn.length === 0 ? t('unused') : format.number(item.usedIn.length)),
      },
    ],
    [t, format],
  );

  const share = inventory?.untouchedShare;
  return (
    <Page
      title={t('nav.inventory')}
      sentence={
        inventory && (
          <Sentence note={share === null ? undefined : t('untouchedNote')}>
            {share === null || share === undefined
              ? t('nothing')
              : share === 0
                ? t('allUsed')
                : t(inventory.missing.length === 0 ? 'untouchedOfAll' : 'untouched', {
                    share: format.percent(share),
                    count: dataKinds.length - inventory.missing.length,
                    kinds: format.number(dataKinds.length - inventory.missing.length),
                  })}
          </Sentence>
        )
      }
    >
      <DataTable
        id="inventory"
        caption={t('nav.inventory')}
        columns={columns}
        rows={rows}
        rowKey={keyOf}
        sort={sort}
        onSort={(next) => setView({ sort: next })}
        total={items?.length}
        error={answer.error}
        onRetry={() => void answer.refetch()}
        onRowOpen={(item) => setView({ open: keyOf(item) })}
        openRow={open}
        toolbar={
          items &&
          items.length > 0 && (
            <FilterBar
              fields={[
                {
                  id: 'dataKind',
                  label: t('kind'),
                  kind: 'choice',
                  operators: ['is', 'is-not'],
                  options: dataKinds.map((kind) => ({ value: kind, label: t(`dataKind.${kind}.name`) })),
                },
                {
                  id: 'source',
                  label: t('source'),
                  kind: 'choice',
                  operators: ['is', 'is-not'],
                  options: [...new Set(items.map((item) => item.source))].map((value) => ({
                    value,
                    label: value,
                  })),
                },
                {
                  id: 'used',
                  label: t('usedIn'),
                  kind: 'choice',
                  operators: ['is'],
                  options: [
                    { value: 'yes', label: t('used') },
                    { value: 'no', label: t('unused') },
                  ],
                },
                {
                  id: 'fresh',
                  label: t('fresh'),
                  kind: 'choice',
                  operators: ['is'],
                  options: [
                    { value: 'yes', label: t('isFresh') },
                    { value: 'no', label: t('isSilent') },
                  ],
                },
              ]}
              filters={filter}
              onChange={(next) => setView({ filter: next })}
            />
          )
        }
        empty={
          <EmptyState
            quiet
            title={t('empty')}
            action={
              <Button component={Link} to="/start">
                {t('start')}
              </Button>
            }
          >
            {t('emptyNote')}
          </EmptyState>
        }
      />
      {inventory && inventory.missing.length > 0 && <Missing kinds={inventory.missing} />}
      <RowsDrawer
        opened={opened !== undefined}
        onClose={() => setView({ open: '' })}
        title={opened === undefined ? '' : nameData(opened.what, t)}
        sentence={opened && t(`dataKind.${opened.dataKind}.name`)}
        size="narrow"
      >
        {opened && <ItemPanel key={keyOf(opened)} item={opened} />}
      </RowsDrawer>
    </Page>
  );
}

/** A figure is stored as `kpi:revenue`; calls and tables of Rondo's own have names, events their own. */
function fits(item: InventoryItem, { field, operator, value }: Filter): boolean {
  const is = {
    dataKind: item.dataKind === value,
    source: item.source === value,
    used: item.usedIn.length > 0 === (value === 'yes'),
    fresh: item.fresh === (value === 'yes'),
  }[field];
  return is === undefined || (operator === 'is-not' ? !is : is);
}

/** What has not arrived, and what would bring it. */
function Missing({ kinds }: { kinds: readonly DataKind[] }) {
  const { t } = useTranslation('inventory');
  return (
    <Section title={t('missing', { count: kinds.length })} note={t('missingNote')}>
      <ul className={classes.missing}>
        {kinds.map((kind) => (
          <li key={kind}>
            <strong>{t(`dataKind.${kind}.name`)}</strong>
            <span>{t(`dataKind.${kind}.brings`)}</span>
            <Link to={kind === 'web-statistics' ? '/data/website' : '/data/import'}>
              {t(kind === 'web-statistics' ? 'connect' : 'importFile')}
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function ItemPanel({ item }: { item: InventoryItem }) {
  const { t } = useTranslation('inventory');
  const format = useFormat();
  const mayChange = useMay('inventory.write');
  const queryClient = useQueryClient();
  const form = useApiForm<{ owner: string }>({
    defaultValues: { owner: item.owner },
    send: ({ owner }) =>
      take(
        api.PUT('/api/inventory/owners/{source}', {
          params: { path: { source: item.source } },
          body: { owner: owner.trim() },
        }),
      ),
    onDone: async () => {
      await queryClient.invalidateQueries({ queryKey: ['/api/inventory'] });
      showDone(t('ownerSaved', { source: item.source }));
    },
  });
  return (
    <Stack gap="md">
      <p className={classes.line}>
        {t('covers', {
          figure: format.number(item.rows),
          from: format.date(item.first),
          to: format.date(item.last),
        })}
      </p>
      <p className={classes.line}>
        {item.usualGapDays === null
          ? t('gapUnknown')
          : t('gap', { count: Math.round(item.usualGapDays), days: format.number(item.usualGapDays) })}{' '}
        {item.fresh ? t('freshNote') : t('silentNote')}
      </p>
      <section aria-label={t('usedIn')}>
        {item.usedIn.length === 0 ? (
          <p className={classes.line}>{t('unusedNote')}</p>
        ) : (
          <ul className={classes.uses}>
            {item.usedIn.map((use) => (
              <li key={use.kind + use.name}>
                <Group gap={6}>
                  <Mark tone="neutral">{t(`useKind.${use.kind}`)}</Mark>
                  <bdi>
                    {use.kind === 'report'
                      ? t(`desk.${use.name}`, { defaultValue: use.name })
                      : use.kind === 'profile'
                        ? t('nav.people')
                        : use.name}
                  </bdi>
                </Group>
              </li>
            ))}
          </ul>
        )}
      </section>
      {mayChange ? (
        <FormPage form={form} submitLabel={t('action.save')}>
          <TextInput
            label={t('owner')}
            description={t('ownerNote', { source: item.source })}
            {...form.field('owner')}
          />
        </FormPage>
      ) : (
        <p className={classes.line}>{item.owner === '' ? t('nobody') : item.owner}</p>
      )}
    </Stack>
  );
}
