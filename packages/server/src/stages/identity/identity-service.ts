import { randomUUID } from 'node:crypto';
import type { IdentityRules as WrittenRules } from '@rondo/contract';
import type { Clock } from '../../platform/clock.ts';
import { notFound } from '../../platform/error.ts';
import type { Events } from '../../platform/events/client.ts';
import type { Consumer, Lane } from '../../platform/events/consumers.ts';
import type { Log } from '../../platform/log.ts';
import type { Records } from '../../platform/records/open-records.ts';
import { rememberJunk } from './aside-store.ts';
import { createReview, type Review } from './create-review.ts';
import { type Identifier, pairOf } from './edge.ts';
import { type Explanation, explainPerson } from './explain-person.ts';
import type { Pair } from './foresee-people.ts';
import { isTelling, knownKinds, ruleOf } from './identity-rules.ts';
import { createKeeper } from './keep-identities.ts';
import { createLease } from './lease.ts';
import { readEdgesOf, type StoredEdge } from './ledger-store.ts';
import {
  type PersonKeys,
  readKeysOf,
  readPeopleOf,
  readPersonKeys,
  readPersonsKeys,
  readPersonsOf,
  readSourcesOf,
} from './read-people.ts';
import { createRequestQueue, type WrittenPair } from './requests.ts';
import { type JunkIdentifier, listJunk } from './review-junk.ts';
import { readRulesFor } from './rules-in-force.ts';
import { readAsideDecisions, readRules, settingsOf, writeRules } from './rules-store.ts';
import type { IdentityTables } from './tables.ts';

export type BlockedIdentifier = { key: bigint; kind: string; value: string; by: string; at: string };

export type Identity = {
  consumer: Consumer;
  /** The person behind any identity key, and all keys of that person. */
  personKeys(key: bigint): Promise<PersonKeys>;
  /** The same for many keys at once. */
  personsKeys(keys: readonly bigint[]): Promise<Map<bigint, PersonKeys>>;
  /** All identity keys of each of these persons, as ids that are current. */
  keysOf(persons: readonly bigint[]): Promise<bigint[]>;
  /** By each of these keys, its person with all keys, and the sources that the key came from. */
  peopleOf(keys: readonly bigint[]): Promise<Map<bigint, { person: bigint; keys: bigint[] }>>;
  sourcesOf(keys: readonly bigint[]): Promise<Map<bigint, string[]>>;
  explain(person: PersonKeys): Promise<Explanation>;
  /** Takes back all evidence of an import whose lane is closed already. Resolves when queries see it. */
  retractImport(importId: string): Promise<void>;
  /** From now on these two are never the same person by what they did together; `reunite` takes that back. */
  separate(left: bigint, right: bigint, actor: string): Promise<void>;
  reunite(left: bigint, right: bigint, actor: string): Promise<void>;
  /** These two are one person, whatever a rule has against it; `reunite` takes that back. */
  join(left: bigint, right: bigint, actor: string): Promise<void>;
  /**
   * Joins pairs that matching found, or takes that back: there need be no evidence between their identifiers. By the rule
   * `probable` every limit holds; by `manual` somebody looked at both and none does. `id` marks the edges.
   */
  decideProbable(
    pairs: readonly ProbablePair[],
    decision: { state: 1 | 0; rule: 'manual' | 'probable'; actor: string; id: string },
  ): Promise<void>;
  /** Parts a person: none of these pairs is one person from now on. */
  split(pairs: readonly (readonly [bigint, bigint])[], actor: string): Promise<void>;
  /** Two identifiers between which there is evidence, as the ledger has them. */
  findPair(left: bigint, right: bigint): Promise<Pair>;
  review: Review;
  /** The identifier stands for nobody in particular: it joins no one. `unblock` takes that back. */
  block(identifier: Identifier, actor: string): Promise<void>;
  unblock(key: bigint): Promise<void>;
  blocked(): Promise<BlockedIdentifier[]>;
  rules(): Promise<WrittenRules>;
  /** Kinds of identifiers of which one person has few, and how many. */
  limitedKinds(): Promise<{ kind: string; limit: number }[]>;
  /** Resolves when all of the past is put together by these. */
  changeRules(rules: WrittenRules, actor: string): Promise<void>;
  /** Rows of the ledger were erased: resolves when queries see who is who without them. */
  readLedgerAgain(): Promise<void>;
  /** What was set aside by itself, those that somebody released included. */
  junk(): Promise<JunkIdentifier[]>;
  /** The identifier joins people again, whatever it is seen with; `unrelease` takes that back. */
  release(key: bigint, actor: string): Promise<void>;
  unrelease(key: bigint): Promise<void>;
  /** Carries out what was asked before this process was there, such as what a migration asks. */
  catchUp(): Promise<void>;
  close(): Promise<void>;
};

export type ProbablePair = { left: Identifier; right: Identifier; score: number };

export type IdentityDeps = {
  events: Events;
  records: Records;
  clock: Clock;
  log: Log;
  cluster?: string | undefined;
};

const CONSUMER = 'identity';
const MOST_ROWS = 200_000;
const LOOK_MS = 1_000;
/** So many others who share an identifier are looked at to say why they are others. */
const MOST_NEIGHBOURS = 20;

export function createIdentity(deps: IdentityDeps): Identity {
  const { events, clock, log } = deps;
  const db = deps.records.withTables<IdentityTables>();
  const lease = createLease(db, CONSUMER, clock);
  const keeper = createKeeper({
    events,
    clock,
    log,
    lease,
    cluster: deps.cluster,
    decisions: () => readAsideDecisions(db),
    rememberJunk: (learned) => rememberJunk({ db, events, clock }, learned),
  });
  let held = false;
  let looking: Promise<void> | undefined;
  let closed = false;

  async function mayRun(): Promise<boolean> {
    const holds = await lease.hold();
    // Another process may have written meanwhile.
    if (holds && !held) keeper.forget();
    held = holds;
    return holds;
  }

  /** The other processes' lanes as far as they are projected, so that a person's events are there when the person is. */
  async function lanes(own: readonly Lane[]): Promise<Lane[]> {
    const mine = new Set(own.map((lane) => lane.node));
    const rows = await deps.records
      .selectFrom('checkpoints')
      .select(['node', 'seq'])
      .where('consumer', '=', 'projector')
      .execute();
    const others = rows.filter((row) => !mine.has(row.node));
    return [...own, ...others.map((row) => ({ node: row.node, lastSeq: Number(row.seq) }))];
  }

  /** Carries out what was asked, here or in another process. */
  function look(): Promise<void> {
    looking ??= (async () => {
      try {
        if (!closed && (await mayRun())) {
          await queue.work(keeper.carryOut);
          await keeper.rest();
        }
      } catch (error) {
        log.error({ err: error }, 'a request to the keeper of identities failed and will be tried again');
      } finally {
        looking = undefined;
      }
    })();
    return looking;
  }

  const queue = createRequestQueue(db, clock, () => void look());
  const timer = setInterval(() => void look(), LOOK_MS);
  timer.unref();

  async function blocked(): Promise<BlockedIdentifier[]> {
    const rows = await db.selectFrom('identity_blocked').selectAll().orderBy('blocked_at', 'desc').execute();
    return rows.map(({ identity_key, kind, value, blocked_by, blocked_at }) => ({
      key: BigInt(identity_key),
      kind,
      value,
      by: blocked_by,
      at: blocked_at,
    }));
  }

  /** The two identifiers as the ledger has them. */
  async function findPair(left: bigint, right: bigint): Promise<Pair> {
    const { edges } = await readEdgesOf(events, [left]);
    const found = edges.find((edge) => pairOf(edge.left.key, edge.right.key) === pairOf(left, right));
    if (found === undefined) throw notFound('evidence that ties', `${left} and ${right}`);
    return { left: found.left, right: found.right };
  }

  async function decide(
    asked: readonly (readonly [bigint, bigint])[],
    state: 1 | 0 | -1,
    actor: string,
  ): Promise<void> {
    const write = ({ key, kind, value }: Identifier) => ({ key: String(key), kind, value });
    const pairs: WrittenPair[] = [];
    for (const [one, other] of asked) {
      const { left, right } = await findPair(one, other);
      pairs.push({ left: write(left), right: write(right) });
    }
    await queue.submit({ kind: 'decide', id: randomUUID(), pairs, state, actor });
  }

  return {
    consumer: {
      name: CONSUMER,
      most: MOST_ROWS,
      rest: 200,
      alone: { mayRun, lanes },
      async consume(range) {
        await keeper.take(range);
        return undefined;
      },
    },
    personKeys: (key) => readPersonKeys(events, key),
    async personsKeys(keys) {
      const known = keeper.peek(keys);
      const others = keys.filter((key) => !known.has(key));
      if (others.length === 0) return known;
      return new Map([...known, ...(await readPersonsKeys(events, others))]);
    },
    keysOf: (persons) => readKeysOf(events, persons),
    peopleOf: (keys) => readPeopleOf(events, keys),
    sourcesOf: (keys) => readSourcesOf(events, keys),
    async explain(person) {
      const own = await readEdgesOf(events, person.keys);
      const touched = [...own.edges, ...own.decisions].flatMap((edge) => [edge.left.key, edge.right.key]);
      const persons = await readPersonsOf(events, [...new Set(touched)]);
      const others = [...new Set(persons.values())]
        .filter((id) => id !== person.id)
        .slice(0, MOST_NEIGHBOURS);
      const around =
        others.length === 0
          ? own
          : await readEdgesOf(events, [...person.keys, ...(await readKeysOf(events, others))]);
      const ends = around.edges.flatMap((edge) => [edge.left.key, edge.right.key]);
      const whose = await readPersonsOf(events, [...new Set(ends)]);
      const near = new Set([person.id, ...others]);
      const { rules, junk } = await readRulesFor(
        db,
        around.edges.flatMap((edge) => [edge.left, edge.right]),
      );
      const isNear = (edge: StoredEdge) =>
        near.has(whose.get(edge.left.key) ?? 0n) && near.has(whose.get(edge.right.key) ?? 0n);
      return explainPerson(
        {
          person: person.id,
          personOf: whose,
          edges: around.edges.filter(isNear),
          decisions: own.decisions,
          junk,
        },
        rules,
      );
    },
    readLedgerAgain: () => queue.submit({ kind: 'rules' }),
    retractImport: (importId) => queue.submit({ kind: 'retract-import', importId }),
    separate: (left, right, actor) => decide([[left, right]], -1, actor),
    reunite: (left, right, actor) => decide([[left, right]], 0, actor),
    join: (left, right, actor) => decide([[left, right]], 1, actor),
    async decideProbable(pairs, { state, rule, actor, id }) {
      const write = ({ key, kind, value }: Identifier) => ({ key: String(key), kind, value });
      const written = pairs.map(
        ({ left, right, score }): WrittenPair => ({ left: write(left), right: write(right), score }),
      );
      await queue.submit({ kind: 'decide', id, pairs: written, state, actor, rule });
    },
    split: (pairs, actor) => decide(pairs, -1, actor),
    findPair,
    review: createReview({ db, events, clock }),
    async block(identifier, actor) {
      await db
        .insertInto('identity_blocked')
        .values({
          identity_key: String(identifier.key),
          kind: identifier.kind,
          value: identifier.value,
          blocked_by: actor,
          blocked_at: clock.now().toISOString(),
        })
        .onConflict((conflict) => conflict.column('identity_key').doNothing())
        .execute();
      await queue.submit({ kind: 'block', key: String(identifier.key) });
    },
    async unblock(key) {
      await db.deleteFrom('identity_blocked').where('identity_key', '=', String(key)).execute();
      await queue.submit({ kind: 'unblock', key: String(key) });
    },
    blocked,
    rules: () => readRules(db),
    async limitedKinds() {
      const written = await readRules(db);
      const settings = settingsOf(written);
      return [...new Set([...knownKinds, ...Object.keys(written.kinds)])]
        .map((kind) => ({ kind, rule: ruleOf(kind, settings) }))
        .filter(({ rule }) => isTelling(rule))
        .map(({ kind, rule }) => ({ kind, limit: rule.limit }));
    },
    async changeRules(rules, actor) {
      await writeRules(db, rules, actor, clock);
      await queue.submit({ kind: 'rules' });
    },
    junk: () => listJunk({ db, events }),
    async release(key, actor) {
      const junk = await db
        .selectFrom('identity_junk')
        .selectAll()
        .where('identity_key', '=', String(key))
        .executeTakeFirst();
      if (junk === undefined) throw notFound('set-aside identifier', String(key));
      const { identity_key, kind, value } = junk;
      await db
        .insertInto('identity_released')
        .values({ identity_key, kind, value, released_by: actor, released_at: clock.now().toISOString() })
        .onConflict((conflict) => conflict.column('identity_key').doNothing())
        .execute();
      await queue.submit({ kind: 'release', key: String(key) });
    },
    async unrelease(key) {
      await db.deleteFrom('identity_released').where('identity_key', '=', String(key)).execute();
      await queue.submit({ kind: 'unrelease', key: String(key) });
    },
    catchUp: look,
    async close() {
      closed = true;
      clearInterval(timer);
      await looking;
      await keeper.idle();
      await lease.release();
    },
  };
}
