import type { ConsentSettings } from '@rondo/contract';
import { basisOf, findPurpose, findSource } from './default-settings.ts';
import type { NewEntry } from './ledger-store.ts';
import { readSignals, type Signal } from './read-signals.ts';
import { fieldsOfStanding, type StandingTable } from './standing-table.ts';

const { agreed: AGREED, until: UNTIL, refused: REFUSED, refusedElsewhere: ELSEWHERE } = fieldsOfStanding;

/** What the gate must know of an event. Times are milliseconds. */
export type IntakeEvent = {
  source: string;
  identifiers: readonly { kind: string; key: bigint }[];
  context: unknown;
  gpc: boolean;
  timestamp: number;
  receivedAt: number;
  messageId: string;
  page: string;
  country: string;
};

export type Verdict = {
  /** Whether it may be joined to a person. */
  joins: boolean;
  /** What to do with it where it may not. */
  without: 'anonymous' | 'refuse';
  /** What it says that was not known yet, for the ledger. */
  news: NewEntry[];
};

/** A purpose that decides whether events are joined to people, by its place in the table. */
export type Slot = { purpose: string; slot: number; strategy: 'all' | 'any' };
export type Rules = {
  settings: ConsentSettings;
  slots: readonly Slot[];
  /** The number of a purpose's channel, for the table's signals. */
  cellOf: ReadonlyMap<string, number>;
};

export function rulesOf(settings: ConsentSettings): Rules {
  const deciding = settings.purposes.filter((purpose) => purpose.joins);
  const cells = settings.purposes.flatMap(({ id, cells }) => cells.map(({ channel }) => `${id}.${channel}`));
  return {
    settings,
    slots: deciding.map(({ id, strategy }, slot) => ({ purpose: id, slot, strategy })),
    cellOf: new Map(cells.map((name, index) => [name, index])),
  };
}

/** Signals of this batch that the table does not hold yet, by key and cell. */
export type FreshSignals = Map<string, { agrees: boolean; time: number }>;

/**
 * Whether an event may be joined to its person. What it says itself comes first: a no is a no. A yes counts as said anew
 * only where it differs from what the identifier's signals said last: sites stamp every event with the choice of a day
 * long past, and that must not undo a withdrawal made elsewhere since.
 */
export function judgeEvent(
  event: IntakeEvent,
  rules: Rules,
  table: StandingTable,
  fresh: FreshSignals,
): Verdict {
  const { settings } = rules;
  const signals = readSignals(event.context, event, settings);
  const keys = event.identifiers.filter(({ kind }) => kind !== 'click_id').map(({ key }) => key);
  const news = signals.length === 0 ? NOTHING : newsOf(event, keys, signals, rules, table, fresh);
  const rows = table.size === 0 ? NO_ROWS : keys.map((key) => table.find(key)).filter((row) => row >= 0);
  let joins = true;
  for (const slot of rules.slots) {
    const signal = signals.find((each) => each.purpose === slot.purpose && each.channel === 'web');
    if (signal?.agrees === false) joins = false;
    else joins &&= holds(event, slot, rows, keys, signal, rules, table, fresh);
    if (!joins) break;
  }
  const without = joins ? 'anonymous' : (findSource(settings, event.source)?.without ?? 'anonymous');
  return { joins, without, news };
}

const NOTHING: NewEntry[] = [];
const NO_ROWS: number[] = [];

function holds(
  event: IntakeEvent,
  { purpose, slot, strategy }: Slot,
  rows: readonly number[],
  keys: readonly bigint[],
  signal: Signal | undefined,
  rules: Rules,
  table: StandingTable,
  fresh: FreshSignals,
): boolean {
  let { agreed, until, refused, apart } = readStanding(rows, slot, table);
  const cell = rules.cellOf.get(`${purpose}.web`) ?? 0;
  for (const key of fresh.size === 0 ? NO_KEYS : keys) {
    const said = fresh.get(`${key}.${cell}`);
    if (said === undefined) continue;
    if (!said.agrees) refused = Math.max(refused, said.time);
    else if (signal?.agrees === true && said.time > agreed) {
      agreed = said.time;
      until = 0;
      apart = false;
    }
  }
  if (isRefused({ agreed, until, refused, apart }, strategy)) return false;
  if (agreed > 0) return until === 0 || until > event.receivedAt;
  const found = findPurpose(rules.settings, purpose);
  return found === undefined || basisOf(rules.settings, found, event.source) !== 'opt-in';
}

type Standing = { agreed: number; until: number; refused: number; apart: boolean };

/** What the ledger says under these rows together; `apart`: one of them has refused and not agreed since. */
function readStanding(rows: readonly number[], slot: number, table: StandingTable): Standing {
  const standing = { agreed: 0, until: 0, refused: 0, apart: false };
  for (const row of rows) {
    let own = table.get(row, slot, AGREED);
    let ends = table.get(row, slot, UNTIL);
    for (const lent of table.lentAt(row)) {
      if (lent.slot !== slot || !lent.stands || lent.agreed <= own) continue;
      own = lent.agreed;
      ends = lent.until;
    }
    const no = Math.max(table.get(row, slot, REFUSED), table.get(row, slot, ELSEWHERE));
    if (own > standing.agreed) {
      standing.agreed = own;
      standing.until = ends;
    }
    standing.refused = Math.max(standing.refused, no);
    standing.apart ||= no > 0 && no >= own;
  }
  return standing;
}

const isRefused = ({ agreed, refused, apart }: Standing, strategy: Slot['strategy']): boolean =>
  refused > 0 && (refused >= agreed || (strategy === 'all' && apart));

/**
 * Whether whoever has these identifiers has withdrawn something without which nothing is joined to them. Silence refuses
 * nothing here: of files that a company imports it is for the company to know on what ground.
 */
export function hasRefused(keys: readonly bigint[], rules: Rules, table: StandingTable): boolean {
  const rows = keys.map((key) => table.find(key)).filter((row) => row >= 0);
  return rules.slots.some(({ slot, strategy }) => isRefused(readStanding(rows, slot, table), strategy));
}

const NO_KEYS: bigint[] = [];

function newsOf(
  event: IntakeEvent,
  keys: readonly bigint[],
  signals: readonly Signal[],
  rules: Rules,
  table: StandingTable,
  fresh: FreshSignals,
): NewEntry[] {
  const news: NewEntry[] = [];
  for (const { purpose, channel, agrees, evidence } of signals) {
    const cell = rules.cellOf.get(`${purpose}.${channel}`);
    if (cell === undefined) continue;
    const found = findPurpose(rules.settings, purpose);
    const asks = found?.cells.find((each) => each.channel === channel)?.doubleOptIn === true;
    for (const key of keys) {
      const row = table.find(key);
      const known = fresh.get(`${key}.${cell}`)?.agrees ?? (row < 0 ? undefined : table.signal(row, cell));
      if (known === agrees) continue;
      fresh.set(`${key}.${cell}`, { agrees, time: event.timestamp });
      news.push({
        key: String(key),
        under: '',
        purpose,
        channel,
        state: agrees ? (asks ? 'pending' : 'granted') : 'withdrawn',
        time: event.timestamp,
        messageId: event.messageId,
        origin: 'signal',
        source: event.source,
        textVersion: 0,
        language: '',
        page: event.page,
        country: event.country,
        evidence,
        actor: '',
        reason: '',
        expiresAt: null,
      });
    }
  }
  return news;
}
