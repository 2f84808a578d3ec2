import {
  type ArmSummary,
  type CovariateSums,
  summariseMean,
  summariseProportion,
  summariseQuantile,
  summariseRatio,
} from '@rondo/stats';
import { invalid, type RondoError } from '../../platform/error.ts';
import { lineOf, numberColumn, type Table, textColumn } from '../read-table.ts';

export type MetricKind = 'mean' | 'proportion' | 'ratio' | 'quantile';

export type MetricOptions = {
  variant: string;
  metric: readonly string[];
  denominator?: string;
  covariate?: string;
  kind: MetricKind;
  quantile: number;
};

/** One metric, an arm each. */
export type MetricArms = {
  metric: string;
  arms: MetricArm[];
};

/** Successes are known of proportions, sums with the covariate where there is one. */
export type MetricArm = { arm: string; summary: ArmSummary; successes?: number; covariate?: CovariateSums };

/** The rows of each arm, in the order in which arms appear. */
export function groupArms(table: Table, variant: string): Map<string, number[]> {
  const rows = new Map<string, number[]>();
  for (const [row, arm] of textColumn(table, variant, '--variant').entries()) {
    if (arm === '') {
      throw invalid(
        '--variant',
        `Line ${lineOf(table, row)} of “${table.path}” has no arm in column “${variant}”.`,
        'Leave out units that took no part.',
      );
    }
    const own = rows.get(arm);
    if (own === undefined) rows.set(arm, [row]);
    else own.push(row);
  }
  return rows;
}

function checkProportion(table: Table, metric: string, values: Float64Array): void {
  const row = values.findIndex((value) => value !== 0 && value !== 1);
  if (row === -1) return;
  throw invalid(
    '--metric',
    `Line ${lineOf(table, row)} of “${table.path}” has ${values[row]} in column “${metric}”, and a proportion counts 0 and 1.`,
    'Ask for --kind mean, or write 1 for yes and 0 for no.',
  );
}

/** Compensated (Neumaier 1974), so that a million rows of 0.1 have no variance. */
function sumOver(rows: readonly number[], of: (row: number) => number): number {
  let sum = 0;
  let lost = 0;
  for (const row of rows) {
    const value = of(row);
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return sum + lost;
}

/** A metric of a file of a row a unit. */
function readMetric(
  table: Table,
  metric: string,
  groups: Map<string, number[]>,
  options: MetricOptions,
): MetricArms {
  const values = numberColumn(table, metric, { flag: '--metric' });
  const { kind, covariate, denominator } = options;
  if (kind === 'proportion') checkProportion(table, metric, values);
  const value = (row: number): number => values[row] ?? 0;
  if (covariate !== undefined) {
    const before = numberColumn(table, covariate, { flag: '--covariate' });
    const pre = (row: number): number => before[row] ?? 0;
    return {
      metric,
      arms: [...groups].map(([arm, rows]) =>
        withCovariate(arm, {
          n: rows.length,
          post: sumOver(rows, value),
          postSquares: sumOver(rows, (row) => value(row) ** 2),
          pre: sumOver(rows, pre),
          preSquares: sumOver(rows, (row) => pre(row) ** 2),
          products: sumOver(rows, (row) => value(row) * pre(row)),
        }),
      ),
    };
  }
  const below =
    denominator === undefined ? undefined : numberColumn(table, denominator, { flag: '--denominator' });
  return {
    metric,
    arms: [...groups].map(([arm, rows]) => {
      const [n, sum] = [rows.length, sumOver(rows, value)];
      const sumSquares = sumOver(rows, (row) => value(row) ** 2);
      if (kind === 'proportion') return { arm, summary: summariseProportion({ n, sum }), successes: sum };
      if (kind === 'quantile') {
        return { arm, summary: summariseQuantile(Float64Array.from(rows, value), options.quantile) };
      }
      if (below === undefined) return { arm, summary: summariseMean({ n, sum, sumSquares }) };
      const under = (row: number): number => below[row] ?? 0;
      return {
        arm,
        summary: checkRatio(arm, '--denominator', {
          n,
          numerator: sum,
          numeratorSquares: sumSquares,
          denominator: sumOver(rows, under),
          denominatorSquares: sumOver(rows, (row) => under(row) ** 2),
          products: sumOver(rows, (row) => value(row) * under(row)),
        }),
      };
    }),
  };
}

/** The covariate's coefficient is of a pair of arms, so until it is compared an arm is summarised without it. */
function withCovariate(arm: string, covariate: CovariateSums): MetricArm {
  const { n, post, postSquares } = covariate;
  return { arm, covariate, summary: summariseMean({ n, sum: post, sumSquares: postSquares }) };
}

function checkRatio(arm: string, flag: string, sums: Parameters<typeof summariseRatio>[0]): ArmSummary {
  if (sums.denominator > 0) return summariseRatio(sums);
  throw invalid(
    flag,
    `The denominator of arm “${arm}” adds up to ${sums.denominator}.`,
    'A ratio needs a denominator above 0 in each arm.',
  );
}

/** A metric of a file of a row an arm, with its sums; the columns' names are those of GrowthBook's statistics. */
function readSums(table: Table, options: MetricOptions): MetricArms {
  const names = textColumn(table, options.variant, '--variant');
  const columns = (name: string): Float64Array => numberColumn(table, name);
  const n = columns('n');
  const wrong = n.findIndex((units) => !Number.isInteger(units) || units < 0);
  if (wrong !== -1) {
    throw invalid(
      '--input',
      `Line ${lineOf(table, wrong)} of “${table.path}” has ${n[wrong]} in column “n”.`,
      'Write how many units the arm has.',
    );
  }
  const each = <T>(make: (i: number, of: (name: string) => number) => T): T[] => {
    const read = new Map<string, Float64Array>();
    return names.map((_, i) =>
      make(i, (name) => {
        const values = read.get(name) ?? columns(name);
        read.set(name, values);
        return values[i] ?? 0;
      }),
    );
  };
  const metric = options.metric[0] ?? 'metric';
  if (table.columns.includes('post_sum')) {
    return {
      metric,
      arms: each((i, of) =>
        withCovariate(names[i] ?? '', {
          n: n[i] ?? 0,
          post: of('post_sum'),
          postSquares: of('post_sum_squares'),
          pre: of('pre_sum'),
          preSquares: of('pre_sum_squares'),
          products: of('post_pre_sum_of_products'),
        }),
      ),
    };
  }
  if (options.kind === 'quantile') {
    throw invalid(
      '--kind',
      'Quantiles do not follow from sums.',
      'Give a file of a row a unit, without --summary.',
    );
  }
  if (options.kind === 'proportion') {
    return {
      metric,
      arms: each((i, of) => {
        const [units, sum] = [n[i] ?? 0, of('sum')];
        if (!(sum >= 0 && sum <= units)) throw outOfRange(table, i, sum, units);
        return { arm: names[i] ?? '', summary: summariseProportion({ n: units, sum }), successes: sum };
      }),
    };
  }
  return {
    metric,
    arms: each((i, of) => ({
      arm: names[i] ?? '',
      summary:
        options.kind === 'mean'
          ? summariseMean({ n: n[i] ?? 0, sum: of('sum'), sumSquares: of('sum_squares') })
          : checkRatio(names[i] ?? '', '--input', {
              n: n[i] ?? 0,
              numerator: of('m_sum'),
              numeratorSquares: of('m_sum_squares'),
              denominator: of('d_sum'),
              denominatorSquares: of('d_sum_squares'),
              products: of('m_d_sum_of_products'),
            }),
    })),
  };
}

function outOfRange(table: Table, i: number, sum: number, units: number): RondoError {
  return invalid(
    '--input',
    `Line ${lineOf(table, i)} of “${table.path}” counts ${sum} of ${units} units.`,
    'A proportion’s sum is from 0 to n.',
  );
}

export function readArms(table: Table, options: MetricOptions, fromSums: boolean): MetricArms[] {
  if (fromSums) return [readSums(table, options)];
  if (options.kind === 'ratio' && options.denominator === undefined) {
    throw invalid('--denominator', 'A ratio needs its denominator.', 'Name the column with --denominator.');
  }
  if (options.kind !== 'ratio' && options.denominator !== undefined) {
    throw invalid(
      '--denominator',
      `A ${options.kind} has no denominator.`,
      'Ask for --kind ratio, or leave it out.',
    );
  }
  if (options.covariate !== undefined && options.kind !== 'mean' && options.kind !== 'proportion') {
    throw invalid(
      '--covariate',
      `A ${options.kind} is not adjusted by a covariate.`,
      'Use it with --kind mean or proportion.',
    );
  }
  if (options.metric.length === 0) {
    throw invalid('--metric', 'No metric is named.', `The columns are: ${table.columns.join(', ')}.`);
  }
  const groups = groupArms(table, options.variant);
  return options.metric.map((metric) => readMetric(table, metric, groups, options));
}
