import type { SegmentMember } from '@rondo/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/EmptyState.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { membersQuery } from './segments-api.ts';

/** Who belongs to a saved segment now, page after page. */
export function MembersTable({ segment }: { segment: string }) {
  const { t } = useTranslation('segments');
  const members = useInfiniteQuery(membersQuery(segment));
  const [first] = members.data?.pages ?? [];
  const columns = useMemo<Column<SegmentMember>[]>(() => {
    const traits = first?.columns ?? [];
    return [
      ...traits.map(
        (name): Column<SegmentMember> => ({
          id: `trait:${name}`,
          label: name,
          value: (row) => row.traits[name],
          sortable: false,
        }),
      ),
      {
        id: 'person',
        label: t('personId'),
        value: (row) => row.person,
        sortable: false,
        hidden: traits.length > 0,
        render: (row) => <code dir="ltr">{row.person}</code>,
      },
    ];
  }, [first?.columns, t]);
  return (
    <DataTable
      id="segment-members"
      caption={t('members')}
      columns={columns}
      rows={members.data?.pages.flatMap((page) => page.items)}
      rowKey={(row) => row.person}
      total={first?.total}
      rowPath={(row) => `/people/${row.person}`}
      hasMore={members.hasNextPage}
      onMore={() => void members.fetchNextPage()}
      loadingMore={members.isFetchingNextPage}
      loading={members.isFetching}
      error={members.error}
      onRetry={() => void members.refetch()}
      empty={
        <EmptyState quiet title={t('nobody')}>
          {t('nobodyNote')}
        </EmptyState>
      }
      exports={{ csv: `/api/segments/${segment}/members.csv`, xlsx: `/api/segments/${segment}/members.xlsx` }}
    />
  );
}
