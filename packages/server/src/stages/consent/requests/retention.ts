import { randomUUID } from 'node:crypto';
import type {
  RetentionKind,
  RetentionPreview,
  RetentionRule,
  RetentionRuleInput,
  RetentionRun,
} from '@rondo/contract';
import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../../../platform/clock.ts';
import { invalid, notFound, RondoError } from '../../../platform/error.ts';
import type { Log } from '../../../platform/log.ts';
import { today } from './due-date.ts';
import type { PrivacyDb, RetentionRuleRow } from './tables.ts';

/** How one kind of data is kept for a time: a stage says it of its own tables. */
export type KeptFor = {
  kind: RetentionKind;
  /** Less would break something: duplicates could not be told, imports would lose their file. */
  leastDays: number;
  /** Whether a rule may be for one source or one event alone. */
  isByEvent?: boolean;
  count(rule: RetentionScope): Promise<number>;
  remove(rule: RetentionScope): Promise<number>;
};
export type RetentionScope = { before: Date; source: string; event: string };

export type Retention = {
  list(): Promise<RetentionRule[]>;
  add(rule: RetentionRuleInput, by: string): Promise<RetentionRule>;
  change(id: string, rule: RetentionRuleInput): Promise<RetentionRule>;
  remove(id: string): Promise<void>;
  preview(rule: RetentionRuleInput): Promise<RetentionPreview>;
  /** Applies all rules that are switched on. */
  run(): Promise<RetentionRun>;
  /** Once a day, after three in the morning of the workspace's day; of several processes one does it. */
  runDue(): Promise<RetentionRun | undefined>;
  addKinds(kinds: readonly KeptFor[]): void;
  close(): Promise<void>;
};

export type RetentionDeps = {
  db: PrivacyDb;
  clock: Clock;
  log: Log;
  timeZone(): Promise<string>;
  /** Notes in the audit log what a rule deleted. */
  note(rule: RetentionRule, deleted: number): Promise<void>;
};

const LOOK_MS = 600_000;
const HOUR = 3;

export function createRetention({ db, clock, log, timeZone, note }: RetentionDeps): Retention {
  const kinds = new Map<RetentionKind, KeptFor>();
  let working: Promise<unknown> | undefined;

  function kindOf(rule: RetentionRuleInput): KeptFor {
    const kind = kinds.get(rule.kind);
    if (kind === undefined)
      throw invalid('body/kind', `“${rule.kind}” is not kept here.`, 'Choose another kind.');
    if (rule.days < kind.leastDays) {
      throw invalid(
        'body/days',
        `This kind of data is needed for at least ${kind.leastDays} days.`,
        `Set it to ${kind.leastDays} or more.`,
      );
    }
    if (kind.isByEvent !== true && (rule.source || rule.event)) {
      throw invalid(
        'body/source',
        'Only events are told apart by source and name.',
        'Leave source and event out.',
      );
    }
    return kind;
  }

  const scopeOf = (rule: {
    days: number;
    source?: string | undefined;
    event?: string | undefined;
  }): RetentionScope => ({
    before: new Date(clock.now().getTime() - rule.days * 86_400_000),
    source: rule.source ?? '',
    event: rule.event ?? '',
  });

  async function rowOf(id: string): Promise<RetentionRuleRow> {
    const row = await db.selectFrom('retention_rules').selectAll().where('id', '=', id).executeTakeFirst();
    if (row === undefined) throw notFound('retention rule', id);
    return row;
  }

  async function list(): Promise<RetentionRule[]> {
    const rows = await db
      .selectFrom('retention_rules')
      .selectAll()
      .orderBy('kind')
      .orderBy('source')
      .orderBy('event')
      .execute();
    return rows.map(toRule);
  }

  async function run(): Promise<RetentionRun> {
    const items: RetentionRun['items'] = [];
    for (const rule of await list()) {
      const kind = kinds.get(rule.kind);
      if (!rule.enabled || kind === undefined) continue;
      const deleted = await kind.remove(scopeOf(rule));
      await db
        .updateTable('retention_rules')
        .set({ last_run_at: clock.now().toISOString(), last_deleted: deleted })
        .where('id', '=', rule.id)
        .execute();
      await note(rule, deleted);
      items.push({ rule: rule.id, deleted });
    }
    return { items };
  }

  /** The day if its night has come and nobody else has taken it, to apply the rules or to leave them for the next one. */
  async function claimDay(): Promise<string | undefined> {
    const zone = await timeZone();
    const now = clock.now();
    const { hour } = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone);
    if (hour < HOUR) return undefined;
    const day = today(now, zone);
    const claimed = await db
      .insertInto('retention_runs')
      .values({ day, at: now.toISOString(), outcome: null })
      .onConflict((conflict) => conflict.column('day').doNothing())
      .executeTakeFirst();
    return Number(claimed.numInsertedOrUpdatedRows ?? 0) === 0 ? undefined : day;
  }

  async function runDue(): Promise<RetentionRun | undefined> {
    const day = await claimDay();
    if (day === undefined) return undefined;
    try {
      const outcome = await run();
      await db
        .updateTable('retention_runs')
        .set({ outcome: JSON.stringify(outcome) })
        .where('day', '=', day)
        .execute();
      return outcome;
    } catch (error) {
      // Tried again at the next look.
      await db.deleteFrom('retention_runs').where('day', '=', day).execute();
      throw error;
    }
  }

  const timer = setInterval(() => {
    working ??= runDue()
      .catch((error: unknown) => log.warn({ err: error }, 'the retention rules could not be applied'))
      .finally(() => {
        working = undefined;
      });
  }, LOOK_MS);
  timer.unref();

  return {
    list,
    // A rule that is made or changed by day is applied at night: a run that the day still owes must not take it by surprise.
    async add(rule, by) {
      kindOf(rule);
      const row: RetentionRuleRow = {
        id: randomUUID(),
        kind: rule.kind,
        source: rule.source ?? '',
        event: rule.event ?? '',
        days: rule.days,
        enabled: rule.enabled === false ? 0 : 1,
        created_at: clock.now().toISOString(),
        created_by: by,
        last_run_at: null,
        last_deleted: null,
      };
      await claimDay();
      const added = await db
        .insertInto('retention_rules')
        .values(row)
        .onConflict((conflict) => conflict.columns(['kind', 'source', 'event']).doNothing())
        .executeTakeFirst();
      if (Number(added.numInsertedOrUpdatedRows ?? 0) === 0) {
        throw new RondoError({
          code: 'already-there',
          message: 'There is a rule for this kind of data already.',
          cure: 'Change that one.',
          status: 409,
          field: 'body/kind',
        });
      }
      return toRule(row);
    },
    async change(id, rule) {
      kindOf(rule);
      const row = await rowOf(id);
      await claimDay();
      const change = { days: rule.days, enabled: rule.enabled === false ? 0 : 1 };
      await db.updateTable('retention_rules').set(change).where('id', '=', id).execute();
      return toRule({ ...row, ...change });
    },
    async remove(id) {
      await rowOf(id);
      await db.deleteFrom('retention_rules').where('id', '=', id).execute();
    },
    async preview(rule) {
      const scope = scopeOf(rule);
      return { before: scope.before.toISOString(), wouldDelete: await kindOf(rule).count(scope) };
    },
    run,
    runDue,
    addKinds(more) {
      for (const kind of more) kinds.set(kind.kind, kind);
    },
    async close() {
      clearInterval(timer);
      await working;
    },
  };
}

const KINDS: readonly RetentionKind[] = [
  'events',
  'inactive-people',
  'inactive-devices',
  'ad-impressions',
  'dead-letters',
  'raw-log',
  'uploads',
  'finished-requests',
];

function toRule(row: RetentionRuleRow): RetentionRule {
  return {
    id: row.id,
    kind: KINDS.find((kind) => kind === row.kind) ?? 'events',
    source: row.source,
    event: row.event,
    days: Number(row.days),
    enabled: row.enabled === 1,
    createdAt: row.created_at,
    createdBy: row.created_by,
    lastRunAt: row.last_run_at,
    lastDeleted: row.last_deleted === null ? null : Number(row.last_deleted),
  };
}
