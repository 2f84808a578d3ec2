import type { Records } from '../records/open-records.ts';

/** Numbers of a lane, both ends included, that no consumer reads. */
export type Seqs = { from: number; to: number };

export type LogVoids = {
  /** The newest of a lane, newest first. */
  newest(node: number, most: number): Promise<Seqs[]>;
  /** The first that ends after a number. */
  next(node: number, after: number): Promise<Seqs | undefined>;
  add(node: number, seqs: Seqs): Promise<void>;
};

/**
 * An insert whose answer was lost may have been stored, may never be, or may be later, when the engine gets round to it.
 * Once its numbers are void the third does no harm: they are not given out again, and consumers step over them.
 */
export function createLogVoids(records: Records): LogVoids {
  const seqs = ({ from_seq, to_seq }: { from_seq: number; to_seq: number }): Seqs => ({
    from: Number(from_seq),
    to: Number(to_seq),
  });
  return {
    async newest(node, most) {
      const rows = await records
        .selectFrom('log_voids')
        .select(['from_seq', 'to_seq'])
        .where('node', '=', node)
        .orderBy('from_seq', 'desc')
        .limit(most)
        .execute();
      return rows.map(seqs);
    },
    async next(node, after) {
      const row = await records
        .selectFrom('log_voids')
        .select(['from_seq', 'to_seq'])
        .where('node', '=', node)
        .where('to_seq', '>', after)
        .orderBy('from_seq')
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? undefined : seqs(row);
    },
    async add(node, { from, to }) {
      await records
        .insertInto('log_voids')
        .values({ node, from_seq: from, to_seq: to })
        .onConflict((conflict) => conflict.columns(['node', 'from_seq']).doUpdateSet({ to_seq: to }))
        .execute();
    },
  };
}

/** How far a consumer may go in one range from `after` on, and whether that range is void. */
export function stepOver(
  after: number,
  upTo: number,
  next: Seqs | undefined,
): { upTo: number; isVoid: boolean } {
  if (next === undefined || next.from > upTo) return { upTo, isVoid: false };
  if (next.from > after + 1) return { upTo: next.from - 1, isVoid: false };
  return { upTo: Math.min(upTo, next.to), isVoid: true };
}
