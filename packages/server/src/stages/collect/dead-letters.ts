import type { DeadLetter } from '@rondo/contract';
import type { Clock } from '../../platform/clock.ts';
import { notFound } from '../../platform/error.ts';
import type { Events } from '../../platform/events/client.ts';
import type { RequestFacts } from './intake/draft.ts';
import type { TakenCalls } from './intake/take-calls.ts';

export type DeadLetterFilter = {
  reason?: string | undefined;
  source?: string | undefined;
  limit: number;
  offset: number;
};

export type DeadLetters = {
  list(
    filter: DeadLetterFilter,
  ): Promise<{ items: DeadLetter[]; total: number; reasons: { reason: string; count: number }[] }>;
  /** Sends a mended payload through intake again; it leaves the list only when it was taken. */
  replay(id: string, payload: unknown): Promise<TakenCalls>;
  discard(id: string): Promise<void>;
};

/** What is still open: no outcome row says that it was replayed or set aside. */
const OPEN = 'id NOT IN (SELECT id FROM dead_letter_outcomes)';

export function createDeadLetters(deps: {
  events: Events;
  clock: Clock;
  take(values: unknown[], request: RequestFacts): Promise<TakenCalls>;
}): DeadLetters {
  const { events, clock } = deps;

  async function find(id: string): Promise<DeadLetter> {
    const [row] = await events.query<DeadLetter>(
      `SELECT ${COLUMNS} FROM dead_letters WHERE id = {id:String} AND ${OPEN} LIMIT 1`,
      { id },
    );
    if (row === undefined) throw notFound('open dead letter', id);
    return row;
  }

  async function close(id: string, outcome: 'replayed' | 'discarded'): Promise<void> {
    await events.insertRows('dead_letter_outcomes', [{ id, outcome, at: clock.now().toISOString() }]);
  }

  return {
    async list(filter) {
      const where = [OPEN];
      if (filter.reason !== undefined) where.push('reason = {reason:String}');
      if (filter.source !== undefined) where.push('source = {source:String}');
      const condition = where.join(' AND ');
      const [items, totals, reasons] = await Promise.all([
        events.query<DeadLetter>(
          `SELECT ${COLUMNS} FROM dead_letters WHERE ${condition}
           ORDER BY received_at DESC, id LIMIT {limit:UInt32} OFFSET {offset:UInt32}`,
          { ...filter },
        ),
        events.queryOne<{ total: string }>(`SELECT count() AS total FROM dead_letters WHERE ${condition}`, {
          ...filter,
        }),
        events.query<{ reason: string; count: string }>(
          `SELECT reason, count() AS count FROM dead_letters WHERE ${OPEN} GROUP BY reason ORDER BY count DESC`,
        ),
      ]);
      return {
        items,
        total: Number(totals.total),
        reasons: reasons.map((row) => ({ reason: row.reason, count: Number(row.count) })),
      };
    },
    async replay(id, payload) {
      const letter = await find(id);
      // It keeps the time at which it first came, so that a client's clock is judged as it was then.
      const receivedAt = new Date(letter.receivedAt).getTime();
      const taken = await deps.take([payload], {
        source: letter.source,
        receivedAt,
        sentAt: undefined,
        type: undefined,
      });
      if (taken.refused.length === 0) await close(id, 'replayed');
      return taken;
    },
    async discard(id) {
      await find(id);
      await close(id, 'discarded');
    },
  };
}

const COLUMNS =
  'id, received_at AS receivedAt, source, step, reason, field, message, cure, type, event, payload';
