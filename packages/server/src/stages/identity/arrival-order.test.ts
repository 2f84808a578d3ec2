import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { startTestEvents } from '../../../test/support/events.ts';
import { identityOn } from '../../../test/support/identity.ts';
import type { Events } from '../../platform/events/client.ts';

let events: Events;
let on: ReturnType<typeof identityOn>;
beforeAll(async () => {
  events = await startTestEvents();
  on = identityOn(events);
});

const SEQUENCES = 40;
const identifier = fc.constantFrom(
  ...['user_id:1', 'user_id:2', 'user_id:3', 'email:a@x.se', 'email:b@x.se', 'phone:+4670'],
  ...['device_id:d', 'anonymous_id:1', 'anonymous_id:2', 'anonymous_id:3', 'click_id:k'],
);
const sequence = fc.array(
  fc.record({
    type: fc.constantFrom('track', 'track', 'identify', 'alias'),
    second: fc.integer({ min: 1, max: 6 }),
    identifiers: fc.uniqueArray(identifier, { minLength: 1, maxLength: 4 }),
  }),
  { minLength: 4, maxLength: 14 },
);

type Sequence = { type: string; second: number; identifiers: string[] }[];

/** As lines of a lane; each sequence has identifiers of its own, so that many are tried in one log. */
function linesOf(sequences: Sequence[]): string[] {
  return sequences.flatMap((one, s) =>
    one.map(
      ({ type, second, identifiers }, index) =>
        `${type} ${second} #${s}-${(index * 7) % 15}-${index} ${identifiers.map((text) => `${text}.${s}`).join(' ')}`,
    ),
  );
}

/** Who is one person with whom, whatever they are called. */
async function partitionAfter(lines: readonly string[], batches: number): Promise<string[]> {
  await on.startOver();
  const { take, process, close } = await on.open();
  const size = Math.ceil(lines.length / batches);
  for (let at = 0; at < lines.length; at += size) await take(lines.slice(at, at + size));
  const texts = [
    ...new Set(lines.flatMap((line) => line.split(' ').filter((word) => /^[a-z_]+:/.test(word)))),
  ].sort();
  const people: string[] = [];
  for (let at = 0; at < texts.length; at += 200)
    people.push(...(await on.whose(...texts.slice(at, at + 200))));
  await process.stop();
  await close();
  const groups = Map.groupBy(texts, (_, index) => people[index]);
  return [...groups.values()].map((group) => group.join(' ')).sort();
}

it('makes the same people of forty random histories, whatever order their events reach the log in', async () => {
  const [sequences = []] = fc.sample(fc.array(sequence, { minLength: SEQUENCES, maxLength: SEQUENCES }), {
    numRuns: 1,
    seed: 20_261,
  });
  const lines = linesOf(sequences);
  const inOrder = await partitionAfter(lines, 1);
  const backwards = await partitionAfter(lines.toReversed(), 5);
  expect(backwards).toEqual(inOrder);
  const [shuffled = []] = fc.sample(fc.shuffledSubarray(lines, { minLength: lines.length }), {
    numRuns: 1,
    seed: 7,
  });
  expect(await partitionAfter(shuffled, 3)).toEqual(inOrder);
  expect(inOrder.some((group) => group.includes(' '))).toBe(true);
});
