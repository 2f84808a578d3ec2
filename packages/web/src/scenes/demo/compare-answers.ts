import type { AttributionAnswer, TourStop } from '@rondo/contract';

export type Answer = { key: string; value: number; orders: number };

/** Last click's answer to a stop: the rows it asks for, by the figure it asks for, best first. */
export function lastClickAnswers(stop: TourStop, answer: AttributionAnswer): Answer[] {
  const { keys, by, model } = stop.lastClick;
  return answer.rows
    .filter((row) => keys.includes(row.key))
    .flatMap((row): Answer[] => {
      const credit = row.credits.find((one) => one.model === model);
      const value = by === 'return' ? credit?.return : credit?.conversions;
      return credit === undefined || value == null
        ? []
        : [{ key: row.key, value, orders: credit.conversions }];
    })
    .sort((a, b) => b.value - a.value);
}

export function trueAnswers(stop: TourStop): Answer[] {
  return stop.truth.values.flatMap((one): Answer[] => {
    const value = stop.truth.by === 'return' ? one.return : one.orders;
    return value === null ? [] : [{ key: one.key, value, orders: one.orders }];
  });
}

export function sumOf(answers: readonly Answer[]): number {
  return answers.reduce((sum, answer) => sum + answer.orders, 0);
}
