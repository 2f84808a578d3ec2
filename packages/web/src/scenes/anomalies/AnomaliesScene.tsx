import { Button } from '@mantine/core';
import type { AnomaliesAnswer, Anomaly } from '@rondo/contract';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { apiQuery } from '../../api/query.ts';
import { useFormat, useMay, useSession, useViewState } from '../../shell/hooks.ts';
import { InlineSelect } from '../../ui/builder/InlineInputs.tsx';
import { RuleLine, RuleLines } from '../../ui/builder/RuleSentence.tsx';
import { Chart } from '../../ui/chart/Chart.tsx';
import { Page, Sentence } from '../../ui/Page.tsx';
import { addDays, todayIn } from '../../ui/period.ts';
import { FigureRows } from '../explore/FigureRows.tsx';
import { HowComputed } from '../explore/HowComputed.tsx';
import { kindOfUnit, useMetricWords } from '../explore/metric-words.ts';
import { AnomalyTable, SilenceTable } from './AnomalyTable.tsx';
import {
  anomaliesView,
  anomalyInSentence,
  chartOfAnomaly,
  keyOfAnomaly,
  nameOfAnomaly,
  spans,
} from './anomalies-view.ts';

const ALL = '';

/** What was out of the ordinary on the last days, over all metrics and their main parts. */
export function AnomaliesScene() {
  const { t } = useTranslation('anomalies');
  const words = useMetricWords();
  const format = useFormat();
  const { workspace } = useSession();
  const [view, setView] = useViewState(anomaliesView);
  const mayOpen = useMay('events.read');
  const metrics = useQuery(apiQuery('/api/metrics', {}));
  const today = todayIn(workspace.timeZone, new Date());
  const answer = useQuery(
    apiQuery('/api/measure/anomalies', {
      params: {
        query: {
          from: addDays(today, -Number(view.days)),
          to: today,
          ...(view.metric === ALL ? {} : { metric: view.metric }),
        },
      },
    }),
  );
  const data: AnomaliesAnswer | undefined = answer.data?.outcome === 'answered' ? answer.data : undefined;
  const shown = data?.items.find((item) => keyOfAnomaly(item) === view.show) ?? data?.items[0];
  const chart = useMemo(
    () =>
      data &&
      shown &&
      chartOfAnomaly(shown, data, words, { day: t('day'), expected: t('expected'), strange: t('strange') }),
    [data, shown, words, t],
  );

  return (
    <Page
      title={t('nav.anomalies')}
      sentence={
        data && (
          <Sentence note={<Looked answer={data} />}>
            <Answer answer={data} />
          </Sentence>
        )
      }
    >
      <RuleLines label={t('question')}>
        <RuleLine>
          {t('whatOf')}
          <InlineSelect
            label={t('metric')}
            value={view.metric}
            searchable
            options={[
              { value: ALL, label: t('allMetrics') },
              ...(metrics.data?.items ?? []).map((metric) => ({
                value: metric.key,
                label: words.nameOf(metric),
                note: words.groupOf(metric.group),
              })),
            ]}
            onChange={(metric) => setView({ metric, show: '', open: '' })}
          />
          {t('wasStrange')}
          <InlineSelect
            label={t('span')}
            value={view.days}
            options={spans.map((value) => ({ value, label: t(`spans.${value}`) }))}
            onChange={(next) =>
              setView({ days: spans.find((span) => span === next) ?? '28', show: '', open: '' })
            }
          />
        </RuleLine>
      </RuleLines>
      {(data === undefined || shown !== undefined) && (
        <Chart
          title={shown === undefined ? t('nav.anomalies') : nameOfAnomaly(shown, words)}
          note={shown && t('band')}
          summary={t('chartSummary')}
          data={chart}
          loading={answer.isFetching}
          error={answer.error}
          onRetry={answer.refetch}
          empty={answer.data?.outcome === 'not-enough' ? answer.data.message : t('nothing')}
          controls={
            shown &&
            mayOpen && (
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => setView({ open: keyOfAnomaly(shown) })}
              >
                {t('rowsOf', { day: format.date(shown.at) })}
              </Button>
            )
          }
        />
      )}
      {(data === undefined || data.items.length > 0) && (
        <AnomalyTable
          answer={data}
          loading={answer.isFetching}
          shown={shown === undefined ? '' : keyOfAnomaly(shown)}
          onShow={(anomaly: Anomaly) => setView({ show: keyOfAnomaly(anomaly) })}
        />
      )}
      <SilenceTable silences={data?.silences ?? []} />
      <HowComputed
        lines={[
          t('rules.expected'),
          t('rules.many', { share: format.percent(data?.rate ?? 0.05) }),
          t('rules.thin'),
          t('rules.silent'),
          t('rules.noticed'),
          t('rules.assume'),
        ]}
      />
      {shown && view.open === keyOfAnomaly(shown) && (
        <FigureRows
          metric={shown.metric.key}
          part={format.date(shown.at)}
          period={{ from: shown.at, to: addDays(shown.at, 1) }}
          filter={shown.filter}
          onClose={() => setView({ open: '' })}
        />
      )}
    </Page>
  );
}

function Answer({ answer }: { answer: AnomaliesAnswer }) {
  const { t } = useTranslation('anomalies');
  const words = useMetricWords();
  const format = useFormat();
  const [first] = answer.items;
  if (first === undefined) return t('sayNothing');
  const kind = kindOfUnit(first.metric.unit);
  const days = new Set(answer.items.map(({ at }) => at)).size;
  return `${t('sayCount', { count: answer.total, figure: format.number(answer.total), days: t('onDays', { count: days, figure: format.number(days) }) })} ${t(
    'sayFirst',
    {
      what: anomalyInSentence(first, words),
      day: format.date(first.at),
      figure: format.byKind(kind, first.figure),
      low: format.byKind(kind, first.low),
      high: format.byKind(kind, first.high),
    },
  )}`;
}

/** How many were looked at: without that nobody can tell what a find is worth. */
function Looked({ answer: { looked, rate } }: { answer: AnomaliesAnswer }) {
  const { t } = useTranslation('anomalies');
  const format = useFormat();
  return t('looked', {
    series: format.number(looked.series),
    days: format.number(looked.days),
    metrics: format.number(looked.metrics),
    left: format.number(looked.thin + looked.short),
    share: format.percent(rate),
  });
}
