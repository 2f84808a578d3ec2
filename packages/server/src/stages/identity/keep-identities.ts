import type { Clock } from '../../platform/clock.ts';
import { RondoError } from '../../platform/error.ts';
import type { Events } from '../../platform/events/client.ts';
import type { LogRange } from '../../platform/events/consumers.ts';
import type { Log } from '../../platform/log.ts';
import { type BuiltIndex, buildIndex, weighAgain } from './build-index.ts';
import type { Edge } from './edge.ts';
import { edgesOfEvent } from './edges-of-event.ts';
import type { Evidence, LearnedJunk } from './evidence.ts';
import { findRenamed, tieToPresentKey } from './find-renamed.ts';
import type { AsideDecisions } from './keep-aside.ts';
import { highOf, lowOf } from './key-table.ts';
import type { Lease } from './lease.ts';
import { appendEdges, deleteImportEdges, type LedgerRow, readMessageIds } from './ledger-store.ts';
import { createMapStore } from './map-store.ts';
import { type Origin, readIdentified } from './read-identified.ts';
import type { PersonKeys } from './read-people.ts';
import type { IdentityRequest, WrittenPair } from './requests.ts';

export type Keeper = {
  /** Takes the evidence of a range of the log. The same range a second time changes nothing. */
  take(range: LogRange): Promise<void>;
  carryOut(request: IdentityRequest): Promise<void>;
  /** Called when there is nothing to do: moves what has gathered out of the way. */
  rest(): Promise<void>;
  /** Forgets what is in memory; the next call builds it from the ledger again. */
  forget(): void;
  /** Resolves when what is under way is done. */
  idle(): Promise<void>;
  /**
   * The persons behind those of these keys of which queries have what is in memory: all but those that are being changed;
   * none where it is not kept here.
   */
  peek(keys: readonly bigint[]): Map<bigint, PersonKeys>;
};

export type KeeperDeps = {
  events: Events;
  clock: Clock;
  log: Log;
  lease: Lease;
  cluster: string | undefined;
  decisions(): Promise<AsideDecisions>;
  /** Makes the list that people see of what was learned to be nobody's. */
  rememberJunk(learned: ReadonlyMap<bigint, LearnedJunk>): Promise<void>;
};

/**
 * The one writer of the ledger and the map. What is in memory is a function of the ledger: after any failure it is
 * thrown away and built again, and the map is compared with it. So whatever was written half is completed, not doubled.
 */
export function createKeeper(deps: KeeperDeps): Keeper {
  const { events, clock, log } = deps;
  const map = createMapStore(deps);
  let loaded: BuiltIndex | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  /** Requests that are under way or wait: until they are carried out, whatever they touch is asked of the engine. */
  let requests = 0;

  /** One thing at a time; a failure leaves nothing half done in memory. */
  function alone<T>(work: (state: BuiltIndex) => Promise<T>): Promise<T> {
    const turn = queue.then(async () => {
      try {
        loaded ??= await load();
        return await work(loaded);
      } catch (error) {
        loaded = undefined;
        throw error;
      }
    });
    queue = turn.catch(() => undefined);
    return turn;
  }

  async function load(): Promise<BuiltIndex> {
    const started = performance.now();
    const state = await buildIndex(events, await deps.decisions());
    const { index, aside } = state;
    const renamed = await addEvidence(state, await findRenamed(events));
    if (renamed.size > 0) await weighAgain(events, index, aside.setLearned(index.junk()).changed, renamed);
    await map.compare(index);
    const changes = index.changes();
    mustHold();
    await map.write(changes);
    index.changesWritten();
    await map.squash();
    await deps.rememberJunk(aside.learned);
    log.info(
      {
        identifiers: index.keys,
        edges: index.edges,
        mended: changes.length,
        milliseconds: Math.round(performance.now() - started),
      },
      'the identity ledger is loaded',
    );
    return state;
  }

  function mustHold(): void {
    if (deps.lease.isHeld()) return;
    throw new RondoError({
      code: 'identity-moved',
      message: 'Another Rondo process has taken over the keeping of identities.',
      cure: 'Nothing is lost: that process goes on where this one stopped.',
      status: 503,
      retryAfterSeconds: 2,
    });
  }

  async function settle(
    state: BuiltIndex,
    asideChanged: readonly bigint[],
    idsOfBatch?: ReadonlyMap<number, string>,
  ): Promise<void> {
    const { index, aside } = state;
    const learned = aside.setLearned(index.junk());
    await weighAgain(events, index, [...asideChanged, ...learned.changed], idsOfBatch);
    const changes = index.changes();
    await map.write(changes);
    index.changesWritten();
    if (learned.isNew.length > 0 || learned.gone.length > 0) await deps.rememberJunk(aside.learned);
  }

  /** Into memory and the ledger. Answers with the message ids of what was new, by the ordinals of their rows. */
  async function addEvidence(
    state: BuiltIndex,
    given: readonly { edge: Edge; origin: Origin }[],
  ): Promise<Map<number, string>> {
    const added: LedgerRow[] = [];
    const ties: { edge: Edge; origin: Origin; with: number }[] = [];
    const record = (edge: Edge, origin: Origin) =>
      added.push({ ...edge, ordinal: state.nextOrdinal++, state: 1, origin, actor: '' });
    for (const { edge, origin } of given) {
      const outcome = state.index.add(evidenceOf(edge, origin, state.nextOrdinal));
      if (outcome === 'new') record(edge, origin);
      else if (outcome !== 'known') ties.push({ edge, origin, with: outcome.tiesWith });
    }
    const ids = new Map(added.map((row) => [row.ordinal, row.messageId]));
    if (ties.length > 0) {
      const known = await readMessageIds(
        events,
        ties.map((tie) => tie.with).filter((ordinal) => !ids.has(ordinal)),
      );
      for (const tie of ties) {
        const other = known.get(tie.with) ?? ids.get(tie.with) ?? '';
        if (other <= tie.edge.messageId) continue;
        state.index.addEarlier(evidenceOf(tie.edge, tie.origin, state.nextOrdinal));
        ids.set(state.nextOrdinal, tie.edge.messageId);
        record(tie.edge, tie.origin);
      }
    }
    if (added.length === 0) return ids;
    mustHold();
    await appendEdges(events, added, clock.now());
    return ids;
  }

  async function take(state: BuiltIndex, range: LogRange): Promise<void> {
    const rows = await readIdentified(events, range);
    const patternKeys = state.aside.takePatternKeys(
      rows.flatMap((row) => state.aside.matchPatterns(row.identifiers)),
    );
    const given = rows.flatMap(({ origin, ...row }) => [
      ...edgesOfEvent(row, state.rules).map((edge) => ({ edge, origin })),
      ...row.identifiers
        .flatMap((identifier) => tieToPresentKey({ ...row, identifier }))
        .map((edge) => ({ edge, origin })),
    ]);
    const ids = await addEvidence(state, given);
    if (ids.size > 0 || patternKeys.length > 0) await settle(state, patternKeys, ids);
  }

  /** Decisions by hand on pairs are rows of the ledger, too. */
  async function decide(
    state: BuiltIndex,
    request: { id: string; actor: string; rule?: 'manual' | 'probable' },
    pairs: readonly WrittenPair[],
    decision: LedgerRow['state'],
  ): Promise<void> {
    const now = clock.now();
    const end = (identifier: WrittenPair['left']) => ({ ...identifier, key: BigInt(identifier.key) });
    const rows = pairs.map(
      (pair): LedgerRow => ({
        left: end(pair.left),
        right: end(pair.right),
        rule: request.rule ?? 'manual',
        timestamp: now.getTime(),
        messageId: request.id,
        importId: '',
        ordinal: state.nextOrdinal++,
        state: decision,
        origin: { node: 0, seq: 0, source: '', message: 0 },
        actor: request.actor,
        score: pair.score,
      }),
    );
    await appendEdges(events, rows, now);
    for (const row of rows) {
      const [left, right] = [row.left.key, row.right.key];
      state.index.removeDecision(left, right);
      state.index.setBanned(left, right, decision === -1);
    }
    if (decision === 1) {
      // What was taken back leaves its component before it comes again.
      await weighAgain(events, state.index, []);
      for (const row of rows) state.index.add(evidenceOf(row, row.origin, row.ordinal));
    }
    await settle(state, [], new Map(rows.map((row) => [row.ordinal, row.messageId])));
  }

  return {
    take: (range) => alone((state) => take(state, range)),
    carryOut(request) {
      requests++;
      return alone(async (state) => {
        mustHold();
        switch (request.kind) {
          case 'decide':
            return decide(state, request, request.pairs, request.state);
          // As asked by versions that decided on one pair at a time.
          case 'separate':
          case 'reunite':
            return decide(state, request, [request], request.kind === 'separate' ? -1 : 0);
          case 'block':
          case 'unblock':
            return settle(state, state.aside.setByHand(BigInt(request.key), request.kind === 'block'));
          case 'release':
          case 'unrelease':
            return settle(state, state.aside.setReleased(BigInt(request.key), request.kind === 'release'));
          case 'rules':
            loaded = await load();
            return;
          case 'retract-import':
            await deleteImportEdges(events, request.importId);
            state.index.removeImport(request.importId);
            return settle(state, []);
        }
      }).finally(() => {
        requests--;
      });
    },
    rest: () => (loaded === undefined ? Promise.resolve() : alone(() => map.squashIfLarge())),
    forget() {
      queue = queue.then(() => {
        loaded = undefined;
      });
    },
    idle: async () => void (await queue),
    peek(keys) {
      const known = new Map<bigint, PersonKeys>();
      const index = loaded?.index;
      if (index === undefined || requests > 0 || !deps.lease.isHeld()) return known;
      for (const key of keys) {
        const person = index.writtenPerson(key);
        if (person !== undefined) known.set(key, person);
      }
      return known;
    },
  };
}

function evidenceOf(edge: Edge, origin: Origin, ordinal: number): Evidence {
  const end = ({ key, kind }: Edge['left']) => ({ high: highOf(key), low: lowOf(key), kind });
  return {
    left: end(edge.left),
    right: end(edge.right),
    rule: edge.rule,
    importId: edge.importId,
    behind: edge.behind === undefined ? undefined : { high: highOf(edge.behind), low: lowOf(edge.behind) },
    time: edge.timestamp,
    message: origin.message,
    ordinal,
  };
}
