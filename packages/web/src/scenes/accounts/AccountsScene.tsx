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
import { type Sort, sorting, text } from '../../ui/view-codec.ts';
import { PeopleTabs } from '../people/PeopleTabs.tsx';
import { type AccountCard, type AccountsAsk, accountsQuery } from './accounts-api.ts';

const view = { q: text(), sort: sorting({ by: 'lastSeen', descending: true }) };

function sortOf(sort: Sort): AccountsAsk['sort'] {
  return sort.by === 'members' || sort.by === 'revenue' ? sort.by : 'last_seen';
}

/** Companies and teams, with what their people have done in sum. */
export function AccountsScene() {
  const { t } = useTranslation('accounts');
  const format = useFormat();
  const queryClient = useQueryClient();
  const [{ q, sort }, setView] = useViewState(view);
  const accounts = useInfiniteQuery(
    accountsQuery({
      ...(q === '' ? {} : { q }),
      sort: sortOf(sort),
      order: sort.descending ? 'desc' : 'asc',
    }),
  );
  const all = useQuery(apiQuery('/api/accounts', { params: { query: { limit: 1 } } }));
  const rows = useMemo(() => accounts.data?.pages.flatMap((page) => page.items), [accounts.data]);
  const columns = useMemo(
    (): Column<AccountCard>[] => [
      {
        id: 'name',
        label: t('account'),
        value: (account) => account.name,
        render: (account) => <bdi>{account.name}</bdi>,
        sortable: false,
        width: 300,
      },
      { id: 'members', label: t('members'), kind: 'number', value: (account) => account.members },
      {
        id: 'orders',
        label: t('orders'),
        kind: 'number',
        value: (account) => account.orders,
        sortable: false,
      },
      { id: 'revenue', label: t('revenue'), kind: 'money', value: (account) => account.revenue },
      {
        id: 'openCases',
        label: t('openCases'),
        kind: 'number',
        value: (account) => account.openCases,
        sortable: false,
      },
      { id: 'lastSeen', label: t('lastSeen'), kind: 'date', value: (account) => account.lastSeen },
    ],
    [t],
  );
  const total = all.data?.total ?? 0;
  return (
    <Page
      title={t('nav.accounts')}
      sentence={
        total > 0 ? (
          <Sentence>{t('sentence', { count: total, figure: format.number(total) })}</Sentence>
        ) : undefined
      }
    >
      <PeopleTabs />
      <DataTable
        id="accounts"
        caption={t('nav.accounts')}
        columns={columns}
        rows={rows}
        rowKey={(account) => account.id}
        rowPath={(account) => `/accounts/${account.id}`}
        onRowHover={(account) =>
          void queryClient.prefetchQuery({
            ...apiQuery('/api/accounts/{id}', { params: { path: { id: account.id } } }),
            staleTime: 30_000,
          })
        }
        sort={sort}
        onSort={(next) => setView({ sort: next })}
        sortedByServer
        total={accounts.data?.pages[0]?.total}
        loading={accounts.isFetching && !accounts.isFetchingNextPage}
        error={accounts.error}
        onRetry={() => void accounts.refetch()}
        hasMore={accounts.hasNextPage}
        onMore={() => void accounts.fetchNextPage()}
        loadingMore={accounts.isFetchingNextPage}
        empty={
          q === '' ? (
            <EmptyState quiet title={t('empty')}>
              {t('emptyText')}
            </EmptyState>
          ) : (
            <EmptyState quiet title={t('nothing', { text: q })}>
              {t('nothingText')}
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
              placeholder: t('search'),
            }}
          />
        }
      />
    </Page>
  );
}
