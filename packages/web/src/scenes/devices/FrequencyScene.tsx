import type { ImpressionDimension } from '@rondo/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { apiQuery } from '../../api/query.ts';
import { useFormat, usePeriod, useViewState } from '../../shell/hooks.ts';
import { InlineSelect } from '../../ui/builder/InlineInputs.tsx';
import { RuleLine, RuleLines } from '../../ui/builder/RuleSentence.tsx';
import { Chart } from '../../ui/chart/Chart.tsx';
import type { ChartData } from '../../ui/chart/chart-types.ts';
import type { Format } from '../../ui/format.ts';
import { Page, Section, Sentence } from '../../ui/Page.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { oneOf, text } from '../../ui/view-codec.ts';
import { HowComputed } from '../explore/HowComputed.tsx';
import { addDays } from '../segments/edit-rule.ts';
import own from './devices.module.css';
import { endsOf, type FrequencyReport, vocabularyQuery } from './devices-api.ts';

const dimensions = ['placement', 'campaign', 'creative', 'platform'] as const satisfies ImpressionDimension[];
const view = { by: oneOf(dimensions, 'placement'), campaign: text(), placement: text() };
type Bucket = FrequencyReport['buckets'][number];
type Item = FrequencyReport['items'][number];

/** How often and how lately devices were shown ads, and how many of them then converted. */
export function FrequencyScene() {
  const { t } = useTranslation('devices');
  const format = useFormat();
  const [period] = usePeriod();
  const [{ by, campaign, placement }, setView] = useViewState(view);
  const query = {
    from: period.from,
    to: addDays(period.to, 1),
    by,
    ...(campaign === '' ? {} : { campaign }),
    ...(placement === '' ? {} : { placement }),
  };
  const report = useQuery(apiQuery('/api/devices/frequency', { params: { query } }));
  const vocabulary = useQuery(vocabularyQuery);
  const data = report.data;
  const chart = useMemo((): ChartData | undefined => {
    if (data === undefined || data.devices === 0) return undefined;
    return {
      kind: 'bar',
      measure: { name: t('devicesColumn'), kind: 'number' },
      categories: data.buckets.map(({ from, to }) => sayRange(from, to, format)),
      categoryName: t('frequency.impressionsOf'),
      series: [{ name: t('devicesColumn'), values: data.buckets.map(({ devices }) => devices) }],
    };
  }, [data, t, format]);
  const recency = useMemo((): ChartData | undefined => {
    if (data === undefined || data.devices === 0) return undefined;
    return {
      kind: 'bar',
      measure: { name: t('devicesColumn'), kind: 'number' },
      categories: data.recency.map(({ fromDays, toDays }) => sayRange(fromDays, toDays, format)),
      categoryName: t('frequency.daysAgo'),
      series: [{ name: t('devicesColumn'), values: data.recency.map(({ devices }) => devices) }],
    };
  }, [data, t, format]);
  const choices = (any: string, names: readonly string[] = []) => [
    { value: '', label: any },
    ...names.map((value) => ({ value, label: value })),
  ];
  const { impressions } = vocabulary.data ?? {};
  return (
    <Page
      title={t('frequency.title')}
      above={
        <Link to="/devices" className={own.back}>
          {t('title')}
        </Link>
      }
      sentence={data && <Answer report={data} />}
    >
      <RuleLines label={t('frequency.question')}>
        <RuleLine>
          {t('frequency.adsOf')}
          <InlineSelect
            label={t('campaign')}
            value={campaign}
            options={choices(t('anyCampaign'), impressions?.campaigns)}
            onChange={(next) => setView({ campaign: next })}
          />
          {t('frequency.on')}
          <InlineSelect
            label={t('placement')}
            value={placement}
            options={choices(t('anyPlacement'), impressions?.placements)}
            onChange={(next) => setView({ placement: next })}
          />
        </RuleLine>
      </RuleLines>
      <Chart
        title={t('frequency.chart')}
        summary={t('frequency.chartSummary')}
        data={chart}
        loading={report.isFetching}
        error={report.error}
        onRetry={report.refetch}
        empty={t('frequency.empty')}
      />
      <Section title={t('frequency.conversions')} note={t('frequency.conversionsNote')}>
        <BucketTable report={data} loading={report.isFetching} />
      </Section>
      <Chart
        title={t('frequency.recency')}
        summary={t('frequency.recencySummary')}
        data={recency}
        loading={report.isFetching}
        error={report.error}
        onRetry={report.refetch}
        empty={t('frequency.empty')}
      />
      <Section
        title={t('frequency.where')}
        actions={
          <InlineSelect
            label={t('frequency.by')}
            value={by}
            options={dimensions.map((value) => ({ value, label: t(`frequency.dimensions.${value}`) }))}
            onChange={(next) => setView({ by: dimensions.find((one) => one === next) ?? 'placement' })}
          />
        }
      >
        <ItemTable report={data} by={by} loading={report.isFetching} />
      </Section>
      <HowComputed lines={[t('rules.device'), t('rules.followed'), t('rules.until'), t('rules.effect')]} />
    </Page>
  );
}

function sayRange(from: number, to: number | null, format: Format): string {
  if (to === null) return `${format.number(from)}+`;
  return from === to ? format.number(from) : `${format.number(from)}–${format.number(to)}`;
}

function Answer({ report }: { report: FrequencyReport }) {
  const { t } = useTranslation('devices');
  const format = useFormat();
  const { devices, impressions, frequency, followed, rate } = report;
  const interval = endsOf(report.interval);
  if (devices === 0 || frequency === null) return <Sentence>{t('frequency.nothing')}</Sentence>;
  const note =
    rate === null || interval === undefined
      ? t('frequency.nobodyFollowed')
      : t('frequency.converted', {
          count: followed,
          figure: format.number(followed),
          rate: format.percent(rate),
          low: format.percent(interval[0]),
          high: format.percent(interval[1]),
        });
  return (
    <Sentence note={note}>
      {t('frequency.sentence', {
        count: devices,
        figure: format.number(devices),
        impressions: format.number(impressions),
        frequency: format.number(Math.round(frequency * 10) / 10),
      })}
    </Sentence>
  );
}

type Conversions = Pick<Bucket, 'followed' | 'converted' | 'rate' | 'interval'>;

function useConversionColumns<Row extends Conversions>(): Column<Row>[] {
  const { t } = useTranslation('devices');
  const format = useFormat();
  return useMemo<Column<Row>[]>(
    () => [
      { id: 'followed', label: t('frequency.followed'), kind: 'number', value: (row) => row.followed },
      {
        id: 'converted',
        label: t('frequency.convertedColumn'),
        kind: 'number',
        value: (row) => row.converted,
      },
      { id: 'rate', label: t('frequency.rate'), kind: 'percent', value: (row) => row.rate },
      {
        id: 'interval',
        label: t('frequency.interval'),
        value: (row) => {
          const ends = endsOf(row.interval);
          return ends === undefined ? null : `${format.percent(ends[0])}–${format.percent(ends[1])}`;
        },
        sortable: false,
      },
    ],
    [t, format],
  );
}

function BucketTable({ report, loading }: { report: FrequencyReport | undefined; loading: boolean }) {
  const { t } = useTranslation('devices');
  const format = useFormat();
  const conversions = useConversionColumns<Bucket>();
  const columns: Column<Bucket>[] = [
    {
      id: 'shown',
      label: t('frequency.impressionsOf'),
      value: (row) => sayRange(row.from, row.to, format),
      render: (row) => <bdi dir="ltr">{sayRange(row.from, row.to, format)}</bdi>,
      sortable: false,
    },
    {
      id: 'devices',
      label: t('devicesColumn'),
      kind: 'number',
      value: (row) => row.devices,
      total: report?.devices ?? null,
    },
    {
      id: 'impressions',
      label: t('frequency.impressions'),
      kind: 'number',
      value: (row) => row.impressions,
      total: report?.impressions ?? null,
    },
    ...conversions,
  ];
  return (
    <DataTable
      id="frequency-buckets"
      caption={t('frequency.conversions')}
      columns={columns}
      rows={report?.buckets}
      rowKey={(row) => String(row.from)}
      loading={loading}
    />
  );
}

function ItemTable({
  report,
  by,
  loading,
}: {
  report: FrequencyReport | undefined;
  by: ImpressionDimension;
  loading: boolean;
}) {
  const { t } = useTranslation('devices');
  const conversions = useConversionColumns<Item>();
  const columns: Column<Item>[] = [
    {
      id: 'name',
      label: t(`frequency.dimensions.${by}`),
      value: (row) => (row.name === '' ? t('frequency.unnamed') : row.name),
    },
    { id: 'impressions', label: t('frequency.impressions'), kind: 'number', value: (row) => row.impressions },
    { id: 'devices', label: t('devicesColumn'), kind: 'number', value: (row) => row.devices },
    {
      id: 'frequency',
      label: t('frequency.average'),
      kind: 'number',
      value: (row) => row.frequency,
    },
    { id: 'spend', label: t('frequency.spend'), kind: 'money', value: (row) => row.spend },
    ...conversions,
  ];
  return (
    <DataTable
      id="frequency-items"
      caption={t('frequency.where')}
      columns={columns}
      rows={report?.items}
      rowKey={(row) => row.name}
      loading={loading}
    />
  );
}
