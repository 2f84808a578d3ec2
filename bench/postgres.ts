import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import type { Events } from '../packages/server/src/platform/events/client.ts';
import { personOf } from '../packages/server/src/stages/identity/index.ts';
import {
  openTestPostgres,
  postgresMissing,
  setup,
  teardown,
} from '../packages/server/test/support/postgres.ts';
import { askAttribution, MONTH } from './attribution.ts';
import { askFunnel, STEPS } from './funnel.ts';
import { askRetention } from './retention.ts';
import { asOf, sizeOfOne } from './segments.ts';
import { type BenchRow, median, seconds } from './support/bench.ts';
import { openTenMillion } from './support/ten-million.ts';

export const name = 'postgres';
const ROUNDS = 3;

const TABLE = `CREATE TABLE events (
  person numeric(20) NOT NULL, type text NOT NULL, event text NOT NULL, ts timestamptz NOT NULL,
  channel text NOT NULL, revenue double precision NOT NULL)`;
const INDEXES = [
  'CREATE INDEX ON events (event, person, ts)',
  'CREATE INDEX ON events (person, ts)',
  "CREATE INDEX ON events (person, ts) INCLUDE (channel) WHERE channel <> ''",
  'VACUUM ANALYZE events',
];
/** What somebody with 24 GiB and two cores would set. */
const SETTINGS = [
  "SET work_mem = '512MB'",
  'SET max_parallel_workers_per_gather = 2',
  'SET random_page_cost = 1.1',
  "SET timezone = 'UTC'",
];

const [view, add, order] = STEPS.map((step) => `'${step}'`);
const NOW = `'${asOf.toISOString()}'::timestamptz`;

const SEGMENT = `SELECT count(*)::int AS people FROM (
  SELECT person FROM events WHERE type = 'track' AND event IN ('Order Completed', 'Product Viewed', 'Signed Up') AND ts <= ${NOW}
  GROUP BY person
  HAVING count(*) FILTER (WHERE event = 'Order Completed' AND ts > ${NOW} - interval '30 days') >= 1
     AND count(*) FILTER (WHERE event = 'Product Viewed' AND ts > ${NOW} - interval '60 days') >= 2
     AND count(*) FILTER (WHERE event = 'Signed Up') = 0) AS found`;

const FUNNEL = `WITH viewed AS (SELECT person, ts AS start FROM events WHERE event = ${view}),
  added AS (SELECT v.person, v.start, min(e.ts) AS at FROM viewed v
    JOIN events e ON e.person = v.person AND e.event = ${add} AND e.ts >= v.start AND e.ts <= v.start + interval '7 days'
    GROUP BY v.person, v.start),
  ordered AS (SELECT a.person FROM added a WHERE EXISTS (
    SELECT FROM events e WHERE e.person = a.person AND e.event = ${order} AND e.ts >= a.at AND e.ts <= a.start + interval '7 days'))
  SELECT (SELECT count(DISTINCT person)::int FROM viewed) AS first, (SELECT count(DISTINCT person)::int FROM added) AS second,
    (SELECT count(DISTINCT person)::int FROM ordered) AS third`;

const ATTRIBUTION = `WITH conversions AS (
    SELECT row_number() OVER () AS id, person, ts, revenue FROM events
    WHERE event = ${order} AND ts >= '${MONTH.from}' AND ts < '${MONTH.to}'),
  touches AS (SELECT c.id, c.revenue, e.channel, count(*) OVER (PARTITION BY c.id) AS length FROM conversions c
    JOIN events e ON e.person = c.person AND e.channel <> '' AND e.ts <= c.ts AND e.ts > c.ts - interval '30 days')
  SELECT channel, sum(1.0 / length) AS conversions, sum(revenue / length) AS value FROM touches GROUP BY channel`;

const RETENTION = `WITH cohorts AS (
    SELECT person, date_trunc('week', min(ts)) AS cohort FROM events WHERE event = ${order} GROUP BY person),
  weeks AS (SELECT DISTINCT person, date_trunc('week', ts) AS week FROM events WHERE event = ${view})
  SELECT cohort, (extract(epoch FROM week - cohort) / 604800)::int AS later, count(*) FROM cohorts JOIN weeks USING (person)
  WHERE week >= cohort GROUP BY 1, 2`;

/** The same facts as the events engine has, persons resolved beforehand: PostgreSQL is spared that. */
async function fill(events: Events, url: string, database: pg.Client): Promise<void> {
  await database.query(TABLE);
  const rows = await events.queryBytes(
    `SELECT ${personOf('identity_key')} AS person, type, event, timestamp, channel, revenue FROM events WHERE identity_key != 0 FORMAT TSV`,
  );
  const psql = spawn('psql', [url, '-q', '-c', 'COPY events FROM STDIN'], {
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  const ended = once(psql, 'exit');
  await pipeline(rows, psql.stdin);
  const [code] = await ended;
  if (code !== 0) throw new Error('PostgreSQL did not take the rows');
  for (const statement of INDEXES) await database.query(statement);
}

/** Rondo's answers beside PostgreSQL's with sensible indexes: the same questions of the same facts. */
export async function run(): Promise<BenchRow[]> {
  if (postgresMissing !== undefined) throw new Error(postgresMissing);
  const events = await openTenMillion();
  setup();
  const { url } = await openTestPostgres();
  const database = new pg.Client({ connectionString: url });
  await database.connect();
  try {
    await fill(events, url, database);
    for (const setting of SETTINGS) await database.query(setting);
    const people = (await database.query<{ people: number }>(SEGMENT)).rows[0]?.people;
    if (people !== (await sizeOfOne(events))) throw new Error(`the segment: the two disagree (${people})`);
    const reached = Object.values((await database.query<Record<string, number>>(FUNNEL)).rows[0] ?? {});
    const ours = (await askFunnel(events)).steps.map((step) => step.people);
    if (JSON.stringify(reached) !== JSON.stringify(ours)) {
      throw new Error(`the funnel: the two disagree (${reached} and ${ours})`);
    }
    const pairs: [string, () => Promise<unknown>, string][] = [
      ['a segment of three conditions', () => sizeOfOne(events), SEGMENT],
      ['a three-step funnel', () => askFunnel(events), FUNNEL],
      ['attribution (ours by six rules, PostgreSQL by one)', () => askAttribution(events), ATTRIBUTION],
      ['weekly retention', () => askRetention(events), RETENTION],
    ];
    const rows: BenchRow[] = [];
    for (const [title, ask, sql] of pairs) {
      const taken: { ours: number[]; peer: number[] } = { ours: [], peer: [] };
      await ask();
      for (let round = 0; round < ROUNDS; round += 1) {
        taken.ours.push(await seconds(ask));
        taken.peer.push(await seconds(() => database.query(sql)));
      }
      rows.push({
        name: `${title}, beside PostgreSQL`,
        unit: 's',
        ours: median(taken.ours),
        ceiling: median(taken.peer),
        ceilingIs: 'PostgreSQL on the same 10 M facts with sensible indexes, persons resolved beforehand',
        better: 'lower',
      });
    }
    return rows;
  } finally {
    await database.end();
    await teardown();
  }
}
