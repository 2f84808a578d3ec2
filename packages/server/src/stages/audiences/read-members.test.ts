import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { startTestEvents } from '../../../test/support/events.ts';
import { exportCsv } from './read-members.ts';

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
