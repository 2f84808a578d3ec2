import { Tabs } from '@mantine/core';
import type { AttributedConversions, AttributionPaths, MeasuredRow } from '@rondo/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api, take } from '../../api/client.ts';
import { useFormat, useMay } from '../../shell/hooks.ts';
import type { MetricKind } from '../../ui/format.ts';
import { RowsDrawer } from '../../ui/RowsDrawer.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import classes from './attribution.module.css';
import { type CreditModel, creditOf, type Figure, intervalOf } from './attribution-view.ts';
import type { MeasureQuestion } from './use-measured.ts';

type Journeys = Omit<MeasureQuestion, 'models' | 'halfLifeDays' | 'order' | 'replicates' | 'level' | 'seed'>;
type BehindCreditProps = {
  row: MeasuredRow | undefined;
  onClose: () => void;
  question: Journeys;
  model: CreditModel;
  title: string;
  figure: Figure;
  kind: MetricKind;
  nameOfKey: (key: string) => string;
};
type Asked = Journeys & { key?: string; attributed?: boolean };

/** The rows behind a figure: the paths that it was shared along, and the conversions themselves. */
export function BehindCredit({
  row,
  onClose,
  question,
  model,
  title,
  figure,
  kind,
  nameOfKey,
}: BehindCreditProps) {
  const { t } = useTranslation('attribution');
  const format = useFormat();
  const maySee = useMay('events.read');
  const credit = row === undefined ? undefined : creditOf(row, model);
  const interval = intervalOf(credit, figure);
  const asked = useMemo(
    (): Asked => ({
      ...question,
      ...(row?.attributed === false ? { attributed: false } : { key: row?.key ?? '' }),
    }),
    [question, row?.attributed, row?.key],
  );
  return (
    <RowsDrawer
      opened={row !== undefined}
      onClose={onClose}
      title={title}
      sentence={
        credit &&
        t(interval === null ? 'behindPlain' : 'behind', {
          figure: t(`figure.${figure}`),
          value: format.byKind(kind, credit[figure]),
          model: t(`models.${model}`),
          low: format.byKind(kind, interval?.low),
          high: format.byKind(kind, interval?.high),
        })
      }
    >
      {row !== undefined && (
        <Tabs defaultValue={row.attributed ? 'paths' : 'conversions'} keepMounted={false}>
          <Tabs.List>
            {row.attributed && <Tabs.Tab value="paths">{t('paths')}</Tabs.Tab>}
            {maySee && <Tabs.Tab value="conversions">{t('conversionRows')}</Tabs.Tab>}
          </Tabs.List>
          <Tabs.Panel value="paths" pt="sm">
            <PathRows asked={asked} nameOfKey={nameOfKey} />
          </Tabs.Panel>
          {maySee && (
            <Tabs.Panel value="conversions" pt="sm">
              <ConversionRows asked={asked} nameOfKey={nameOfKey} />
            </Tabs.Panel>
          )}
        </Tabs>
      )}
    </RowsDrawer>
  );
}

type RowsProps = { asked: Asked; nameOfKey: (key: string) => string };
type PathItem = AttributionPaths['items'][number];
type ConversionItem = AttributedConversions['items'][number];

function Path({ names }: { names: readonly string[] }) {
  const { t } = useTranslation('attribution');
  if (names.length === 0) return t('noTouch');
  return (
    <span className={classes.path}>
      {names.map((name, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a path meets a name more than once, and its order is fixed
        <bdi key={place} className={classes.step}>
          {name}
        </bdi>
      ))}
    </span>
  );
}

function PathRows({ asked, nameOfKey }: RowsProps) {
  const { t } = useTranslation('attribution');
  const rows = useInfiniteQuery({
    queryKey: ['/api/measure/attribution/paths', asked],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      take(
        api.GET('/api/measure/attribution/paths', {
          params: { query: { ...asked, limit: 100, after: pageParam } },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next,
  });
  const columns = useMemo((): Column<PathItem>[] => {
    const say = (row: PathItem): string[] => row.path.map(nameOfKey);
    return [
      {
        id: 'path',
        label: t('path'),
        value: (row) => say(row).join(' > '),
        render: (row) => <Path names={say(row)} />,
      },
      { id: 'conversions', label: t('figure.conversions'), kind: 'number', value: (row) => row.conversions },
      { id: 'value', label: t('figure.value'), kind: 'money', value: (row) => row.value },
      { id: 'lost', label: t('lost'), kind: 'number', value: (row) => row.lostJourneys },
      {
        id: 'rate',
        label: t('rate'),
        kind: 'percent',
        value: (row) => row.conversions / (row.conversions + row.lostJourneys),
      },
    ];
  }, [t, nameOfKey]);
  return (
    <DataTable
      id="attribution-paths"
      caption={t('paths')}
      columns={columns}
      rows={rows.data?.pages.flatMap((page) => page.items)}
      rowKey={(row) => row.path.join('\u0001')}
      loading={rows.isFetching}
      error={rows.error}
      onRetry={rows.refetch}
      hasMore={rows.hasNextPage}
      onMore={() => void rows.fetchNextPage()}
      loadingMore={rows.isFetchingNextPage}
    />
  );
}

function ConversionRows({ asked, nameOfKey }: RowsProps) {
  const { t } = useTranslation('attribution');
  const rows = useInfiniteQuery({
    queryKey: ['/api/measure/attribution/conversions', asked],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      take(
        api.GET('/api/measure/attribution/conversions', {
          params: { query: { ...asked, limit: 100, after: pageParam } },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next,
  });
  const columns = useMemo((): Column<ConversionItem>[] => {
    const say = (row: ConversionItem): string[] => row.touches.map((touch) => nameOfKey(touch.key));
    return [
      { id: 'at', label: t('at'), kind: 'dateTime', value: (row) => row.at },
      {
        id: 'person',
        label: t('person'),
        value: (row) => row.person,
        render: (row) =>
          row.person === '0' ? (
            t('nobody')
          ) : (
            <Link to={`/people/${row.person}` as never}>{t('openPerson')}</Link>
          ),
      },
      {
        id: 'order',
        label: t('order'),
        value: (row) => row.order,
        render: (row) => <bdi>{row.order || '–'}</bdi>,
      },
      { id: 'value', label: t('figure.value'), kind: 'money', value: (row) => row.value },
      {
        id: 'touches',
        label: t('path'),
        value: (row) => say(row).join(' > '),
        render: (row) => <Path names={say(row)} />,
      },
    ];
  }, [t, nameOfKey]);
  return (
    <DataTable
      id="attributed-conversions"
      caption={t('conversionRows')}
      columns={columns}
      rows={rows.data?.pages.flatMap((page) => page.items)}
      rowKey={(row) => `${row.at}-${row.person}-${row.order}-${row.touches.length}`}
      loading={rows.isFetching}
      error={rows.error}
      onRetry={rows.refetch}
      hasMore={rows.hasNextPage}
      onMore={() => void rows.fetchNextPage()}
      loadingMore={rows.isFetchingNextPage}
    />
  );
}
