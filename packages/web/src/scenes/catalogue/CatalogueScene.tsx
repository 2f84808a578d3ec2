import { Button, NativeSelect, SegmentedControl } from '@mantine/core';
import type { CatalogueEntry, PlanPolicy } from '@rondo/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api, take } from '../../api/client.ts';
import { apiQuery } from '../../api/query.ts';
import { useFormat, useMay, useViewState } from '../../shell/hooks.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { SearchField } from '../../ui/filter/FilterBar.tsx';
import { Page, Section, Sentence } from '../../ui/Page.tsx';
import { RowsDrawer } from '../../ui/RowsDrawer.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { showDone, showError } from '../../ui/toasts.tsx';
import { oneOf, sorting, text } from '../../ui/view-codec.ts';
import { Mark } from '../data/Mark.tsx';
import { EntryForm, policies } from './EntryForm.tsx';
import { NewEntryForm } from './NewEntryForm.tsx';

const kinds = ['event', 'property', 'trait'] as const;
const view = {
  kind: oneOf(kinds, 'event'),
  q: text(),
  event: text(),
  sort: sorting({ by: 'count', descending: true }),
  open: text(),
};
const NEW = 'new';
const tones = { allow: 'neutral', warn: 'warn', block: 'bad' } as const;

/** The tracking plan: what arrives, what it should be, and who answers for it. */
export function CatalogueScene() {
  const { t } = useTranslation('catalogue');
  const format = useFormat();
  const mayChange = useMay('catalogue.write');
  const [{ kind, q, event, sort, open }, setView] = useViewState(view);
  const answer = useQuery(apiQuery('/api/catalogue'));
  const entries: CatalogueEntry[] | undefined = answer.data?.items;
  const opened = entries?.find((entry) => entry.id === open);
  const rows = useMemo(() => {
    const wanted = q.toLocaleLowerCase();
    return entries?.filter(
      (entry) =>
        entry.kind === kind &&
        (kind !== 'property' || event === '' || entry.event === event) &&
        [entry.name, entry.event, entry.owner, entry.description].some((field) =>
          field.toLocaleLowerCase().includes(wanted),
        ),
    );
  }, [entries, kind, q, event]);
  const count = (one: (typeof kinds)[number]): number =>
    entries?.filter((entry) => entry.kind === one).length ?? 0;
  const owned = entries?.filter((entry) => entry.kind === 'event' && entry.owner !== '').length ?? 0;

  const columns = useMemo(
    (): Column<CatalogueEntry>[] => [
      {
        id: 'name',
        label: t('name'),
        value: (row) => row.name,
        render: (row) => <bdi>{row.name}</bdi>,
        width: 240,
      },
      ...(kind === 'property'
        ? [
            {
              id: 'event',
              label: t('event'),
              value: (row: CatalogueEntry) => row.event,
              render: (row: CatalogueEntry) => <bdi>{row.event}</bdi>,
            },
          ]
        : []),
      ...(kind === 'event'
        ? []
        : [
            {
              id: 'type',
              label: t('seenTypes'),
              value: (row: CatalogueEntry) => format.list(row.seenTypes.map((type) => t(`types.${type}`))),
            },
          ]),
      ...(kind === 'trait' ? [] : [policyColumn(t)]),
      { id: 'count', label: t('count'), kind: 'number', value: (row) => row.count },
      { id: 'lastSeen', label: t('lastSeen'), kind: 'date', value: (row) => row.lastSeen },
      { id: 'firstSeen', label: t('firstSeen'), kind: 'date', value: (row) => row.firstSeen, hidden: true },
      {
        id: 'owner',
        label: t('owner'),
        value: (row) => row.owner,
        render: (row) => <bdi>{row.owner || '–'}</bdi>,
      },
      { id: 'description', label: t('description'), value: (row) => row.description },
    ],
    [t, format, kind],
  );

  return (
    <Page
      title={t('nav.catalogue')}
      actions={mayChange && <Button onClick={() => setView({ open: NEW })}>{t('add')}</Button>}
      sentence={
        entries && entries.length > 0 ? (
          <Sentence note={t('note')}>
            {t('sentence', {
              count: count('event'),
              figure: format.number(count('event')),
              properties: format.number(count('property')),
              traits: format.number(count('trait')),
              owned: format.number(owned),
            })}
          </Sentence>
        ) : undefined
      }
    >
      {answer.data && <UnknownEvents policy={answer.data.rules.unknownEvents} mayChange={mayChange} />}
      <DataTable
        key={kind}
        id={`catalogue-${kind}`}
        caption={t(`kinds.${kind}`)}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        sort={sort}
        onSort={(next) => setView({ sort: next })}
        error={answer.error}
        onRetry={() => void answer.refetch()}
        onRowOpen={(row) => setView({ open: row.id })}
        openRow={open}
        toolbar={
          <>
            <SegmentedControl
              size="xs"
              aria-label={t('show')}
              value={kind}
              onChange={(value) => {
                const next = kinds.find((one) => one === value);
                if (next) setView({ kind: next, event: '' });
              }}
              data={kinds.map((value) => ({
                value,
                label: `${t(`kinds.${value}`)} ${format.number(count(value))}`,
              }))}
            />
            <SearchField
              value={q}
              onChange={(next) => setView({ q: next }, { replace: true })}
              placeholder={t('search')}
            />
            {event !== '' && (
              <Button size="compact-sm" variant="default" onClick={() => setView({ event: '' })}>
                {t('allProperties', { event })}
              </Button>
            )}
          </>
        }
        empty={
          q === '' ? (
            <EmptyState
              quiet
              title={t('empty')}
              action={
                <Button variant="default" component={Link} to="/start">
                  {t('start')}
                </Button>
              }
            >
              {t('emptyNote')}
            </EmptyState>
          ) : (
            <EmptyState quiet title={t('nothingFits', { text: q })} />
          )
        }
      />
      <RowsDrawer
        opened={opened !== undefined}
        onClose={() => setView({ open: '' })}
        title={opened?.name ?? ''}
        sentence={opened && t(`whatItIs.${opened.kind}`, { event: opened.event })}
        size="narrow"
      >
        {opened && (
          <EntryForm
            key={opened.id}
            entry={opened}
            mayChange={mayChange}
            onDone={() => setView({ open: '' })}
            onProperties={
              opened.kind === 'event'
                ? () => setView({ kind: 'property', event: opened.name, open: '', q: '' })
                : undefined
            }
          />
        )}
      </RowsDrawer>
      <RowsDrawer opened={open === NEW} onClose={() => setView({ open: '' })} title={t('add')} size="narrow">
        <NewEntryForm
          onDone={(id, added) => setView({ kind: added, open: id })}
          onCancel={() => setView({ open: '' })}
        />
      </RowsDrawer>
    </Page>
  );
}

/** Traits have none: what is known of a person is always taken. */
function policyColumn(t: TFunction<'catalogue'>): Column<CatalogueEntry> {
  return {
    id: 'policy',
    label: t('policy'),
    value: (row) => t(`policies.${row.policy}.name`),
    render: (row) => <Mark tone={tones[row.policy]}>{t(`policies.${row.policy}.name`)}</Mark>,
  };
}

/** What happens to an event that nobody has described or seen before. */
function UnknownEvents({ policy, mayChange }: { policy: PlanPolicy; mayChange: boolean }) {
  const { t } = useTranslation('catalogue');
  const queryClient = useQueryClient();
  const change = useMutation({
    mutationFn: (unknownEvents: PlanPolicy) =>
      take(api.PUT('/api/catalogue/rules', { body: { unknownEvents } })),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['/api/catalogue'] });
      showDone(t('ruleSaved'));
    },
    onError: showError,
  });
  return (
    <Section frame="card">
      <NativeSelect
        label={t('unknownEvents')}
        description={t(`unknownNotes.${policy}`)}
        data={policies.map((value) => ({ value, label: t(`unknown.${value}`) }))}
        value={policy}
        disabled={!mayChange || change.isPending}
        onChange={(event) => {
          const next = policies.find((one) => one === event.currentTarget.value);
          if (next) change.mutate(next);
        }}
        style={{ maxInlineSize: 560 }}
      />
    </Section>
  );
}
