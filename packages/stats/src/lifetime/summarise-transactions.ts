import type { CustomerHistory } from './aggregate-customers.ts';

/** Purchases in any order; `day` counts days from anywhere. */
export type Transactions = { customer: readonly string[]; day: Float64Array; amount?: Float64Array };

export type CustomerSummary = CustomerHistory & {
  ids: string[];
  /** Mean value of a repeat purchase; 0 without one. */
  meanValue: Float64Array;
  /** Value of all purchases up to the end. */
  spend: Float64Array;
  /** Repeat purchases after the end, up to the end of the holdout. */
  holdout: Float64Array;
  /** In days, to the end. */
  daysSinceLast: Float64Array;
};

/**
 * Per customer what the models ask for, as Fader and Hardie define it: purchases on one day are one; the first one starts the
 * clock and is not counted. Customers whose first purchase comes after `end` are left out. `daysPerUnit` gives the unit of time;
 * with `discrete`, periods of that length are counted instead, bought in or not (for BG/BB).
 */
export function summariseTransactions(
  { customer, day, amount }: Transactions,
  options: { end: number; holdoutEnd?: number; daysPerUnit: number; discrete?: boolean },
): CustomerSummary {
  const { end, daysPerUnit } = options;
  const holdoutEnd = options.holdoutEnd ?? end;
  const byCustomer = new Map<string, Map<number, number>>();
  for (const [i, id] of customer.entries()) {
    const date = Math.floor(day[i] ?? 0);
    let days = byCustomer.get(id);
    if (days === undefined) {
      days = new Map();
      byCustomer.set(id, days);
    }
    days.set(date, (days.get(date) ?? 0) + (amount?.[i] ?? 0));
  }
  const rows = [...byCustomer].flatMap(([id, days]) => {
    const dates = [...days.keys()].sort((a, b) => a - b);
    const first = dates[0] ?? 0;
    if (first > end) return [];
    const seen = dates.filter((date) => date <= end);
    const repeats = seen.slice(1);
    const last = seen.at(-1) ?? first;
    const value = (some: readonly number[]): number =>
      some.reduce((sum, date) => sum + (days.get(date) ?? 0), 0);
    const period = (date: number): number => Math.floor((date - first) / daysPerUnit);
    const periods = new Set(repeats.map(period).filter((index) => index > 0));
    return [
      {
        id,
        frequency: options.discrete ? periods.size : repeats.length,
        recency: options.discrete ? Math.max(0, ...periods) : (last - first) / daysPerUnit,
        age: options.discrete ? period(end) : (end - first) / daysPerUnit,
        meanValue: repeats.length === 0 ? 0 : value(repeats) / repeats.length,
        spend: value(seen),
        holdout: dates.filter((date) => date > end && date <= holdoutEnd).length,
        daysSinceLast: end - last,
      },
    ];
  });
  const column = (pick: (row: (typeof rows)[number]) => number): Float64Array =>
    Float64Array.from(rows, pick);
  return {
    ids: rows.map(({ id }) => id),
    frequency: column((row) => row.frequency),
    recency: column((row) => row.recency),
    age: column((row) => row.age),
    meanValue: column((row) => row.meanValue),
    spend: column((row) => row.spend),
    holdout: column((row) => row.holdout),
    daysSinceLast: column((row) => row.daysSinceLast),
  };
}
