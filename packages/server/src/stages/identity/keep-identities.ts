import type { Clock } from '../../platform/clock.ts';
import { RondoError } from '../../platform/error.ts';
import type { Events } from '../../platform/events/client.ts';
import type { LogRange } from '../../platform/events/consumers.ts';
import type { Log } from '../../platform/log.ts';
import type { Edge } from './edge.ts';
import { edgesOfEvent } from './edges-of-event.ts';
import type { Evidence } from './evidence.ts';
import { createIdentityRules, type IdentityRules } from './identity-rules.ts';
import { highOf, lowOf } from './key-table.ts';
import type { Lease } from './lease.ts';
import {
  appendEdges,
  deleteImportEdges,
  type LedgerRow,
  loadLedger,
  readDecisions,
  readMessageIds,
} from './ledger-store.ts';
import { createMapStore } from './map-store.ts';
import { createPeopleIndex, type PeopleIndex } from './people-index.ts';
import { type Origin, readIdentified } from './read-identified.ts';
import type { IdentityRequest } from './requests.ts';

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
};

type Loaded = { index: PeopleIndex; rules: IdentityRules; blocked: Set<bigint>; nextOrdinal: number };

export type KeeperDeps = {
  events: Events;
  clock: Clock;
  log: Log;
  lease: Lease;
  cluster: string | undefined;
  blockedKeys(): Promise<bigint[]>;
};

/**
 * The one writer of the ledger and the map. What is in memory is a function of the ledger: after any failure it is
 * thrown away and built again, and the map is compared with it. So whatever was written half is completed, not doubled.
 */
export function createKeeper(deps: KeeperDeps): Keeper {
  const { events, clock, log } = deps;
  const map = createMapStore(deps);
  let loaded: Loaded | undefined;
  let queue: Promise<unknown> = Promise.resolve();

  /** One thing at a time; a failure leaves nothing half done in memory. */
  function alone<T>(work: (state: Loaded) => Promise<T>): Promise<T> {
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

  async function load(): Promise<Loaded> {
    const started = performance.now();
    const blocked = new Set(await deps.blockedKeys());
    const rules = createIdentityRules(blocked);
    const index = createPeopleIndex(rules);
    for (const { left, right, banned } of await readDecisions(events)) {
      if (banned) index.setBanned(left, right, true);
    }
    const last = await loadLedger(events, index);
    await map.compare(index);
    const changes = index.changes();
    mustHold();
    await map.write(changes);
    index.changesWritten();
    await map.squash();
    log.info(
      {
        identifiers: index.keys,
        edges: index.edges,
        mended: changes.length,
        milliseconds: Math.round(performance.now() - started),
      },
      'the identity ledger is loaded',
    );
    return { index, rules, blocked, nextOrdinal: last + 1 };
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

  async function settle({ index }: Loaded, idsOfBatch: ReadonlyMap<number, string>): Promise<void> {
    const ties = index.ties();
    const unknown = ties.filter((ordinal) => !idsOfBatch.has(ordinal));
    const ids =
      unknown.length === 0
        ? idsOfBatch
        : new Map([...idsOfBatch, ...(await readMessageIds(events, unknown))]);
    index.settle(ids);
    const changes = index.changes();
    await map.write(changes);
    index.changesWritten();
  }

  async function take(state: Loaded, range: LogRange): Promise<void> {
    const rows = await readIdentified(events, range);
    const added: LedgerRow[] = [];
    const ties: { edge: Edge; origin: Origin; with: number }[] = [];
    const record = (edge: Edge, origin: Origin) =>
      added.push({ ...edge, ordinal: state.nextOrdinal++, state: 1, origin, actor: '' });

    for (const row of rows) {
      for (const edge of edgesOfEvent(row, state.rules)) {
        const outcome = state.index.add(evidenceOf(edge, row.origin, state.nextOrdinal));
        if (outcome === 'new') record(edge, row.origin);
        else if (outcome !== 'known') ties.push({ edge, origin: row.origin, with: outcome.tiesWith });
      }
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
    if (added.length === 0) return;
    mustHold();
    await appendEdges(events, added, clock.now());
    await settle(state, ids);
  }

  /** A decision by hand on a pair is a row of the ledger, too. */
  async function decide(
    state: Loaded,
    request: Extract<IdentityRequest, { kind: 'separate' | 'reunite' }>,
  ): Promise<void> {
    const now = clock.now();
    const ordinal = state.nextOrdinal++;
    const end = (identifier: typeof request.left) => ({ ...identifier, key: BigInt(identifier.key) });
    const row: LedgerRow = {
      left: end(request.left),
      right: end(request.right),
      rule: 'manual',
      timestamp: now.getTime(),
      messageId: request.id,
      importId: '',
      ordinal,
      state: request.kind === 'separate' ? -1 : 0,
      origin: { node: 0, seq: 0, source: '', message: 0 },
      actor: request.actor,
    };
    await appendEdges(events, [row], now);
    state.index.setBanned(row.left.key, row.right.key, request.kind === 'separate');
    await settle(state, new Map());
  }

  return {
    take: (range) => alone((state) => take(state, range)),
    carryOut: (request) =>
      alone(async (state) => {
        mustHold();
        switch (request.kind) {
          case 'separate':
          case 'reunite':
            return decide(state, request);
          case 'block':
          case 'unblock': {
            const key = BigInt(request.key);
            if (request.kind === 'block') state.blocked.add(key);
            else state.blocked.delete(key);
            state.index.setBlocked(key);
            return settle(state, new Map());
          }
          case 'retract-import':
            await deleteImportEdges(events, request.importId);
            state.index.removeImport(request.importId);
            return settle(state, new Map());
        }
      }),
    rest: () => (loaded === undefined ? Promise.resolve() : alone(() => map.squashIfLarge())),
    forget() {
      queue = queue.then(() => {
        loaded = undefined;
      });
    },
    idle: async () => void (await queue),
  };
}

function evidenceOf(edge: Edge, origin: Origin, ordinal: number): Evidence {
  const end = ({ key, kind }: Edge['left']) => ({ high: highOf(key), low: lowOf(key), kind });
  return {
    left: end(edge.left),
    right: end(edge.right),
    rule: edge.rule,
    importId: edge.importId,
    time: edge.timestamp,
    message: origin.message,
    ordinal,
  };
}
