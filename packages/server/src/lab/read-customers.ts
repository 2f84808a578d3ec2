import { type CustomerHistory, summariseTransactions } from '@rondo/stats';
import { invalid } from '../platform/error.ts';
import { dayOption, parseDay, writeDay } from './parse-day.ts';
import { readNamedTable } from './read-headerless.ts';
import { numberColumn, type Table, textColumn } from './read-table.ts';

export type CustomerOptions = {
  input: string;
  columns?: string;
  id?: string;
  date?: string;
  amount?: string;
  returns: 'error' | 'drop';
  end?: string;
  holdout?: string;
  unit: Unit;
  frequency?: string;
  recency?: string;
  age?: string;
  value?: string;
  count?: string;
};

export const UNITS = { day: 1, week: 7, month: 365.25 / 12, year: 365.25 } as const;
export type Unit = keyof typeof UNITS;

/** Customers as the models want them, whichever kind of file they came in. */
export type Customers = CustomerHistory & {
  ids: string[];
  weights?: Float64Array;
  meanValue?: Float64Array;
  spend?: Float64Array;
  daysSinceLast?: Float64Array;
  holdout?: { actual: Float64Array; ahead: number; said: string };
  observedUntil?: string;
  leftOut: number;
};

export function readCustomers(options: CustomerOptions, discrete: boolean): Customers {
  const table = readNamedTable(options.input, options.columns);
  return options.date === undefined
    ? readSummary(table, options)
    : readTransactions(table, options, discrete);
}

function readTransactions(table: Table, options: CustomerOptions, discrete: boolean): Customers {
  if (options.id === undefined)
    throw invalid('--id', 'Who bought is not said.', 'Name the column with --id.');
  const ids = textColumn(table, options.id, '--id');
  const dates = textColumn(table, options.date ?? '', '--date');
  const days = Float64Array.from(dates, parseDay);
  const wrong = days.findIndex(Number.isNaN);
  if (wrong !== -1) {
    throw invalid(
      '--date',
      `Row ${wrong + 1} of “${table.path}” has “${dates[wrong]}” in column “${options.date}”, which is no day.`,
      'Write days as 2026-05-31 or 20260531.',
    );
  }
  const nobody = ids.indexOf('');
  if (nobody !== -1) {
    throw invalid(
      '--id',
      `Row ${nobody + 1} of “${table.path}” names no customer.`,
      'Leave out purchases of unknown people.',
    );
  }
  const amounts =
    options.amount === undefined ? undefined : numberColumn(table, options.amount, { flag: '--amount' });
  const keep = keepPurchases(table, amounts, options);
  const pick = (column: Float64Array): Float64Array => Float64Array.from(keep, (i) => column[i] ?? 0);
  const kept = pick(days);
  const last = kept.reduce((latest, day) => Math.max(latest, day), Number.NEGATIVE_INFINITY);
  const holdoutEnd = options.holdout === undefined ? undefined : dayOption(options.holdout, '--holdout');
  if (holdoutEnd !== undefined && options.end === undefined) {
    throw invalid(
      '--end',
      'Where the hold-out begins is not said.',
      'Name the last day to learn from with --end.',
    );
  }
  const end = options.end === undefined ? last : dayOption(options.end, '--end');
  if (holdoutEnd !== undefined && holdoutEnd <= end) {
    throw invalid('--holdout', 'The hold-out ends before it begins.', 'Name a day after --end.');
  }
  const daysPerUnit = UNITS[options.unit];
  const summary = summariseTransactions(
    {
      customer: Array.from(keep, (i) => ids[i] ?? ''),
      day: kept,
      ...(amounts === undefined ? {} : { amount: pick(amounts) }),
    },
    { end, daysPerUnit, discrete, ...(holdoutEnd === undefined ? {} : { holdoutEnd }) },
  );
  if (summary.ids.length === 0) {
    throw invalid('--end', `Nobody had bought by ${writeDay(end)}.`, 'Name a later day, or leave --end out.');
  }
  const { holdout: actual, meanValue, spend, ...rest } = summary;
  return {
    ...rest,
    ...(amounts === undefined ? {} : { meanValue, spend }),
    ...(holdoutEnd === undefined
      ? {}
      : {
          holdout: {
            actual,
            ahead: (holdoutEnd - end) / daysPerUnit,
            said: `${writeDay(end + 1)} to ${writeDay(holdoutEnd)}`,
          },
        }),
    observedUntil: writeDay(end),
    leftOut: table.rows.length - keep.length,
  };
}

/** Without the returns, where those are to be dropped. */
function keepPurchases(
  table: Table,
  amounts: Float64Array | undefined,
  options: CustomerOptions,
): Uint32Array {
  const all = Uint32Array.from({ length: table.rows.length }, (_value, i) => i);
  if (amounts === undefined) return all;
  const negative = amounts.findIndex((amount) => amount < 0);
  if (negative === -1) return all;
  if (options.returns === 'error') {
    throw invalid(
      '--amount',
      `Row ${negative + 1} of “${table.path}” has ${amounts[negative]} in column “${options.amount}”: a return is no purchase.`,
      'Take returns out of the file, or leave them out with --returns drop.',
    );
  }
  return all.filter((i) => (amounts[i] ?? 0) >= 0);
}

function readSummary(table: Table, options: CustomerOptions): Customers {
  if (options.frequency === undefined || options.recency === undefined || options.age === undefined) {
    throw invalid(
      '--date',
      'Neither purchases nor a summary of customers are named.',
      'Name --id, --date and --amount of a file of purchases, or --frequency, --recency and --age of a summary.',
    );
  }
  if (options.holdout !== undefined || options.end !== undefined) {
    throw invalid(
      '--end',
      'A summary has no dates to end at.',
      'Leave --end and --holdout out, or give a file of purchases.',
    );
  }
  const frequency = numberColumn(table, options.frequency, { flag: '--frequency' });
  const recency = numberColumn(table, options.recency, { flag: '--recency' });
  const age = numberColumn(table, options.age, { flag: '--age' });
  const refuse = (i: number, what: string, flag: string): never => {
    throw invalid(
      flag,
      `Row ${i + 1} of “${table.path}” ${what}.`,
      'Frequency counts repeat purchases; recency and age are counted from the first one, recency being 0 without a repeat.',
    );
  };
  for (let i = 0; i < frequency.length; i++) {
    const x = frequency[i] ?? 0;
    const last = recency[i] ?? 0;
    if (x < 0 || !Number.isInteger(x)) refuse(i, `has a frequency of ${x}`, '--frequency');
    if (last < 0 || last > (age[i] ?? 0) + 1e-9)
      refuse(i, `has a recency of ${last} and an age of ${age[i]}`, '--recency');
    if (x === 0 && last !== 0) refuse(i, `has no repeat purchase and a recency of ${last}`, '--recency');
    if (x > 0 && last === 0) refuse(i, `has ${x} repeat purchases and a recency of 0`, '--recency');
  }
  return {
    frequency,
    recency,
    age,
    ids:
      options.id === undefined
        ? Array.from(frequency, (_x, i) => String(i + 1))
        : textColumn(table, options.id, '--id'),
    ...(options.value === undefined
      ? {}
      : { meanValue: numberColumn(table, options.value, { flag: '--value' }) }),
    ...(options.count === undefined
      ? {}
      : { weights: numberColumn(table, options.count, { flag: '--count' }) }),
    leftOut: 0,
  };
}
