import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MatchConfig } from '@rondo/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evaluationData, hasEvaluationData } from '../../../test/evaluation/rows.ts';
import { comparisonSql } from '../../platform/matching/compile-comparison.ts';
import { explainPair } from '../../platform/matching/explain-pair.ts';
import { inferColumn } from '../../platform/matching/infer-columns.ts';
import { loadRecords, type MatchEngine, withMatchEngine } from '../../platform/matching/match-engine.ts';
import { type MatchInput, type MatchResult, matchRecords } from '../../platform/matching/match-records.ts';
import { proposeComparisons, rolesOf } from '../../platform/matching/propose-comparisons.ts';
import { prepareColumn } from '../../platform/matching/record-fields.ts';
import { readMatchConfig } from './read-match-config.ts';
import { readMatchFiles } from './read-match-input.ts';

const folder = mkdtempSync(join(tmpdir(), 'rondo-match-test-'));
let files = 0;
function file(content: string): string {
  const path = join(folder, `${files++}.csv`);
  writeFileSync(path, content);
  return path;
}

/** One engine for all tests; its tables are dropped between them. */
let engine: MatchEngine;
let end: () => void = () => undefined;
let ended: Promise<void>;
beforeAll(async () => {
  await new Promise<void>((resolve, reject) => {
    ended = withMatchEngine(
      (started) =>
        new Promise<void>((finish) => {
          engine = started;
          end = finish;
          resolve();
        }),
    );
    ended.catch(reject);
  });
}, 60_000);
afterAll(async () => {
  end();
  await ended;
});

async function fresh(): Promise<void> {
  for (const table of ['records', 'pairs', 'scored', 'weights', 'near']) {
    await engine.command(`DROP TABLE IF EXISTS ${table} SYNC`);
  }
}

async function match(input: MatchInput, config?: Parameters<typeof matchRecords>[2]): Promise<MatchResult> {
  await fresh();
  return matchRecords(engine, input, config);
}

const GIVEN = [
  'Anna',
  'Björn',
  'Cato',
  'Dirk',
  'Eva',
  'Fatima',
  'Gijs',
  'Hanna',
  'Ivar',
  'Jelle',
  'Karin',
  'Lars',
];
const SURNAMES = [
  'Andersson',
  'Bakker',
  'Cohen',
  'Dijkstra',
  'Ek',
  'Friedman',
  'Groen',
  'Holm',
  'Jansen',
  'Katz',
];

/** Sixty people, each twice, the second time with a slip; and a family that shares a house. */
function people(): MatchInput {
  const rows: string[][] = [];
  for (let i = 0; i < 60; i++) {
    const [given, surname] = [GIVEN[i % 12] ?? '', SURNAMES[(i * 7) % 10] ?? ''];
    const born = `19${40 + (i % 60)}-0${1 + (i % 9)}-${10 + (i % 18)}`;
    const mail = `${given}.${surname}${i}@post.example`.toLowerCase();
    const address = `Storgatan ${i + 1}`;
    rows.push([given, surname, born, mail, address]);
    rows.push(
      i % 3 === 0 ? [given, surname.slice(0, -1), born, mail, address] : [given, surname, born, '', address],
    );
  }
  rows.push(['Pelle', 'Holm', '1970-02-03', '', 'Lillgatan 9'], ['Stina', 'Holm', '', '', 'Lillgatan 9']);
  const names = ['first_name', 'surname', 'dob', 'email', 'street'];
  return {
    names,
    cells: names.map((_, k) => rows.map((row) => row[k] ?? '')),
    first: rows.length,
    records: rows.length,
  };
}

describe('matching', () => {
  /** As the first test found it. */
  let config: MatchConfig;

  it('finds without configuration everyone who is there twice, and keeps a household apart', {
    timeout: 60_000,
  }, async () => {
    const input = people();
    const result = await match(input);
    config = result.config;
    for (let i = 0; i < 120; i += 2) expect(result.clusters[i + 1]).toBe(i);
    expect(result.clusters[121]).not.toBe(result.clusters[120]);
    const why = await explainPair(engine, result, input, 120, 121);
    expect(why).toMatchObject({ outcome: 'two', householdOnly: true });
    const pair = await explainPair(engine, result, input, 0, 1);
    const sum = pair.steps.reduce((total, { weight, rarity }) => total + weight + (rarity ?? 0), pair.prior);
    expect(pair.weight).toBeCloseTo(sum);
    const kept = result.pairs.left.findIndex((left, i) => left === 0 && result.pairs.right[i] === 1);
    expect(result.pairs.weight[kept]).toBeCloseTo(pair.weight, 3);
  });

  it('heeds a configuration: a column that a person has one of', { timeout: 60_000 }, async () => {
    const input = people();
    const path = file(
      JSON.stringify({
        ...config,
        columns: config.columns.map((column) => ({ ...column, unique: column.name === 'surname' })),
      }),
    );
    const { clusters } = await match(input, readMatchConfig(path, input.names));
    expect(clusters[1]).not.toBe(clusters[0]);
    expect(clusters[3]).toBe(clusters[2]);
  });

  it('refuses a rule of the configuration that puts too many into one block', {
    timeout: 60_000,
  }, async () => {
    const input = people();
    const { config } = await match(input);
    const blocking = [[{ column: 'first_name', by: 'prefix' as const }]];
    await expect(match(input, { ...config, blocking, largestBlock: 5 })).rejects.toThrow('into one block');
  });
});

describe('hostile files', () => {
  it.each([
    ['no id column', 'a,b\n1,2\n', 'no column “id”'],
    ['an id twice', 'id,b\n1,2\n1,3\n', 'stands twice'],
    ['an empty id', 'id,b\n,2\n', 'has no id'],
    ['nothing but ids', 'id\n1\n2\n', 'no column besides the id'],
  ])('%s is refused', (_case, content, message) => {
    expect(() => readMatchFiles({ input: file(content), id: 'id' })).toThrow(message);
  });

  it.each([
    ['all cells empty', 'id,b,c\n1,,\n2,,\n3,,\n'],
    ['one constant column', 'id,b\n1,x\n2,x\n3,x\n'],
    ['one row', 'id,name\n1,Anna\n'],
  ])('%s: says that nothing tells records apart', async (_case, content) => {
    await expect(match(readMatchFiles({ input: file(content), id: 'id' }).input)).rejects.toThrow(
      'No column tells records from each other',
    );
  });

  it('columns that put thousands into one block are refused before anything is compared', {
    timeout: 60_000,
  }, async () => {
    const rows = Array.from({ length: 6_500 }, (_, i) => [i % 2 === 0 ? 'Anna' : 'Bo']);
    const input = { names: ['name'], cells: [rows.map(([name = '']) => name)], first: 6_500, records: 6_500 };
    await expect(match(input)).rejects.toThrow('into one block');
  });

  it('two files without a common column, and ids of both that are the same, are named', () => {
    const first = file('id,name\n1,Anna\n2,Eva\n');
    expect(() => readMatchFiles({ input: first, with: file('id,town\n1,Lund\n'), id: 'id' })).toThrow(
      'no column in common',
    );
    const collision = { input: first, with: file('id,name\n1,Anna\n'), id: 'id' };
    expect(readMatchFiles(collision).idsCollide).toBe(true);
    const truthFile = file('record_id,entity\n1,a\n');
    expect(() => readMatchFiles({ ...collision, truthFile })).toThrow('the same id');
  });

  it('a configuration that is none says which part is wrong', () => {
    expect(() => readMatchConfig(file('{'), ['a'])).toThrow('is no JSON');
    expect(() => readMatchConfig(file('{"columns":[]}'), ['a'])).toThrow('is not a configuration');
  });
});

it.each([
  ['Födelsedatum', ['1980-01-02', '1975-11-30'], 'date'],
  ['geboortedatum', ['02-01-1980', '30-11-1975'], 'date'],
  ['שם משפחה', ['כהן', 'לוי'], 'surname'],
  ['voornaam', ['Jan', 'Els'], 'given-name'],
  ['Postnummer', ['114 55', '211 20'], 'postcode'],
  ['kontakt', ['a@b.example', 'c@d.example'], 'email'],
  ['adres', ['Dam 1', 'Laan 22'], 'street'],
  ['x', ['', ' null', 'N/A'], 'ignore'],
  ['x', ['same', 'same', 'same'], 'ignore'],
])('a column “%s” of %s is taken for %s', (header, cells, kind) => {
  expect(inferColumn(header, cells).kind).toBe(kind);
});

describe.skipIf(!hasEvaluationData())(
  'names as Swedes, Dutch and Israelis write them (needs the evaluation data)',
  () => {
    it('agree within a person, and not between people', { timeout: 60_000 }, async () => {
      await fresh();
      const cases = readFileSync(evaluationData('identity/oracles/name_address_match_examples.tsv'), 'utf8')
        .trim()
        .split('\n')
        .map((line) => line.split('\t'))
        .filter(([, field]) => field === 'name');
      const names = cases.map(([, , , value = '']) => value);
      const column = prepareColumn(0, 'name', 'full-name', names);
      await loadRecords(engine, new Uint8Array(names.length), [column]);
      const comparisons = proposeComparisons([{ name: 'name', kind: 'full-name' }]);
      const agreesFrom = rolesOf(comparisons, () => 'full-name')[0]?.agreesFrom ?? 0;
      const [comparison] = comparisons;
      if (comparison === undefined) throw new Error('nothing is compared');
      const level = comparisonSql(comparison, new Map([['name', column]]));
      const pairs = await engine.query<{ a: number; b: number; level: number }>(
        `SELECT l.id AS a, r.id AS b, ${level} AS level FROM records AS l CROSS JOIN records AS r WHERE l.id < r.id`,
      );
      const wrong = pairs
        .filter(({ a, b, level: found }) => found >= agreesFrom !== (cases[a]?.[2] === cases[b]?.[2]))
        .map(({ a, b }) => `${names[a]} / ${names[b]}`);
      expect(pairs).toHaveLength((names.length * (names.length - 1)) / 2);
      expect(wrong).toEqual([]);
    });
  },
);
