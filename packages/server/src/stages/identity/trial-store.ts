import { randomUUID } from 'node:crypto';
import type { Events } from '../../platform/events/client.ts';

/** Of an identifier: whose it is, and whose it would be. */
export type TrialMove = { key: bigint; before: bigint; after: bigint };

export type Trial = {
  /** Like `personOf`, of the people in the trial only: every other key is nobody's (0). */
  personBefore(column: string): string;
  personAfter(column: string): string;
};

/** Lets queries see people as they would be; the rows go when `work` is done. */
export async function inTrial<T>(
  events: Events,
  moves: readonly TrialMove[],
  work: (trial: Trial) => Promise<T>,
): Promise<T> {
  const trial = randomUUID();
  // A constant of ours, safe inside a statement.
  const column = (name: string) =>
    `(SELECT groupArray(v) FROM (SELECT ${name} AS v FROM identity_trials WHERE trial = '${trial}' ORDER BY identity_key))`;
  const mapped = (name: string) => (of: string) =>
    `transform(${of}, ${column('identity_key')}, ${column(name)}, toUInt64(0))`;
  await events.insertRows(
    'identity_trials',
    moves.map(({ key, before, after }) => ({
      trial,
      identity_key: String(key),
      person_before: String(before),
      person_after: String(after),
    })),
  );
  try {
    return await work({ personBefore: mapped('person_before'), personAfter: mapped('person_after') });
  } finally {
    await events.command('DELETE FROM identity_trials WHERE trial = {trial:String}', { trial });
  }
}
