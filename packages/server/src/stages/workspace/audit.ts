import { randomBytes } from 'node:crypto';
import type { AuditEntry, AuditQuery } from '@rondo/contract';
import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../../platform/clock.ts';
import { invalid } from '../../platform/error.ts';
import type { AuditRow, WorkspaceDb } from './tables.ts';

export type AuditActor = { kind: string; id: string; name: string };
export type AuditInput = {
  actor: AuditActor;
  action: string;
  subject: string;
  detail?: Record<string, unknown>;
};

export type AuditLog = {
  /** Within the change's own transaction where one is passed: then there is no change without its entry. */
  add(input: AuditInput, within?: WorkspaceDb): Promise<void>;
  list(query: AuditQuery, timeZone: string): Promise<{ items: AuditEntry[]; next?: string }>;
};

export function createAudit(db: WorkspaceDb, clock: Clock): AuditLog {
  let last = { at: 0, count: 0 };

  /** Ids sort by time, and within a millisecond by the order in which this process wrote them. */
  function nextId(at: number): string {
    last = { at, count: last.at === at ? last.count + 1 : 0 };
    const time = at.toString(36).padStart(9, '0');
    return `${time}${last.count.toString(36).padStart(4, '0')}${randomBytes(4).toString('hex')}`;
  }

  return {
    async add({ actor, action, subject, detail = {} }, within = db) {
      const now = clock.now();
      await within
        .insertInto('audit_log')
        .values({
          id: nextId(now.getTime()),
          at: now.toISOString(),
          actor_kind: actor.kind,
          actor_id: actor.id,
          actor_name: actor.name,
          action,
          subject,
          detail: JSON.stringify(detail),
        })
        .execute();
    },
    async list(query, timeZone) {
      let rows = db
        .selectFrom('audit_log')
        .selectAll()
        .orderBy('id', 'desc')
        .limit(query.limit + 1);
      if (query.actor !== undefined) rows = rows.where('actor_id', '=', query.actor);
      if (query.subject !== undefined) rows = rows.where('subject', '=', query.subject);
      if (query.action !== undefined) {
        const action = query.action;
        rows = action.includes('.')
          ? rows.where('action', '=', action)
          : rows.where('action', 'like', `${action}.%`);
      }
      if (query.from !== undefined) rows = rows.where('at', '>=', startOfDay('from', query.from, timeZone));
      if (query.to !== undefined) rows = rows.where('at', '<', startOfDay('to', query.to, timeZone));
      if (query.after !== undefined) rows = rows.where('id', '<', query.after);
      const found = await rows.execute();
      const items = found.slice(0, query.limit).map(toEntry);
      const end = items.at(-1);
      return { items, ...(found.length > query.limit && end !== undefined ? { next: end.id } : {}) };
    },
  };
}

function startOfDay(field: string, date: string, timeZone: string): string {
  try {
    const day = Temporal.PlainDate.from(date);
    return new Date(day.toZonedDateTime(timeZone).epochMilliseconds).toISOString();
  } catch {
    throw invalid(field, `“${date}” is not a date.`, 'Write it as 2026-05-31.');
  }
}

function toEntry(row: AuditRow): AuditEntry {
  const detail: unknown = JSON.parse(row.detail);
  return {
    id: row.id,
    at: row.at,
    actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
    action: row.action,
    subject: row.subject,
    detail: typeof detail === 'object' && detail !== null ? { ...detail } : {},
  };
}
