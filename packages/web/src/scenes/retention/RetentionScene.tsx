import type { RetentionAnswer } from '@rondo/contract';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { apiQuery } from '../../api/query.ts';
import { useFormat, usePeriod, useViewState } from '../../shell/hooks.ts';
import { InlineNumber, InlineSelect } from '../../ui/builder/InlineInputs.tsx';
import { RuleLine, RuleLines } from '../../ui/builder/RuleSentence.tsx';
import { Chart } from '../../ui/chart/Chart.tsx';
import { type Cohort, CohortTable } from '../../ui/chart/CohortTable.tsx';
import type { ChartData } from '../../ui/chart/chart-types.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Page, Section, Sentence } from '../../ui/Page.tsx';
import { addDays, addMonths } from '../../ui/period.ts';
import { integer, oneOf, text } from '../../ui/view-codec.ts';
import { askPeriod } from '../explore/ask-period.ts';
import { EventSelect } from '../explore/EventSelect.tsx';
import { HowComputed } from '../explore/HowComputed.tsx';
import { SaveChart } from '../explore/SaveChart.tsx';
import { Deciles } from './Deciles.tsx';

const PURCHASES = 'purchases';
const grains = ['week', 'month'] as const;
const view = {
  grain: oneOf(grains, 'week'),
  first: text(PURCHASES),
  back: text(PURCHASES),
  steps: integer(12, { min: 1, max: 52 }),
};

/** Of those who came first in a week or month, who came back, and when. */
export function RetentionScene() {
  const { t } = useTranslation('retention');
  const format = useFormat();
  const [period] = usePeriod();
  const [{ grain, first, back, steps }, setView] = useViewState(view);
  const { from, to } = askPeriod(period);
  // A short period has no cohorts that are old enough: then they reach back as far as they are followed.
  const reachBack = grain === 'week' ? addDays(to, -7 * steps) : addMonths(to, -steps);
  const since = reachBack < from ? reachBack : from;
  const answer = useQuery(
    apiQuery('/api/retention', {
      params: {
        query: {
          from: since,
          to,
          grain,
          periods: steps,
          ...(first === PURCHASES ? {} : { first: [first] }),
          ...(back === PURCHASES ? {} : { returning: [back] }),
        },
      },
    }),
  );
  const data: RetentionAnswer | undefined = answer.data;
  const chart = useMemo(
    (): ChartData | undefined =>
      data && chartOfAverage(data, (step) => t(`${data.grain}Number`, { step }), t('cameBack'), t('step')),
    [data, t],
  );
  const cohorts = useMemo(
    (): Cohort[] =>
      (data?.cohorts ?? [])
        .filter((cohort) => cohort.people > 0)
        .map((cohort) => ({
          label: grain === 'month' ? format.month(cohort.at) : format.date(cohort.at),
          size: cohort.people,
          shares: [1, ...cohort.returned.map((people) => (people === null ? null : people / cohort.people))],
        })),
    [data, format, grain],
  );
  const purchases = { value: PURCHASES, label: t('purchases') };
  const next = data?.average[0];

  return (
    <Page
      title={t('nav.retention')}
      actions={<SaveChart kind="retention" name={t('nav.retention')} />}
      sentence={
        data && (
          <Sentence>
            {next === undefined || next.rate === null
              ? t('sayNothing')
              : t(`say.${data.grain}`, {
                  count: next.people,
                  figure: format.number(next.people),
                  share: format.percent(next.rate),
                  low: format.percent(next.interval?.[0] ?? next.rate),
                  high: format.percent(next.interval?.[1] ?? next.rate),
                })}
          </Sentence>
        )
      }
    >
      <RuleLines label={t('question')}>
        <RuleLine>
          {t('peopleWhoFirst')}
          <EventSelect
            label={t('firstEvent')}
            value={first}
            first={purchases}
            onChange={(event) => setView({ first: event })}
          />
          {t('andCameBack')}
          <EventSelect
            label={t('returningEvent')}
            value={back}
            first={purchases}
            onChange={(event) => setView({ back: event })}
          />
          {t('by')}
          <InlineSelect
            label={t('step')}
            value={grain}
            options={grains.map((value) => ({ value, label: t(`grain.${value}`) }))}
            onChange={(value) => setView({ grain: value === 'month' ? 'month' : 'week' })}
          />
          {t('for')}
          <InlineNumber
            label={t('steps')}
            value={steps}
            min={1}
            max={52}
            onChange={(value) => setView({ steps: value ?? 12 })}
          />
          {t(`stepsOf.${grain}`)}
        </RuleLine>
      </RuleLines>
      <Chart
        title={t('chartTitle')}
        note={t('band')}
        summary={t('chartSummary')}
        data={data && data.people > 0 ? chart : undefined}
        loading={answer.isFetching}
        error={answer.error}
        onRetry={answer.refetch}
        empty={t('sayNothing')}
      />
      {data && (
        <Section title={t('cohorts')} note={t('cohortsNote', { since: format.date(since) })}>
          {cohorts.length === 0 ? (
            <EmptyState title={t('sayNothing')}>{t('longerPeriod')}</EmptyState>
          ) : (
            <CohortTable
              caption={t('cohorts')}
              cohorts={cohorts}
              steps={Array.from({ length: data.periods + 1 }, (_, step) => String(step))}
            />
          )}
        </Section>
      )}
      <Deciles from={from} to={to} />
      <HowComputed lines={[t('rules.first'), t('rules.open'), t('rules.average'), t('rules.deciles')]} />
    </Page>
  );
}

function chartOfAverage(
  answer: RetentionAnswer,
  nameOf: (step: number) => string,
  measure: string,
  category: string,
): ChartData {
  const lived = answer.average.filter((step) => step.rate !== null);
  return {
    kind: 'line',
    measure: { name: measure, kind: 'percent' },
    categories: lived.map((_, index) => nameOf(index + 1)),
    categoryName: category,
    series: [
      {
        name: measure,
        values: lived.map((step) => step.rate),
        low: lived.map((step) => step.interval?.[0] ?? null),
        high: lived.map((step) => step.interval?.[1] ?? null),
      },
    ],
  };
}
