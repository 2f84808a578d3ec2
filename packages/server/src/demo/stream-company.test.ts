import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

// A process of its own whose heap may not grow: whoever kept all people would run out of memory.
const HEAP_MB = 256;
const SCRIPT = `
  const { foundCompany, simulateCompany } = await import('./simulate-company.ts');
  const { listTrackEvents } = await import('./track-events.ts');
  const company = foundCompany({ now: new Date('2026-11-20T10:00:00Z'), people: 100_000 });
  let events = 0;
  let people = 0;
  let most = 0;
  for (const chunk of simulateCompany(company, undefined, 10_000)) {
    people += chunk.lives.length;
    // The first and the last chunk in full: what lies between is lived but not told, to spare the time.
    if (people === 10_000 || people === 100_000) for (const _ of listTrackEvents(company, chunk)) events += 1;
    most = Math.max(most, process.memoryUsage().rss);
  }
  console.log(JSON.stringify({ people, events, most }));
`;

it('streams 100,000 people in bounded memory', { timeout: 120_000 }, () => {
  const cwd = fileURLToPath(new URL('.', import.meta.url));
  const flags = [`--max-old-space-size=${HEAP_MB}`, '--input-type=module', '-e', SCRIPT];
  const { people, events, most } = JSON.parse(
    execFileSync(process.execPath, flags, { cwd, encoding: 'utf8' }),
  );
  expect(people).toBe(100_000);
  expect(events).toBeGreaterThan(340_000);
  expect(most).toBeLessThan(450e6);
});
