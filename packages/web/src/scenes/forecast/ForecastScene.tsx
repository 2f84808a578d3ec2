import type { ForecastAnswer } from '@rondo/contract';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { apiQuery } from '../../api/query.ts';
import { useFormat, useMay, useViewState } from '../../shell/hooks.ts';
import { Chart } from '../../ui/chart/Chart.tsx';
import { Page, Sentence } from '../../ui/Page.tsx';
import { askFilters } from '../explore/ask-period.ts';
import { FigureRows } from '../explore/FigureRows.tsx';
import { HowComputed } from '../explore/HowComputed.tsx';
import { kindOfUnit, useMetricWords } from '../explore/metric-words.ts';
import { ForecastQuestion } from './ForecastQuestion.tsx';
import { ForecastSteps, StrangeSteps, TestedModels } from './ForecastTables.tsx';
import { AUTO, chartOfForecast, forecastView, stepFrom } from './forecast-view.ts';

const usual = { day: 28, week: 13, month: 12 } as const;

/** What a figure will be, how sure that is, and what of its past was out of the ordinary. */
export function ForecastScene() {
  const { t } = useTranslation('forecast');
  const words = useMetricWords();
  const format = useFormat();
  const [view, setView] = useViewState(forecastView);
  const mayOpen = useMay('events.read');
  const ahead = view.ahead || usual[view.grain];
  const filter = askFilters(view.filter);
  const metrics = useQuery(apiQuery('/api/metrics', {}));
  const answer = useQuery(
    apiQuery('/api/measure/forecast', {
      params: {
        query: {
          metric: view.metric,
          grain: view.grain,
          horizon: ahead,
          ...(view.model === AUTO ? {} : { model: view.model }),
          ...(filter.length === 0 ? {} : { filter }),
        },
      },
    }),
  );
  const data: ForecastAnswer | undefined = answer.data?.outcome === 'answered' ? answer.data : undefined;
  const chart = useMemo(
    () =>
      data &&
      chartOfForecast(data, {
        measure: words.nameOf(data.metric),
        past: t('past'),
        future: t('future'),
        time: t('step'),
      }),
    [data, words, t],
  );
  const opened = stepFrom(data, view.open);
  const table = { answer: data, loading: answer.isFetching };

  return (
    <Page
      title={t('nav.forecast')}
      sentence={data && <Sentence note={<Past answer={data} />}>{<Next answer={data} />}</Sentence>}
    >
      <ForecastQuestion metrics={metrics.data?.items ?? []} view={view} ahead={ahead} onChange={setView} />
      <Chart
        title={
          data === undefined ? t('nav.forecast') : t('chartTitle', { metric: words.nameOf(data.metric) })
        }
        note={t('band')}
        summary={t('chartSummary')}
        data={chart}
        loading={answer.isFetching}
        error={answer.error}
        onRetry={answer.refetch}
        empty={t('empty')}
      />
      <ForecastSteps {...table} />
      <StrangeSteps
        {...table}
        open={view.open}
        onOpen={mayOpen ? (at) => setView({ open: at }) : undefined}
      />
      <TestedModels {...table} />
      <HowComputed
        lines={[
          t('rules.whole'),
          t('rules.chosen'),
          t('rules.interval'),
          t('rules.strange'),
          t('rules.assume'),
        ]}
      />
      {data && opened && (
        <FigureRows
          metric={view.metric}
          part={view.grain === 'month' ? format.month(opened.from) : format.date(opened.from)}
          period={opened}
          filter={filter}
          onClose={() => setView({ open: '' })}
        />
      )}
    </Page>
  );
}

function Next({ answer }: { answer: ForecastAnswer }) {
  const { t } = useTranslation('forecast');
  const words = useMetricWords();
  const format = useFormat();
  const [next] = answer.forecast;
  if (next === undefined) return null;
  const kind = kindOfUnit(answer.metric.unit);
  const { low, high } = next.interval95;
  return t(`say.${answer.grain}`, {
    metric: words.nameOf(answer.metric),
    when: answer.grain === 'month' ? format.month(next.at) : format.date(next.at),
    figure: format.byKind(kind, next.mean),
    low: format.byKind(kind, low),
    high: format.byKind(kind, high),
  });
}

/** How far to trust it: how wrong the model was, and how often its intervals held. */
function Past({ answer }: { answer: ForecastAnswer }) {
  const { t } = useTranslation('forecast');
  const format = useFormat();
  const model = answer.models.find((one) => one.model === answer.chosen);
  if (model === undefined || model.origins === 0) return t('untested');
  const kind = kindOfUnit(answer.metric.unit);
  return t('tested', {
    model: t(`models.${model.model}`),
    count: model.origins,
    origins: format.number(model.origins),
    error: model.mape === null ? format.byKind(kind, model.mae) : format.percent(model.mape),
    share: format.percent(model.coverage95),
  });
}
