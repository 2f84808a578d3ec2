import type { PersonWhy, Profile } from '@rondo/contract';
import { Kysely } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { up } from '../../../migrations/records/0023-tags-of-mailboxes.ts';
import { startTestEvents } from '../../../test/support/events.ts';
import { eventually } from '../../../test/support/eventually.ts';
import { identityOn, keyOf } from '../../../test/support/identity.ts';
import { openTestRecords } from '../../../test/support/records.ts';
import { startTestServer } from '../../../test/support/server.ts';
import type { Events } from '../../platform/events/client.ts';
import { hash64, normaliseIdentifier } from '../../platform/identifiers/index.ts';

/** An address as versions filed it that ignored tags at Gmail only. */
const before = (address: string) => `email:${address}`;
const now = (address: string) => {
  const result = normaliseIdentifier('email', address);
  return result.outcome === 'ok' ? result.key : 0n;
};

describe('A folder from before tags were ignored', () => {
  let events: Events;
  let on: ReturnType<typeof identityOn>;
  beforeAll(async () => {
    events = await startTestEvents();
    on = identityOn(events);
  });
  beforeEach(async () => {
    await on.startOver();
    await events.command('TRUNCATE TABLE identifiers');
  });

  const OLD = ['user_id:u', before('anna+shop@outlook.com'), before('lone+news@icloud.com')];

  /** Two people of the older version: one by her id, one by an address alone, which an import brought as well. */
  async function fillOld(): Promise<void> {
    const seen = { kind: 'email', first_seen: '2026-05-04 00:00:01', last_seen: '2026-05-04 00:00:01' };
    for (const [value, source, import_id] of [
      ['anna+shop@outlook.com', 'site', ''],
      ['lone+news@icloud.com', 'site', ''],
      ['kim+list@example.com', 'site', ''],
      ['bo+list@proton.me', 'file', 'file-1'],
    ]) {
      const identity_key = String(keyOf(before(value ?? '')));
      await events.insertRows('identifiers', [{ ...seen, identity_key, value, source, import_id }]);
    }
  }

  it('has the same people under the same ids, and finds them by the address as it is keyed now', async () => {
    const { lane, process, records, close } = await on.open();
    await lane.write(['identify 1 user_id:u email:anna+shop@outlook.com']);
    process.consumers.wake();
    await process.consumers.settled();
    await process.stop();
    await fillOld();
    await events.command("DELETE FROM identity_edges WHERE rule = 'mailbox'");
    for (const table of ['identity_map', 'identity_members', 'identity_changes']) {
      await events.command(`TRUNCATE TABLE ${table}`);
    }
    const ids = [
      String(keyOf('user_id:u')),
      String(keyOf('user_id:u')),
      String(keyOf(before('lone+news@icloud.com'))),
    ];

    const started = on.startProcess(records, () => [lane.lane]);
    await started.identity.catchUp();
    await lane.write(['track 5 user_id:u anonymous_id:c']);
    started.consumers.wake();
    await started.consumers.settled();
    expect(await on.whose(...OLD)).toEqual(ids);
    const person = async (key: bigint) => String((await started.identity.personKeys(key)).id);
    expect(await person(now('anna+other@outlook.com'))).toBe(ids[0]);
    expect(await person(now('lone@icloud.com'))).toBe(ids[2]);
    expect(await person(now('kim@example.com'))).toBe(String(now('kim@example.com')));
    expect((await events.query("SELECT ordinal FROM identity_edges WHERE rule = 'mailbox'")).length).toBe(3);

    // What was decided before, and an undo of the import that brought an address, hold for both of its keys.
    await started.identity.retractImport('file-1');
    expect(await person(keyOf(before('bo+list@proton.me')))).toBe(String(keyOf(before('bo+list@proton.me'))));
    expect(await person(now('bo@proton.me'))).toBe(String(now('bo@proton.me')));
    await started.stop();

    // A start later: nothing is tied twice, and who is who stays.
    const again = on.startProcess(records, () => [lane.lane]);
    await again.identity.changeRules({ kinds: {}, learnsJunk: true, blockedPatterns: [] }, 'Astrid');
    await events.command("DELETE FROM identifiers WHERE import_id = 'file-1'");
    expect(await on.whose(...OLD)).toEqual(ids);
    expect(
      (await events.query("SELECT ordinal FROM identity_edges WHERE rule = 'mailbox' AND import_id = ''"))
        .length,
    ).toBe(2);
    await again.stop();
    await close();
  }, 30_000);

  it('ties what older processes still write, and makes no junk of a mailbox with many tags', async () => {
    const { take, process, close } = await on.open();
    const tags = Array.from({ length: 15 }, (_, index) => `anna+${index}@outlook.com`);
    await take(tags.map((address, index) => `identify ${index} ${before(address)}`));
    const keys = tags.map((address) => keyOf(before(address)));
    const persons = await process.identity.peopleOf([...keys, now('anna@outlook.com')]);
    expect(new Set([...persons.values()].map(({ person }) => person))).toEqual(new Set([keys[0]]));
    expect(await process.identity.junk()).toEqual([]);
    await process.stop();
    await close();
  });

  it('asks for the ties once, and carries a block over to the key of now', async () => {
    const { records, close } = await openTestRecords();
    const db = records.withTables<{
      identity_blocked: Record<'identity_key' | 'kind' | 'value' | 'blocked_by' | 'blocked_at', string>;
      identity_requests: { id: string; request: string };
    }>();
    const asked = () => db.selectFrom('identity_requests').select(['id', 'request']).execute();
    expect(await asked()).toEqual([{ id: 'tags-of-mailboxes', request: '{"kind":"rules"}' }]);
    await db.deleteFrom('identity_requests').execute();
    const block = { kind: 'email', blocked_by: 'Astrid', blocked_at: '2026-05-01' };
    for (const value of ['desk+1@outlook.com', 'desk+1@example.com']) {
      await db
        .insertInto('identity_blocked')
        .values({ ...block, value, identity_key: String(keyOf(before(value))) })
        .execute();
    }
    // A migration is given a store of which it knows no table.
    const untyped: unknown = records;
    if (untyped instanceof Kysely) await up(untyped);
    const blocked = await db.selectFrom('identity_blocked').select(['value']).orderBy('value').execute();
    expect(blocked.map(({ value }) => value)).toEqual([
      'desk+1@example.com',
      'desk+1@outlook.com',
      'desk@outlook.com',
    ]);
    await close();
  });
});

it('is one person by two tags of one mailbox, on a fresh installation and beside what an older one left', async () => {
  const server = await startTestServer();
  const writeKey = await server.writeKey('shop');
  const send = (calls: object[]) =>
    fetch(`${server.url}/v1/batch`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${writeKey}:`)}`, 'content-type': 'application/json' },
      body: JSON.stringify({ batch: calls }),
    });
  await send([
    { type: 'identify', messageId: 'a', userId: 'u-1', traits: { email: 'anna+shop@hotmail.com' } },
    { type: 'identify', messageId: 'b', anonymousId: 'c-1', traits: { email: 'Anna+news@hotmail.com' } },
    { type: 'identify', messageId: 'c', anonymousId: 'c-2', traits: { email: 'anna+news@example.com' } },
  ]);
  const profile = (id: string) => server.ask<Profile>('GET', `/api/people/${encodeURIComponent(id)}`);
  await eventually(async () => {
    const one = await profile('user_id:u-1');
    // One mailbox is one identifier, shown as it was written last.
    expect(one.identifierList.map(({ kind }) => kind).sort()).toEqual(['anonymous_id', 'email', 'user_id']);
    expect((await profile('email:anna@hotmail.com')).id).toBe(one.id);
    expect((await profile('anonymous_id:c-2')).id).not.toBe(one.id);
  });

  const old = { kind: 'email', value: 'old+shop@live.nl', key: String(keyOf('email:old+shop@live.nl')) };
  await server.events.insertRows('events', [
    {
      message_id: 'old',
      message_hash: String(hash64('old')),
      type: 'identify',
      source: 'shop',
      identity_key: old.key,
      identifiers: [old],
      timestamp: '2026-05-04 00:00:01',
    },
  ]);
  await server.ask('PUT', '/api/identity/rules', { kinds: {}, learnsJunk: true, blockedPatterns: [] });
  await send([{ type: 'identify', messageId: 'd', userId: 'u-2', traits: { email: 'old+other@live.nl' } }]);
  await eventually(async () => {
    const one = await profile('user_id:u-2');
    expect(one.id).toBe(old.key);
    expect(one.identifierList.map(({ value }) => value)).toContain('old+shop@live.nl');
  });
  const why = await server.ask<PersonWhy>('GET', `/api/people/${old.key}/why`);
  expect(why.ties.map(({ rule }) => rule)).toContain('mailbox');
}, 90_000);
