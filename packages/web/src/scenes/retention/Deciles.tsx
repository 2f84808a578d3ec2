import type { DecilesAnswer } from '@rondo/contract';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { apiQuery } from '../../api/query.ts';
import { useFormat } from '../../shell/hooks.ts';
import { Chart } from '../../ui/chart/Chart.tsx';
import type { ChartData } from '../../ui/chart/chart-types.ts';
import { Section } from '../../ui/Page.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';

type Row = DecilesAnswer['items'][number];

/** Which share of revenue each tenth of the customers brings. */
export function Deciles({ from, to }: { from: string; to: string }) {
  const { t } = useTranslation('retention');
  const format = useFormat();
  const answer = useQuery(apiQuery('/api/customers/deciles', { params: { query: { from, to } } }));
  const data: DecilesAnswer | undefined = answer.data;
  const chart = useMemo(
    (): ChartData | undefined =>
      data && {
        kind: 'bar',
        measure: { name: t('shareOfRevenue'), kind: 'percent' },
        categories: data.items.map((row) => String(row.decile)),
        categoryName: t('tenth'),
        series: [{ name: t('shareOfRevenue'), values: data.items.map((row) => row.share) }],
      },
    [data, t],
  );
  const columns = useMemo(
    (): Column<Row>[] => [
      { id: 'decile', label: t('tenth'), value: (row) => String(row.decile) },
      {
        id: 'customers',
        label: t('customers'),
        kind: 'number',
        value: (row) => row.customers,
        total: data?.customers ?? null,
      },
      {
        id: 'orders',
        label: t('orders'),
        kind: 'number',
        value: (row) => row.orders,
        total: data?.orders ?? null,
      },
      {
        id: 'revenue',
        label: t('revenue'),
        kind: 'money',
        value: (row) => row.revenue,
        total: data?.revenue ?? null,
      },
      { id: 'share', label: t('shareOfRevenue'), kind: 'percent', value: (row) => row.share },
      { id: 'cumulative', label: t('withThoseAbove'), kind: 'percent', value: (row) => row.cumulative },
      { id: 'least', label: t('least'), kind: 'money', value: (row) => row.least, hidden: true },
      { id: 'most', label: t('most'), kind: 'money', value: (row) => row.most, hidden: true },
    ],
    [data, t],
  );
  const best = data?.items[0];
  return (
    <Section
      title={t('deciles')}
      note={
        best === undefined || data === undefined
          ? undefined
          : t('sayDeciles', {
              share: format.percent(best.share),
              count: data.customers,
              figure: format.number(data.customers),
              revenue: format.money(data.revenue),
            })
      }
    >
      <Chart
        title={t('deciles')}
        summary={t('decilesSummary')}
        data={chart}
        height={240}
        loading={answer.isFetching}
        error={answer.error}
        onRetry={answer.refetch}
        empty={t('noCustomers')}
      />
      <DataTable
        id="deciles"
        caption={t('deciles')}
        columns={columns}
        rows={data?.items}
        rowKey={(row) => String(row.decile)}
        loading={answer.isFetching}
        error={answer.error}
        onRetry={answer.refetch}
      />
    </Section>
  );
}
