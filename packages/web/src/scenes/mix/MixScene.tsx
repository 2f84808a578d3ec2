import type { MeasuredMix, MixProgress, NotEnough } from '@rondo/contract';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api, take } from '../../api/client.ts';
import { useUntilDone } from '../../api/use-until-done.ts';
import { useFormat, useMay, useViewState } from '../../shell/hooks.ts';
import { InlineNumber, InlineSelect } from '../../ui/builder/InlineInputs.tsx';
import { RuleLine, RuleLines } from '../../ui/builder/RuleSentence.tsx';
import { Chart } from '../../ui/chart/Chart.tsx';
import type { ChartData } from '../../ui/chart/chart-types.ts';
import { HeavyWork } from '../../ui/HeavyWork.tsx';
import { Columns, Page, Sentence } from '../../ui/Page.tsx';
import { integer, oneOf, text } from '../../ui/view-codec.ts';
import { FigureRows } from '../explore/FigureRows.tsx';
import { HowComputed } from '../explore/HowComputed.tsx';
import { useMetricWords } from '../explore/metric-words.ts';
import { ChannelTable, ParameterTable, PlanTable } from './MixTables.tsx';

const targets = ['revenue', 'orders'] as const;
const spans = ['52', '104', '156'] as const;
const pools = ['together', 'apart'] as const;
const view = {
  target: oneOf(targets, 'revenue'),
  weeks: oneOf(spans, '104'),
  regions: oneOf(pools, 'together'),
  /** In percent. */
  change: integer(50, { min: 5, max: 200 }),
  /** The channel whose rows are looked at. */
  open: text(''),
};
const PATH = '/api/measure/mix';

/** What each channel brought by a marketing mix model, what one more euro would bring, and how a budget is split best. */
export function MixScene() {
  const { t } = useTranslation('mix');
  const format = useFormat();
  const words = useMetricWords();
  const [{ target, weeks, regions, change, open }, setView] = useViewState(view);
  const mayOpen = useMay('events.read');
  const question = {
    target,
    weeks: Number(weeks),
    apart: regions === 'apart',
    maxChange: change / 100,
  };
  const params = { query: question };
  const { answer, progress, cancelled, cancel, again } = useUntilDone<MeasuredMix | NotEnough, MixProgress>({
    key: [PATH, question],
    ask: (signal) => take(api.GET(PATH, { params, signal })),
    end: () => take(api.DELETE(PATH, { params })),
  });
  const data = answer.data?.outcome === 'answered' ? answer.data : undefined;
  const kind = data?.target === 'orders' ? 'number' : 'money';
  const shares = useMemo(
    (): ChartData | undefined =>
      data && {
        kind: 'horizontal-bar',
        measure: { name: t('share'), kind: 'percent' },
        categories: data.channels.map(({ channel }) => words.valueOf('channel', channel)),
        categoryName: t('channel'),
        channels: 'categories',
        channelKeys: data.channels.map(({ channel }) => channel),
        series: [
          {
            name: t('share'),
            values: data.channels.map(({ shareOfTarget }) => shareOfTarget.mean),
            low: data.channels.map(({ shareOfTarget }) => shareOfTarget.low),
            high: data.channels.map(({ shareOfTarget }) => shareOfTarget.high),
          },
        ],
      },
    [data, t, words],
  );
  const curves = useMemo(
    (): ChartData | undefined =>
      data && {
        kind: 'line',
        measure: { name: t(`targets.${data.target}`), kind },
        categories:
          data.channels[0]?.curve.map((_, i) => t('times', { times: format.number(i / 5, 1) })) ?? [],
        categoryName: t('spendAgainst'),
        channels: 'series',
        channelKeys: data.channels.map(({ channel }) => channel),
        series: data.channels.map(({ channel, curve }) => ({
          name: words.valueOf('channel', channel),
          values: curve.map(({ response }) => response.mean),
        })),
      },
    [data, kind, t, words, format],
  );
  const weekly = useMemo(
    (): ChartData | undefined =>
      data && {
        kind: 'area',
        measure: { name: t(`targets.${data.target}`), kind },
        categories: data.weeks,
        categoryName: t('week'),
        time: 'week',
        channels: 'series',
        channelKeys: data.channels.map(({ channel }) => channel),
        series: data.channels.map(({ channel, weekly: own }) => ({
          name: words.valueOf('channel', channel),
          values: own.map(({ mean }) => mean),
        })),
      },
    [data, kind, t, words],
  );
  const chart = {
    loading: answer.isFetching,
    error: answer.error,
    onRetry: again,
    empty: answer.data?.outcome === 'not-enough' ? answer.data.message : t('empty'),
  };
  return (
    <Page
      title={t('nav.mix')}
      sentence={
        data && (
          <Sentence note={<Tested answer={data} />}>
            <Answer answer={data} />
          </Sentence>
        )
      }
    >
      <RuleLines label={t('question')}>
        <RuleLine>
          {t('whatOf')}
          <InlineSelect
            label={t('target')}
            value={target}
            options={targets.map((value) => ({ value, label: t(`targets.${value}`) }))}
            onChange={(next) => setView({ target: targets.find((one) => one === next) ?? 'revenue' })}
          />
          {t('broughtIn')}
          <InlineSelect
            label={t('span')}
            value={weeks}
            options={spans.map((value) => ({ value, label: t(`spans.${value}`) }))}
            onChange={(next) => setView({ weeks: spans.find((span) => span === next) ?? '104' })}
          />
          {t('with')}
          <InlineSelect
            label={t('regions')}
            value={regions}
            options={pools.map((value) => ({ value, label: t(`pools.${value}`) }))}
            onChange={(next) => setView({ regions: pools.find((one) => one === next) ?? 'together' })}
          />
        </RuleLine>
        <RuleLine>
          {t('planWithin')}
          <InlineNumber
            label={t('maxChange')}
            value={change}
            min={5}
            max={200}
            onChange={(next) => setView({ change: Math.min(200, Math.max(5, Math.round(next ?? 50))) })}
          />
          {t('percentChange')}
        </RuleLine>
      </RuleLines>
      <HeavyWork
        progress={progress && { ...progress, label: t(`progress.${progress.step}`) }}
        cancelled={cancelled}
        cancel={cancel}
        again={again}
      />
      <Columns min={420}>
        <Chart
          title={t('sharesTitle')}
          note={t('whiskers')}
          summary={t('sharesSummary')}
          data={shares}
          {...chart}
        />
        <Chart title={t('curvesTitle')} summary={t('curvesSummary')} data={curves} {...chart} />
      </Columns>
      <ChannelTable
        answer={data}
        loading={answer.isFetching}
        open={open}
        onOpen={mayOpen ? (channel) => setView({ open: channel }) : undefined}
      />
      <PlanTable answer={data} />
      <Chart title={t('weeklyTitle')} summary={t('weeklySummary')} data={weekly} {...chart} />
      <ParameterTable answer={data} />
      {data && (
        <HowComputed
          lines={[
            t('rules.model'),
            t('rules.season'),
            data.holdOuts > 0 ? t('rules.holdOuts', { count: data.holdOuts }) : t('rules.noHoldOuts'),
            t('rules.plan'),
            t('rules.assume'),
            <Converged key="converged" answer={data} />,
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

function Answer({ answer }: { answer: MeasuredMix }) {
  const { t } = useTranslation('mix');
  const format = useFormat();
  const words = useMetricWords();
  const [most] = answer.channels;
  if (most === undefined) return null;
  const said = t('say', {
    channel: words.valueOf('channel', most.channel),
    share: format.percent(most.shareOfTarget.mean),
    low: format.percent(most.shareOfTarget.low),
    high: format.percent(most.shareOfTarget.high),
    target: t(`ofTargets.${answer.target}`),
  });
  if (answer.plan === null) return said;
  const write = (value: number): string =>
    answer.target === 'orders' ? format.number(Math.round(value)) : format.money(Math.round(value));
  return `${said} ${t('sayPlan', {
    gain: write(answer.plan.gain.mean),
    gainLow: write(answer.plan.gain.low),
    gainHigh: write(answer.plan.gain.high),
    kept: format.money(Math.round(answer.plan.keptForTests)),
  })}`;
}

/** What the model foresaw of weeks that it was not shown. */
function Tested({ answer }: { answer: MeasuredMix }) {
  const { t } = useTranslation('mix');
  const format = useFormat();
  if (answer.test === null) return t('untested');
  return t('tested', {
    count: answer.test.weeks,
    weeks: format.number(answer.test.weeks),
    error: format.percent(answer.test.error),
    inside: format.percent(answer.test.inside),
  });
}

function Converged({ answer: { convergence, leftOut } }: { answer: MeasuredMix }) {
  const { t } = useTranslation('mix');
  const format = useFormat();
  const words = useMetricWords();
  const said = t('rules.converged', {
    rHat: format.number(convergence.worstRHat, 3),
    draws: format.number(Math.round(convergence.leastEffective)),
  });
  if (leftOut.length === 0) return said;
  return `${said} ${t('rules.leftOut', {
    channels: leftOut.map((channel) => words.valueOf('channel', channel)).join(', '),
  })}`;
}
