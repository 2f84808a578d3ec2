import type { ExperimentResult } from '@rondo/contract';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '../../ui/chart/Chart.tsx';
import type { ChartData } from '../../ui/chart/chart-types.ts';
import { variationName } from './experiments-api.ts';
import { leaveOutWideDays } from './leave-out-wide-days.ts';

/** The primary metric of each variation against the control, with the interval that holds now. */
export function IntervalChart({ answer }: { answer: ExperimentResult }) {
  const { t } = useTranslation('experiments');
  const [primary] = answer.metrics;
  const chart = useMemo((): ChartData | undefined => {
    if (primary === undefined || primary.comparisons.every(({ relative }) => relative === null))
      return undefined;
    return {
      kind: 'bar',
      measure: { name: t('difference'), kind: 'percent' },
      categories: primary.comparisons.map(({ variation }) => variationName(answer, variation)),
      categoryName: t('variation'),
      series: [
        {
          name: t('difference'),
          values: primary.comparisons.map(({ relative }) => relative?.estimate ?? null),
          low: primary.comparisons.map(({ relative }) => relative?.low ?? null),
          high: primary.comparisons.map(({ relative }) => relative?.high ?? null),
        },
      ],
    };
  }, [answer, primary, t]);
  return (
    <Chart
      title={t('intervalTitle', { metric: primary?.name ?? '' })}
      note={t(`looks.${answer.judged}`)}
      summary={t('intervalSummary')}
      data={chart}
      empty={t('noDifference')}
    />
  );
}

/** How the difference settled, with the band that holds at every day together. */
export function GrowthChart({ answer }: { answer: ExperimentResult }) {
  const { t } = useTranslation('experiments');
  const chart = useMemo((): ChartData | undefined => {
    const told = leaveOutWideDays(answer.series).map(({ variation, points }) => ({
      variation,
      points: points.filter(({ estimate }) => estimate !== null),
    }));
    const days = [...new Set(told.flatMap(({ points }) => points.map(({ day }) => day)))].sort();
    if (days.length === 0) return undefined;
    return {
      kind: 'line',
      measure: { name: t('difference'), kind: 'percent' },
      categories: days,
      categoryName: t('day'),
      time: 'day',
      series: told.map(({ variation, points }) => {
        const at = new Map(points.map((point) => [point.day, point]));
        return {
          name: variationName(answer, variation),
          values: days.map((day) => at.get(day)?.estimate ?? null),
          low: days.map((day) => at.get(day)?.low ?? null),
          high: days.map((day) => at.get(day)?.high ?? null),
        };
      }),
    };
  }, [answer, t]);
  return (
    <Chart
      title={t('growthTitle')}
      note={t('growthNote')}
      summary={t('growthSummary')}
      data={chart}
      empty={t('noDifference')}
    />
  );
}
