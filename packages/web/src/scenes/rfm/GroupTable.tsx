import type { RfmAnswer, RfmGroup } from '@rondo/contract';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import { Section } from '../../ui/Page.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';

type GroupTableProps = {
  answer: RfmAnswer | undefined;
  loading: boolean;
  open: string;
  onOpen: ((group: string) => void) | undefined;
};

export function GroupTable({ answer, loading, open, onOpen }: GroupTableProps) {
  const { t } = useTranslation('rfm');
  const format = useFormat();
  const sayRange = useCallback(
    (again: RfmGroup['boughtAgain']): string =>
      again === null ? '–' : `${format.percent(again.low)}–${format.percent(again.high)}`,
    [format],
  );
  const columns = useMemo(
    (): Column<RfmGroup>[] => [
      {
        id: 'group',
        label: t('group'),
        value: (row) => t(`groups.${row.group}`),
        render: (row) => <strong>{t(`groups.${row.group}`)}</strong>,
      },
      { id: 'who', label: t('who'), value: (row) => t(`means.${row.group}`) },
      {
        id: 'people',
        label: t('customers'),
        kind: 'number',
        value: (row) => row.people,
        total: answer?.customers ?? null,
      },
      {
        id: 'share',
        hidden: true,
        label: t('shareOfPeople'),
        kind: 'percent',
        value: (row) => answer && row.people / answer.customers,
      },
      {
        id: 'revenue',
        label: t('revenue'),
        kind: 'money',
        value: (row) => Math.round(row.revenue),
        total: answer === undefined ? null : Math.round(answer.revenue),
      },
      {
        id: 'revenueShare',
        label: t('shareOfRevenue'),
        kind: 'percent',
        value: (row) => (answer && answer.revenue > 0 ? row.revenue / answer.revenue : null),
      },
      { id: 'mean', label: t('meanSpend'), kind: 'money', value: (row) => row.meanSpend },
      { id: 'again', label: t('boughtAgain'), kind: 'percent', value: (row) => row.boughtAgain?.share },
      {
        id: 'interval',
        label: t('interval'),
        value: (row) => sayRange(row.boughtAgain),
        render: (row) => <bdi dir="ltr">{sayRange(row.boughtAgain)}</bdi>,
      },
    ],
    [answer, t, sayRange],
  );
  return (
    <Section title={t('groupsTitle')} note={t('groupsNote')}>
      <DataTable
        id="rfm-groups"
        caption={t('groupsTitle')}
        columns={columns}
        rows={answer?.groups}
        rowKey={(row) => row.group}
        loading={loading}
        {...(onOpen === undefined ? {} : { onRowOpen: (row: RfmGroup) => onOpen(row.group), openRow: open })}
      />
    </Section>
  );
}
