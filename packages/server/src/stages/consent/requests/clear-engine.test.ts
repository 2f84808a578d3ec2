import { beforeAll, expect, it } from 'vitest';
import { startTestEvents } from '../../../../test/support/events.ts';
import { insertEvents } from '../../../../test/support/insert-facts.ts';
import { NAMED, NOT_NAMED } from '../../../../test/support/written-identifiers.ts';
import type { Events } from '../../../platform/events/client.ts';
import { countMany } from './clear-engine.ts';
import { joinPatterns, keyPattern, patternsOf } from './pattern-of-identifier.ts';

let events: Events;
beforeAll(async () => {
  events = await startTestEvents();
});

it.each([
  ['is found', NAMED, 1],
  ['is not taken for another', NOT_NAMED, 0],
] as const)('An identifier %s by the engine wherever JavaScript says so', async (_, texts, expected) => {
  const rows = texts.map(([kind, value, text]) => ({
    text,
    // Several, as of a person who has several.
    expression: joinPatterns([...patternsOf({ kind, value }), keyPattern(7n)])[0] ?? '',
  }));
  const matched = await Promise.all(
    rows.map(({ text, expression }) =>
      events.queryOne<{ matches: number }>('SELECT match({text:String}, {expression:String}) AS matches', {
        text,
        expression: `(?i)${expression}`,
      }),
    ),
  );
  expect(matched.map(({ matches }, index) => [texts[index]?.[2], matches])).toEqual(
    texts.map(([, , text]) => [text, expected]),
  );
});

it('counts nobody in a table that went meanwhile, and everybody in those beside it', async () => {
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
