import { randomUUID } from 'node:crypto';
import type {
  MatchConfig,
  MatchingSettings,
  MatchingState,
  Suggestion,
  SuggestionQuery,
  SuggestionState,
  ThresholdAdvice,
} from '@rondo/contract';
import { type Calibration, calibrateWeights, orderByTelling } from '@rondo/stats';
import type { Clock } from '../../../platform/clock.ts';
import { notFound, RondoError } from '../../../platform/error.ts';
import type { Events } from '../../../platform/events/client.ts';
import type { Log } from '../../../platform/log.ts';
import type { Records } from '../../../platform/records/open-records.ts';
import type { ProbablePair } from '../identity-service.ts';
import { adviseThreshold } from './advise-threshold.ts';
import { createRuns } from './create-runs.ts';
import type { LimitedKind } from './person-records.ts';
import { readFoundPairs } from './read-decisions.ts';
import { readLastRun } from './run-store.ts';
import { readMatchingSettings, writeMatchingSettings } from './settings-store.ts';
import { findJoined, readPersons } from './settle-suggestions.ts';
import {
  countStates,
  modelProbability,
  pairOfRow,
  readHeads,
  readPage,
  readSuggestion,
  readSuggestions,
  setState,
} from './suggestion-store.ts';
import type { SuggestionRow, SuggestionTables } from './tables.ts';

export type Suggestions = {
  list(query: SuggestionQuery): Promise<{ items: Suggestion[]; total: number }>;
  one(id: string): Promise<Suggestion>;
  /** The two are one person from now on, whatever a rule has against it; `undo` takes that back. */
  accept(id: string, actor: string): Promise<Suggestion>;
  /** They are two, and are not suggested again. */
  reject(id: string, actor: string): Promise<Suggestion>;
  undo(id: string): Promise<Suggestion>;
  /** Takes back all that the workspace's rule joined; answers how many. */
  undoApplied(): Promise<number>;
  state(): Promise<MatchingState>;
  /** Begins a run, which goes on by itself. A trial matches by another configuration, and only says what it finds. */
  start(actor: string, trial?: { config: MatchConfig | null }): Promise<MatchingState>;
  cancel(): Promise<MatchingState>;
  settings(): Promise<MatchingSettings>;
  changeSettings(settings: MatchingSettings, actor: string): Promise<void>;
  threshold(precision: number): Promise<ThresholdAdvice>;
  close(): Promise<void>;
};

export type SuggestionsDeps = {
  events: Events;
  records: Records;
  clock: Clock;
  log: Log;
  /** The workspace's time zone, for the night. */
  timeZone(): Promise<string>;
  identity: {
    decideProbable(
      pairs: readonly ProbablePair[],
      decision: { state: 1 | 0; rule: 'manual' | 'probable'; actor: string; id: string },
    ): Promise<void>;
    /** Kinds of identifiers of which one person has few, and how many. */
    limitedKinds(): Promise<LimitedKind[]>;
  };
};

export function createSuggestions(deps: SuggestionsDeps): Suggestions {
  const { events, clock, identity } = deps;
  const db = deps.records.withTables<SuggestionTables>();
  const runs = createRuns({ ...deps, db });

  const find = async (id: string): Promise<SuggestionRow> => {
    const row = await readSuggestion(db, id);
    if (row === undefined) throw notFound('suggestion', id);
    return row;
  };
  const calibrate = async (): Promise<Calibration> => {
    const pairs = await readFoundPairs(db);
    return calibrateWeights(
      pairs.flatMap(({ weight, isOne }) => (isOne === undefined ? [] : [{ weight, isOne }])),
    );
  };
  const write = async (rows: readonly SuggestionRow[]): Promise<Suggestion[]> => {
    const { probability } = await calibrate();
    const persons = await readPersons(
      events,
      rows.flatMap(({ left_key, right_key }) => [left_key, right_key]),
    );
    return rows.map((row) => writeSuggestion(row, persons, probability));
  };
  const writeOne = async (id: string): Promise<Suggestion> => {
    const [one] = await write([await find(id)]);
    if (one === undefined) throw notFound('suggestion', id);
    return one;
  };
  const undecided = (row: SuggestionRow): SuggestionState => (row.vetoes === '[]' ? 'open' : 'vetoed');
  const decided = (by: string) => ({ by, at: clock.now().toISOString() });

  async function separate(row: SuggestionRow, actor: string): Promise<void> {
    if (row.state !== 'accepted' && row.state !== 'applied') return;
    await identity.decideProbable([pairOfRow(row)], {
      state: 0,
      rule: 'manual',
      actor,
      id: `suggestion ${row.id}`,
    });
  }

  /** Some were made one by evidence since they were found: there is nothing left to decide. */
  async function dropJoined(rows: readonly SuggestionRow[]): Promise<SuggestionRow[]> {
    const waiting = rows.filter(({ state }) => state === 'open' || state === 'vetoed');
    const joined = new Set((await findJoined(events, waiting)).map(({ id }) => id));
    if (joined.size > 0) await setState(db, [...joined], 'confirmed', decided(''));
    return rows.filter(({ id }) => !joined.has(id));
  }

  async function readRows(
    query: Required<Omit<SuggestionQuery, 'after'>>,
    skip: number,
  ): Promise<SuggestionRow[]> {
    const { state, order, limit } = query;
    if (order !== 'telling') return readPage(db, state, order, { limit, skip });
    const heads = await readHeads(db, [state]);
    const told =
      state === 'open' ? (await readFoundPairs(db)).filter(({ isOne }) => isOne !== undefined) : [];
    const all = [
      ...heads.map(({ id, weight, draw }) => ({ id, weight, draw, isOne: undefined })),
      ...told.map(({ weight, isOne }) => ({ id: '', weight, draw: 0, isOne })),
    ];
    const { apply } = await readMatchingSettings(db);
    const places = orderByTelling(all, apply.precision).slice(skip, skip + limit);
    return readSuggestions(
      db,
      places.flatMap((place) => all[place]?.id ?? []),
    );
  }

  return {
    async list({ state = 'open', order = 'probable', limit = 20, after = 0 }) {
      const rows = await dropJoined(await readRows({ state, order, limit }, after));
      return { items: await write(rows), total: (await countStates(db))[state] ?? 0 };
    },
    one: writeOne,
    async accept(id, actor) {
      const row = await find(id);
      if (row.state === 'accepted') return writeOne(id);
      // What the rule joined becomes somebody's decision.
      await identity.decideProbable([pairOfRow(row)], {
        state: 1,
        rule: 'manual',
        actor,
        id: `suggestion ${id}`,
      });
      await setState(db, [id], 'accepted', decided(actor));
      return writeOne(id);
    },
    async reject(id, actor) {
      const row = await find(id);
      await separate(row, actor);
      await setState(db, [id], 'rejected', decided(actor));
      return writeOne(id);
    },
    async undo(id) {
      const row = await find(id);
      if (row.decided_at === null) {
        throw new RondoError({
          code: 'nothing-decided',
          message: 'Nothing was decided on this pair.',
          cure: 'Accept or reject it first.',
          status: 409,
        });
      }
      await separate(row, row.decided_by ?? '');
      await setState(db, [id], undecided(row), undefined);
      return writeOne(id);
    },
    async undoApplied() {
      const heads = await readHeads(db, ['applied']);
      const rows = await readSuggestions(
        db,
        heads.map(({ id }) => id),
      );
      if (rows.length === 0) return 0;
      await identity.decideProbable(rows.map(pairOfRow), {
        state: 0,
        rule: 'manual',
        actor: '',
        id: `suggestions ${randomUUID()}`,
      });
      for (const state of ['open', 'vetoed'] as const) {
        const own = rows.filter((row) => undecided(row) === state);
        await setState(
          db,
          own.map(({ id }) => id),
          state,
          undefined,
        );
      }
      return rows.length;
    },
    async state() {
      const run = await readLastRun(db);
      const trial = await readLastRun(db, 'trial');
      return {
        ...(run !== undefined && { run }),
        ...(trial !== undefined && { trial }),
        counts: await countStates(db),
      };
    },
    async start(actor, trial) {
      await runs.start(actor, trial);
      return this.state();
    },
    async cancel() {
      await runs.cancel();
      return this.state();
    },
    settings: () => readMatchingSettings(db),
    changeSettings: (settings, actor) => writeMatchingSettings(db, settings, actor, clock),
    async threshold(precision) {
      return adviseThreshold(await readFoundPairs(db), await countStates(db), precision);
    },
    close: () => runs.close(),
  };
}

function writeSuggestion(
  row: SuggestionRow,
  persons: ReadonlyMap<string, string>,
  probability: (weight: number) => number,
): Suggestion {
  const side = (key: string, kind: string, value: string, fields: string) => ({
    person: persons.get(key) ?? key,
    identifier: { key, kind, value },
    fields: JSON.parse(fields),
  });
  return {
    id: row.id,
    state: row.state,
    left: side(row.left_key, row.left_kind, row.left_value, row.left_fields),
    right: side(row.right_key, row.right_kind, row.right_value, row.right_fields),
    probability: probability(row.weight),
    modelProbability: modelProbability(row.weight),
    weight: row.weight,
    prior: row.prior,
    steps: JSON.parse(row.steps),
    fits: row.fits === 1,
    vetoes: JSON.parse(row.vetoes),
    foundAt: row.found_at,
    ...(row.decided_at !== null && { decidedAt: row.decided_at }),
    ...(row.decided_by !== null && { decidedBy: row.decided_by }),
  };
}
