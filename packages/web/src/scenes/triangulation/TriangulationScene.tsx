import type { ChannelIncrement, TriangulationAnswer } from '@rondo/contract';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { apiQuery } from '../../api/query.ts';
import { useFormat, useMay, useViewState } from '../../shell/hooks.ts';
import { InlineNumber, InlineSelect } from '../../ui/builder/InlineInputs.tsx';
import { RuleLine, RuleLines } from '../../ui/builder/RuleSentence.tsx';
import { Chart } from '../../ui/chart/Chart.tsx';
import type { ChartData } from '../../ui/chart/chart-types.ts';
import { Page, Sentence } from '../../ui/Page.tsx';
import { integer, oneOf, text } from '../../ui/view-codec.ts';
import { FigureRows } from '../explore/FigureRows.tsx';
import { HowComputed } from '../explore/HowComputed.tsx';
import { useMetricWords } from '../explore/metric-words.ts';
import { ChannelTable } from './ChannelTable.tsx';
import { CampaignTable, HoldOutTable, NextTable } from './EvidenceTables.tsx';
import { MethodTable, MethodTableWithMix } from './MethodTable.tsx';

/** A mix model of fewer weeks is refused. */
const FEWEST_MIX_WEEKS = 40;
const spans = ['26', '52', '104'] as const;
const metrics = ['orders', 'new_customers', 'leads'] as const;
const view = {
  weeks: oneOf(spans, '52'),
  metric: oneOf(metrics, 'orders'),
  /** In percent. */
  margin: integer(40, { min: 1, max: 100 }),
  /** The channel whose rows are looked at. */
  open: text(''),
};

/** What each channel caused: attribution, the comparison of places and weeks, and experiments on one page. */
export function TriangulationScene() {
  const { t } = useTranslation('triangulation');
  const words = useMetricWords();
  const [{ weeks, metric, margin, open }, setView] = useViewState(view);
  const mayOpen = useMay('events.read');
  const answer = useQuery(
    apiQuery('/api/measure/triangulation', {
      params: { query: { weeks: Number(weeks), metric, margin: margin / 100 } },
    }),
  );
  const data: TriangulationAnswer | undefined = answer.data?.outcome === 'answered' ? answer.data : undefined;
  const chart = useMemo((): ChartData | undefined => {
    if (data === undefined) return undefined;
    const credit = (model: string) =>
      data.channels.map(({ credited }) => credited.find((one) => one.model === model)?.conversions ?? null);
    return {
      kind: 'bar',
      measure: { name: t('conversions'), kind: 'number' },
      categories: data.channels.map(({ channel }) => words.valueOf('channel', channel)),
      categoryName: t('channel'),
      series: [
        {
          name: t('caused'),
          values: data.channels.map(({ increment }) => Math.round(increment.mean)),
          low: data.channels.map(({ increment }) => Math.round(increment.low)),
          high: data.channels.map(({ increment }) => Math.round(increment.high)),
        },
        { name: t('last'), values: credit('last') },
        { name: t('markov'), values: credit('markov').map((value) => value && Math.round(value)) },
      ],
    };
  }, [data, t, words]);

  return (
    <Page
      title={t('nav.triangulation')}
      sentence={
        data && (
          <Sentence note={<Next answer={data} />}>
            <Answer answer={data} />
          </Sentence>
        )
      }
    >
      <RuleLines label={t('question')}>
        <RuleLine>
          {t('howMany')}
          <InlineSelect
            label={t('conversion')}
            value={metric}
            options={metrics.map((value) => ({ value, label: t(`metrics.${value}`) }))}
            onChange={(next) => setView({ metric: metrics.find((one) => one === next) ?? 'orders' })}
          />
          {t('didEach')}
          <InlineSelect
            label={t('span')}
            value={weeks}
            options={spans.map((value) => ({ value, label: t(`spans.${value}`) }))}
            onChange={(next) => setView({ weeks: spans.find((span) => span === next) ?? '52' })}
          />
          {t('ifLeft')}
          <InlineNumber
            label={t('margin')}
            value={margin}
            min={1}
            max={100}
            onChange={(next) => setView({ margin: Math.min(100, Math.max(1, Math.round(next ?? 40))) })}
          />
          {t('percentOfValue')}
        </RuleLine>
      </RuleLines>
      <Chart
        title={t('chartTitle')}
        note={t('whiskers')}
        summary={t('chartSummary')}
        data={chart}
        loading={answer.isFetching}
        error={answer.error}
        onRetry={answer.refetch}
        empty={answer.data?.outcome === 'not-enough' ? answer.data.message : t('empty')}
      />
      <ChannelTable
        answer={data}
        loading={answer.isFetching}
        open={open}
        onOpen={mayOpen ? (channel) => setView({ open: channel }) : undefined}
      />
      {metric === 'orders' && data && data.weeks >= FEWEST_MIX_WEEKS ? (
        <MethodTableWithMix answer={data} loading={answer.isFetching} weeks={Number(weeks)} />
      ) : (
        <MethodTable answer={data} loading={answer.isFetching} />
      )}
      <NextTable answer={data} />
      <HoldOutTable answer={data} />
      <CampaignTable answer={data} />
      {data && (
        <HowComputed
          lines={[
            data.places.length === 0 ? t('rules.noPlaces') : t('rules.places', { count: data.places.length }),
            t('rules.model'),
            t('rules.holdOuts'),
            t('rules.attribution'),
            t('rules.next'),
            t('rules.assume'),
            <Checks key="checks" answer={data} />,
          ]}
        />
      )}
      {data && open !== '' && (
        <FigureRows
          metric="spend"
          part={words.valueOf('channel', open)}
          period={data.period}
          filter={[`channel:${open}`]}
          onClose={() => setView({ open: '' })}
        />
      )}
    </Page>
  );
}

function Answer({ answer }: { answer: TriangulationAnswer }) {
  const { t } = useTranslation('triangulation');
  const words = useMetricWords();
  const { caused, located, channels } = answer;
  const bounds = useBounds();
  const [most]: (ChannelIncrement | undefined)[] = channels;
  const all = t('sayAll', {
    count: located,
    ...bounds(caused),
    all: bounds({ mean: located, low: 0, high: 0 }).mean,
  });
  if (most === undefined) return all;
  return `${all} ${t('sayMost', { channel: words.valueOf('channel', most.channel), ...bounds(most.increment) })}`;
}

/** The experiment that would settle most, in words. */
function Next({ answer }: { answer: TriangulationAnswer }) {
  const { t } = useTranslation('triangulation');
  const words = useMetricWords();
  const format = useFormat();
  const next = answer.channels.find(({ channel }) => channel === answer.best)?.next;
  if (answer.best === null || next === undefined || next === null) return t('nextNone');
  return t(next.cost > 0 ? `next.${next.kind}` : `nextSaves.${next.kind}`, {
    channel: words.valueOf('channel', answer.best),
    share: format.percent(next.share),
    weeks: format.number(next.weeks),
    gain: format.money(Math.round(next.gain)),
    cost: format.money(Math.round(Math.abs(next.cost))),
  });
}

function Checks({ answer: { check, located, conversions } }: { answer: TriangulationAnswer }) {
  const { t } = useTranslation('triangulation');
  const format = useFormat();
  return t('rules.checks', {
    located: format.number(located),
    conversions: format.number(conversions),
    rHat: format.number(check.rHat, 3),
    draws: format.number(check.effectiveDraws),
    dispersion: format.number(check.dispersion, 2),
  });
}

/** An estimate in whole numbers, for sentences. */
function useBounds() {
  const format = useFormat();
  return ({ mean, low, high }: { mean: number; low: number; high: number }) => ({
    mean: format.number(Math.round(mean)),
    low: format.number(Math.round(low)),
    high: format.number(Math.round(high)),
  });
}
