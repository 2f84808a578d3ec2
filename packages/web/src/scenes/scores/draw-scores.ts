import type { MeasuredScores } from '@rondo/contract';
import type { TFunction } from 'i18next';
import type { ChartData } from '../../ui/chart/chart-types.ts';

/** What share of all outcomes the best tenths hold together, beside what chance would give them. */
export function drawLift({ tenths }: MeasuredScores, t: TFunction<'scores'>): ChartData {
  return {
    kind: 'line',
    measure: { name: t('captured'), kind: 'percent' },
    categories: tenths.map(({ tenth }) => String(tenth)),
    categoryName: t('bestTenths'),
    series: [
      {
        name: t('captured'),
        values: tenths.map(({ captured }) => captured.value),
        low: tenths.map(({ captured }) => captured.low),
        high: tenths.map(({ captured }) => captured.high),
      },
      { name: t('byChance'), values: tenths.map(({ tenth }) => tenth / tenths.length) },
    ],
  };
}

export function drawCalibration({ tenths }: MeasuredScores, t: TFunction<'scores'>): ChartData {
  return {
    kind: 'bar',
    measure: { name: t('share'), kind: 'percent' },
    categories: tenths.map(({ tenth }) => String(tenth)),
    categoryName: t('tenth'),
    series: [
      {
        name: t('came'),
        values: tenths.map(({ rate }) => rate.value),
        low: tenths.map(({ rate }) => rate.low),
        high: tenths.map(({ rate }) => rate.high),
      },
      { name: t('foreseen'), values: tenths.map(({ foreseen }) => foreseen) },
    ],
  };
}
