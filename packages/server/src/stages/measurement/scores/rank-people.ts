import type { ScoredPerson, ScoreReason } from '@rondo/contract';
import { buildFeatures, EVENT_PREFIX, type Levels, NAMED, type PersonRow } from './build-features.ts';
import { type ScoreModelData, scoreBy } from './learn-scores.ts';

export type RankQuestion = {
  model: ScoreModelData;
  /** People as the engine answers them, a line of JSON each. */
  lines: Uint8Array;
  levels: Levels;
  without: readonly string[];
  deeds: readonly string[];
  most: number;
};
export type Ranked = Pick<ScoredPerson, 'person' | 'chance' | 'reasons'>;
export type RankedPart = { chances: Float64Array; best: Ranked[] };

const MOST_REASONS = 3;
/** On the log-odds: a change of a twentieth moves no chance by more than a point. */
const LEAST_CHANGE = 0.05;

/** Everybody’s chance, and those with the highest with what moved it most. */
export function rankPeople({ model, lines, levels, without, deeds, most }: RankQuestion): RankedPart {
  const rows = parseRows(lines);
  const table = buildFeatures(rows, deeds, levels, without);
  const scorer = scoreBy(model, table, rows.length);
  const chances = Float64Array.from(rows, (_row, i) => scorer.probability(i));
  const order = Uint32Array.from(rows, (_row, i) => i).sort(
    (a, b) => (chances[b] ?? 0) - (chances[a] ?? 0) || a - b,
  );
  const best = Array.from(order.subarray(0, most), (i): Ranked[] => {
    const row = rows[i];
    if (row === undefined) return [];
    const reasons = Array.from(scorer.contributions(i), (change, group) => ({ change, group }))
      .filter(({ change }) => Math.abs(change) > LEAST_CHANGE)
      .sort((a, b) => Math.abs(b.change) - Math.abs(a.change) || a.group - b.group)
      .slice(0, MOST_REASONS)
      .map(({ change, group }) => ({ change, ...known(table.groups[group] ?? '', row, deeds) }));
    return [{ person: row.person, chance: chances[i] ?? 0, reasons }];
  }).flat();
  return { chances, best };
}

function parseRows(lines: Uint8Array): PersonRow[] {
  const text = Buffer.from(lines).toString('utf8').trimEnd();
  return text === '' ? [] : JSON.parse(`[${text.replaceAll('\n', ',')}]`);
}

/** What is known of a person under a group of features. */
function known(group: string, row: PersonRow, deeds: readonly string[]): Omit<ScoreReason, 'change'> {
  const nothing = { feature: group, recent: null, whole: null, text: null };
  if (group.startsWith(EVENT_PREFIX)) {
    const i = deeds.indexOf(group.slice(EVENT_PREFIX.length));
    return { ...nothing, recent: row.recently[i] ?? 0, whole: row.wholly[i] ?? 0 };
  }
  const named = NAMED.find((name) => name === group);
  if (named !== undefined) return { ...nothing, text: row[named] };
  if (group === 'orders') return { ...nothing, recent: row.orders_recently, whole: row.orders };
  const days = group === 'seen' ? row.since_seen : row.since_first;
  return { ...nothing, recent: Math.floor(days) };
}
