import { expect, it } from 'vitest';
import { startTestEvents } from '../../../../test/support/events.ts';
import { insertEvents } from '../../../../test/support/insert-facts.ts';
import { countMany } from './clear-engine.ts';

it('counts nobody in a table that went meanwhile, and everybody in those beside it', async () => {
  const events = await startTestEvents();
  await insertEvents(events, [{ person: 7, at: '2026-05-01 10:00:00.000', event: 'Signed Up' }]);
  const rows = 'identity_key = 7';
  const tables = ['import_staging_that_is_gone', 'events', 'import_staging_that_is_gone_too'];
  expect(
    await countMany(
      events,
      tables.map((table) => ({ table, rows })),
    ),
  ).toEqual([
    { table: tables[0], rows: 0 },
    { table: 'events', rows: 1 },
    { table: tables[2], rows: 0 },
  ]);
  await expect(countMany(events, [{ table: 'events', rows: 'no_such_column = 7' }])).rejects.toThrow();
});
