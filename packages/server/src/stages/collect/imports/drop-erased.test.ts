import { expect, it } from 'vitest';
import { startTestEvents } from '../../../../test/support/events.ts';
import { hash64, identityKey, normaliseIdentifier } from '../../../platform/identifiers/index.ts';
import { stayErased } from '../intake/stay-erased.ts';
import { dropErased, dropErasedPermissions } from './drop-erased.ts';

/** Of late, for the log forgets what is old. */
const ERASED_AT = Date.now() - 60_000;
const [BEFORE, AFTER] = [ERASED_AT - 1, ERASED_AT + 1];
const iso = (time: number) => new Date(time).toISOString();

/** As a fact of now carries an address. */
function identifierOf(address: string): { kind: string; value: string; key: bigint } {
  const found = normaliseIdentifier('email', address);
  if (found.outcome !== 'ok') throw new TypeError(`${address} is no address`);
  return { kind: 'email', value: found.value, key: found.key };
}

const ANNA = identifierOf('Anna+Shop@outlook.com');
const BO = identifierOf('bo@example.com');
const EVE = identifierOf('eve+shop@outlook.com');
/** Anna was erased while a tag was part of her address, Bo under the key that he has still; Eve never was. */
const erased = new Set([identityKey('email', 'anna+shop@outlook.com'), BO.key]);
const erasedUpTo = (key: bigint) => (erased.has(key) ? ERASED_AT : undefined);

it('holds back in intake what tells of the time before an erasure under the key that an address had then', () => {
  const outcomeOf = (who: typeof ANNA, timestamp: number) => {
    const call = { type: 'track', event: 'Seen' } as const;
    const rest = { messageId: 'm', event: 'Seen', receivedAt: AFTER, source: 'site', corrections: [] };
    const draft = { ...rest, call, type: call.type, identifiers: [who], identityKey: who.key, timestamp };
    return stayErased(draft, erasedUpTo).outcome;
  };
  expect(erased.has(ANNA.key)).toBe(false);
  expect([ANNA, BO, EVE].map((who) => outcomeOf(who, BEFORE))).toEqual(['drop', 'drop', 'ok']);
  expect([ANNA, BO].map((who) => outcomeOf(who, AFTER))).toEqual(['ok', 'ok']);
});

it('holds back the same in imports of facts and of permissions', async () => {
  const events = await startTestEvents();
  const text = (who: typeof ANNA) => ({ ...who, key: String(who.key) });
  const times = [BEFORE, AFTER].flatMap((time) => [ANNA, BO, EVE].map((who) => ({ who, time })));
  const received_at = iso(ERASED_AT + 5_000);
  await events.insertRows(
    'log',
    times.map(({ who, time }, index) => ({
      ...{ node: 1001, seq: index + 1, message_id: `m${index}`, message_hash: String(hash64(`m${index}`)) },
      ...{ received_at, timestamp: iso(time), type: 'identify', import_id: 'i', payload: '{}' },
      ...{ identity_key: String(who.key), identifiers: [text(who)] },
    })),
  );
  expect(await dropErased(events, 1001, erasedUpTo)).toBe(2);
  const left = await events.query<{ id: string }>('SELECT message_id AS id FROM log ORDER BY seq');
  expect(left.map(({ id }) => id)).toEqual(['m2', 'm3', 'm4', 'm5']);

  // The table of an import's answers, and that of its addresses that were not plain.
  await events.command('CREATE TABLE work_answers AS consents');
  await events.command(
    'CREATE TABLE work_people (kind String, raw String, value String, key UInt64) ENGINE = MergeTree ORDER BY raw',
  );
  await events.insertRows(
    'work_people',
    [ANNA, EVE].map((who) => ({ ...text(who), raw: who.value })),
  );
  await events.insertRows(
    'work_answers',
    times.map(({ who, time }, index) => ({
      ...{ identity_key: String(who.key), purpose: 'marketing', channel: 'sms', state: 'granted' },
      ...{ time: iso(time), message_id: `m${index}`, recorded_at: received_at },
    })),
  );
  const tables = { table: 'work_answers', people: 'work_people' };
  expect(await dropErasedPermissions(events, tables, erasedUpTo)).toBe(2);
  const kept = await events.query<{ id: string }>('SELECT message_id AS id FROM work_answers ORDER BY id');
  expect(kept.map(({ id }) => id)).toEqual(['m2', 'm3', 'm4', 'm5']);
});
