import { randomBytes } from 'node:crypto';
import type { Clock } from '../../platform/clock.ts';
import type { ConsentDb } from './tables.ts';

export type Confirmation = {
  id: string;
  key: string;
  purpose: string;
  channel: string;
  language: string;
  textVersion: number;
  createdAt: string;
  expiresAt: string;
};

/** How long the link of a double opt-in works. */
const LIFETIME_MS = 7 * 24 * 3_600_000;

export type Confirmations = {
  ask(what: Omit<Confirmation, 'id' | 'createdAt' | 'expiresAt'>, within: ConsentDb): Promise<Confirmation>;
  /** The open one; undefined where it is unknown, used, void or too old. */
  find(id: string): Promise<Confirmation | undefined>;
  /** Uses it up: of two at the same moment one gets it. */
  use(id: string, within: ConsentDb): Promise<Confirmation | undefined>;
  /** A withdrawal voids what was asked before it. '' stands for every purpose or channel. */
  makeVoid(keys: readonly string[], purpose: string, channel: string, within: ConsentDb): Promise<void>;
};

export function createConfirmations(db: ConsentDb, clock: Clock): Confirmations {
  async function read(id: string, within: ConsentDb): Promise<Confirmation | undefined> {
    const row = await within
      .selectFrom('consent_confirmations')
      .selectAll()
      .where('id', '=', id)
      .where('used_at', 'is', null)
      .where('expires_at', '>', clock.now().toISOString())
      .executeTakeFirst();
    if (row === undefined) return undefined;
    const { identity_key, purpose, channel, language, text_version, created_at, expires_at } = row;
    return {
      id,
      key: identity_key,
      purpose,
      channel,
      language,
      textVersion: text_version,
      createdAt: created_at,
      expiresAt: expires_at,
    };
  }

  return {
    find: (id) => read(id, db),
    async ask(what, within) {
      const now = clock.now();
      const confirmation = {
        ...what,
        id: randomBytes(18).toString('base64url'),
        createdAt: now.toISOString(),
        expiresAt: new Date(now.getTime() + LIFETIME_MS).toISOString(),
      };
      await within
        .insertInto('consent_confirmations')
        .values({
          id: confirmation.id,
          identity_key: what.key,
          purpose: what.purpose,
          channel: what.channel,
          language: what.language,
          text_version: what.textVersion,
          created_at: confirmation.createdAt,
          expires_at: confirmation.expiresAt,
          used_at: null,
        })
        .execute();
      return confirmation;
    },
    async use(id, within) {
      const found = await read(id, within);
      if (found === undefined) return undefined;
      const used = await within
        .updateTable('consent_confirmations')
        .set({ used_at: clock.now().toISOString() })
        .where('id', '=', id)
        .where('used_at', 'is', null)
        .executeTakeFirst();
      return used.numUpdatedRows === 1n ? found : undefined;
    },
    async makeVoid(keys, purpose, channel, within) {
      let update = within
        .updateTable('consent_confirmations')
        .set({ used_at: clock.now().toISOString() })
        .where('identity_key', 'in', [...keys])
        .where('used_at', 'is', null);
      if (purpose !== '') update = update.where('purpose', '=', purpose);
      if (channel !== '') update = update.where('channel', '=', channel);
      await update.execute();
    },
  };
}
