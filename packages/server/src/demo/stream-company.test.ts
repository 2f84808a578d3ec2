import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

// A process of its own: the memory of the test runner would hide what is measured.
const SCRIPT = `
  const { foundCompany, simulateCompany } = await import('./simulate-company.ts');
  const { listTrackEvents } = await import('./track-events.ts');
  const company = foundCompany({ now: new Date('2026-11-20T10:00:00Z'), people: 100_000 });
  let events = 0;
  let people = 0;
  let early = 0;
  let most = 0;
  for (const chunk of simulateCompany(company, undefined, 10_000)) {
    people += chunk.lives.length;
    for (const _ of listTrackEvents(company, chunk)) events += 1;
    most = Math.max(most, process.memoryUsage().rss);
    if (people <= 30_000) early = most;
  }
  console.log(JSON.stringify({ people, events, early, most }));
`;

it('streams 100,000 people in the memory of 30,000', { timeout: 120_000 }, () => {
  const cwd = fileURLToPath(new URL('.', import.meta.url));
  const run = execFileSync(process.execPath, ['--input-type=module', '-e', SCRIPT], {
    cwd,
    encoding: 'utf8',
  });
  const { people, events, early, most } = JSON.parse(run);
  expect(people).toBe(100_000);
  expect(events).toBeGreaterThan(1_700_000);
  // Garbage that is not yet collected comes and goes; keeping everything would add some 700 MB.
  expect(most).toBeLessThan(early + 150e6);
  expect(most).toBeLessThan(700e6);
});
