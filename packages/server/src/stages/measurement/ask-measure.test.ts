import type { MeasureAttributionQuery, MeasuredAttribution, MeasureProgress } from '@rondo/contract';
import { expect, it, vi } from 'vitest';
import { createMeasureDesk, type Measure } from './ask-measure.ts';

const may = { from: '2026-05-01', to: '2026-06-01' };
const april = { from: '2026-04-01', to: '2026-05-01' };
const march = { from: '2026-03-01', to: '2026-04-01' };
// What the answer holds is no matter of the desk's: it passes it on.
const done = { state: 'done' } as MeasuredAttribution;

/** Work that reports once and then goes on until it is finished by hand or ended. */
function openWork() {
  const started: { finish: () => void; signal: AbortSignal }[] = [];
  const measure: Measure<MeasureAttributionQuery, MeasuredAttribution, MeasureProgress['step']> = (
    _query,
    { signal, report },
  ) => {
    report({ step: 'models', done: 3, total: 10 });
    return new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
      started.push({ finish: () => resolve(done), signal });
    });
  };
  return { started, measure };
}

it('says how far the work is, joins those who ask the same, and gives the answer to all', async () => {
  const { started, measure } = openWork();
  const desk = createMeasureDesk(measure, 'paths', () => 0);
  expect(await desk.ask(may, 5)).toEqual({ state: 'running', step: 'models', done: 3, total: 10 });
  const other = desk.ask({ to: may.to, from: may.from }, 5_000);
  expect(started).toHaveLength(1);
  started[0]?.finish();
  expect(await other).toBe(done);
  expect(await desk.ask(may, 5)).toBe(done);
  expect(started).toHaveLength(1);
  desk.close();
});

it('ends the work when it is cancelled, and starts anew when asked again', async () => {
  const { started, measure } = openWork();
  const desk = createMeasureDesk(measure, 'paths', () => 0);
  const asked = desk.ask(may, 5_000);
  expect(desk.cancel(may)).toBe(true);
  await expect(asked).rejects.toMatchObject({ code: 'measuring-cancelled' });
  expect(started[0]?.signal.aborted).toBe(true);
  expect(desk.cancel(may)).toBe(false);
  expect(await desk.ask(may, 5)).toMatchObject({ state: 'running' });
  expect(started).toHaveLength(2);
  desk.close();
});

it('ends what nobody asks after, forgets old answers, and works on few questions at once', async () => {
  const { started, measure } = openWork();
  let now = 0;
  const desk = createMeasureDesk(measure, 'paths', () => now);
  await desk.ask(may, 5);
  await desk.ask(april, 5);
  await expect(desk.ask(march, 5)).rejects.toMatchObject({ code: 'busy', status: 429 });
  now = 25_000;
  started[1]?.finish();
  expect(await desk.ask(april, 5)).toBe(done);
  expect(started[0]?.signal.aborted).toBe(true);
  // It took 25 s, so it holds for 20 times as long.
  now = 520_000;
  expect(await desk.ask(april, 5)).toBe(done);
  now = 530_000;
  expect(await desk.ask(april, 5)).toMatchObject({ state: 'running' });
  expect(started).toHaveLength(3);
  desk.close();
});

it('goes on where the clock of the machine is set by a year', async () => {
  const { started, measure } = openWork();
  vi.useFakeTimers({ toFake: ['Date'] });
  const desk = createMeasureDesk(measure, 'paths');
  try {
    await desk.ask(may, 5);
    for (const year of [2027, 2025]) {
      vi.setSystemTime(new Date(`${year}-11-22T12:00:00Z`));
      expect(await desk.ask(may, 5)).toMatchObject({ state: 'running' });
    }
    expect(started).toHaveLength(1);
    expect(started[0]?.signal.aborted).toBe(false);
  } finally {
    vi.useRealTimers();
    desk.close();
  }
});
