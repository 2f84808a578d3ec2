import type { ScoreOutcome } from '@rondo/contract';
import type { RondoError } from '../../../platform/error.ts';
import { notEnough } from '../or-not-enough.ts';
import { PURPOSE } from './consent-of-people.ts';

/** From fewer nothing can be learned that is more than chance. */
export const FEWEST_OUTCOMES = 50;
export const FEWEST_PAST_DAYS = 30;

/** `past`: days between the first facts and the earlier moment; undefined where there are no facts. */
export function checkPast(past: number | undefined, days: number): void {
  if (past !== undefined && past >= FEWEST_PAST_DAYS) return;
  const needed = 2 * days + FEWEST_PAST_DAYS;
  throw notEnough(
    past === undefined
      ? 'Nothing that people did has been collected.'
      : `The past is ${2 * days + past} days long; to foresee ${days} days, ${needed} are needed, ${FEWEST_PAST_DAYS - past} more.`,
    past === undefined ? 'Send events, or import files.' : 'Ask for fewer days, or import an earlier past.',
  );
}

/** Both outcomes must have happened often enough after a moment. */
export function checkOutcomes(target: Uint8Array, day: string, outcome: ScoreOutcome, days: number): void {
  const happened = target.reduce((sum, one) => sum + one, 0);
  const not = target.length - happened;
  const did = outcome === 'churn' ? 'did not order' : outcome === 'order' ? 'ordered' : 'did it';
  const didNot = outcome === 'churn' ? 'ordered' : outcome === 'order' ? 'did not order' : 'did not';
  for (const [count, words] of [
    [happened, did],
    [not, didNot],
  ] as const) {
    if (count >= FEWEST_OUTCOMES) continue;
    throw notEnough(
      `Of ${target.length} people known on ${day}, ${count} ${words} within ${days} days; ${FEWEST_OUTCOMES} are needed, ${FEWEST_OUTCOMES - count} more.`,
      'Ask for more days or another event, or wait until it has happened more often.',
    );
  }
}

export function mayNotScore(): RondoError {
  return notEnough(
    `Nobody is asked for the purpose “${PURPOSE}”, so nobody may be scored.`,
    `Add “${PURPOSE}” with a channel in Settings, Consent.`,
  );
}
