import { NotEnough } from '@rondo/contract';
import { Value } from 'typebox/value';
import { RondoError } from '../platform/error.ts';

/** Whoever asks on the command line wants figures: without enough to learn from there are none, and the command fails. */
export function expectEnough(answer: unknown): unknown {
  if (!Value.Check(NotEnough, answer)) return answer;
  throw new RondoError({ code: 'too-few-figures', message: answer.message, cure: answer.cure, status: 422 });
}
