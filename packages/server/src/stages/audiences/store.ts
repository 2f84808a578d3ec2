import { randomUUID } from 'node:crypto';
import type { Segment, SegmentInput, SegmentRule } from '@rondo/contract';
import type { Clock } from '../../platform/clock.ts';
import type { Records } from '../../platform/records/open-records.ts';

type SegmentRow = {
  id: string;
  name: string;
  description: string;
  rule: string;
  people: number | null;
  counted_at: string | null;
  created_at: string;
  created_by: string;
  updated_at: string;
};

export type SegmentStore = ReturnType<typeof createSegmentStore>;

export function createSegmentStore(records: Records, clock: Clock) {
  const db = records.withTables<{ segments: SegmentRow }>();
  return {
    async list(): Promise<Segment[]> {
      const rows = await db.selectFrom('segments').selectAll().orderBy('name').execute();
      return rows.map(segmentOf);
    },
    async find(id: string): Promise<Segment | undefined> {
      const row = await db.selectFrom('segments').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? undefined : segmentOf(row);
    },
    /** The id, or undefined where the name is taken. */
    async add(input: SegmentInput, by: string): Promise<string | undefined> {
      const id = randomUUID();
      const now = clock.now().toISOString();
      const result = await db
        .insertInto('segments')
        .values({
          id,
          name: input.name,
          description: input.description ?? '',
          rule: JSON.stringify(input.rule),
          people: null,
          counted_at: null,
          created_at: now,
          created_by: by,
          updated_at: now,
        })
        .onConflict((conflict) => conflict.column('name').doNothing())
        .executeTakeFirst();
      return Number(result.numInsertedOrUpdatedRows ?? 0) > 0 ? id : undefined;
    },
    async isNameTaken(name: string, byOtherThan: string): Promise<boolean> {
      const row = await db
        .selectFrom('segments')
        .select('id')
        .where('name', '=', name)
        .where('id', '!=', byOtherThan)
        .executeTakeFirst();
      return row !== undefined;
    },
    async change(id: string, input: SegmentInput): Promise<void> {
      await db
        .updateTable('segments')
        .set({
          name: input.name,
          description: input.description ?? '',
          rule: JSON.stringify(input.rule),
          updated_at: clock.now().toISOString(),
        })
        .where('id', '=', id)
        .execute();
    },
    async rememberCount(id: string, people: number, at: string): Promise<void> {
      await db.updateTable('segments').set({ people, counted_at: at }).where('id', '=', id).execute();
    },
    async remove(id: string): Promise<void> {
      await db.deleteFrom('segments').where('id', '=', id).execute();
    },
  };
}

function segmentOf(row: SegmentRow): Segment {
  // Written by `add` and `change` from a rule that was validated.
  const rule: SegmentRule = JSON.parse(row.rule);
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    rule,
    people: row.people,
    countedAt: row.counted_at,
    createdAt: row.created_at,
    createdBy: row.created_by,
    updatedAt: row.updated_at,
  };
}
