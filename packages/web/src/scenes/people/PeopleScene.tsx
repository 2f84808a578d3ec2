import { SegmentedControl } from '@mantine/core';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { apiQuery } from '../../api/query.ts';
import { useFormat, useViewState } from '../../shell/hooks.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FilterBar } from '../../ui/filter/FilterBar.tsx';
import { Page, Sentence } from '../../ui/Page.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { oneOf, type Sort, sorting, text } from '../../ui/view-codec.ts';
import { PeopleTabs } from './PeopleTabs.tsx';
import { PersonName } from './PersonName.tsx';
import { type PeopleAsk, type PersonCard, peopleQuery } from './people-api.ts';

const sorts = { lastSeen: 'last_seen', firstSeen: 'first_seen', revenue: 'revenue' } as const;
const shown = ['all', 'known', 'anonymous'] as const;
const view = {
  q: text(),
  show: oneOf(shown, 'all'),
  sort: sorting({ by: 'lastSeen', descending: true }),
};

function sortOf(sort: Sort): PeopleAsk['sort'] {
  return sort.by === 'firstSeen' || sort.by === 'revenue' ? sorts[sort.by] : 'last_seen';
}

/** Everybody, to be searched by whatever is known of them. */
export function PeopleScene() {
  const { t } = useTranslation('people');
  const format = useFormat();
  const queryClient = useQueryClient();
  const [{ q, show, sort }, setView] = useViewState(view);
  const ask: PeopleAsk = {
    ...(q === '' ? {} : { q }),
    show,
    sort: sortOf(sort),
    order: sort.descending ? 'desc' : 'asc',
  };
  const people = useInfiniteQuery(peopleQuery(ask));
  const all = useQuery(apiQuery('/api/people', { params: { query: { limit: 1 } } }));
  const known = useQuery(apiQuery('/api/people', { params: { query: { show: 'known', limit: 1 } } }));
  const rows = useMemo(() => people.data?.pages.flatMap((page) => page.items), [people.data]);

  const columns = useMemo(
    (): Column<PersonCard>[] => [
      {
        id: 'name',
        label: t('list.person'),
        value: (person) => person.name || person.email || person.phone,
        render: (person) => <PersonName person={person} />,
        sortable: false,
        width: 340,
      },
      {
        id: 'phone',
        label: t('kind.phone'),
        value: (person) => person.phone,
        render: (person) => <bdi dir="ltr">{person.phone || '–'}</bdi>,
        sortable: false,
        hidden: true,
      },
      { id: 'lastSeen', label: t('list.lastSeen'), kind: 'date', value: (person) => person.lastSeen },
      { id: 'firstSeen', label: t('list.firstSeen'), kind: 'date', value: (person) => person.firstSeen },
      {
        id: 'orders',
        label: t('list.orders'),
        kind: 'number',
        value: (person) => person.orders,
        sortable: false,
      },
      { id: 'revenue', label: t('list.revenue'), kind: 'money', value: (person) => person.revenue },
      {
        id: 'identifiers',
        label: t('list.identifiers'),
        kind: 'number',
        value: (person) => person.identifiers,
        sortable: false,
      },
    ],
    [t],
  );

  const counted = all.data !== undefined && known.data !== undefined;
  return (
    <Page
      title={t('nav.people')}
      sentence={
        counted && all.data.total > 0 ? (
          <Sentence>
            {t('list.sentence', {
              count: all.data.total,
              figure: format.number(all.data.total),
              known: format.number(known.data.total),
            })}
          </Sentence>
        ) : undefined
      }
    >
      <PeopleTabs />
      <DataTable
        id="people"
        caption={t('nav.people')}
        columns={columns}
        rows={rows}
        rowKey={(person) => person.id}
        rowPath={(person) => `/people/${person.id}`}
        onRowHover={(person) =>
          void queryClient.prefetchQuery({
            ...apiQuery('/api/people/{id}', { params: { path: { id: person.id } } }),
            staleTime: 30_000,
          })
        }
        sort={sort}
        onSort={(next) => setView({ sort: next })}
        sortedByServer
        total={people.data?.pages[0]?.total}
        loading={people.isFetching && !people.isFetchingNextPage}
        error={people.error}
        onRetry={() => void people.refetch()}
        hasMore={people.hasNextPage}
        onMore={() => void people.fetchNextPage()}
        loadingMore={people.isFetchingNextPage}
        empty={
          q === '' ? (
            <EmptyState quiet title={t('list.empty')}>
              {t('list.emptyText')}
            </EmptyState>
          ) : (
            <EmptyState quiet title={t('list.nobody', { text: q })}>
              {t('list.nobodyText')}
            </EmptyState>
          )
        }
        toolbar={
          <FilterBar
            fields={[]}
            filters={[]}
            onChange={() => undefined}
            search={{
              value: q,
              onChange: (next) => setView({ q: next }, { replace: true }),
              placeholder: t('list.search'),
            }}
          >
            <SegmentedControl
              size="xs"
              aria-label={t('list.show')}
              value={show}
              onChange={(next) => setView({ show: shown.find((one) => one === next) ?? 'all' })}
              data={shown.map((one) => ({ value: one, label: t(`list.shown.${one}`) }))}
            />
          </FilterBar>
        }
      />
    </Page>
  );
}
