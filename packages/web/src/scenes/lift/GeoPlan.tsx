import type { GeoDesignAnswer, GeoDesignProgress, GeoTestDesign, NotEnough } from '@rondo/contract';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api, take } from '../../api/client.ts';
import { apiQuery } from '../../api/query.ts';
import { useUntilDone } from '../../api/use-until-done.ts';
import { useFormat } from '../../shell/hooks.ts';
import { InlineSelect } from '../../ui/builder/InlineInputs.tsx';
import { RuleLine, RuleLines } from '../../ui/builder/RuleSentence.tsx';
import { Chart } from '../../ui/chart/Chart.tsx';
import type { ChartData } from '../../ui/chart/chart-types.ts';
import { HeavyWork } from '../../ui/HeavyWork.tsx';
import { Columns, Page, Section, Sentence } from '../../ui/Page.tsx';
import { addDays, todayIn } from '../../ui/period.ts';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { HowComputed } from '../explore/HowComputed.tsx';
import { isolate } from '../explore/isolate.ts';
import { useMetricWords } from '../explore/metric-words.ts';
import type { GeoPartProps } from './GeoScene.tsx';
import { FigureWords, PlacePicker, useWriteFigure } from './GeoWords.tsx';

const PATH = '/api/measure/geo/design';
const ALL = '';

/** In which places to test, for how long and with what spend: how small an effect would be found there. */
export function GeoPlan({ view, onChange, mode }: GeoPartProps) {
  const { t } = useTranslation('lift');
  const words = useMetricWords();
  const format = useFormat();
  const { figure, by, channel, include, exclude } = view;
  const today = todayIn(format.settings.timeZone, new Date());
  const spend = useQuery(
    apiQuery('/api/explore', {
      params: {
        query: {
          metric: 'spend',
          from: addDays(today, -364),
          to: today,
          grain: 'month',
          dimension: ['channel'],
          limit: 50,
        },
      },
    }),
  );
  const channels = (spend.data?.rows ?? []).flatMap(({ keys: [name = ''] }) => (name === '' ? [] : [name]));
  const question = {
    figure,
    by,
    ...(channel === ALL ? {} : { channel }),
    ...(include.length === 0 ? {} : { include }),
    ...(exclude.length === 0 ? {} : { exclude }),
  };
  const params = { query: question };
  const { answer, progress, cancelled, cancel, again } = useUntilDone<
    GeoDesignAnswer | NotEnough,
    GeoDesignProgress
  >({
    key: [PATH, question],
    ask: (signal) => take(api.GET(PATH, { params, signal })),
    end: () => take(api.DELETE(PATH, { params })),
  });
  const data = answer.data?.outcome === 'answered' ? answer.data : undefined;
  const curves = useMemo((): ChartData | undefined => {
    if (data === undefined) return undefined;
    const best = [...new Set(data.designs.map(({ weeks }) => weeks))]
      .sort((a, b) => a - b)
      .flatMap((weeks) => data.designs.find((design) => design.weeks === weeks) ?? []);
    return {
      kind: 'line',
      measure: { name: t('geo.power'), kind: 'percent' },
      categories: best[0]?.power.map(({ effect }) => format.percent(effect)) ?? [],
      categoryName: t('geo.effect'),
      series: best.map(({ weeks, power }) => ({
        name: t('geo.weeks', { count: weeks, weeks: format.number(weeks) }),
        values: power.map((one) => one.power),
      })),
      target: { value: 0.8, label: t('geo.enough') },
    };
  }, [data, t, format]);
  return (
    <Page
      title={t('nav.geoTests')}
      sentence={
        data && (
          <Sentence note={<PlanNote answer={data} />}>
            <BestPlan answer={data} />
          </Sentence>
        )
      }
    >
      {mode}
      <RuleLines label={t('question')}>
        <RuleLine>
          {t('geo.whereToTest')}
          <InlineSelect
            label={t('geo.channel')}
            value={channel}
            options={[
              { value: ALL, label: t('geo.allSpend') },
              ...channels.map((value) => ({ value, label: words.valueOf('channel', value) })),
            ]}
            onChange={(next) => onChange({ channel: next })}
          />
          {t('geo.seenIn')}
          <FigureWords view={view} onChange={onChange} />
        </RuleLine>
      </RuleLines>
      <Columns min={320}>
        <PlacePicker
          label={t('geo.include')}
          view={view}
          value={include}
          without={exclude}
          onChange={(places) => onChange({ include: places })}
        />
        <PlacePicker
          label={t('geo.exclude')}
          view={view}
          value={exclude}
          without={include}
          onChange={(places) => onChange({ exclude: places })}
        />
      </Columns>
      <HeavyWork
        progress={progress && { ...progress, label: t(`geo.progress.${progress.step}`) }}
        cancelled={cancelled}
        cancel={cancel}
        again={again}
      />
      <Chart
        title={t('geo.powerTitle')}
        note={t('geo.powerNote')}
        summary={t('geo.powerSummary')}
        data={curves}
        loading={answer.isFetching}
        error={answer.error}
        onRetry={again}
        empty={answer.data?.outcome === 'not-enough' ? answer.data.message : t('geo.empty')}
      />
      <DesignTable answer={data} loading={answer.isFetching} />
      {data && (
        <HowComputed
          lines={[
            t('geo.rules.places'),
            t('geo.rules.candidates'),
            t('geo.rules.power', { ends: format.number(data.lookback) }),
            t('geo.rules.cost'),
            t('geo.rules.assume'),
          ]}
        />
      )}
    </Page>
  );
}

function BestPlan({ answer }: { answer: GeoDesignAnswer }) {
  const { t } = useTranslation('lift');
  const format = useFormat();
  const words = useMetricWords();
  const { say } = useWriteFigure(answer.figure);
  const [best] = answer.designs;
  if (best === undefined || best.leastDetectable === null || best.least === null) return t('geo.noPlan');
  const said = t('geo.best', {
    count: best.weeks,
    places: format.list(best.places.map((place) => isolate(words.valueOf(answer.by, place)))),
    weeks: format.number(best.weeks),
    share: format.percent(best.leastDetectable),
    least: say(best.least),
  });
  if (best.costLimit === null) return said;
  return `${said} ${t('geo.bestCost', { spend: format.money(Math.round(best.spend)), cost: format.money(best.costLimit) })}`;
}

function PlanNote({ answer }: { answer: GeoDesignAnswer }) {
  const { t } = useTranslation('lift');
  const format = useFormat();
  return t('geo.tried', {
    sets: format.number(answer.tried),
    places: format.number(answer.places.length),
    weeks: format.number(answer.weeks),
    located: format.percent(answer.located),
  });
}

function DesignTable({ answer, loading }: { answer: GeoDesignAnswer | undefined; loading: boolean }) {
  const { t } = useTranslation('lift');
  const words = useMetricWords();
  const format = useFormat();
  const columns = useMemo((): Column<GeoTestDesign>[] => {
    const by = answer?.by ?? 'region';
    const say = (row: GeoTestDesign, write = (name: string): string => name): string =>
      format.list(row.places.map((place) => write(words.valueOf(by, place))));
    return [
      { id: 'places', label: t('geo.places'), value: (row) => say(row), render: (row) => say(row, isolate) },
      { id: 'weeks', label: t('geo.long'), kind: 'number', value: (row) => row.weeks },
      { id: 'least', label: t('geo.leastShare'), kind: 'percent', value: (row) => row.leastDetectable },
      {
        id: 'leastFigure',
        label: t('geo.leastFigure', { figure: t(`geo.figures.${answer?.figure ?? 'orders'}`) }),
        kind: answer?.figure === 'revenue' ? 'money' : 'number',
        value: (row) => (row.least === null ? null : Math.round(row.least)),
      },
      { id: 'spend', label: t('geo.spend'), kind: 'money', value: (row) => Math.round(row.spend) },
      { id: 'limit', label: t('geo.costLimit'), kind: 'money', value: (row) => row.costLimit },
      { id: 'share', label: t('geo.shareOfAll'), kind: 'percent', value: (row) => row.share },
      {
        id: 'alarms',
        label: t('geo.falseAlarms'),
        kind: 'percent',
        value: (row) => row.falseAlarms,
        hidden: true,
      },
      { id: 'bias', label: t('geo.bias'), kind: 'percent', value: (row) => row.bias, hidden: true },
      {
        id: 'l2',
        label: t('geo.scaledL2'),
        kind: 'number',
        value: (row) => Number(row.scaledL2.toFixed(2)),
        hidden: true,
      },
    ];
  }, [answer, t, words, format]);
  return (
    <Section title={t('geo.designs')} note={t('geo.designsNote')}>
      <DataTable
        id="geo-designs"
        caption={t('geo.designs')}
        columns={columns}
        rows={answer?.designs}
        rowKey={(row) => `${row.weeks} ${row.places.join()}`}
        loading={loading}
      />
    </Section>
  );
}
