import type { MatchComparison as Comparison } from '@rondo/contract';
import { blockPairs } from '../../packages/server/src/platform/matching/block-pairs.ts';
import { comparisonSql } from '../../packages/server/src/platform/matching/compile-comparison.ts';
import {
  type MatchEngine,
  withMatchEngine,
} from '../../packages/server/src/platform/matching/match-engine.ts';
import {
  type MatchInput,
  matchRecords,
  prepareMatching,
} from '../../packages/server/src/platform/matching/match-records.ts';
import type { PreparedColumn } from '../../packages/server/src/platform/matching/record-fields.ts';
import { scorePairs } from '../../packages/server/src/platform/matching/score-pairs.ts';
import { createRandom } from '../../packages/stats/src/index.ts';
import { type BenchRow, median, seconds } from './bench.ts';

const RECORDS = Number(process.env.RONDO_BENCH_MATCH_RECORDS ?? 1_000_000);
const SCORED_RECORDS = 50_000;
const RUNS = 3;

const SYLLABLES = 'ka lo mi ra ven dor sta lin ber go han ne sel ti va mar ek son da fri'.split(' ');

/** Customers as a shop and its till have them: one in five twice, with a slip in the second. */
function makeCustomers(records: number): MatchInput {
  const random = createRandom(7);
  const word = (parts: number, of: number): string => {
    let text = '';
    // Squared: few names are common, most are rare.
    let number = Math.floor(random.uniform() ** 2 * of);
    for (let i = 0; i < parts; i++) {
      text += SYLLABLES[number % SYLLABLES.length];
      number = Math.floor(number / SYLLABLES.length);
    }
    return text;
  };
  const names = ['first_name', 'last_name', 'date_of_birth', 'email', 'postcode', 'city'];
  const cells: string[][] = names.map(() => []);
  const slip = (text: string): string => {
    const at = random.integer(Math.max(1, text.length - 1));
    return `${text.slice(0, at)}${text.slice(at + 1)}`;
  };
  const two = (number: number): string => String(number).padStart(2, '0');
  let previous: string[] | undefined;
  for (let i = 0; i < records; i++) {
    let record: string[];
    if (previous !== undefined && random.uniform() < 0.2) {
      const slipped = random.integer(4);
      record = previous.map((value, k) => (k === slipped ? (k === 2 ? '' : slip(value)) : value));
      previous = undefined;
    } else {
      const [first, last] = [word(2, 400), word(3, 8_000)];
      record = [
        first,
        last,
        `${1940 + random.integer(65)}-${two(1 + random.integer(12))}-${two(1 + random.integer(28))}`,
        random.uniform() < 0.3
          ? ''
          : `${first}.${last}${random.integer(1_000)}@mail${random.integer(5)}.example`,
        `${10_000 + random.integer(20_000)}`,
        word(2, 300),
      ];
      previous = record;
    }
    for (const [k, value] of record.entries()) cells[k]?.push(value);
  }
  return { names, cells, first: records, records };
}

type Columns = ReadonlyMap<string, PreparedColumn>;

/** The comparisons alone, over the same pairs, summed so that all are computed: nothing counted by vector, nothing kept. */
function bareComparisons(comparisons: readonly Comparison[], columns: Columns): string {
  const sums = comparisons.map((comparison, k) => `sum(${comparisonSql(comparison, columns)}) AS sum${k}`);
  return `SELECT ${sums.join(', ')}
    FROM (SELECT toUInt32(bitShiftRight(pair, 32)) AS a, toUInt32(bitAnd(pair, 4294967295)) AS b FROM pairs) AS p
    INNER JOIN records AS l ON l.id = p.a INNER JOIN records AS r ON r.id = p.b`;
}

async function measureScoring(engine: MatchEngine, wanted: number): Promise<BenchRow> {
  const input = makeCustomers(SCORED_RECORDS);
  const { columns, config, training } = await prepareMatching(engine, input, undefined);
  const byName = new Map(columns.map((column) => [column.name, column]));
  const pairs = await blockPairs(engine, [...config.blocking, ...training], byName, {
    records: input.records,
    linking: false,
    everyPair: false,
    largestBlock: config.largestBlock,
  });
  const scoring = { comparisons: config.comparisons, columns: byName, roles: [] };
  const bare = bareComparisons(config.comparisons, byName);
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let run = 0; run < RUNS; run++) {
    await engine.command('DROP TABLE IF EXISTS scored SYNC');
    ours.push(await seconds(() => scorePairs(engine, scoring)));
    theirs.push(await seconds(() => engine.query(bare)));
  }
  return {
    name: `scoring ${pairs.toLocaleString('en')} pairs of ${input.records.toLocaleString('en')} records, ${config.comparisons.length} comparisons`,
    unit: 'pairs/s',
    ours: pairs / median(ours),
    ceiling: pairs / median(theirs),
    ceilingIs: 'the same comparisons in one bare SELECT over the same pairs',
    better: 'higher',
    wanted,
  };
}

/** A million records from cells to clusters, beside the engine's bare time for the blocked pairs. */
async function measureWhole(engine: MatchEngine): Promise<BenchRow> {
  const input = makeCustomers(RECORDS);
  let pairs = 0;
  let clusters = 0;
  let pairsSql = '';
  let steps = '';
  const whole = await seconds(async () => {
    const result = await matchRecords(engine, input);
    pairs = result.comparedPairs;
    clusters = new Set(result.clusters).size;
    pairsSql = result.pairsSql;
    steps = Object.entries(result.seconds)
      .map(([step, time]) => `${step} ${time.toFixed(0)} s`)
      .join(', ');
  });
  const bare = await seconds(() => engine.query(`SELECT count() AS n FROM (${pairsSql})`));
  return {
    name: `matching ${RECORDS.toLocaleString('en')} records end to end`,
    unit: 's',
    ours: whole,
    ceiling: bare,
    ceilingIs: 'the engine alone generating the same blocked pairs',
    better: 'lower',
    note: `${pairs.toLocaleString('en')} pairs, ${clusters.toLocaleString('en')} clusters; ${steps}; Node's process took at most ${Math.round(process.resourceUsage().maxRSS / 1024).toLocaleString('en')} MiB`,
  };
}

export async function measureMatchSpeed(wanted: number): Promise<BenchRow[]> {
  return [
    await withMatchEngine((engine) => measureScoring(engine, wanted)),
    await withMatchEngine(measureWhole),
  ];
}
