import { type ComputedTrait, TraitMerge } from '@rondo/contract';
import { Value } from 'typebox/value';
import type { Clock } from '../../../platform/clock.ts';
import type { Records } from '../../../platform/records/open-records.ts';
import type { TraitBook } from './trait-book.ts';

type TraitsDb = {
  computed_traits: {
    name: string;
    definition: string;
    holds: string;
    created_at: string;
    created_by: string;
    updated_at: string;
  };
  trait_merges: { name: string; merge: string };
};
/** What somebody decides; the rest is written down beside it. */
export type Definition = Omit<ComputedTrait, 'createdAt' | 'createdBy' | 'updatedAt'>;

export type TraitStore = ReturnType<typeof createTraitStore>;

export function createTraitStore(records: Records, clock: Clock) {
  const db = records.withTables<TraitsDb>();
  return {
    async book(): Promise<TraitBook> {
      const [computed, merges] = await Promise.all([
        db.selectFrom('computed_traits').selectAll().orderBy('name').execute(),
        db.selectFrom('trait_merges').selectAll().orderBy('name').execute(),
      ]);
      return {
        computed: new Map(computed.map((row) => [row.name, traitOf(row)])),
        merges: new Map(merges.map((row) => [row.name, Value.Parse(TraitMerge, JSON.parse(row.merge))])),
      };
    },
    /** False where the name is taken. */
    async add(definition: Definition, by: string): Promise<boolean> {
      const now = clock.now().toISOString();
      const result = await db
        .insertInto('computed_traits')
        .values({
          name: definition.name,
          definition: JSON.stringify(definition),
          holds: definition.holds,
          created_at: now,
          created_by: by,
          updated_at: now,
        })
        .onConflict((conflict) => conflict.column('name').doNothing())
        .executeTakeFirst();
      return Number(result.numInsertedOrUpdatedRows ?? 0) > 0;
    },
    async change(name: string, definition: Definition): Promise<void> {
      await db
        .updateTable('computed_traits')
        .set({
          definition: JSON.stringify(definition),
          holds: definition.holds,
          updated_at: clock.now().toISOString(),
        })
        .where('name', '=', name)
        .execute();
    },
    async remove(name: string): Promise<void> {
      await db.deleteFrom('computed_traits').where('name', '=', name).execute();
    },
    async setMerge(name: string, merge: TraitMerge): Promise<void> {
      if (merge.strategy === 'last') {
        await db.deleteFrom('trait_merges').where('name', '=', name).execute();
        return;
      }
      const row = { merge: JSON.stringify(merge) };
      await db
        .insertInto('trait_merges')
        .values({ name, ...row })
        .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
        .execute();
    },
  };
}

function traitOf(row: TraitsDb['computed_traits']): ComputedTrait {
  // Written by `add` and `change` from a definition that was validated.
  const definition: Definition = JSON.parse(row.definition);
  return {
    ...definition,
    createdAt: row.created_at,
    createdBy: row.created_by,
    updatedAt: row.updated_at,
  };
}
