import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { expect, it, test, vi } from 'vitest';
import { registerAttribution } from '../attribution.ts';

const folder = mkdtempSync(join(tmpdir(), 'rondo-attribution-'));

async function run(content: string, ...args: string[]): Promise<unknown> {
  const input = join(folder, 'input.csv');
  writeFileSync(input, content);
  let out = '';
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text);
    return true;
  });
  try {
    const lab = new Command().exitOverride().configureOutput({ writeErr: () => {} });
    registerAttribution(lab);
    await lab.parseAsync(['attribution', '--input', input, ...args], { from: 'user' });
  } finally {
    write.mockRestore();
  }
  return JSON.parse(out);
}

const EVENTS = `person,time,channel,conversion,value
p,2026-05-01 10:00,search,0,
p,2026-05-03T10:00:00Z,direct,,
p,2026-05-03 10:00,,true,120.5
q,2026-05-01,email,,
q,2026-07-01,direct,1,30
r,2026-07-02,,1,10
`;

it('builds journeys from events, within the look-back, and says what it cannot attribute', async () => {
  expect(
    await run(EVENTS, '--model', 'last-non-direct,markov', '--order', '1', '--bootstrap', '20'),
  ).toMatchObject({
    input: 'events',
    journeys: 3,
    conversions: 2,
    value: 150.5,
    unattributed: { conversions: 1, value: 10 },
    models: [
      {
        model: 'last-non-direct',
        channels: [
          { channel: 'search', conversions: 1, value: 120.5 },
          { channel: 'direct', conversions: 1, value: 30 },
          { channel: 'email', conversions: 0 },
        ],
      },
      {
        model: 'markov',
        order: 1,
        channels: [{ removal: { conversions: 0.5 } }, { removal: { conversions: 1 } }, {}],
      },
    ],
  });
});

it('answers a file without conversions honestly', async () => {
  expect(await run('path,total_conversions,total_null\na > b,0,5\n', '--bootstrap', '0')).toMatchObject({
    conversions: 0,
    models: expect.arrayContaining([
      expect.objectContaining({
        model: 'markov',
        channels: [
          expect.objectContaining({
            conversions: 0,
            conversionsShare: null,
            removal: { conversions: null, value: null },
          }),
          expect.anything(),
        ],
      }),
    ]),
    notes: expect.arrayContaining([expect.stringContaining('No journey converted')]),
  });
});

test.each([
  ['an empty path', 'path,total_conversions\n,1\n', 'Line 2'],
  ['an empty step', 'path,total_conversions\na,1\na > > b,1\n', 'Line 3'],
  ['a negative count', 'path,total_conversions\na,-1\n', '-1'],
  ['no number', 'path,total_conversions\na,NaN\n', 'Line 2'],
  ['neither kind of file', 'a,b\n1,2\n', 'neither'],
  ['a time that is none', 'person,time,channel,conversion\np,yesterday,a,1\n', 'yesterday'],
  ['a 31 February', 'person,time,channel,conversion\np,2026-02-31,a,1\n', '2026-02-31'],
  ['a conversion that is no count', 'person,time,channel,conversion\np,2026-01-01,a,order\n', 'order'],
  ['events without any touch', 'person,time,channel,conversion\np,2026-01-01,,1\n', 'No conversion'],
])('refuses %s', async (_case, content, message) => {
  await expect(run(content)).rejects.toThrow(message);
});

test.each([
  [['--model', 'magic'], 'Allowed are'],
  [['--order', '0'], 'whole number|at least|from 1'],
  [['--separator', ''], 'at least one character'],
  [['--first-share', '0.8'], 'add up to'],
])('refuses flags %j', async (args, message) => {
  await expect(run(EVENTS, ...args)).rejects.toThrow(new RegExp(message));
});
