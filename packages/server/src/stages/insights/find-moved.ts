import type { ExploreRow, MetricInfo, Period } from '@rondo/contract';
import { type ChangePart, chooseDimension, explainChange, judgeMove, type Sides } from '@rondo/stats';
import type { Finding } from './make-insight.ts';

export type MoveFacts = {
  metric: MetricInfo;
  period: Period;
  comparison: Period;
  /** Values of each day; days of which nothing is known are left out. */
  before: readonly number[];
  after: readonly number[];
  value: number;
  previous: number;
};

/** A figure's parts along one dimension, in the period and in the one that it is compared with. */
export type Breakdown = { after: readonly ExploreRow[]; before: readonly ExploreRow[] };

/** A move smaller than this is no news, however certain. */
const LEAST_RELATIVE_MOVE = 0.05;

/** Whether a figure moved by more than its days differ anyhow; before anything is asked about why. */
export function hasMoved(facts: MoveFacts): boolean {
  const move = judgeMove(facts.before, facts.after);
  const change = facts.value - facts.previous;
  if (!move?.beyondNoise || Math.abs(change) < LEAST_RELATIVE_MOVE * Math.abs(facts.previous)) return false;
  return Math.sign(move.change) === Math.sign(change);
}

/** The move and the dimension that explains most of it, from the figure's parts along each dimension. */
export function describeMove(facts: MoveFacts, breakdowns: ReadonlyMap<string, Breakdown>): Finding {
  const { metric, value, previous } = facts;
  const move = judgeMove(facts.before, facts.after);
  // From nothing to something is no share of nothing.
  const relative = previous === 0 ? null : (value - previous) / Math.abs(previous);
  const explained = chooseDimension(
    new Map(
      [...breakdowns].map(([dimension, rows]) => [dimension, explainChange(partsOf(rows, metric.additive))]),
    ),
  );
  const rows = explained === undefined ? undefined : breakdowns.get(explained.dimension);
  const main = explained?.chosen[0];
  const better = metric.direction === 'neutral' ? null : value > previous === (metric.direction === 'up');
  return {
    kind: 'moved',
    subject: metric.key,
    weight: Math.min(
      1,
      0.3 +
        Math.min(0.4, Math.abs(relative ?? 1)) +
        (explained === undefined ? 0 : 0.2) +
        (better === false ? 0.1 : 0),
    ),
    good: better,
    metric,
    facts: {
      value,
      previous,
      change: value - previous,
      relative,
      dimension: explained?.dimension ?? null,
      part: main?.key ?? null,
      partPower: main?.power ?? null,
    },
    evidence: {
      query: {
        metric: metric.key,
        ...facts.period,
        filter: [],
        ...(explained === undefined ? {} : { dimension: explained.dimension }),
      },
      rows: evidenceRows(rows),
      n: facts.after.length,
      // The interval is of the mean day; shown as a share of the level before, it holds for the period's sum, too.
      ...(move === undefined || move.relative === null
        ? {}
        : {
            low: move.low / Math.abs(move.change / move.relative),
            high: move.high / Math.abs(move.change / move.relative),
          }),
    },
    because:
      explained === undefined
        ? null
        : {
            dimension: explained.dimension,
            parts: explained.chosen.map(({ key, contribution, power }) => ({ key, contribution, power })),
            power: explained.power,
          },
    advice: {
      kind: better === true ? 'repeat-what-rose' : 'look-into-part',
      facts: {
        dimension: explained?.dimension ?? null,
        part: main?.key ?? null,
        contribution: main?.contribution ?? null,
      },
    },
  };
}

const MOST_ROWS = 6;

/** The parts that moved most, in the figure's own unit; those that neither are nor were anything say nothing. */
function evidenceRows(breakdown: Breakdown | undefined): Finding['evidence']['rows'] {
  if (breakdown === undefined) return [];
  const values = (rows: readonly ExploreRow[]) => new Map(rows.map((row) => [row.keys[0] ?? '', row.value]));
  const after = values(breakdown.after);
  const before = values(breakdown.before);
  return [...new Set([...after.keys(), ...before.keys()])]
    .map((key) => ({ key, value: after.get(key) ?? null, comparison: before.get(key) ?? null }))
    .filter(({ value, comparison }) => (value ?? 0) !== 0 || (comparison ?? 0) !== 0)
    .sort((a, b) => moveOf(b) - moveOf(a))
    .slice(0, MOST_ROWS);
}

function moveOf({ value, comparison }: { value: number | null; comparison: number | null }): number {
  return Math.abs((value ?? 0) - (comparison ?? 0));
}

/** Rates are explained by their two sides, sums by themselves. A part may be there in one of the periods only. */
function partsOf({ before, after }: Breakdown, additive: boolean): ChangePart[] {
  const sides = (rows: readonly ExploreRow[]) =>
    new Map(rows.map((row) => [row.keys[0] ?? '', sidesOf(row, additive)]));
  const earlier = sides(before);
  const later = sides(after);
  const nothing: Sides = additive ? { numerator: 0 } : { numerator: 0, denominator: 0 };
  return [...new Set([...later.keys(), ...earlier.keys()])].map((key) => ({
    key,
    before: earlier.get(key) ?? nothing,
    after: later.get(key) ?? nothing,
  }));
}

function sidesOf(row: ExploreRow, additive: boolean): Sides {
  return additive
    ? { numerator: row.value ?? 0 }
    : { numerator: row.numerator ?? 0, denominator: row.denominator ?? 0 };
}
