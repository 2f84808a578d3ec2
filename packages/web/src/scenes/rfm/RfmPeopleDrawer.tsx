import { Button } from '@mantine/core';
import type { RfmPerson } from '@rondo/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { apiQuery } from '../../api/query.ts';
import { useFormat, useMay } from '../../shell/hooks.ts';
import { RowsDrawer } from '../../ui/RowsDrawer.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { showDone, showError } from '../../ui/toasts.tsx';
import { usePersonNames } from '../people/use-person-names.ts';
import { addSegment, segmentsQuery } from '../segments/segments-api.ts';

/** A group by its name, or a cell without one. */
export type Behind = { name: string | undefined; recency: number[]; frequency: number[]; people: number };
type Named = RfmPerson & { name: string };

const MOST = 100;

export function RfmPeopleDrawer({ behind, onClose }: { behind: Behind; onClose: () => void }) {
  const { t } = useTranslation('rfm');
  const format = useFormat();
  const { recency, frequency } = behind;
  const mayMake = useMay('segments.write');
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const answer = useQuery(
    apiQuery('/api/measure/rfm/people', { params: { query: { recency, frequency, limit: MOST } } }),
  );
  const ids = useMemo(() => answer.data?.items.map(({ person }) => person) ?? [], [answer.data]);
  const nameOf = usePersonNames(ids, t('nameless'));
  const rows = useMemo(
    (): Named[] | undefined => answer.data?.items.map((one) => ({ ...one, name: nameOf(one.person) })),
    [answer.data, nameOf],
  );
  const columns = useMemo(
    (): Column<Named>[] => [
      { id: 'name', label: t('customer'), value: (row) => row.name, render: (row) => <bdi>{row.name}</bdi> },
      { id: 'spent', label: t('spent'), kind: 'money', value: (row) => row.spent },
      { id: 'purchases', label: t('purchases'), kind: 'number', value: (row) => row.purchases },
      { id: 'last', label: t('lastPurchase'), kind: 'date', value: (row) => row.lastPurchase },
      { id: 'fifth', label: t('spendFifth'), kind: 'number', value: (row) => row.spend },
    ],
    [t],
  );
  const name =
    behind.name === undefined
      ? t('cell', { recency: recency.join(), frequency: frequency.join() })
      : t(`groups.${behind.name}`);
  const making = useMutation({
    mutationFn: () =>
      addSegment({ name, description: '', rule: { kind: 'customer', recency, frequency, spend: [] } }),
    onSuccess: async (made) => {
      await queryClient.invalidateQueries({ queryKey: segmentsQuery.queryKey });
      showDone(t('segmentMade', { name: made.name }));
      await navigate({ to: '/segments/$segmentId', params: { segmentId: made.id } } as never);
    },
    onError: showError,
  });
  return (
    <RowsDrawer
      opened
      onClose={onClose}
      title={name}
      sentence={t('peopleSentence', {
        count: behind.people,
        people: format.number(behind.people),
        shown: format.number(Math.min(MOST, behind.people)),
      })}
    >
      {mayMake && (
        <Button
          size="xs"
          style={{ justifySelf: 'start' }}
          loading={making.isPending}
          onClick={() => making.mutate()}
        >
          {t('makeSegment')}
        </Button>
      )}
      <DataTable
        id="rfm-people"
        caption={t('customers')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.person}
        loading={answer.isFetching}
        error={answer.error}
        onRetry={() => void answer.refetch()}
        rowPath={(row) => `/people/${row.person}`}
      />
    </RowsDrawer>
  );
}
