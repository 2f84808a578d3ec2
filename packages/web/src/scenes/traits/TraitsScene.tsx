import { Button } from '@mantine/core';
import type { TraitEntry } from '@rondo/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useMay, useViewState } from '../../shell/hooks.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Page, Section, Sentence } from '../../ui/Page.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { sorting, text } from '../../ui/view-codec.ts';
import { PeopleTabs } from '../people/PeopleTabs.tsx';
import { TraitDrawer } from './TraitDrawer.tsx';
import { sayMerge, sayTrait, useTraitWords } from './trait-words.ts';
import own from './traits.module.css';
import { traitsQuery } from './traits-api.ts';

const view = {
  sort: sorting({ by: 'people', descending: true }),
  computed: sorting({ by: 'name', descending: false }),
  open: text(),
};

/** What is known of people: traits computed from what they did, and traits that sources say. */
export function TraitsScene() {
  const words = useTraitWords();
  const { t, format } = words;
  const mayChange = useMay('traits.write');
  const [{ sort, computed: sortComputed, open }, setView] = useViewState(view);
  const { data, error, refetch, isFetching } = useQuery(traitsQuery);
  const computed = data?.items.filter((one) => one.origin === 'computed');
  const said = data?.items.filter((one) => one.origin === 'declared');
  const opened = said?.find((one) => one.name === open);

  const columns = useMemo<Column<TraitEntry>[]>(
    () => [
      { id: 'name', label: t('name'), value: (row) => row.name },
      {
        id: 'how',
        label: t('how'),
        value: (row) => (row.computed ? sayTrait(row.computed, words) : ''),
        render: (row) => <span className={own.said}>{row.computed && sayTrait(row.computed, words)}</span>,
        sortable: false,
      },
      { id: 'holds', label: t('holds'), value: (row) => t(`types.${row.holds}`) },
      { id: 'description', label: t('description'), value: (row) => row.computed?.description, hidden: true },
      {
        id: 'updated',
        label: t('updated'),
        kind: 'dateTime',
        value: (row) => row.computed?.updatedAt,
        hidden: true,
      },
      { id: 'by', label: t('by'), value: (row) => row.computed?.createdBy, hidden: true },
    ],
    [t, words],
  );
  const saidColumns = useMemo<Column<TraitEntry>[]>(
    () => [
      { id: 'name', label: t('name'), value: (row) => row.name },
      { id: 'people', label: t('people'), kind: 'number', value: (row) => row.people },
      { id: 'sources', label: t('sources'), value: (row) => format.list(row.sources) },
      {
        id: 'merge',
        label: t('counts'),
        value: (row) => sayMerge(row.merge, words),
        render: (row) => <span className={own.said}>{sayMerge(row.merge, words)}</span>,
      },
      {
        id: 'bought',
        label: t('bought'),
        value: (row) => format.list([...new Set(row.purchases.map((one) => one.supplier))]),
      },
      { id: 'holds', label: t('holds'), value: (row) => t(`types.${row.holds}`), hidden: true },
      { id: 'fresh', label: t('fresh'), kind: 'date', value: (row) => row.freshAsOf },
    ],
    [t, format, words],
  );
  const add = mayChange && (
    <Button component={Link} to="/people/traits/new">
      {t('new')}
    </Button>
  );
  return (
    <Page
      title={t('title')}
      actions={add}
      sentence={
        data && (
          <Sentence note={t('asOfNow')}>
            {t('sentence', {
              count: said?.length ?? 0,
              figure: format.number(said?.length ?? 0),
              computed: t('computedCount', {
                count: computed?.length ?? 0,
                figure: format.number(computed?.length ?? 0),
              }),
            })}
          </Sentence>
        )
      }
    >
      <PeopleTabs />
      <Section title={t('computed')}>
        <DataTable
          id="computed-traits"
          caption={t('computed')}
          columns={columns}
          rows={computed}
          rowKey={(row) => row.name}
          rowPath={(row) => `/people/traits/${encodeURIComponent(row.name)}`}
          sort={sortComputed}
          onSort={(next) => setView({ computed: next })}
          loading={isFetching}
          error={error}
          onRetry={() => void refetch()}
          empty={
            <EmptyState quiet title={t('none')} action={add}>
              {t('noneNote')}
            </EmptyState>
          }
        />
      </Section>
      <Section title={t('said')} note={t('saidNote')}>
        <DataTable
          id="said-traits"
          caption={t('said')}
          columns={saidColumns}
          rows={said}
          rowKey={(row) => row.name}
          onRowOpen={(row) => setView({ open: row.name })}
          openRow={open}
          sort={sort}
          onSort={(next) => setView({ sort: next })}
          loading={isFetching}
          error={error}
          onRetry={() => void refetch()}
          empty={
            <EmptyState quiet title={t('noneSaid')}>
              {t('noneSaidNote')}
            </EmptyState>
          }
        />
      </Section>
      <TraitDrawer key={opened?.name} trait={opened} onClose={() => setView({ open: '' })} />
    </Page>
  );
}
