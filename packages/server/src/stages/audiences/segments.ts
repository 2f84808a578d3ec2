import type { Readable } from 'node:stream';
import type {
  ConsentSettings,
  Segment,
  SegmentChange,
  SegmentCount,
  SegmentInput,
  SegmentMembers,
  SegmentRule,
  SegmentValues,
  SegmentVocabulary,
} from '@rondo/contract';
import type { Clock } from '../../platform/clock.ts';
import { notFound, RondoError } from '../../platform/error.ts';
import type { Events } from '../../platform/events/client.ts';
import type { Records } from '../../platform/records/open-records.ts';
import { PURCHASE_EVENTS } from '../metrics/index.ts';
import type { TraitBook } from '../profiles/index.ts';
import {
  type CompileDeps,
  type Compiled,
  compileCount,
  compileMany,
  compileMembers,
  compileMemberships,
} from './compile-segment.ts';
import { expandRule, type FlatRule, type SavedRules } from './expand-rule.ts';
import { findFaults, referencesOf } from './find-faults.ts';
import { columnsOf, exportCsv, readMembers, traitsOf } from './read-members.ts';
import { createSegmentStore } from './store.ts';
import {
  readAccountValues,
  readEventProperties,
  readPropertyValues,
  readTraitValues,
  readVocabulary,
} from './vocabulary.ts';

export type AudiencesDeps = {
  events: Events;
  records: Records;
  clock: Clock;
  timeZone(): Promise<string>;
  personOf(column: string): string;
  /** The workspace's currency. */
  currency(): Promise<string>;
  /** Resolves when queries see which identifiers are one account's. */
  refreshAccounts(): Promise<void>;
  /** Which traits are computed, and how the others come to one value. */
  traitBook(): Promise<TraitBook>;
  /** What people can agree to, and what holds for those who have said nothing. */
  consents(): Promise<ConsentSettings>;
};

export type Audiences = {
  /** All saved segments, each counted now, in one pass. */
  list(): Promise<Segment[]>;
  get(id: string): Promise<Segment>;
  add(input: SegmentInput, by: string): Promise<Segment>;
  change(id: string, change: SegmentChange): Promise<Segment>;
  remove(id: string): Promise<Segment>;
  /** What a rule counts, and what is wrong with it. `now` lets a segment be asked as of another moment. */
  count(rule: SegmentRule, own?: string, now?: Date): Promise<SegmentCount>;
  members(id: string, page: { after: string | undefined; limit: number }): Promise<SegmentMembers>;
  exportMembers(id: string): Promise<{ segment: Segment; columns: string[]; csv: Readable }>;
  /** All members at once, for a spreadsheet; refused where they are too many. */
  allMembers(id: string, most: number): Promise<{ segment: Segment; members: SegmentMembers }>;
  /** A query with one column, `person`: for stages that filter by a segment. */
  membersQuery(id: string, now?: Date): Promise<Compiled>;
  /** Which of the people that `personOf` knows (0 is nobody) are in which segment: for previews of who is whom. */
  belongings(
    personOf: (column: string) => string,
  ): Promise<{ kind: 'segment'; id: string; name: string; people: bigint[] }[]>;
  vocabulary(): Promise<SegmentVocabulary>;
  traitValues(trait: string, containing: string): Promise<SegmentValues>;
  accountValues(trait: string, containing: string): Promise<SegmentValues>;
  eventProperties(type: string, event: string): Promise<SegmentValues>;
  propertyValues(type: string, event: string, property: string): Promise<SegmentValues>;
  /** The names of the saved segments that read a trait. */
  usersOfTrait(trait: string): Promise<string[]>;
  /** What the saved segments read, for the inventory of data. */
  usages(): Promise<{ kind: 'segment'; name: string; reads: string[] }[]>;
};

/** What the words of a rule stand for. */
type Books = { book: TraitBook; consents: ConsentSettings };

/** The builder asks with each change; a word that has just arrived may be called unknown for this long. */
const VOCABULARY_MS = 3_000;

export function createAudiences(deps: AudiencesDeps): Audiences {
  const { events, clock } = deps;
  const store = createSegmentStore(deps.records, clock);
  let words: { read: Promise<SegmentVocabulary>; until: number } | undefined;

  async function compileDeps(now = clock.now()): Promise<CompileDeps & Books> {
    await deps.refreshAccounts();
    return {
      asOf: { now, timeZone: await deps.timeZone() },
      currency: await deps.currency(),
      personOf: deps.personOf,
      book: await deps.traitBook(),
      consents: await deps.consents(),
    };
  }

  async function savedRules(): Promise<SavedRules> {
    return new Map((await store.list()).map((segment) => [segment.id, segment.rule]));
  }

  async function find(id: string): Promise<Segment> {
    const segment = await store.find(id);
    if (segment === undefined) throw notFound('segment', id);
    return segment;
  }

  async function flatRuleOf(segment: Segment, { book, consents }: Books): Promise<FlatRule> {
    return expandRule(segment.rule, await savedRules(), [segment.id], book, consents);
  }

  function vocabulary(): Promise<SegmentVocabulary> {
    const now = clock.now().getTime();
    if (words === undefined || words.until <= now) {
      const read = Promise.all([deps.traitBook(), deps.consents()]).then(([book, consents]) =>
        readVocabulary(events, book, consents, clock.now()),
      );
      words = { read, until: now + VOCABULARY_MS };
      read.catch(() => {
        words = undefined;
      });
    }
    return words.read;
  }

  async function faultsOf(rule: SegmentRule, own: string | undefined, asOf: CompileDeps['asOf']) {
    const [saved, known] = await Promise.all([savedRules(), vocabulary()]);
    return { saved, faults: findFaults(rule, { asOf, saved, own, vocabulary: known }) };
  }

  async function refuseFaults(rule: SegmentRule, own: string | undefined): Promise<void> {
    const { asOf } = await compileDeps();
    const [first] = (await faultsOf(rule, own, asOf)).faults.filter((fault) => fault.severity === 'error');
    if (first === undefined) return;
    throw new RondoError({
      code: first.code,
      message: first.message,
      cure: first.cure,
      field: `/rule${first.path}`,
    });
  }

  function nameTaken(name: string): RondoError {
    return new RondoError({
      code: 'already-there',
      message: `There is a segment “${name}” already.`,
      cure: 'Choose another name, or change that segment.',
      status: 409,
      field: '/name',
    });
  }

  async function count(rule: SegmentRule, own?: string, now?: Date): Promise<SegmentCount> {
    const compile = await compileDeps(now);
    const at = compile.asOf.now.toISOString();
    const { saved, faults } = await faultsOf(rule, own, compile.asOf);
    if (faults.some((fault) => fault.severity === 'error')) {
      return { at, total: null, people: null, clauses: [], faults };
    }
    const { sql, parameters } = compileCount(
      expandRule(rule, saved, own === undefined ? [] : [own], compile.book, compile.consents),
      compile,
    );
    type Row = { total: string; people: string; matches: string[]; left: string[]; alone: string[] };
    const row = await events.queryOne<Row>(sql, parameters);
    const clauses = row.matches.map((matches, index) => ({
      matches: Number(matches),
      left: Number(row.left[index]),
      alone: Number(row.alone[index]),
    }));
    return { at, total: Number(row.total), people: Number(row.people), clauses, faults };
  }

  async function membersOf(
    segment: Segment,
    page: { after: string | undefined; limit: number },
  ): Promise<SegmentMembers> {
    const compile = await compileDeps();
    const flat = await flatRuleOf(segment, compile);
    const columns = await shownColumns(segment);
    const size = compileMembers(flat, compile);
    const [{ people }, { items, next }] = await Promise.all([
      events.queryOne<{ people: string }>(`SELECT count() AS people FROM (${size.sql})`, size.parameters),
      readMembers(events, flat, columns, page, compile),
    ]);
    return { items, total: Number(people), columns, ...(next === undefined ? {} : { next }) };
  }

  async function shownColumns(segment: Segment): Promise<string[]> {
    const known = (await vocabulary()).traits.map((trait) => trait.name);
    return columnsOf(segment.rule, known);
  }

  function soundOf(
    segments: readonly Segment[],
    { book, consents }: Books,
  ): { segment: Segment; rule: FlatRule }[] {
    const saved = new Map(segments.map((segment) => [segment.id, segment.rule]));
    return segments.flatMap((segment) => {
      try {
        return [{ segment, rule: expandRule(segment.rule, saved, [segment.id], book, consents) }];
      } catch {
        // A segment that refers to one that is gone keeps the count it last had.
        return [];
      }
    });
  }

  return {
    async list() {
      const segments = await store.list();
      const compile = await compileDeps();
      const sound = soundOf(segments, compile);
      if (sound.length === 0) return segments;
      const { sql, parameters } = compileMany(
        sound.map((one) => one.rule),
        compile,
      );
      const { people } = await events.queryOne<{ people: string[] }>(sql, parameters);
      const at = compile.asOf.now.toISOString();
      const counted = new Map(sound.map(({ segment }, index) => [segment.id, Number(people[index])]));
      for (const { segment } of sound) {
        const size = counted.get(segment.id);
        if (size !== undefined && size !== segment.people) await store.rememberCount(segment.id, size, at);
      }
      return segments.map((segment) => {
        const size = counted.get(segment.id);
        return size === undefined ? segment : { ...segment, people: size, countedAt: at };
      });
    },
    get: find,
    async add(input, by) {
      await refuseFaults(input.rule, undefined);
      const id = await store.add({ ...input, name: input.name.trim() }, by);
      if (id === undefined) throw nameTaken(input.name);
      return find(id);
    },
    async change(id, change) {
      const before = await find(id);
      if (change.rule !== undefined) await refuseFaults(change.rule, id);
      const after = { ...before, ...change, name: (change.name ?? before.name).trim() };
      if (await store.isNameTaken(after.name, id)) throw nameTaken(after.name);
      await store.change(id, after);
      return find(id);
    },
    async remove(id) {
      const segment = await find(id);
      const users = (await store.list()).filter(
        (other) => other.id !== id && referencesOf(other.rule).includes(id),
      );
      if (users.length > 0) {
        throw new RondoError({
          code: 'in-use',
          message: `The segment is part of ${users.map((other) => `“${other.name}”`).join(', ')}.`,
          cure: 'Take it out there first.',
          status: 409,
        });
      }
      await store.remove(id);
      return segment;
    },
    count,
    members: async (id, page) => membersOf(await find(id), page),
    async exportMembers(id) {
      const segment = await find(id);
      const columns = await shownColumns(segment);
      const compile = await compileDeps();
      const csv = await exportCsv(events, await flatRuleOf(segment, compile), columns, compile);
      return { segment, columns, csv };
    },
    async allMembers(id, most) {
      const segment = await find(id);
      const members = await membersOf(segment, { after: undefined, limit: most });
      if (members.total > most) {
        throw new RondoError({
          code: 'too-many-rows',
          message: `The segment has ${members.total} members; a spreadsheet holds at most ${most} here.`,
          cure: 'Export it as CSV.',
        });
      }
      return { segment, members };
    },
    async membersQuery(id, now) {
      const compile = await compileDeps(now);
      return compileMembers(await flatRuleOf(await find(id), compile), compile);
    },
    async belongings(personOf) {
      const compile = await compileDeps();
      const sound = soundOf(await store.list(), compile);
      if (sound.length === 0) return [];
      const compiled = compileMemberships(
        sound.map((one) => one.rule),
        { ...compile, personOf },
      );
      const rows = await events.query<{ id: string; segments: number[] }>(
        `SELECT toString(person) AS id, segments FROM (${compiled.sql}) WHERE person != 0 ORDER BY person`,
        compiled.parameters,
      );
      return sound.map(({ segment: { id, name } }, index) => ({
        kind: 'segment',
        id,
        name,
        people: rows.filter(({ segments }) => segments.includes(index)).map((row) => BigInt(row.id)),
      }));
    },
    vocabulary,
    traitValues: (trait, containing) => readTraitValues(events, trait, containing, clock.now()),
    accountValues: (trait, containing) => readAccountValues(events, trait, containing),
    async usersOfTrait(trait) {
      return (await store.list())
        .filter((segment) => traitsOf(segment.rule).includes(trait))
        .map((segment) => segment.name);
    },
    eventProperties: (type, event) => readEventProperties(events, type, event),
    propertyValues: (type, event, property) => readPropertyValues(events, type, event, property),
    async usages() {
      const segments = await store.list();
      return segments.map((segment) => ({
        kind: 'segment',
        name: segment.name,
        reads: readsOf(segment.rule),
      }));
    },
  };
}

const FIGURE_READS: Readonly<Record<string, readonly string[]>> = {
  $orders: ['Order Completed'],
  $revenue: ['Order Completed', 'Order Refunded'],
  $open_cases: ['Ticket Updated'],
};

/** Names of the events that a rule reads; traits come by identify calls. */
function readsOf(rule: SegmentRule): string[] {
  const events = (part: SegmentRule): string[] => {
    if (part.kind === 'all' || part.kind === 'any') return part.rules.flatMap(events);
    if (part.kind === 'not') return events(part.rule);
    if (part.kind === 'event') return [part.type === 'track' ? part.event : part.type];
    if (part.kind === 'account')
      return ['group', ...part.where.flatMap(({ field }) => FIGURE_READS[field] ?? [])];
    if (part.kind === 'customer') return [...PURCHASE_EVENTS];
    return part.kind === 'touch' ? ['page', 'Link Clicked'] : [];
  };
  return [...new Set([...events(rule), ...(traitsOf(rule).length > 0 ? ['identify'] : [])])];
}
