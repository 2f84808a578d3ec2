import { randomUUID } from 'node:crypto';
import type { DeviceAudience, DeviceAudienceInput, DeviceRule } from '@rondo/contract';
import type { Clock } from '../../../platform/clock.ts';
import type { Records } from '../../../platform/records/open-records.ts';

type Row = {
  id: string;
  name: string;
  description: string;
  rule: string;
  days: number;
  created_at: string;
  created_by: string;
  updated_at: string;
};

export type DeviceAudienceStore = ReturnType<typeof createDeviceAudienceStore>;

export function createDeviceAudienceStore(records: Records, clock: Clock) {
  const db = records.withTables<{ device_audiences: Row }>();
  const rowOf = ({ name, description, rule, days }: DeviceAudienceInput) => ({
    name: name.trim(),
    description: description ?? '',
    rule: JSON.stringify(rule),
    days,
    updated_at: clock.now().toISOString(),
  });
  return {
    async list(): Promise<DeviceAudience[]> {
      const rows = await db.selectFrom('device_audiences').selectAll().orderBy('name').execute();
      return rows.map(audienceOf);
    },
    async find(id: string): Promise<DeviceAudience | undefined> {
      const row = await db.selectFrom('device_audiences').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? undefined : audienceOf(row);
    },
    /** The id, or undefined where the name is taken. */
    async add(input: DeviceAudienceInput, by: string): Promise<string | undefined> {
      const id = randomUUID();
      const result = await db
        .insertInto('device_audiences')
        .values({ id, ...rowOf(input), created_at: clock.now().toISOString(), created_by: by })
        .onConflict((conflict) => conflict.column('name').doNothing())
        .executeTakeFirst();
      return Number(result.numInsertedOrUpdatedRows ?? 0) > 0 ? id : undefined;
    },
    async isNameTaken(name: string, byOtherThan: string): Promise<boolean> {
      const row = await db
        .selectFrom('device_audiences')
        .select('id')
        .where('name', '=', name.trim())
        .where('id', '!=', byOtherThan)
        .executeTakeFirst();
      return row !== undefined;
    },
    async change(id: string, input: DeviceAudienceInput): Promise<void> {
      await db.updateTable('device_audiences').set(rowOf(input)).where('id', '=', id).execute();
    },
    async remove(id: string): Promise<void> {
      await db.deleteFrom('device_audiences').where('id', '=', id).execute();
    },
  };
}

function audienceOf(row: Row): DeviceAudience {
  // Written by `add` and `change` from a rule that was validated.
  const rule: DeviceRule = JSON.parse(row.rule);
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    rule,
    days: Number(row.days),
    createdAt: row.created_at,
    createdBy: row.created_by,
    updatedAt: row.updated_at,
  };
}
