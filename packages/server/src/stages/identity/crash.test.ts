import { Readable } from 'node:stream';
import { beforeAll, expect, it } from 'vitest';
import { startTestEvents } from '../../../test/support/events.ts';
import { systemClock } from '../../platform/clock.ts';
import type { Events } from '../../platform/events/client.ts';
import { encodeLogRows, LOG_COLUMNS } from '../../platform/events/log-row.ts';
import { hash64, identityKey } from '../../platform/identifiers/index.ts';
import { silentLog } from '../../platform/log.ts';
import { defaultSettings } from './identity-rules.ts';
import { personOf } from './index.ts';
import { createKeeper, type Keeper } from './keep-identities.ts';

let events: Events;
beforeAll(async () => {
  events = await startTestEvents();
});

/** An engine connection that dies when the nth write is done, before its answer: memory is lost, what was written is not. */
function dyingAfter(n: number): Events & { writes(): number } {
  let writes = 0;
  async function write<T>(work: () => Promise<T>): Promise<T> {
    writes++;
    if (writes > n) throw new Error('killed');
    const done = await work();
    if (writes === n) throw new Error('killed');
    return done;
  }
  return {
    ...events,
    command: (...call) => write(() => events.command(...call)),
    insertBytes: (...call) => write(() => events.insertBytes(...call)),
    insertRows: (...call) => write(() => events.insertRows(...call)),
    writes: () => writes,
  };
}

function openKeeper(through: Events): Keeper {
  return createKeeper({
    events: through,
    clock: systemClock,
    log: silentLog(),
    lease: { isHeld: () => true, hold: async () => true, release: async () => undefined },
    cluster: undefined,
    decisions: async () => ({ settings: defaultSettings, patterns: [], blocked: [], released: [] }),
    rememberJunk: async () => undefined,
  });
}

const TABLES = [
  'identity_edges',
  'identity_edge_keys',
  'identity_map',
  'identity_members',
  'identity_changes',
  'identity_squashes',
];
async function startOver(): Promise<void> {
  for (const table of TABLES) await events.command(`TRUNCATE TABLE ${table}`);
  for (const name of ['identity_base', 'identity_delta'])
    await events.command(`SYSTEM RELOAD DICTIONARY ${name}`);
}

/** The ledger, and whose every identifier is according to a query. */
async function readState(): Promise<unknown> {
  return events.query(
    `SELECT * FROM (SELECT 'edge' AS what, toString(ordinal) AS a, concat(left_value, ' ', right_value, ' ', message_id) AS b FROM identity_edges
     UNION ALL
     SELECT 'person' AS what, toString(key) AS a, toString(${personOf('key')}) AS b FROM (SELECT DISTINCT arrayJoin(identifiers).key AS key FROM log))
     ORDER BY what, a, b`,
  );
}

async function write(lines: readonly string[]): Promise<void> {
  const entries = lines.map((line, index) => {
    const identifiers = line.split(' ').map((text) => {
      const [kind = '', value = ''] = text.split(':');
      return { kind, value, key: identityKey(kind, value) };
    });
    const messageId = `m${index}`;
    return {
      messageHash: hash64(messageId),
      messageId,
      receivedAt: Date.now(),
      source: 's',
      importId: index === 3 ? 'file' : '',
      type: 'track',
      event: 'Seen',
      identityKey: identifiers[0]?.key ?? 0n,
      identifiers,
      // The later line is the earlier event: components are weighed again.
      timestamp: Date.UTC(2026, 0, 1) - index * 1000,
      payload: '{}',
    };
  });
  await events.insertBytes(
    `INSERT INTO log (${LOG_COLUMNS}) FORMAT RowBinary`,
    Readable.from([encodeLogRows(1, 1, entries)]),
  );
}

it('ends in the same state wherever it is killed, and whatever it has to read again', async () => {
  await write([
    'user_id:u anonymous_id:a',
    'user_id:v anonymous_id:a',
    'user_id:u email:m@x.se',
    'crm_id:7 email:m@x.se',
    'user_id:v email:n@x.se anonymous_id:b',
  ]);
  const [first, second] = [
    { node: 1, after: 0, upTo: 3 },
    { node: 1, after: 3, upTo: 5 },
  ];
  const undo = { kind: 'retract-import', importId: 'file' } as const;

  await startOver();
  const counting = dyingAfter(Number.POSITIVE_INFINITY);
  const undisturbed = openKeeper(counting);
  for (const range of [first, second]) await undisturbed.take(range);
  await undisturbed.carryOut(undo);
  const wanted = await readState();
  const writes = counting.writes();
  expect(writes).toBeGreaterThan(15);

  for (let n = 1; n <= writes; n++) {
    await startOver();
    const dying = openKeeper(dyingAfter(n));
    let done = 0;
    const steps = [
      (keeper: Keeper) => keeper.take(first),
      (keeper: Keeper) => keeper.take(second),
      (keeper: Keeper) => keeper.carryOut(undo),
    ];
    try {
      for (; done < steps.length; done++) await steps[done]?.(dying);
    } catch {
      // Killed; a new process goes on from the last step that was noted as done, so it does one again.
    }
    const next = openKeeper(events);
    for (const step of steps.slice(done)) await step(next);
    expect(await readState(), `killed after write ${n}`).toEqual(wanted);
  }
}, 120_000);
