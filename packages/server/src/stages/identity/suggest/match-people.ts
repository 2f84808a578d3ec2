import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { MatchConfig, MatchedColumn, SuggestedPerson, SuggestionStep } from '@rondo/contract';
import { type MatchEngine, withMatchEngine } from '../../../platform/matching/match-engine.ts';
import { type MatchResult, type MatchStep, matchRecords } from '../../../platform/matching/match-records.ts';
import { nameRule } from '../../../platform/matching/name-rule.ts';
import { pairSteps, priorBits } from '../../../platform/matching/pair-steps.ts';
import { type RecordPair, readPairVectors } from '../../../platform/matching/score-pairs.ts';
import { findVetoes, type LimitedKind, type PersonRecords, readPersonRecords } from './person-records.ts';

/** What the process that matches is asked to do. The people stand in `people.bin` of the folder, in RowBinary. */
export type MatchingTask = {
  folder: string;
  columns: string[];
  limited: LimitedKind[];
  config: MatchConfig | undefined;
  leastProbability: number;
};

/** A pair that it found, a line of `found.ndjson`. */
export type Finding = {
  left: Omit<SuggestedPerson, 'person'>;
  right: Omit<SuggestedPerson, 'person'>;
  weight: number;
  prior: number;
  steps: SuggestionStep[];
  fits: boolean;
  vetoes: LimitedKind[];
};

export type MatchingSummary = {
  people: number;
  comparedPairs: number;
  /** By column, how many people have it. */
  columns: Pick<MatchedColumn, 'column' | 'people' | 'distinct' | 'kind' | 'because'>[];
  config: MatchConfig;
  blocking: {
    everyPair: boolean;
    recall: { low: number; high: number };
    rules: { rule: string; pairs: number; largestBlock: number }[];
  };
};

export type MatchingProgress = MatchStep | 'read' | 'explain';

export const PEOPLE_FILE = 'people.bin';
export const FOUND_FILE = 'found.ndjson';
/** Nobody looks through more; the likeliest are kept. */
const MOST_FOUND = 50_000;
const EXPLAINED_AT_ONCE = 5_000;

/** Reads the people, matches them, and writes the pairs that are likely enough with what speaks for and against each. */
export async function matchPeople(
  task: MatchingTask,
  onDone: (step: MatchingProgress) => void,
): Promise<MatchingSummary> {
  const file = createReadStream(join(task.folder, PEOPLE_FILE), { highWaterMark: 1 << 20 });
  const people = await readPersonRecords(buffers(file), task.columns, task.limited);
  onDone('read');
  return withMatchEngine(async (engine) => {
    const result = await matchRecords(engine, people.input, task.config, onDone);
    const least = Math.log2(task.leastProbability / (1 - task.leastProbability));
    const lines = describeFindings(engine, people, result, task.limited, choosePairs(result, least));
    await pipeline(Readable.from(lines), createWriteStream(join(task.folder, FOUND_FILE), { mode: 0o600 }));
    onDone('explain');
    return summarise(people, result);
  }, task.folder);
}

async function* buffers(stream: AsyncIterable<unknown>): AsyncGenerator<Buffer> {
  for await (const chunk of stream) if (Buffer.isBuffer(chunk)) yield chunk;
}

type WeighedPair = RecordPair & { weight: number };

/** The likeliest pairs, at most so many. */
function choosePairs({ pairs }: MatchResult, least: number): WeighedPair[] {
  const places: number[] = [];
  for (const [i, weight] of pairs.weight.entries()) if (weight >= least) places.push(i);
  const weightOf = (i: number): number => pairs.weight[i] ?? 0;
  return places
    .sort((a, b) => weightOf(b) - weightOf(a) || a - b)
    .slice(0, MOST_FOUND)
    .map((i) => ({ left: pairs.left[i] ?? 0, right: pairs.right[i] ?? 0, weight: weightOf(i) }));
}

async function* describeFindings(
  engine: MatchEngine,
  people: PersonRecords,
  result: MatchResult,
  limited: readonly LimitedKind[],
  chosen: readonly WeighedPair[],
): AsyncGenerator<string> {
  const { input, keys, kinds, values } = people;
  const prior = round(priorBits(result));
  const side = (row: number): Finding['left'] => ({
    identifier: { key: keys[row] ?? '', kind: kinds[row] ?? '', value: values[row] ?? '' },
    fields: input.names.flatMap((column, k) => {
      const value = input.cells[k]?.[row] ?? '';
      return value === '' ? [] : [{ column, value }];
    }),
  });
  for (let at = 0; at < chosen.length; at += EXPLAINED_AT_ONCE) {
    const part = chosen.slice(at, at + EXPLAINED_AT_ONCE);
    const vectors = await readPairVectors(engine, result.scoring, part);
    for (const [i, pair] of part.entries()) {
      const vector = vectors[i];
      if (vector === undefined) continue;
      const finding: Finding = {
        left: side(pair.left),
        right: side(pair.right),
        weight: round(pair.weight),
        prior,
        steps: pairSteps(result, input, pair, vector).map(({ weight, rarity, ...step }) => ({
          ...step,
          weight: round(weight),
          ...(rarity !== undefined && { rarity: round(rarity) }),
        })),
        fits: result.clusters[pair.left] === result.clusters[pair.right],
        vetoes: findVetoes(people, limited, pair.left, pair.right),
      };
      yield `${JSON.stringify(finding)}\n`;
    }
  }
}

const round = (bits: number): number => Math.round(bits * 1e4) / 1e4;

function summarise({ input }: PersonRecords, result: MatchResult): MatchingSummary {
  const { config, blocks, everyPair, comparedPairs, recall } = result;
  return {
    people: input.records,
    comparedPairs,
    columns: input.names.map((column, k) => {
      const known = (input.cells[k] ?? []).filter((cell) => cell !== '');
      const as = config.columns.find(({ name }) => name === column);
      return {
        column,
        people: known.length,
        distinct: new Set(known).size,
        ...(as !== undefined && { kind: as.kind }),
        ...(as?.because !== undefined && { because: as.because }),
      };
    }),
    config,
    blocking: {
      everyPair,
      recall,
      rules: config.blocking.map((rule, i) => ({
        rule: nameRule(rule),
        pairs: Math.round(blocks[i]?.pairs ?? 0),
        largestBlock: blocks[i]?.largest ?? 0,
      })),
    },
  };
}
