import type { Clock } from '../../platform/clock.ts';
import type { Events } from '../../platform/events/client.ts';
import type { Consumer } from '../../platform/events/consumers.ts';
import { createGroupCommit } from '../../platform/events/group-commit.ts';
import { createLogVoids } from '../../platform/events/log-voids.ts';
import { openLogWriter } from '../../platform/events/log-writer.ts';
import { createRecentHashes, type RecentHashes } from '../../platform/events/recent-hashes.ts';
import type { Log } from '../../platform/log.ts';
import type { Records } from '../../platform/records/open-records.ts';
import type { HoldOfPerson, IntakeConsent } from '../consent/index.ts';
import { createDeadLetters, type DeadLetters } from './dead-letters.ts';
import { holdOfEvents } from './hold-of-events.ts';
import type { PlanRules } from './intake/follow-tracking-plan.ts';
import {
  type DeadLetterRow,
  type DropRow,
  type IntakeDeps,
  type TakenCalls,
  takeCalls,
} from './intake/take-calls.ts';
import { keepLanes } from './keep-lanes.ts';
import { createProjector } from './project/consumer.ts';
import { type IntakeWatch, watchIntake } from './watch-intake.ts';

export { type Imports, type ImportsDeps, importRoutes, openImports } from './imports/index.ts';
export type { Draft, StepOutcome } from './intake/draft.ts';
export type { PlanRules, Policy } from './intake/follow-tracking-plan.ts';
export type { FindWriteKey } from './intake/routes.ts';
export { intakeRoutes } from './intake/routes.ts';
export type { TakenCalls } from './intake/take-calls.ts';
export { retentionOfEvents } from './retention-of-events.ts';
export { collectRoutes } from './routes.ts';
export { sourceRegionRoutes } from './source-region-routes.ts';
export { openSourceRegions } from './source-regions.ts';

export type Collect = {
  intake: IntakeDeps;
  deadLetters: DeadLetters;
  watch: IntakeWatch;
  projector: Consumer;
  /** For events that Rondo itself produces (a link's click): through the same steps as all others. */
  takeInternal(source: string, calls: readonly unknown[]): Promise<TakenCalls>;
  /** The lanes that consumers may read, each with the seq up to which it is complete. */
  lanes(): Promise<{ node: number; lastSeq: number }[]>;
  /** What to clear up after a process that is gone; may be called more than once for one. */
  onGone(clear: (node: number) => Promise<void>): void;
  /** The log, events, traits and dead letters, for access and erasure. */
  hold: HoldOfPerson;
  close(): Promise<void>;
};

export type CollectDeps = {
  events: Events;
  records: Records;
  clock: Clock;
  log: Log;
  node: number;
  plan(): PlanRules;
  consent: IntakeConsent;
  /** Where a source's numbers are at home that do not name their country. */
  defaultRegion(source: string): string;
  onCommit(): void;
  count: IntakeDeps['count'];
  /** Who is not to come back after an erasure. */
  erasedUpTo?: IntakeDeps['erasedUpTo'];
};

const DEDUPLICATION_WINDOW_MS = 24 * 3_600_000;

export async function openCollect(deps: CollectDeps): Promise<Collect> {
  const { events, records, clock, node } = deps;
  const recent = createRecentHashes(DEDUPLICATION_WINDOW_MS, clock.now().getTime());
  const known = await records
    .selectFrom('checkpoints')
    .select(({ fn }) => fn.max('seq').as('seq'))
    .where('node', '=', node)
    .executeTakeFirst();
  const writer = await openLogWriter({
    events,
    node,
    voids: createLogVoids(records),
    lastKnownSeq: Number(known?.seq ?? 0),
    onCommit: deps.onCommit,
    onRecovered: (hashes) => {
      for (const hash of hashes) recent.add(hash, clock.now().getTime());
    },
  });
  await recallHashes(events, recent, { clock, node, before: writer.firstSeq });
  const keeper = await keepLanes({ records, clock, log: deps.log, node, onAdopted: deps.onCommit });
  const deadLetterRows = createGroupCommit<DeadLetterRow>(
    (rows) => events.insertRows('dead_letters', rows),
    5_000,
  );
  const dropRows = createGroupCommit<DropRow>((rows) => events.insertRows('intake_drops', rows), 5_000);
  const watch = watchIntake(() => clock.now().getTime());
  const intake: IntakeDeps = {
    writer,
    recent,
    deadLetters: deadLetterRows,
    drops: dropRows,
    plan: deps.plan,
    consent: deps.consent,
    defaultRegion: deps.defaultRegion,
    watch,
    count: deps.count,
    ...(deps.erasedUpTo === undefined ? {} : { erasedUpTo: deps.erasedUpTo }),
  };
  return {
    intake,
    watch,
    projector: createProjector(deps),
    deadLetters: createDeadLetters({
      events,
      clock,
      take: (values, request) => takeCalls(values, request, intake),
    }),
    takeInternal: (source, calls) =>
      takeCalls(
        calls,
        { source, receivedAt: clock.now().getTime(), sentAt: undefined, type: undefined, internal: true },
        intake,
      ),
    lanes: async () => [{ node, lastSeq: writer.lastSeq }, ...(await keeper.lanes())],
    onGone: keeper.onGone,
    hold: holdOfEvents(watch),
    async close() {
      keeper.close();
      await Promise.all([writer.close(), deadLetterRows.close(), dropRows.close()]);
    },
  };
}

/** After a restart, what came within the window is known again: one read of a narrow column, streamed as 8-byte numbers. */
async function recallHashes(
  events: Events,
  recent: RecentHashes,
  { clock, node, before }: { clock: Clock; node: number; before: number },
): Promise<void> {
  const now = clock.now().getTime();
  const bytes = await events.queryBytes(
    // What comes late under this lane's void numbers was not acknowledged: its sender sends it again, and must not be told
    // that it is a duplicate.
    `SELECT message_hash FROM log WHERE node < 1000 AND received_at >= {since:DateTime64(3)}
     AND (node != {node:UInt32} OR seq < {before:UInt64}) FORMAT RowBinary`,
    { since: new Date(now - DEDUPLICATION_WINDOW_MS), node, before },
  );
  let rest = Buffer.alloc(0);
  for await (const chunk of bytes) {
    const buffer = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    const whole = buffer.length - (buffer.length % 8);
    for (let at = 0; at < whole; at += 8) recent.add(buffer.readBigUInt64LE(at), now);
    rest = buffer.subarray(whole);
  }
}
