import { randomUUID } from 'node:crypto';
import type { ConsentOrigin, ConsentState } from '@rondo/contract';
import type { Clock } from '../../platform/clock.ts';
import { invalid } from '../../platform/error.ts';
import type { Confirmation, Confirmations } from './confirmations.ts';
import { findCell, findPurpose } from './default-settings.ts';
import { concerns, withoutStrays } from './entry.ts';
import type { PeoplePort } from './gate.ts';
import type { Ledger, NewEntry } from './ledger-store.ts';
import type { SettingsStore } from './settings-store.ts';
import type { ConsentDb } from './tables.ts';

/** What somebody says, or a colleague writes down for them. '' as purpose or channel of a withdrawal means every one. */
export type Act = {
  key: bigint;
  does: 'grant' | 'withdraw';
  purpose: string;
  channel: string;
  origin: ConsentOrigin;
  textVersion?: number;
  language?: string;
  page?: string;
  evidence?: string;
  actor?: string;
  reason?: string;
};

export type Done = {
  state: ConsentState;
  time: number;
  messageId: string;
  confirmation?: Confirmation;
};

export type ActDeps = {
  db: ConsentDb;
  clock: Clock;
  ledger: Ledger;
  people: PeoplePort;
  settings: SettingsStore;
  confirmations: Confirmations;
};

/** Writes it down for good; when this resolves, every gate knows. */
export async function carryOut(act: Act, deps: ActDeps): Promise<Done> {
  const keys = (await deps.people.keysOf([act.key])).get(act.key)?.keys ?? [act.key];
  await checkPlace(act, deps);
  return act.does === 'withdraw' ? withdraw(act, keys, deps) : grant(act, keys, deps);
}

async function checkPlace({ does, purpose, channel }: Act, { settings }: ActDeps): Promise<void> {
  if (does === 'withdraw' && purpose === '') return;
  const inForce = await settings.read();
  const found = findPurpose(inForce, purpose);
  if (found === undefined)
    throw invalid(
      '/purpose',
      `There is no purpose “${purpose}”.`,
      `Use one of ${inForce.purposes.map(({ id }) => id).join(', ')}.`,
    );
  if (does === 'withdraw' && channel === '') return;
  if (findCell(inForce, purpose, channel) === undefined)
    throw invalid(
      '/channel',
      `“${purpose}” has no channel “${channel}”.`,
      `Use one of ${found.cells.map((cell) => cell.channel).join(', ')}.`,
    );
}

/** Under every identifier of the person, so that no gate has to look further than the one it is asked about. */
async function withdraw(act: Act, keys: readonly bigint[], deps: ActDeps): Promise<Done> {
  const messageId = randomUUID();
  const entries = keys.map((key) => entryOf(act, String(key), 'withdrawn', messageId, null));
  const time = await deps.db.transaction().execute(async (within) => {
    const at = await deps.ledger.append(entries, within);
    await deps.confirmations.makeVoid(keys.map(String), act.purpose, act.channel, within);
    return at;
  });
  return { state: 'withdrawn', time, messageId };
}

/** Under the identifier it was said by and under those that have spoken before: the person has changed their mind. */
async function grant(act: Act, keys: readonly bigint[], deps: ActDeps): Promise<Done> {
  const inForce = await deps.settings.read();
  const purpose = findPurpose(inForce, act.purpose);
  const said = withoutStrays(await deps.ledger.readOf(keys.map(String))).filter((entry) =>
    concerns(entry, act.purpose, act.channel),
  );
  // An address that was confirmed once, and not for another one's sake, has been shown to be the person's.
  const shown = said.some(
    (entry) => entry.state === 'confirmed' && entry.key === String(act.key) && entry.under === '',
  );
  const asks = findCell(inForce, act.purpose, act.channel)?.doubleOptIn === true && !shown;
  const messageId = randomUUID();
  if (asks) {
    const language = act.language ?? '';
    const what = { key: String(act.key), purpose: act.purpose, channel: act.channel, language };
    return deps.db.transaction().execute(async (within) => {
      const pending = entryOf(act, String(act.key), 'pending', messageId, null);
      const time = await deps.ledger.append([pending], within);
      const confirmation = await deps.confirmations.ask(
        { ...what, textVersion: act.textVersion ?? 0 },
        within,
      );
      return { state: 'pending', time, messageId, confirmation };
    });
  }
  const state = shown ? 'confirmed' : 'granted';
  const ends = expiryOf(purpose?.months ?? null, deps.clock.now());
  const spoken = new Set([String(act.key), ...said.map((entry) => entry.key)]);
  const entries = [...spoken].map((key) => entryOf(act, key, state, messageId, ends));
  return { state, time: await deps.ledger.append(entries), messageId };
}

/** The link of a double opt-in was followed, and its button pressed. Undefined where it is used, void or too old. */
export async function confirm(id: string, page: string, deps: ActDeps): Promise<Confirmation | undefined> {
  const open = await deps.confirmations.find(id);
  if (open === undefined) return undefined;
  const key = BigInt(open.key);
  const keys = (await deps.people.keysOf([key])).get(key)?.keys ?? [key];
  const said = withoutStrays(await deps.ledger.readOf(keys.map(String))).filter((entry) =>
    concerns(entry, open.purpose, open.channel),
  );
  const months = findPurpose(await deps.settings.read(), open.purpose)?.months ?? null;
  return deps.db.transaction().execute(async (within) => {
    const used = await deps.confirmations.use(id, within);
    if (used === undefined) return undefined;
    const act: Act = {
      key,
      does: 'grant',
      purpose: used.purpose,
      channel: used.channel,
      origin: 'confirmation',
      textVersion: used.textVersion,
      language: used.language,
      page,
      evidence: `double-opt-in ${id.slice(0, 8)}`,
    };
    const ends = expiryOf(months, deps.clock.now());
    const spoken = new Set([used.key, ...said.map((entry) => entry.key)]);
    const messageId = randomUUID();
    await deps.ledger.append(
      [...spoken].map((each) => entryOf(act, each, 'confirmed', messageId, ends)),
      within,
    );
    return used;
  });
}

function entryOf(
  act: Act,
  key: string,
  state: ConsentState,
  messageId: string,
  expiresAt: number | null,
): NewEntry {
  return {
    key,
    under: key === String(act.key) ? '' : String(act.key),
    purpose: act.purpose,
    channel: act.channel,
    state,
    messageId,
    origin: act.origin,
    source: '',
    textVersion: act.textVersion ?? 0,
    language: act.language ?? '',
    page: act.page ?? '',
    country: '',
    evidence: act.evidence ?? '',
    actor: act.actor ?? '',
    reason: act.reason ?? '',
    expiresAt,
  };
}

/** So many months on, at the same time of day; on the month's last day where it has no such day. */
function expiryOf(months: number | null, from: Date): number | null {
  if (months === null) return null;
  const end = new Date(from);
  end.setUTCDate(1);
  end.setUTCMonth(end.getUTCMonth() + months);
  const days = new Date(Date.UTC(end.getUTCFullYear(), end.getUTCMonth() + 1, 0)).getUTCDate();
  end.setUTCDate(Math.min(from.getUTCDate(), days));
  return end.getTime();
}
