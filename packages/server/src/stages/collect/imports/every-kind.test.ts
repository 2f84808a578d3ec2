import { Readable } from 'node:stream';
import { importKinds } from '@rondo/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestEvents, temporaryFolder } from '../../../../test/support/events.ts';
import { openTestRecords } from '../../../../test/support/records.ts';
import { threeRowsOf } from '../../../../test/support/three-rows.ts';
import { systemClock } from '../../../platform/clock.ts';
import type { Events } from '../../../platform/events/client.ts';
import { silentLog } from '../../../platform/log.ts';
import { type Imports, openImports } from './index.ts';

let imports: Imports;
let events: Events;
let closeRecords: () => Promise<void>;
beforeAll(async () => {
  events = await startTestEvents();
  const { records, close } = await openTestRecords();
  closeRecords = close;
  imports = await openImports({
    events,
    records,
    clock: systemClock,
    log: silentLog(),
    node: 1,
    dataDir: temporaryFolder(),
    defaults: async () => ({
      timeZone: 'Europe/Stockholm',
      currency: 'SEK',
      region: 'SE',
      places: [
        { purpose: 'marketing', names: [], channels: ['email', 'sms'], months: null },
        { purpose: 'analytics', names: [], channels: ['web'], months: 13 },
      ],
    }),
    onCommit: () => {},
    settled: async () => {},
    onImportUndone: async () => {},
  });
});
afterAll(async () => {
  await imports.close();
  await closeRecords();
});

describe('a file of each kind, with Rondo’s own names in its header,', () => {
  it.each(importKinds.map((kind) => [kind.id, kind] as const))(
    'of %s is known for what it is, and imported whole',
    async (id, kind) => {
      const file = await imports.receive(Readable.from([Buffer.from(threeRowsOf(kind))]), `${id}.csv`);
      const [guess] = file.guesses;
      expect(guess?.kind).toBe(id);
      const columns = file.shape.columns.map(({ name }) => name);
      expect(guess?.mapping.fields).toEqual(Object.fromEntries(columns.map((name) => [name, name])));
      const { id: job } = await imports.start(
        { file: file.id, kind: id, mapping: guess?.mapping ?? { fields: {} } },
        'Anna',
      );
      await imports.idle();
      const done = await imports.find(job);
      expect(done.error).toBeUndefined();
      expect((await imports.rejects(job, 10, 0)).items).toEqual([]);
      expect(done).toMatchObject({
        state: 'done',
        counts: { rows: 3, taken: 3, rejected: 0, valuesLeftOut: 0 },
      });
      const table = kind.target === 'log' ? 'log' : kind.target;
      const { n } = await events.queryOne<{ n: string }>(
        `SELECT count() AS n FROM ${table} WHERE import_id = {job:String}`,
        { job },
      );
      expect(Number(n)).toBe(done.counts.written);
    },
  );
});
