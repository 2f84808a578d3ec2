import { Readable } from 'node:stream';
import type { Clock } from '../../platform/clock.ts';
import type { Events } from '../../platform/events/client.ts';
import { encodeChanges, encodeMembers } from './encode-ledger.ts';
import type { MapChange } from './evidence.ts';
import type { PeopleIndex } from './people-index.ts';

export type MapStore = {
  /** Tells the index what the map holds, so that its `changes` are what the map lacks. */
  compare(index: PeopleIndex): Promise<void>;
  /** Writes changes and makes them hold for every query. */
  write(changes: readonly MapChange[]): Promise<void>;
  /** Moves all changes into the large dictionary. */
  squash(): Promise<void>;
  /** Squashes when what has gathered is worth it. */
  squashIfLarge(): Promise<void>;
};

/** A reload of the small dictionary costs 90 ms per 500,000 entries; it is kept below a few milliseconds. */
const SQUASH_AT = 20_000;
/** While many changes come at once, the large one is loaded ever more rarely: in all, a few times its size. */
const SQUASH_SHARE = 0.25;

export function createMapStore(deps: {
  events: Events;
  clock: Clock;
  cluster: string | undefined;
}): MapStore {
  const { events, clock } = deps;
  const everywhere = deps.cluster === undefined ? '' : ` ON CLUSTER '${deps.cluster}'`;
  let version = 0n;
  let inDelta = 0;
  let inBase = 0;

  const reload = (name: 'identity_base' | 'identity_delta') =>
    events.command(`SYSTEM RELOAD DICTIONARY${everywhere} ${name}`);

  /** At every moment both dictionaries together give one answer: the small one is emptied after the large one is full. */
  async function squash(): Promise<void> {
    await events.insertRows('identity_squashes', [{ version: String(version), at: clock.now() }]);
    await reload('identity_base');
    await reload('identity_delta');
    await events.command('DELETE FROM identity_changes WHERE version <= {version:UInt64}', {
      version: String(version),
    });
    inBase += inDelta;
    inDelta = 0;
  }

  return {
    squash,
    async compare(index) {
      const { last } = await events.queryOne<{ last: string }>(
        `SELECT greatest((SELECT max(version) FROM identity_map), (SELECT max(version) FROM identity_changes),
                         (SELECT max(version) FROM identity_squashes)) AS last`,
      );
      version = BigInt(last);
      inBase = await tellMap(events, index);
    },
    async write(changes) {
      if (changes.length === 0) return;
      version++;
      // The map last: while it lacks a change, the change is made again.
      await events.insertBytes(
        'INSERT INTO identity_members (profile_id, identity_key) FORMAT RowBinary',
        Readable.from([encodeMembers(changes)]),
      );
      const body = encodeChanges(changes, version);
      for (const table of ['identity_changes', 'identity_map']) {
        await events.insertBytes(
          `INSERT INTO ${table} (version, identity_key, profile_id) FORMAT RowBinary`,
          Readable.from([body]),
        );
      }
      inDelta += changes.length;
      if (inDelta > SQUASH_AT + inBase * SQUASH_SHARE) await squash();
      else await reload('identity_delta');
    },
    async squashIfLarge() {
      if (inDelta > SQUASH_AT) await squash();
    },
  };
}

/** Tells the index what the map holds; answers with how many identifiers are mapped to another. */
export async function tellMap(events: Events, index: PeopleIndex): Promise<number> {
  const bytes = await events.queryBytes(
    `SELECT identity_key, argMax(m.profile_id, m.version) AS profile FROM identity_map AS m
     GROUP BY identity_key HAVING profile != identity_key FORMAT RowBinary`,
  );
  let rest: Buffer = Buffer.alloc(0);
  let mapped = 0;
  const [key, profile] = [
    { high: 0, low: 0 },
    { high: 0, low: 0 },
  ];
  for await (const chunk of bytes) {
    const buffer: Buffer = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    const whole = buffer.length - (buffer.length % 16);
    for (let at = 0; at < whole; at += 16) {
      key.low = buffer.readUInt32LE(at);
      key.high = buffer.readUInt32LE(at + 4);
      profile.low = buffer.readUInt32LE(at + 8);
      profile.high = buffer.readUInt32LE(at + 12);
      index.tellMapped(key, profile);
      mapped++;
    }
    rest = buffer.subarray(whole);
  }
  return mapped;
}
