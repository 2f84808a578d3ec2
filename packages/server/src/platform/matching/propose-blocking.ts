import type { BlockingRule, ColumnKind, KeyPart } from '@rondo/contract';
import { type BlockCost, countBlocks } from './block-pairs.ts';
import type { MatchEngine } from './match-engine.ts';
import type { PreparedColumn } from './record-fields.ts';

/** Up to this many pairs all are compared, and no rule can miss any. */
export const EVERY_PAIR_UP_TO = 1_000_000;

/** What a kind is keyed by, the coarsest first. */
function partsOf(kind: ColumnKind): KeyPart['by'][] {
  switch (kind) {
    case 'given-name':
    case 'surname':
      return ['prefix', 'sound', 'value'];
    case 'word':
    case 'city':
      return ['prefix', 'value'];
    case 'date':
      return ['year', 'day-of-year', 'value'];
    case 'postcode':
    case 'id':
    case 'phone':
      return ['prefix', 'value'];
    case 'email':
      return ['prefix', 'mailbox', 'value'];
    case 'full-name':
      return ['word', 'prefix', 'sound', 'value'];
    case 'street':
    case 'text':
      return ['word', 'prefix', 'value'];
    default:
      return ['value'];
  }
}

/** Whether everything that agrees on `fine` agrees on `coarse`. */
const COARSER: Readonly<Record<KeyPart['by'], readonly KeyPart['by'][]>> = {
  value: ['prefix', 'sound', 'year', 'day-of-year', 'mailbox', 'word'],
  mailbox: ['prefix'],
  sound: [],
  prefix: [],
  year: [],
  'day-of-year': [],
  word: [],
};

function covers(coarse: BlockingRule, fine: BlockingRule): boolean {
  return coarse.every((part) =>
    fine.some(
      (other) =>
        other.column === part.column && (other.by === part.by || COARSER[other.by].includes(part.by)),
    ),
  );
}

const nameOf = (rule: BlockingRule): string => rule.map(({ column, by }) => `${column}|${by}`).join('&');

function candidates(columns: readonly PreparedColumn[]): BlockingRule[] {
  const parts = columns.map(({ name, kind }) => partsOf(kind).map((by): KeyPart => ({ column: name, by })));
  const rules: BlockingRule[] = parts.flat().map((part) => [part]);
  for (const [i, left] of parts.entries()) {
    for (const right of parts.slice(i + 1)) {
      for (const a of left) {
        for (const b of right) if (a.by !== 'word' && b.by !== 'word') rules.push([a, b]);
      }
    }
  }
  return rules;
}

const MOST_RULES = 40;

/**
 * Rules that together stay within a budget of pairs: of all single and double keys those that are as coarse as a cap on
 * each rule's pairs allows, the cap lowered until the sum fits. Coarse and many: a true match that one rule misses,
 * through a typing error say, is found by another.
 */
export async function proposeBlocking(
  engine: MatchEngine,
  columns: readonly PreparedColumn[],
  options: { records: number; linking: boolean; budget: number; largestBlock: number },
): Promise<{ blocking: BlockingRule[]; training: BlockingRule[] }> {
  const rules = candidates(columns);
  const byName = new Map(columns.map((column) => [column.name, column]));
  const costs = await countBlocks(engine, rules, byName, options.records, options.linking);
  const known = rules
    .map((rule, i) => ({ rule, cost: costs[i] ?? { pairs: 0, largest: 0 } }))
    .filter(({ cost }) => cost.pairs > 0 && cost.largest <= options.largestBlock);
  const blocking = withinBudget(known, options.budget);
  const training = forTraining(known, options.records);
  return { blocking, training: training.length > 0 ? training : blocking.slice(0, MOST_SESSIONS) };
}

function withinBudget(known: readonly Candidate[], budget: number): BlockingRule[] {
  for (let cap = budget / 2; cap > 1; cap *= 0.8) {
    const chosen = coarsestWithin(known, cap);
    const sum = chosen.reduce((total, { cost }) => total + cost.pairs, 0);
    if (sum <= budget) return chosen.slice(0, MOST_RULES).map(({ rule }) => rule);
  }
  return known.slice(0, 1).map(({ rule }) => rule);
}

/** Pairs a record that a rule may make to be trained with: where most pairs are strangers, the matches do not show. */
const TRAINING_PAIRS_A_RECORD = 5;
const MOST_TRAINING_PAIRS = 500_000;
const MOST_SESSIONS = 20;

/** Rules to estimate m with: fine ones, so that a good share of their pairs are matches, spread over the columns. */
function forTraining(known: readonly Candidate[], records: number): BlockingRule[] {
  const fine = known
    .filter(
      ({ rule, cost }) =>
        rule.every(({ by }) => by === 'value') &&
        cost.pairs <= Math.min(MOST_TRAINING_PAIRS, TRAINING_PAIRS_A_RECORD * records),
    )
    .filter(({ cost }) => cost.pairs >= 10);
  const chosen = fine.filter(
    ({ rule }) => !fine.some(({ rule: other }) => nameOf(other) !== nameOf(rule) && covers(other, rule)),
  );
  return chosen
    .sort((a, b) => b.cost.pairs - a.cost.pairs)
    .slice(0, MOST_SESSIONS)
    .map(({ rule }) => rule);
}

type Candidate = { rule: BlockingRule; cost: BlockCost };

function coarsestWithin(known: readonly Candidate[], cap: number): Candidate[] {
  const affordable = known.filter(({ cost }) => cost.pairs <= cap);
  return affordable
    .filter(
      ({ rule }) =>
        !affordable.some(({ rule: other }) => nameOf(other) !== nameOf(rule) && covers(other, rule)),
    )
    .sort((a, b) => a.cost.pairs - b.cost.pairs);
}
