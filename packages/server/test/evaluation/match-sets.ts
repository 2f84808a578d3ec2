import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createRandom } from '@rondo/stats';
import { parse } from 'csv-parse/sync';
import { writeCsv } from '../../src/lab/write-results.ts';
import { evaluationData, type Row, type RowSet } from './rows.ts';

/** A file of records as the evaluation data have it, with what says who is who. */
type Source = { path: string; id?: string; truth: { column: string } | { file: string; by: string } };
type MatchSet = {
  name: string;
  sources: readonly Source[];
  f1: number;
  b3?: number;
  /** How many times the largest true cluster the largest found one may be. */
  largest?: number;
};

const restaurant = 'identity/restaurant/restaurant-nophone-training.csv';
const febrl = (part: string, truth: number): Source => ({
  path: `identity/febrl/dataset${part}.csv`,
  truth: { file: `identity/febrl/truth${truth}.csv`, by: 'rec_id' },
});

/** Published sets whose truth is known, and what the issue of this tool asks of each: one policy for all. */
const SMALL: readonly MatchSet[] = [
  {
    name: 'fake_1000',
    sources: [{ path: 'identity/fake_1000/fake_1000.csv', id: 'unique_id', truth: { column: 'cluster' } }],
    f1: 0.92,
  },
  { name: 'restaurant', sources: [{ path: restaurant, truth: { column: 'unique_id' } }], f1: 0.93 },
  {
    name: 'RLdata500',
    sources: [{ path: 'identity/rldata/RLdata500.csv', id: 'record_id', truth: { column: 'label_true' } }],
    f1: 0.95,
  },
];
const LARGE: readonly MatchSet[] = [
  { name: 'febrl3', sources: [febrl('3', 3)], f1: 0.996 },
  { name: 'febrl4 (link)', sources: [febrl('4a', 4), febrl('4b', 4)], f1: 0.9996 },
  {
    name: 'historical_50k',
    sources: [
      {
        path: 'identity/historical_50k/historical_50k.csv',
        id: 'unique_id',
        truth: { column: 'cluster' },
      },
    ],
    f1: 0.9,
    b3: 0.92,
    largest: 3,
  },
];

type Quality = { f1: number; b3: number; largestCluster: number; largestEntity: number };

function readRecords(path: string): Record<string, string>[] {
  return parse(readFileSync(evaluationData(path)), {
    columns: true,
    trim: true,
    relax_quotes: true,
    bom: true,
  });
}

function shuffled<Item>(items: readonly Item[], seed: number): Item[] {
  const random = createRandom(seed);
  const result = [...items];
  for (let i = result.length - 1; i > 0; i--) {
    const j = random.integer(i + 1);
    const [a, b] = [result[i], result[j]];
    if (a === undefined || b === undefined) continue;
    result[i] = b;
    result[j] = a;
  }
  return result;
}

/** The set as the tool gets it: truth and ids dropped, rows shuffled and numbered anew; the truth in a file of its own. */
function writeSet(folder: string, { sources }: MatchSet): { inputs: string[]; truth: string } {
  const truths: [string, string][] = [];
  const inputs = sources.map((source, order) => {
    const { truth } = source;
    const entityOf =
      'file' in truth
        ? new Map(readRecords(truth.file).map((row) => [row.record_id ?? '', row.entity ?? '']))
        : undefined;
    const dropped = 'column' in truth ? [truth.column, source.id] : [truth.by];
    const records = shuffled(readRecords(source.path), 20_261_122 + order);
    const columns = Object.keys(records[0] ?? {}).filter((name) => !dropped.includes(name));
    const path = join(folder, `records${order}.csv`);
    writeCsv(
      path,
      ['record_id', ...columns],
      records.map((record, row) => {
        const id = `${order}-${row + 1}`;
        const entity = 'column' in truth ? record[truth.column] : entityOf?.get(record[truth.by] ?? '');
        if (entity === undefined) throw new Error(`${source.path} has a record without a truth`);
        truths.push([id, entity]);
        return [id, ...columns.map((name) => record[name] ?? '')];
      }),
    );
    return path;
  });
  const truth = join(folder, 'truth.csv');
  writeCsv(truth, ['record_id', 'entity'], truths);
  return { inputs, truth };
}

const RONDO = join(import.meta.dirname, '../../bin/rondo.js');

/** Runs the command as anyone would, and reads what it says about itself. */
export async function runMatchSet(set: MatchSet): Promise<{ quality: Quality; seconds: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'rondo-match-set-'));
  try {
    const { inputs, truth } = writeSet(folder, set);
    const [input = '', other] = inputs;
    const begun = performance.now();
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [
        RONDO,
        ...['lab', 'match', '--input', input, '--id', 'record_id'],
        ...(other === undefined ? [] : ['--with', other]),
        ...['--output', join(folder, 'clusters.csv'), '--truth-file', truth],
      ],
      { maxBuffer: 64e6 },
    );
    return { quality: JSON.parse(stdout).quality, seconds: (performance.now() - begun) / 1000 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function rowSetOf(set: MatchSet): RowSet {
  const count = 1 + Number(set.b3 !== undefined) + Number(set.largest !== undefined);
  return {
    name: `matching: ${set.name}`,
    count,
    async compute() {
      const { quality, seconds } = await runMatchSet(set);
      const rows: Row[] = [
        {
          name: `${set.name}, F1 of clusters (${seconds.toFixed(0)} s)`,
          expected: set.f1,
          obtained: quality.f1,
          tolerance: { atLeast: true },
        },
      ];
      if (set.b3 !== undefined) {
        rows.push({
          name: `${set.name}, B³`,
          expected: set.b3,
          obtained: quality.b3,
          tolerance: { atLeast: true },
        });
      }
      if (set.largest !== undefined) {
        rows.push({
          name: `${set.name}, largest cluster over the largest true one`,
          expected: set.largest,
          obtained: quality.largestCluster / quality.largestEntity,
          tolerance: { atMost: true },
        });
      }
      return rows;
    },
  };
}

/** Those that the tests run, too. */
export const SMALL_MATCH_ROWS: readonly RowSet[] = SMALL.map(rowSetOf);
export const LARGE_MATCH_ROWS: readonly RowSet[] = LARGE.map(rowSetOf);
