import type { BlockingRule, MatchConfig } from '@rondo/contract';
import { clusterRecords, estimateRecall, type RecallRange, type WeightedPairs } from '@rondo/stats';
import { RondoError } from '../error.ts';
import { type BlockCost, blockPairs, countBlocks, pairsSql } from './block-pairs.ts';
import { markRepeats } from './find-repeats.ts';
import { inferColumn } from './infer-columns.ts';
import { loadRecords, type MatchEngine } from './match-engine.ts';
import { nameRule } from './name-rule.ts';
import { addNearPairs } from './near-pairs.ts';
import { EVERY_PAIR_UP_TO, proposeBlocking } from './propose-blocking.ts';
import { proposeComparisons, rolesOf } from './propose-comparisons.ts';
import { type PreparedColumn, prepareColumn } from './record-fields.ts';
import { readScored, type Scoring, sampleVectors, scorePairs } from './score-pairs.ts';
import { type TrainedModel, trainModel } from './train-model.ts';
import { weighPairs } from './weigh-pairs.ts';

/** The records of one or two files, column by column; those of the input first. */
export type MatchInput = {
  names: readonly string[];
  cells: readonly (readonly string[])[];
  /** How many are from the input; the others are from the file to link with. */
  first: number;
  records: number;
  /** Records with different numbers in one of these are two, whatever else agrees; -1 is no number. */
  apart?: readonly Int32Array[];
};

/** The steps of matching, in their order. */
export const MATCH_STEPS = ['prepare', 'block', 'score', 'train', 'weigh', 'look again', 'cluster'] as const;
export type MatchStep = (typeof MATCH_STEPS)[number];

export type MatchResult = {
  config: MatchConfig;
  trained: TrainedModel;
  scoring: Scoring;
  pairs: WeightedPairs;
  /** For each record the lowest record of its cluster. */
  clusters: Uint32Array;
  comparedPairs: number;
  /** The statement that made those pairs, for measuring. */
  pairsSql: string;
  everyPair: boolean;
  /** Share of the true pairs that were compared at all. */
  recall: RecallRange;
  blocks: BlockCost[];
  seconds: Partial<Record<MatchStep, number>>;
};

const SAMPLE = 500_000;
/**
 * One pair speaks for at most a million to one, and against at most 16 to one: of two groups of ten records most pairs
 * disagree in something, and the mean is to show whether they are two people, not how dirty the records are.
 */
const MOST_BITS = 20;
const LEAST_BITS = -4;
/** Odds of one to one, the prior counted: neither error is dearer than the other. */
const DEFAULT_THRESHOLD = 0;
/** A block of n records makes n²/2 pairs: five million of this size, all of strangers as good as surely. */
const LARGEST_BLOCK = 3_000;
const PAIRS_A_RECORD = { few: 100, many: 20 };
const FEWEST_PAIRS = 1_000_000;
const MANY_PAIRS = 5_000_000;

/** How many pairs blocking may make: many for each of few records, fewer for each of many. */
function pairBudget(records: number): number {
  const few = Math.max(FEWEST_PAIRS, PAIRS_A_RECORD.few * records);
  return Math.min(few, Math.max(MANY_PAIRS, PAIRS_A_RECORD.many * records));
}

type Prepared = {
  config: MatchConfig;
  columns: PreparedColumn[];
  training: BlockingRule[];
  blocks: BlockCost[];
};

export function countAllPairs({ first, records }: MatchInput): number {
  return first < records ? first * (records - first) : (records * (records - 1)) / 2;
}

/** Loads the records and settles how they are matched: as the configuration says, else as their content suggests. */
export async function prepareMatching(
  engine: MatchEngine,
  input: MatchInput,
  given: MatchConfig | undefined,
): Promise<Prepared> {
  const { records, first, names, cells } = input;
  const linking = first < records;
  const profiles =
    given?.columns ??
    markRepeats(
      names.map((name, i) => inferColumn(name, cells[i] ?? [])),
      cells,
    );
  const columns = profiles
    .filter(({ kind }) => kind !== 'ignore')
    .map(({ name, kind }, i) => prepareColumn(i, name, kind, cells[names.indexOf(name)] ?? []));
  if (columns.length === 0) {
    throw new RondoError({
      code: 'invalid',
      message: 'No column tells records from each other: each is empty or holds one value only.',
      cure: 'Give a file with a column in which records differ, or name the columns’ kinds with --config.',
      field: given === undefined ? '--input' : '--config',
    });
  }
  await loadRecords(
    engine,
    Uint8Array.from({ length: records }, (_, i) => (i < first ? 0 : 1)),
    columns,
  );
  const largestBlock = given?.largestBlock ?? LARGEST_BLOCK;
  const proposed = await proposeBlocking(engine, columns, {
    records,
    linking,
    budget: pairBudget(records),
    largestBlock,
  });
  const config: MatchConfig = given ?? {
    columns: profiles.map(({ name, kind, because }) => ({ name, kind, ...(because && { because }) })),
    comparisons: proposeComparisons(profiles),
    blocking: proposed.blocking,
    largestBlock,
    threshold: DEFAULT_THRESHOLD,
    cleanSources: true,
    seed: 1,
  };
  const byName = new Map(columns.map((column) => [column.name, column]));
  const blocks = await countBlocks(engine, config.blocking, byName, records, linking);
  for (const [i, rule] of config.blocking.entries()) refuseOversized(rule, blocks[i], config.largestBlock);
  return { config, columns, training: proposed.training, blocks };
}

/** More than this are never compared, whatever the configuration says. */
const MOST_EVERY_PAIR = 50_000_000;

/** Whether all pairs are compared: few records, or a configuration without rules; else there must be a rule. */
function comparesEveryPair(allPairs: number, config: MatchConfig, given: MatchConfig | undefined): boolean {
  if (allPairs <= EVERY_PAIR_UP_TO) return true;
  if (config.blocking.length > 0) return false;
  if (given !== undefined && allPairs <= MOST_EVERY_PAIR) return true;
  throw new RondoError({
    code: 'invalid',
    message:
      given === undefined
        ? `Every key that the columns offer puts more than ${config.largestBlock} records into one block.`
        : `Without a blocking rule ${allPairs.toLocaleString('en')} pairs would be compared.`,
    cure: 'Give the file a column that tells more records apart, or name rules under “blocking” with --config.',
    field: given === undefined ? '--input' : '--config',
  });
}

function refuseOversized(rule: BlockingRule, cost: BlockCost | undefined, largestBlock: number): void {
  if (cost === undefined || cost.largest <= largestBlock) return;
  throw new RondoError({
    code: 'invalid',
    message: `The blocking rule “${nameRule(rule)}” puts ${cost.largest} records into one block.`,
    cure: `Add a column to the rule, or raise “largestBlock” (now ${largestBlock}).`,
    field: '--config',
  });
}

export async function matchRecords(
  engine: MatchEngine,
  input: MatchInput,
  given?: MatchConfig,
  /** Told of each step when it is done. */
  onDone: (step: MatchStep) => void = () => {},
): Promise<MatchResult> {
  const seconds: MatchResult['seconds'] = {};
  let last = performance.now();
  const lap = (step: MatchStep): void => {
    seconds[step] = (performance.now() - last) / 1000;
    last = performance.now();
    onDone(step);
  };
  const { records, first } = input;
  const linking = first < records;
  const { config, columns, training, blocks } = await prepareMatching(engine, input, given);
  lap('prepare');
  const allPairs = countAllPairs(input);
  const everyPair = comparesEveryPair(allPairs, config, given);
  const byName = new Map(columns.map((column) => [column.name, column]));
  const scoring: Scoring = {
    comparisons: config.comparisons,
    columns: byName,
    roles: rolesOf(config.comparisons, (name) => byName.get(name)?.kind ?? 'text'),
  };
  const rules = [...config.blocking, ...training];
  const blockOptions = { records, linking, everyPair, largestBlock: config.largestBlock };
  const comparedPairs = await blockPairs(engine, rules, byName, blockOptions);
  lap('block');
  await scorePairs(engine, scoring);
  lap('score');
  const scored = await readScored(engine, scoring);
  const sample = await sampleVectors(engine, scoring, {
    pairs: Math.min(SAMPLE, allPairs * 4),
    first,
    records,
    linking,
    seed: config.seed,
  });
  const trained = trainModel(scored, sample, config.comparisons, training, {
    allPairs,
    everyPair,
    from: config.blocking.length,
  });
  lap('train');
  let pairs = await weighPairs(engine, scored, trained.model, config.comparisons);
  const recall = everyPair
    ? { low: 1, high: 1 }
    : estimateRecall(pairs, countKnown(scoring, records), trained.blockingRecall);
  lap('weigh');
  const clusterOptions = {
    records,
    leastWeight: LEAST_BITS,
    mostWeight: MOST_BITS,
    exclusive:
      linking && config.cleanSources
        ? [Int32Array.from({ length: records }, (_, i) => (i < first ? 0 : 1))]
        : [],
    unique: [...uniqueColumns(config, byName), ...(input.apart ?? [])],
  };
  if (
    !everyPair &&
    (await addNearPairs(engine, scoring, pairs, clusterOptions, linking ? first : undefined)) > 0
  ) {
    pairs = await weighPairs(engine, await readScored(engine, scoring), trained.model, config.comparisons);
  }
  lap('look again');
  const clusters = clusterRecords(pairs, { ...clusterOptions, threshold: config.threshold });
  lap('cluster');
  return {
    config,
    trained,
    scoring,
    pairs,
    clusters,
    comparedPairs,
    pairsSql: pairsSql(rules, byName, blockOptions),
    everyPair,
    recall,
    blocks,
    seconds,
  };
}

/** Of how many of the columns that are compared each record has a value. */
function countKnown({ comparisons, columns }: Scoring, records: number): Uint8Array {
  const known = new Uint8Array(records);
  for (const name of new Set(comparisons.map(({ column }) => column))) {
    for (const [record, value] of (columns.get(name)?.values ?? []).entries()) {
      if (value !== '' && value !== 0) known[record] = (known[record] ?? 0) + 1;
    }
  }
  return known;
}

/** The values of columns that one person has one of, as numbers; -1 where unknown. */
function uniqueColumns(config: MatchConfig, columns: ReadonlyMap<string, PreparedColumn>): Int32Array[] {
  return config.columns
    .filter(({ unique }) => unique === true)
    .flatMap(({ name }) => {
      const values = columns.get(name)?.values;
      if (values === undefined) return [];
      const ids = new Map<string | number, number>();
      return [
        Int32Array.from(values, (value) => {
          if (value === '' || value === 0) return -1;
          const id = ids.get(value) ?? ids.size;
          ids.set(value, id);
          return id;
        }),
      ];
    });
}
