import type { MetricInfo } from '@rondo/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api, take } from '../../api/client.ts';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { useMetricWords } from './metric-words.ts';

type BehindRowsProps = { metric: MetricInfo; from: string; to: string; filter: string[] };
type Row = Record<string, unknown>;

const moments = new Set(['timestamp', 'published_at']);
const money = new Set(['revenue', 'spend', 'lead_cost']);
const figures = new Set([
  'impressions',
  'reach',
  'clicks',
  'engagements',
  'conversions',
  'leads',
  'opens',
  'delivered',
  'views',
  'value',
  'satisfaction',
  'order_number',
]);

/** The rows that a number was counted from; a person's leads to the person. */
export function BehindRows({ metric, from, to, filter }: BehindRowsProps) {
  const { t } = useTranslation('metrics');
  const { dimensionOf } = useMetricWords();
  const rows = useInfiniteQuery({
    queryKey: ['/api/explore/rows', metric.key, from, to, filter],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      take(
        api.GET('/api/explore/rows', {
          params: { query: { metric: metric.key, from, to, filter, limit: 100, after: pageParam } },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next,
  });
  const names = rows.data?.pages[0]?.columns;
  const items = useMemo(
    () =>
      rows.data?.pages.flatMap((page, number) =>
        page.items.map((row, index): Row => ({ ...row, _id: `${number}-${index}` })),
      ),
    [rows.data],
  );
  const columns = useMemo(
    (): Column<Row>[] =>
      (names ?? ['timestamp']).map((name): Column<Row> => {
        const label = t(`column.${name}`, { defaultValue: dimensionOf(name) });
        if (name === 'person') {
          return {
            id: name,
            label,
            value: (row) => asCell(row[name]),
            render: (row) => <PersonLink id={asCell(row[name])} />,
          };
        }
        if (moments.has(name))
          return { id: name, label, kind: 'dateTime', value: (row) => asCell(row[name]) };
        if (name === 'date') return { id: name, label, kind: 'date', value: (row) => asCell(row[name]) };
        if (money.has(name)) return { id: name, label, kind: 'money', value: (row) => asCell(row[name]) };
        if (name === 'duration')
          return { id: name, label, kind: 'duration', value: (row) => asCell(row[name]) };
        if (figures.has(name)) return { id: name, label, kind: 'number', value: (row) => asCell(row[name]) };
        return { id: name, label, value: (row) => asCell(row[name]) };
      }),
    [names, t, dimensionOf],
  );
  return (
    <DataTable
      id={`behind-${metric.sources[0] ?? 'rows'}`}
      caption={t('words.rows')}
      columns={columns}
      rows={items}
      rowKey={(row) => String(row._id)}
      loading={rows.isFetching}
      error={rows.error}
      onRetry={rows.refetch}
      hasMore={rows.hasNextPage}
      onMore={() => void rows.fetchNextPage()}
      loadingMore={rows.isFetchingNextPage}
    />
  );
}

function PersonLink({ id }: { id: string | number | null }) {
  const { t } = useTranslation('metrics');
  if (id === null || id === '' || id === '0') return t('words.unknown');
  return (
    <Link to={`/people/${id}` as never}>
      <bdi>{t('words.person')}</bdi>
    </Link>
  );
}

function asCell(value: unknown): string | number | null {
  if (typeof value === 'number' || typeof value === 'string') return value;
  if (value === null || value === undefined) return null;
  return typeof value === 'boolean' ? String(value) : JSON.stringify(value);
}
