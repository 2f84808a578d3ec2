import type { ImpactProgress, MeasuredImpact, NotEnough } from '@rondo/contract';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api, take } from '../../api/client.ts';
import { apiQuery } from '../../api/query.ts';
import { useUntilDone } from '../../api/use-until-done.ts';
import { useFormat, useMay, useViewState } from '../../shell/hooks.ts';
import { Chart } from '../../ui/chart/Chart.tsx';
import { HeavyWork } from '../../ui/HeavyWork.tsx';
import { Columns, Page, Sentence } from '../../ui/Page.tsx';
import { addDays, todayIn } from '../../ui/period.ts';
import { RowsDrawer } from '../../ui/RowsDrawer.tsx';
import { askFilters } from '../explore/ask-period.ts';
import { BehindRows } from '../explore/BehindRows.tsx';
import { HowComputed } from '../explore/HowComputed.tsx';
import { kindOfUnit, useMetricWords } from '../explore/metric-words.ts';
import { LiftQuestion } from './LiftQuestion.tsx';
import { ControlTable, PlaceboTable, StepTable } from './LiftTables.tsx';
import { chartOfEffect, chartOfImpact, liftView } from './lift-view.ts';

const PATH = '/api/measure/impact';
const USUAL_DAYS = 28;

/** What something changed that happened on a day: a figure beside what it would have been. */
export function LiftScene() {
  const { t } = useTranslation('lift');
  const words = useMetricWords();
  const format = useFormat();
  const [view, setView] = useViewState(liftView);
  const from = view.from || addDays(todayIn(format.settings.timeZone, new Date()), -USUAL_DAYS);
  const filter = askFilters(view.filter);
  const question = {
    metric: view.metric,
    grain: view.grain,
    from,
    ...(view.to === '' ? {} : { to: view.to }),
    ...(filter.length === 0 ? {} : { filter }),
    ...(view.control.length === 0 ? {} : { control: view.control }),
  };
  const params = { query: question };
  const metrics = useQuery(apiQuery('/api/metrics', {}));
  const { answer, progress, cancelled, cancel, again } = useUntilDone<
    MeasuredImpact | NotEnough,
    ImpactProgress
  >({
    key: [PATH, question],
    ask: (signal) => take(api.GET(PATH, { params, signal })),
    end: () => take(api.DELETE(PATH, { params })),
  });
  const data = answer.data?.outcome === 'answered' ? answer.data : undefined;
  const charts = useMemo(() => {
    if (data === undefined) return undefined;
    const kind = kindOfUnit(data.metric.unit);
    const measure = words.nameOf(data.metric);
    const said = { kind, event: t('event'), time: t(`stepOf.${data.grain}`) };
    return {
      compared: chartOfImpact(data, kind, {
        ...said,
        measure,
        actual: t('actual'),
        expected: t('expected'),
      }),
      effect: chartOfEffect(data, 'effect', { ...said, name: t('effect') }),
      cumulative: data.metric.additive
        ? chartOfEffect(data, 'cumulative', { ...said, name: t('soFar') })
        : undefined,
    };
  }, [data, t, words]);
  const chart = {
    loading: answer.isFetching,
    error: answer.error,
    onRetry: again,
    empty: answer.data?.outcome === 'not-enough' ? answer.data.message : t('empty'),
  };
  const maySeeRows = useMay('events.read');
  const opened = data?.steps.find(({ at }) => at === view.open);
  return (
    <Page
      title={t('nav.lift')}
      sentence={
        data && (
          <Sentence note={<Trust answer={data} />}>
            <Answer answer={data} />
          </Sentence>
        )
      }
    >
      <LiftQuestion metrics={metrics.data?.items ?? []} view={view} from={from} onChange={setView} />
      <HeavyWork
        progress={progress && { ...progress, label: t(`progress.${progress.step}`) }}
        cancelled={cancelled}
        cancel={cancel}
        again={again}
      />
      <Chart
        title={t('comparedTitle')}
        note={t('band')}
        summary={t('comparedSummary')}
        data={charts?.compared}
        {...chart}
      />
      {charts && (
        <Columns min={420}>
          <Chart
            title={t('effectTitle')}
            note={t('band')}
            summary={t('effectSummary')}
            data={charts.effect}
            {...chart}
          />
          {charts.cumulative && (
            <Chart
              title={t('soFarTitle')}
              note={t('band')}
              summary={t('soFarSummary')}
              data={charts.cumulative}
              {...chart}
            />
          )}
        </Columns>
      )}
      <StepTable
        answer={data}
        loading={answer.isFetching}
        {...(maySeeRows ? { onOpen: (open: string) => setView({ open }), open: view.open } : {})}
      />
      <PlaceboTable answer={data} />
      <ControlTable answer={data} />
      {data && (
        <HowComputed
          lines={[
            t('rules.model'),
            t('rules.drift', { drift: format.number(data.drift, 2) }),
            t('rules.placebo'),
            t('rules.chance'),
            t('rules.assume'),
            t('rules.converged', {
              rHat: format.number(data.convergence.worstRHat, 3),
              draws: format.number(Math.round(data.convergence.leastEffective)),
            }),
          ]}
        />
      )}
      {data && opened && (
        <RowsDrawer
          opened
          onClose={() => setView({ open: '' })}
          title={t('rowsOf', { metric: words.nameOf(data.metric), when: format.date(opened.at) })}
        >
          <BehindRows
            metric={data.metric}
            from={opened.at}
            to={addDays(opened.at, data.grain === 'day' ? 1 : 7)}
            filter={data.filter}
          />
        </RowsDrawer>
      )}
    </Page>
  );
}

function Answer({ answer }: { answer: MeasuredImpact }) {
  const { t } = useTranslation('lift');
  const format = useFormat();
  const words = useMetricWords();
  const { metric, relative, total, average, after, chance } = answer;
  const { effect } = total ?? average;
  const kind = kindOfUnit(metric.unit);
  const write = (value: number): string =>
    format.byKind(kind, kind === 'number' && total !== null ? Math.round(value) : value);
  const sure = effect.low > 0 ? 'more' : effect.high < 0 ? 'less' : 'unsure';
  const sign = sure === 'unsure' && effect.mean > 0 ? '+' : '';
  const size = { effect: `${sign}${write(effect.mean)}`, low: write(effect.low), high: write(effect.high) };
  const share =
    relative === null
      ? ''
      : ` ${t('sayShare', { share: format.percent(relative.mean), low: format.percent(relative.low), high: format.percent(relative.high) })}`;
  return `${t(`say.${total === null ? 'average' : 'total'}.${sure}`, {
    metric: words.nameOf(metric),
    from: format.date(after.from),
    to: format.date(addDays(after.to, -1)),
    step: t(`perStep.${answer.grain}`),
    ...size,
  })}${share} ${t('sayChance', { chance: format.percent(Math.min(chance, 0.999)) })}`;
}

/** Whether the same question about earlier days found nothing, as it should. */
function Trust({ answer: { placebos, trust } }: { answer: MeasuredImpact }) {
  const { t } = useTranslation('lift');
  const format = useFormat();
  if (trust === 'untested') return t('untested');
  const held = placebos.filter(({ holdsZero }) => holdsZero).length;
  return t(trust, {
    count: placebos.length,
    tries: format.number(placebos.length),
    held: format.number(held),
  });
}
