import type { DriversQuery, Period } from '@rondo/contract';
import type { Metrics } from '../../metrics/index.ts';
import { earlierWeeks, type Windows } from './choose-windows.ts';
import type { Side } from './read-sides.ts';

export type Both = { before: Side; after: Side };
type Tabulate = Metrics['tabulate'];
type Wanted = Omit<Parameters<Tabulate>[0], 'metric' | 'from' | 'to'>;
/** Asks for the same sums of the period and of what it is compared with; the question's own filters always hold. */
export type AskBoth = (wanted: Wanted) => Promise<Both>;

const FEWEST_DAYS = 7;

export function askingBoth(
  tabulate: Tabulate,
  { period, windows, scale }: Windows,
  { metric, filter = [] }: DriversQuery,
): AskBoth {
  return async (wanted) => {
    const one = (own: Period) =>
      tabulate({ ...wanted, ...own, metric, filter: [...filter, ...(wanted.filter ?? [])] });
    const [after, before] = await Promise.all([one(period), Promise.all(windows.map(one))]);
    return { before: { tables: before, scale }, after: { tables: [after], scale: 1 } };
  };
}

/** The figure on the same days of earlier weeks, where the period's own days are too few to judge by. */
export async function readWeeks(
  tabulate: Tabulate,
  { period }: Windows,
  { metric, filter = [] }: DriversQuery,
): Promise<number[]> {
  if (Date.parse(period.to) - Date.parse(period.from) >= FEWEST_DAYS * 86_400_000) return [];
  const weeks = await Promise.all(
    earlierWeeks(period).map((week) =>
      tabulate({ ...week, metric, filter, dimensions: [], groupings: ['total'] }),
    ),
  );
  return weeks.flatMap(({ get, factor, isRatio }) => {
    const { value, numerator } = get(null, []);
    // What did not happen in a week is 0; a rate of nothing is none.
    return value ?? (isRatio ? [] : (numerator ?? 0) * factor);
  });
}
