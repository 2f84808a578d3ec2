import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type Events, openEvents } from '../packages/server/src/platform/events/client.ts';
import { startEngine } from '../packages/server/src/platform/events/engine-process.ts';
import { migrateEvents } from '../packages/server/src/platform/events/migrate.ts';
import { identityKeySql } from '../packages/server/src/platform/identifiers/index.ts';
import { silentLog } from '../packages/server/src/platform/log.ts';
import { defaultSettings } from '../packages/server/src/stages/identity/identity-rules.ts';
import { createKeeper } from '../packages/server/src/stages/identity/keep-identities.ts';
import { type BenchRow, seconds } from './support/bench.ts';

export const name = 'identity';

const PEOPLE = Number(process.env.RONDO_BENCH_PEOPLE ?? 1_000_000);
const EVENTS = PEOPLE * 3;
const RANGE = 200_000;

/** Three facts a person, far apart in the log: a login with a cookie, an address given, a login on a phone. */
const FILL = `
INSERT INTO log (node, seq, message_hash, message_id, received_at, source, import_id, type, event, identity_key, identifiers, timestamp, payload)
WITH intDiv(number, ${PEOPLE}) AS fact, number % ${PEOPLE} AS person,
  concat('user-', toString(person)) AS user,
  multiIf(fact = 0, 'anonymous_id', fact = 1, 'email', 'anonymous_id') AS kind,
  multiIf(fact = 0, concat('0b5c9a52-77f1-4c4e-9f6f-', leftPad(toString(person), 12, '0')),
          fact = 1, concat('person.', toString(person), '@mail.example'),
          concat('9d1f0c11-2b3a-4e5d-8c7b-', leftPad(toString(person), 12, '0'))) AS value
SELECT 1, number + 1, cityHash64(number), concat('message-', toString(number)), now64(3), 'bench', '', 'track', 'Signed In',
  ${identityKeySql("'user_id'", 'user')},
  [('user_id', user, ${identityKeySql("'user_id'", 'user')}), (kind, value, ${identityKeySql('kind', 'value')})],
  now64(3) - toIntervalSecond(${EVENTS} - number), '{}'
FROM numbers(${EVENTS}) SETTINGS max_insert_threads = 1`;

export async function run(): Promise<BenchRow[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'rondo-bench-'));
  const engine = await startEngine({ dataDir, log: silentLog() });
  const events = openEvents({ ...engine, database: 'default' });
  try {
    await migrateEvents(events, { cluster: undefined });
    await events.command(FILL);
    return await measure(events);
  } finally {
    await events.close();
    await engine.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Without it the memory of what was thrown away would be counted, before or after. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
}

function openKeeper(events: Events) {
  return createKeeper({
    events,
    clock: { now: () => new Date() },
    log: silentLog(),
    lease: { isHeld: () => true, hold: async () => true, release: async () => undefined },
    cluster: undefined,
    decisions: async () => ({ settings: defaultSettings, patterns: [], blocked: [], released: [] }),
    rememberJunk: async () => undefined,
  });
}

async function measure(events: Events): Promise<BenchRow[]> {
  const bareInsert = await seconds(async () => {
    await events.command('CREATE TABLE bare_edges AS identity_edges ENGINE = MergeTree ORDER BY ordinal');
    for (let after = 0; after < EVENTS; after += RANGE) {
      await events.command(
        `INSERT INTO bare_edges (ordinal, left_key, left_kind, left_value, right_key, right_kind, right_value, message_id, timestamp, node, seq)
         SELECT seq, identifiers[1].key, identifiers[1].kind, identifiers[1].value, identifiers[2].key, identifiers[2].kind, identifiers[2].value,
           message_id, timestamp, node, seq FROM log WHERE node = 1 AND seq > {after:UInt64} AND seq <= {upTo:UInt64}`,
        { after, upTo: after + RANGE },
      );
    }
  });
  await events.command('DROP TABLE bare_edges');

  const keeper = openKeeper(events);
  const caughtUp = await seconds(async () => {
    for (let after = 0; after < EVENTS; after += RANGE) {
      await keeper.take({ node: 1, after, upTo: Math.min(EVENTS, after + RANGE) });
    }
  });
  const { n } = await events.queryOne<{ n: string }>('SELECT count() AS n FROM identity_map FINAL');
  if (Number(n) !== EVENTS) throw new Error(`${n} identifiers are mapped instead of ${EVENTS}`);
  keeper.forget();
  await keeper.idle();
  collectGarbage();

  const before = process.memoryUsage();
  const again = openKeeper(events);
  const started = await seconds(() => again.take({ node: 1, after: 0, upTo: 1 }));
  collectGarbage();
  const after = process.memoryUsage();
  const megabytes = Math.round((after.arrayBuffers - before.arrayBuffers) / 1e6);
  const bareRead = await seconds(() =>
    events.query(
      `SELECT count(), sum(left_key), sum(right_key), sum(length(left_value)) FROM
       (SELECT * FROM identity_edges ORDER BY timestamp, message_id, left_key, right_key LIMIT 1000000000)`,
    ),
  );
  return [
    {
      name: `identity catches up with ${PEOPLE.toLocaleString('en')} people`,
      unit: 'events/s',
      ours: EVENTS / caughtUp,
      ceiling: EVENTS / bareInsert,
      ceilingIs: 'the engine alone writing the same pairs from the log into the ledger, nobody put together',
      better: 'higher',
    },
    {
      name: `identity starts with ${PEOPLE.toLocaleString('en')} people`,
      unit: 's',
      ours: started,
      ceiling: bareRead,
      ceilingIs: 'the engine alone reading and sorting the same ledger',
      better: 'lower',
      note: `${megabytes} MB of typed arrays for ${(PEOPLE * 4).toLocaleString('en')} identifiers and as many edges less one each`,
    },
  ];
}
