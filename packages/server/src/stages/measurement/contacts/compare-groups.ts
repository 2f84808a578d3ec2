import type { ContactComparison, ContactMeasure } from '@rondo/contract';
import {
  compareHazards,
  compareWithRest,
  correctComparisons,
  levelsByHolm,
  type StratumSums,
  testBySkewness,
} from '@rondo/stats';
import type { Cell, Spell, Sums, ValueCell } from './read-contacts.ts';
import { addSums, designEffect, FEWEST } from './summarise-contacts.ts';

const ALPHA = 0.05;
/** Money has long tails: below this many a few large purchases decide. */
const FEWEST_WINDOWS = 20;
/** Beyond this skewness three moments do not describe the distribution any more. */
const MOST_SKEWED = 1;

type Found = {
  group: string;
  measure: ContactMeasure;
  difference: number;
  pValue: number;
  within: (alpha: number) => [number, number];
};

/**
 * Each group against all others on the same topic in the same month, with intervals that hold for all comparisons together
 * (Holm): where all groups are equal, the chance that even one is told apart is at most 5 %.
 */
export function compareGroups(
  groups: readonly string[],
  {
    cells,
    spells,
    values,
  }: { cells: readonly Cell[]; spells: readonly Spell[]; values: readonly ValueCell[] },
): Map<string, ContactComparison[]> {
  const wanted = new Set(groups);
  const found = [
    ...means('satisfaction', cells, (cell) => cell.answers, FEWEST),
    ...means('resolved', cells, (cell) => cell.solved, FEWEST),
    ...speeds(spells),
    ...means('value', values, (cell) => cell.bought, FEWEST_WINDOWS),
  ].filter(({ group }) => wanted.has(group));
  const pValues = found.map(({ pValue }) => pValue);
  const corrected = correctComparisons(pValues, 'holm');
  const levels = levelsByHolm(pValues, ALPHA);
  const by = new Map<string, ContactComparison[]>(groups.map((group) => [group, []]));
  for (const [i, { group, measure, difference, within }] of found.entries()) {
    const [low, high] = within(levels[i] ?? ALPHA);
    const none = measure === 'speed' ? 1 : 0;
    by.get(group)?.push({
      measure,
      difference,
      low,
      high,
      pValue: corrected[i] ?? 1,
      differs: low > none || high < none,
    });
  }
  return by;
}

function means<Row extends { key: string; stratum: string }>(
  measure: ContactMeasure,
  rows: readonly Row[],
  read: (row: Row) => Sums,
  fewest: number,
): Found[] {
  const effect = Math.sqrt(designEffect(addSums(rows.map(read))));
  const cells = rows.map((row): StratumSums => ({ group: row.key, stratum: row.stratum, ...read(row) }));
  return [...compareWithRest(cells)].flatMap(([group, one]) => {
    if (one.units < fewest || one.others < fewest || Math.abs(one.skewness) > MOST_SKEWED) return [];
    const test = testBySkewness({ ...one, standardError: one.standardError * effect });
    return [{ group, measure, difference: one.estimate, ...test }];
  });
}

/** By how many times as quickly the group's contacts end. */
function speeds(spells: readonly Spell[]): Found[] {
  const rows = spells.map(({ key, stratum, hours, ended, count }) => ({
    group: key,
    stratum,
    time: hours,
    ended,
    count,
  }));
  return [...compareHazards(rows)].flatMap(([group, { logRatio, standardError, events, others }]) => {
    if (events < FEWEST || others < FEWEST) return [];
    const { pValue, within } = testBySkewness({ estimate: logRatio, standardError, skewness: 0 });
    return [
      {
        group,
        measure: 'speed' as const,
        difference: Math.exp(logRatio),
        pValue,
        within: (alpha: number): [number, number] => {
          const [low, high] = within(alpha);
          return [Math.exp(low), Math.exp(high)];
        },
      },
    ];
  });
}
