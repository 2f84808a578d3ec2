import type { AttributionAnswer, AttributionModel } from '@rondo/contract';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { apiQuery } from '../../api/query.ts';
import { useFormat, usePeriod, useViewState } from '../../shell/hooks.ts';
import { InlineNumber, InlineSelect } from '../../ui/builder/InlineInputs.tsx';
import { RuleLine, RuleLines } from '../../ui/builder/RuleSentence.tsx';
import { Chart } from '../../ui/chart/Chart.tsx';
import { Page, Sentence } from '../../ui/Page.tsx';
import { askPeriod } from '../explore/ask-period.ts';
import { EventSelect } from '../explore/EventSelect.tsx';
import { HowComputed } from '../explore/HowComputed.tsx';
import { isolate } from '../explore/isolate.ts';
import { useMetricWords } from '../explore/metric-words.ts';
import { SaveChart } from '../explore/SaveChart.tsx';
import { AttributionTable } from './AttributionTable.tsx';
import {
  attributedRows,
  attributionDimensions,
  attributionModels,
  attributionView,
  chartOfShares,
  PURCHASES,
  shareOf,
} from './attribution-view.ts';

/** Who gets the credit, by six rules side by side. What none of them can say is what a channel caused. */
export function AttributionScene() {
  const { t } = useTranslation('attribution');
  const words = useMetricWords();
  const format = useFormat();
  const [period] = usePeriod();
  const [view, setView] = useViewState(attributionView);
  const { from, to } = askPeriod(period);
  const answer = useQuery(
    apiQuery('/api/attribution', {
      params: {
        query: {
          from,
          to,
          dimension: view.by,
          lookbackDays: view.days,
          halfLifeDays: view.half,
          ...(view.event === PURCHASES ? {} : { conversion: [view.event] }),
        },
      },
    }),
  );
  const data: AttributionAnswer | undefined = answer.data;
  const measure = t('share');
  const chart = useMemo(
    () =>
      data &&
      chartOfShares(data, view.model, {
        measure,
        category: words.dimensionOf(data.dimension),
        nameOf: (row) => words.valueOf(data.dimension, row.key),
      }),
    [data, view.model, measure, words],
  );

  return (
    <Page
      title={t('nav.attribution')}
      actions={<SaveChart kind="attribution" name={t('nav.attribution')} />}
      sentence={
        data && (
          <Sentence note={t('metrics:words.notIncremental')}>
            <Answer answer={data} model={view.model} />
          </Sentence>
        )
      }
    >
      <RuleLines label={t('question')}>
        <RuleLine>
          {t('shareOut')}
          <EventSelect
            label={t('conversion')}
            value={view.event}
            first={{ value: PURCHASES, label: t('purchases') }}
            onChange={(event) => setView({ event })}
          />
          {t('among')}
          <InlineSelect
            label={t('dimension')}
            value={view.by}
            options={attributionDimensions.map((value) => ({ value, label: words.dimensionOf(value) }))}
            onChange={(next) =>
              setView({ by: attributionDimensions.find((one) => one === next) ?? 'channel' })
            }
          />
          {t('byRule')}
          <InlineSelect
            label={t('model')}
            value={view.model}
            options={attributionModels.map((value) => ({
              value,
              label: t(`models.${value}`),
              note: t(`explain.${value}`),
            }))}
            onChange={(next) => setView({ model: attributionModels.find((one) => one === next) ?? 'linear' })}
          />
          {t('lookingBack')}
          <InlineNumber
            label={t('days')}
            value={view.days}
            min={1}
            max={365}
            onChange={(days) => setView({ days: days ?? 30 })}
          />
          {t('daysBack')}
          {view.model === 'time-decay' && (
            <>
              {t('halving')}
              <InlineNumber
                label={t('halfLife')}
                value={view.half}
                min={1}
                max={365}
                onChange={(half) => setView({ half: half ?? 7 })}
              />
              {t('daysLong')}
            </>
          )}
        </RuleLine>
      </RuleLines>
      <Chart
        title={t('chartTitle', { rule: t(`models.${view.model}`) })}
        note={t('whiskers')}
        summary={t('chartSummary')}
        data={chart}
        height={Math.max(220, 60 + 34 * (chart?.categories.length ?? 5))}
        loading={answer.isFetching}
        error={answer.error}
        onRetry={answer.refetch}
        empty={t('empty')}
      />
      <AttributionTable
        answer={data}
        model={view.model}
        loading={answer.isFetching}
        error={answer.error}
        onRetry={() => void answer.refetch()}
      />
      <HowComputed
        lines={[
          ...attributionModels.map((model) => `${t(`models.${model}`)}: ${t(`explain.${model}`)}`),
          t('rules.touch'),
          t('rules.window', { count: view.days, days: format.number(view.days) }),
          t('rules.cost'),
          ...(data && data.anonymous > 0
            ? [t('rules.anonymous', { count: data.anonymous, figure: format.number(data.anonymous) })]
            : []),
          ...(data && data.otherCurrencies.length > 0
            ? [
                t('metrics:words.otherCurrencies', {
                  amounts: format.list(
                    data.otherCurrencies.map(({ amount, currency }) => format.moneyExact(amount, currency)),
                  ),
                }),
              ]
            : []),
        ]}
      />
    </Page>
  );
}

function Answer({ answer, model }: { answer: AttributionAnswer; model: AttributionModel }) {
  const { t } = useTranslation('attribution');
  const words = useMetricWords();
  const format = useFormat();
  const [best] = attributedRows(answer, model);
  if (best === undefined || answer.conversions === 0) return t('sayNothing');
  const said = [
    t('say', {
      rule: t(`models.${model}`),
      name: isolate(words.valueOf(answer.dimension, best.key)),
      share: format.percent(shareOf(best, model, answer)),
      figure: format.number(answer.conversions),
      count: answer.conversions,
      low: format.percent(best.spread.low),
      high: format.percent(best.spread.high),
    }),
  ];
  if (answer.unattributed.conversions > 0) {
    said.push(
      t('sayUnattributed', {
        count: answer.unattributed.conversions,
        figure: format.number(answer.unattributed.conversions),
      }),
    );
  }
  return said.join(' ');
}
