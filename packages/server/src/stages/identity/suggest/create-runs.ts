import { randomUUID } from 'node:crypto';
import type { MatchConfig } from '@rondo/contract';
import { choosePrecision } from '@rondo/stats';
import { RondoError } from '../../../platform/error.ts';
import { createLease } from '../lease.ts';
import type { IdentityTables } from '../tables.ts';
import type { SuggestionsDeps } from './create-suggestions.ts';
import { isRunDue } from './is-run-due.ts';
import { readFoundPairs } from './read-decisions.ts';
import { runMatching } from './run-matching.ts';
import {
  askToCancel,
  endForgotten,
  finishRun,
  insertRun,
  isCancelled,
  newRunId,
  noteStep,
  readLastRun,
} from './run-store.ts';
import { readMatchingSettings } from './settings-store.ts';
import { pairOfRow, readHeads, readSuggestions, setState } from './suggestion-store.ts';
import type { SuggestionDb } from './tables.ts';

type Trial = { config: MatchConfig | null };

export type Runs = {
  start(actor: string, trial?: Trial): Promise<void>;
  cancel(): Promise<void>;
  close(): Promise<void>;
};

const LEASE = 'identity-matching';
const LOOK_MS = 1_000;
const NIGHT_LOOK_MS = 60_000;
/** So many are joined by one request to the keeper. */
const APPLIED_AT_ONCE = 1_000;

/** One run at a time in the whole installation, begun by somebody or by the night. */
export function createRuns(deps: SuggestionsDeps & { db: SuggestionDb }): Runs {
  const { db, clock, log, identity } = deps;
  let running: Promise<void> | undefined;
  let abort = new AbortController();
  let closed = false;

  async function begin(actor: string, trial?: Trial): Promise<void> {
    const lease = createLease(deps.records.withTables<IdentityTables>(), LEASE, clock);
    if (running !== undefined || !(await lease.hold())) {
      throw new RondoError({
        code: 'matching-runs',
        message: 'Matching is under way already.',
        cure: 'Wait until it is done, or cancel it first.',
        status: 409,
      });
    }
    await endForgotten(db, clock.now().toISOString());
    const id = newRunId(trial !== undefined);
    await insertRun(db, { id, by: actor, at: clock.now().toISOString() });
    abort = new AbortController();
    running = run(id, abort, trial).finally(async () => {
      running = undefined;
      await lease.release();
    });
  }

  async function run(id: string, { signal }: AbortController, trial?: Trial): Promise<void> {
    const watch = setInterval(() => {
      void isCancelled(db, id).then(
        (cancelled) => cancelled && abort.abort(),
        () => undefined,
      );
    }, LOOK_MS);
    watch.unref();
    const tried = trial === undefined || trial.config === null ? {} : { config: trial.config };
    try {
      const settings = { ...(await readMatchingSettings(db)), ...trial };
      const limited = await identity.limitedKinds();
      const detail = await runMatching(deps, {
        id,
        settings,
        limited,
        isTrial: trial !== undefined,
        signal,
        onStep: (step, share) => void noteStep(db, id, step, share).catch(() => undefined),
      });
      const applied = settings.apply.on && trial === undefined ? await apply(settings.apply.precision) : 0;
      await finishRun(db, id, 'done', clock.now().toISOString(), {
        ...detail,
        found: Math.max(0, (detail.found ?? 0) - applied),
        applied,
      });
    } catch (error) {
      if (signal.aborted) {
        await finishRun(db, id, 'cancelled', clock.now().toISOString(), tried).catch(() => undefined);
        return;
      }
      log.error({ err: error }, 'matching people failed');
      await finishRun(db, id, 'failed', clock.now().toISOString(), {
        ...tried,
        error:
          error instanceof RondoError
            ? { message: error.message, cure: error.cure }
            : { message: 'Matching stopped unexpectedly.', cure: 'Look at the server’s log, and try again.' },
      }).catch(() => undefined);
    } finally {
      clearInterval(watch);
    }
  }

  /** Joins what is above the threshold that decisions show to be precise enough; nothing where they do not show any. */
  async function apply(precision: number): Promise<number> {
    const advice = choosePrecision(await readFoundPairs(db), precision);
    if (advice.outcome !== 'known') return 0;
    const heads = (await readHeads(db, ['open'])).filter(
      ({ weight, fits }) => weight >= advice.at.threshold && fits === 1,
    );
    for (let at = 0; at < heads.length; at += APPLIED_AT_ONCE) {
      const rows = await readSuggestions(
        db,
        heads.slice(at, at + APPLIED_AT_ONCE).map(({ id }) => id),
      );
      await identity.decideProbable(rows.map(pairOfRow), {
        state: 1,
        rule: 'probable',
        actor: '',
        id: `suggestions ${randomUUID()}`,
      });
      await setState(
        db,
        rows.map(({ id }) => id),
        'applied',
        { by: '', at: clock.now().toISOString() },
      );
    }
    return heads.length;
  }

  const night = setInterval(() => {
    void (async () => {
      if (closed || running !== undefined) return;
      const settings = await readMatchingSettings(db);
      if (!settings.nightly) return;
      const last = await readLastRun(db);
      const zone = await deps.timeZone();
      if (isRunDue(clock.now(), zone, settings.hour, last?.startedAt)) await begin('');
    })().catch(() => undefined);
  }, NIGHT_LOOK_MS);
  night.unref();

  return {
    start: begin,
    async cancel() {
      if (!(await askToCancel(db))) {
        throw new RondoError({
          code: 'matching-idle',
          message: 'Nothing is being matched at the moment.',
          cure: 'There is nothing to cancel.',
          status: 409,
        });
      }
      if (running !== undefined) {
        abort.abort();
        await running;
      }
    },
    async close() {
      closed = true;
      clearInterval(night);
      abort.abort();
      await running;
    },
  };
}
