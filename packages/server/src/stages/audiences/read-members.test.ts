import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { startTestEvents } from '../../../test/support/events.ts';
import { exportCsv, readMembers } from './read-members.ts';

const events = await startTestEvents();
const now = new Date('2026-06-15T12:00:00Z');
const deps = { asOf: { now, timeZone: 'UTC' }, personOf: (column: string) => column };

const RUN = ['=1+1', '+cmd|x', '-2+cmd|x', '-1+SUM(A1)', '@SUM(A1)', '\tx', '\rx', '+', '-x'];
const KEPT = ['-12.50', '+46 (0)8-123 45', '1=1', 'a-b', '', 'Anna', "O'Hara"];

it('keeps what a spreadsheet would run as text, in the cells and in the first line, and leaves numbers alone', async () => {
  const values = [...RUN, ...KEPT];
  await events.insertRows(
    'traits',
    values.map((value, index) => ({
      identity_key: String(index + 1),
      name: '=note',
      value,
      timestamp: '2026-06-01T00:00:00Z',
      message_id: `m-${index}`,
    })),
  );
  const rule = { kind: 'trait', trait: '=note', test: { type: 'any', operator: 'exists' } } as const;
  const csv = await text(await exportCsv(events, rule, ['=note'], deps));
  // No value here holds a line's end of the file's own.
  const [head, ...lines] = csv.split('\r\n').filter((line) => line !== '');
  expect(head).toBe(`"person","'=note"`);
  const cells = lines.map((line) => line.replace(/^"\d+","(.*)"$/s, '$1'));
  expect(cells.sort()).toEqual([...RUN.map((value) => `'${value}`), ...KEPT].sort());
});

it('finds the members of a rule with five thousand values, which no address could hold', async () => {
  const value = (number: number) => `${'v'.repeat(300)}${number}`;
  await events.insertRows('traits', [
    {
      identity_key: '900',
      name: 'long',
      value: value(4_321),
      timestamp: '2026-06-01T00:00:00Z',
      message_id: 'm-long',
    },
  ]);
  const rules = Array.from({ length: 5 }, (_, part) => ({
    kind: 'trait' as const,
    trait: 'long',
    test: {
      type: 'text' as const,
      operator: 'is' as const,
      values: Array.from({ length: 1_000 }, (_, index) => value(part * 1_000 + index)),
    },
  }));
  const rule = { kind: 'any' as const, rules };
  const page = { after: undefined, limit: 10 };
  const { items } = await readMembers(events, rule, ['long'], page, deps);
  expect(items).toEqual([{ person: '900', traits: { long: value(4_321) } }]);
  expect(await text(await exportCsv(events, rule, ['long'], deps))).toContain(`"900","${value(4_321)}"`);
});
