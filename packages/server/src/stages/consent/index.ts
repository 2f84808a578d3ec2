import type { ConsentDecision, ConsentSettings, ConsentText, WorkspaceLanguage } from '@rondo/contract';
import type { Clock } from '../../platform/clock.ts';
import type { Events } from '../../platform/events/client.ts';
import type { Log } from '../../platform/log.ts';
import type { Records } from '../../platform/records/open-records.ts';
import { type Act, carryOut, confirm, type Done } from './act.ts';
import { type Confirmation, createConfirmations } from './confirmations.ts';
import { type LedgerEntry, withoutStrays } from './entry.ts';
import { createGate, type Gate, judge, type PeoplePort } from './gate.ts';
import { createIntakeConsent, type IntakeConsent } from './intake-consent.ts';
import { createLedger } from './ledger-store.ts';
import { createSettingsStore, type Words } from './settings-store.ts';
import { type LinkClaims, readLink, sealForm, signLink } from './sign-links.ts';
import type { ConsentTables } from './tables.ts';

export { type ConsentQuestion, consentQuestion, mayBySql, saidSql } from './consent-sql.ts';
export { defaultSettings } from './default-settings.ts';
export type { LedgerEntry } from './entry.ts';
export type { FileGate, IntakeConsent, IntakeGate } from './intake-consent.ts';
export type { NewEntry } from './ledger-store.ts';
export {
  fileNames,
  type HoldOfPerson,
  type KeptFor,
  openPrivacy,
  type Privacy,
  privacyRoutes,
  type ScopeWords,
  type TableOfPerson,
} from './requests/index.ts';
export { consentRoutes } from './routes.ts';

/** A purpose as a file may name it: by its id, or by any title that people have read. */
export type ConsentPlace = {
  purpose: string;
  names: readonly string[];
  channels: readonly string[];
  /** How long an agreement holds; null without end. */
  months: number | null;
};

/** What is held for one person, and why. */
type HeldConsent = {
  person: bigint;
  keys: bigint[];
  decisions: ConsentDecision[];
  entries: LedgerEntry[];
};

export type Consent = Gate & {
  settings(): Promise<ConsentSettings>;
  changeSettings(settings: ConsentSettings, actor: string): Promise<ConsentSettings>;
  texts(purpose: string): Promise<ConsentText[]>;
  addText(
    purpose: string,
    words: readonly (Words & { language: WorkspaceLanguage })[],
    actor: string,
  ): Promise<ConsentText[]>;
  wordsOf(purpose: string, language: WorkspaceLanguage): Promise<Words & { version: number }>;
  /** What was said under these identifiers, newest first. */
  ledgerOf(keys: readonly bigint[]): Promise<LedgerEntry[]>;
  /** Everything that is held for the person behind a key. */
  heldFor(key: bigint): Promise<HeldConsent>;
  /** When it resolves, every gate of every process knows. */
  carryOut(act: Act): Promise<Done>;
  confirm(id: string, page: string): Promise<Confirmation | undefined>;
  findConfirmation(id: string): Promise<Confirmation | undefined>;
  /** For a later stage that sends the link of a double opt-in. */
  onConfirmationAsked(listener: (confirmation: Confirmation, path: string) => void): void;
  sign(claims: LinkClaims): Promise<string>;
  readLink(token: string): Promise<LinkClaims | undefined>;
  sealForm(token: string): Promise<string>;
  /** For intake: what each event's own signals and the ledger say, from memory. */
  intake: IntakeConsent;
  /** What may be asked of people, for imports of what they have answered. */
  places(): Promise<ConsentPlace[]>;
  /** An import brought entries, or its undo took them away. */
  markChanged(): Promise<void>;
  /** When it resolves, queries of the events engine see all that was acknowledged before, by any process. */
  flush(): Promise<void>;
  close(): Promise<void>;
};

export type ConsentDeps = {
  events: Events;
  records: Records;
  clock: Clock;
  log: Log;
  people: PeoplePort;
};

const STORE_MS = 200;

export function createConsent(deps: ConsentDeps): Consent {
  const { events, clock, log, people } = deps;
  const db = deps.records.withTables<ConsentTables>();
  const ledger = createLedger({ db, events, clock });
  const settings = createSettingsStore(db, clock);
  const confirmations = createConfirmations(db, clock);
  const acting = { db, clock, ledger, people, settings, confirmations };
  const listeners: ((confirmation: Confirmation, path: string) => void)[] = [];
  const intake = createIntakeConsent({ ledger, events, clock, log, people, settings: settings.read });
  let storing: Promise<void> | undefined;
  let secret: Promise<string> | undefined;

  function store(): Promise<void> {
    storing ??= ledger
      .store()
      .catch((error: unknown) => {
        log.warn({ err: error }, 'consents could not be moved into the ledger and will be tried again');
      })
      .finally(() => {
        storing = undefined;
      });
    return storing;
  }
  const timer = setInterval(() => void store(), STORE_MS);
  timer.unref();

  function readSecret(): Promise<string> {
    secret ??= db
      .selectFrom('consent_clock')
      .select('signing_key')
      .executeTakeFirstOrThrow()
      .then((row) => row.signing_key);
    secret.catch(() => {
      secret = undefined;
    });
    return secret;
  }

  async function ledgerOf(keys: readonly bigint[]): Promise<LedgerEntry[]> {
    const entries = await ledger.readOf(keys.map(String));
    const place = ({ messageId, key, purpose, channel, state }: LedgerEntry) =>
      [messageId, purpose, channel, key, state].join('\0');
    const order = (a: string, b: string) => (a < b ? -1 : Number(a > b));
    return entries.sort((a, b) => b.time - a.time || order(place(a), place(b)));
  }

  return {
    ...createGate({ ledger, people, settings: settings.read }),
    settings: settings.read,
    changeSettings: settings.change,
    texts: settings.texts,
    addText: settings.addText,
    wordsOf: settings.wordsOf,
    ledgerOf,
    async heldFor(key) {
      const found = (await people.keysOf([key])).get(key) ?? { person: key, keys: [key] };
      const [inForce, entries, sources] = await Promise.all([
        settings.read(),
        ledgerOf(found.keys).then(withoutStrays),
        people.sourcesOf(found.keys),
      ]);
      const from = [...new Set([...sources.values()].flat())];
      const now = clock.now().getTime();
      const decisions = inForce.purposes.flatMap(({ id, cells }) =>
        cells.map(({ channel }): ConsentDecision => {
          const { since, ...judgement } = judge(inForce, entries, from, { purpose: id, channel, now });
          const said = since === null ? null : new Date(since).toISOString();
          return { purpose: id, channel, ...judgement, since: said };
        }),
      );
      return { person: found.person, keys: found.keys, decisions, entries };
    },
    async carryOut(act) {
      const done = await carryOut(act, acting);
      if (done.confirmation !== undefined) {
        const path = `/u/${signLink({ kind: 'confirm', id: done.confirmation.id }, await readSecret())}`;
        for (const listener of listeners) listener(done.confirmation, path);
      }
      return done;
    },
    confirm: (id, page) => confirm(id, page, acting),
    findConfirmation: confirmations.find,
    onConfirmationAsked: (listener) => void listeners.push(listener),
    sign: async (claims) => signLink(claims, await readSecret()),
    readLink: async (token) => readLink(token, await readSecret()),
    sealForm: async (token) => sealForm(token, await readSecret()),
    intake,
    async places() {
      const { purposes } = await settings.read();
      return Promise.all(
        purposes.map(async ({ id, months, cells }) => ({
          purpose: id,
          names: [...new Set((await settings.texts(id)).map(({ title }) => title))],
          channels: cells.map(({ channel }) => channel),
          months,
        })),
      );
    },
    markChanged: ledger.markChanged,
    flush: ledger.store,
    async close() {
      clearInterval(timer);
      intake.close();
      await storing;
      await store();
    },
  };
}
