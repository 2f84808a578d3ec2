import { SegmentedControl } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat, useViewState } from '../../shell/hooks.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { oneOf } from '../../ui/view-codec.ts';
import { PersonName } from '../people/PersonName.tsx';
import { type Account, type Member, membersQuery, statuses } from './accounts-api.ts';
import { EvidenceText } from './EvidenceText.tsx';

const view = { who: oneOf(statuses, 'member') };

/** Who belongs to the account, since when, and how that is known; who left; who may belong to it. */
export function AccountMembers({ account }: { account: Account }) {
  const { t } = useTranslation('accounts');
  const format = useFormat();
  const [{ who }, setView] = useViewState(view);
  const members = useInfiniteQuery(membersQuery(account.id, who));
  const rows = useMemo(() => members.data?.pages.flatMap((page) => page.items), [members.data]);
  const columns = useMemo(
    (): Column<Member>[] => [
      {
        id: 'person',
        label: t('person'),
        value: ({ person }) => person.name || person.email || person.phone,
        render: ({ person }) => <PersonName person={person} />,
        sortable: false,
        width: 240,
      },
      {
        id: 'since',
        label: t(who === 'possible' ? 'firstSeen' : 'since'),
        kind: 'date',
        value: (member) => member.since,
        sortable: false,
      },
      ...(who === 'left'
        ? [
            {
              id: 'leftAt',
              label: t('leftAt'),
              kind: 'date' as const,
              value: (member: Member) => member.leftAt ?? undefined,
              sortable: false,
            },
          ]
        : []),
      {
        id: 'evidence',
        label: t('evidence.name'),
        value: (member) => member.evidence.map(({ rule }) => t(`evidence.${rule}`)).join(', '),
        render: (member) => <EvidenceText evidence={member.evidence} />,
        sortable: false,
        width: 200,
      },
      {
        id: 'orders',
        label: t('orders'),
        kind: 'number',
        value: ({ person }) => person.orders,
        sortable: false,
      },
      {
        id: 'revenue',
        label: t('revenue'),
        kind: 'money',
        value: ({ person }) => person.revenue,
        sortable: false,
      },
      {
        id: 'lastSeen',
        label: t('lastSeen'),
        kind: 'date',
        value: ({ person }) => person.lastSeen,
        sortable: false,
      },
    ],
    [t, who],
  );
  const counts = { member: account.members, left: account.left, possible: account.possible };
  return (
    <DataTable
      id="account-members"
      caption={t('members')}
      columns={columns}
      rows={rows}
      rowKey={({ person }) => person.id}
      rowPath={({ person }) => `/people/${person.id}`}
      total={members.data?.pages[0]?.total}
      loading={members.isFetching && !members.isFetchingNextPage}
      error={members.error}
      onRetry={() => void members.refetch()}
      hasMore={members.hasNextPage}
      onMore={() => void members.fetchNextPage()}
      loadingMore={members.isFetchingNextPage}
      empty={
        <EmptyState quiet title={t(`who.${who}.empty`)}>
          {t(`who.${who}.emptyText`)}
        </EmptyState>
      }
      toolbar={
        <SegmentedControl
          size="xs"
          aria-label={t('who.label')}
          value={who}
          onChange={(next) => setView({ who: statuses.find((one) => one === next) ?? 'member' })}
          data={statuses.map((one) => ({
            value: one,
            label: t('who.count', { name: t(`who.${one}.name`), figure: format.number(counts[one]) }),
          }))}
        />
      }
    />
  );
}
