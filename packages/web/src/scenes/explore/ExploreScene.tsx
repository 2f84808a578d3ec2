import { SegmentedControl } from '@mantine/core';
import type { ExploreAnswer, MetricInfo } from '@rondo/contract';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { apiQuery } from '../../api/query.ts';
import { useFormat, useMay, usePeriod, useViewState } from '../../shell/hooks.ts';
import { Chart } from '../../ui/chart/Chart.tsx';
import { Page } from '../../ui/Page.tsx';
import { RowsDrawer } from '../../ui/RowsDrawer.tsx';
import { askFilters, askPeriod } from './ask-period.ts';
import { BehindRows } from './BehindRows.tsx';
import { ExploreQuestion } from './ExploreQuestion.tsx';
import { ExploreSentence } from './ExploreSentence.tsx';
import { ExploreTable } from './ExploreTable.tsx';
import {
  chartOfParts,
  chartOverTime,
  exploreView,
  filtersOfRow,
  keyOfRow,
  nameOfMeasure,
  nameOfRow,
} from './explore-view.ts';
import { HowComputed } from './HowComputed.tsx';
import { useMetricWords } from './metric-words.ts';
import { SaveChart } from './SaveChart.tsx';
import { SavedCharts } from './SavedCharts.tsx';

/** Any metric over any period, split by up to two dimensions, down to the rows behind each number. */
export function ExploreScene() {
  const { t } = useTranslation('explore');
  const words = useMetricWords();
  const [period] = usePeriod();
  const [view, setView] = useViewState(exploreView);
  const mayOpen = useMay('events.read');
  const metrics = useQuery(apiQuery('/api/metrics'));
  const asked = askPeriod(period);
  const filter = askFilters(view.filter);
  const answer = useQuery(
    apiQuery('/api/explore', {
      params: {
        query: {
          metric: view.metric,
          ...asked,
          ...(view.per === '' ? {} : { per: view.per }),
          ...(view.by.length === 0 ? {} : { dimension: view.by.slice(0, 2) }),
          ...(view.grain === 'auto' ? {} : { grain: view.grain }),
          ...(filter.length === 0 ? {} : { filter }),
          limit: 200,
        },
      },
    }),
  );
  const data: ExploreAnswer | undefined = answer.data;
  const measure =
    data === undefined
      ? ''
      : nameOfMeasure(data, words, (metric, per) => t('metrics:words.per', { metric, per }));
  const parts = view.show === 'parts' && view.by.length > 0;
  const chart = useMemo(() => {
    if (data === undefined) return undefined;
    return parts
      ? chartOfParts(data, words, measure)
      : chartOverTime(data, words, measure, { time: t('time'), running: t('metrics:words.running') });
  }, [data, parts, words, measure, t]);
  const opened = data?.rows.find((row) => keyOfRow(row) === view.open);
  const whole = view.open === 'all' ? data : undefined;

  return (
    <Page
      title={t('nav.explore')}
      actions={<SaveChart kind="explore" name={measure} />}
      sentence={data && <ExploreSentence answer={data} measure={measure} />}
    >
      <ExploreQuestion
        metrics={metrics.data?.items}
        view={view}
        onChange={(next) => setView({ ...next, open: '' })}
      />
      <Chart
        title={measure}
        summary={t('summary', { measure })}
        data={chart}
        loading={answer.isFetching}
        error={answer.error}
        onRetry={answer.refetch}
        {...(mayOpen ? { onPick: () => setView({ open: 'all' }) } : {})}
        controls={
          view.by.length > 0 && (
            <SegmentedControl
              size="xs"
              aria-label={t('showAs')}
              value={view.show}
              onChange={(show) => setView({ show: show === 'parts' ? 'parts' : 'time' })}
              data={[
                { value: 'time', label: t('overTime') },
                { value: 'parts', label: t('parts') },
              ]}
            />
          )
        }
      />
      {view.by.length > 0 && (
        <ExploreTable
          answer={data}
          measure={measure}
          loading={answer.isFetching}
          error={answer.error}
          onRetry={() => void answer.refetch()}
          {...(mayOpen ? { onOpen: (row) => setView({ open: keyOfRow(row) }) } : {})}
          openRow={view.open}
        />
      )}
      {data && <Computed answer={data} />}
      <SavedCharts />
      {data && (
        <RowsDrawer
          opened={opened !== undefined || whole !== undefined}
          onClose={() => setView({ open: '' })}
          title={opened === undefined ? measure : `${measure}: ${nameOfRow(opened, data, words)}`}
          sentence={t('rowsSentence')}
        >
          <BehindRows
            metric={data.metric}
            from={asked.from}
            to={asked.to}
            filter={[...filter, ...(opened === undefined ? [] : filtersOfRow(opened, data))]}
          />
        </RowsDrawer>
      )}
    </Page>
  );
}

function Computed({ answer }: { answer: ExploreAnswer }) {
  const { t } = useTranslation('metrics');
  const words = useMetricWords();
  const format = useFormat();
  const metrics: MetricInfo[] = answer.per === undefined ? [answer.metric] : [answer.metric, answer.per];
  return (
    <HowComputed
      lines={[
        ...metrics.map((metric) => {
          const { name, definition, formula } = words.infoOf(metric);
          return `${name}: ${definition} ${t('words.formula')}: ${formula ?? ''}.`;
        }),
        t('words.sources', {
          sources: format.list([...new Set(metrics.flatMap((metric) => metric.sources))]),
        }),
        ...(touched(answer) ? [t('words.byTouch')] : []),
        ...(answer.otherCurrencies.length === 0
          ? []
          : [
              t('words.otherCurrencies', {
                amounts: format.list(
                  answer.otherCurrencies.map(({ amount, currency }) => format.moneyExact(amount, currency)),
                ),
              }),
            ]),
      ]}
    />
  );
}

/** Orders and leads stand under the last touch before them; that must be said where they are split by it. */
function touched(answer: ExploreAnswer): boolean {
  const byTouch = answer.dimensions.some((name) =>
    ['channel', 'campaign', 'creative', 'creator'].includes(name),
  );
  return byTouch && (answer.metric.group === 'sales' || answer.metric.group === 'leads');
}
