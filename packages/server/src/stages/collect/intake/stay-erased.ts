import { findFormerKey } from '../../../platform/identifiers/index.ts';
import { type Draft, ok, type StepOutcome } from './draft.ts';

/** Up to which moment facts of an identifier are erased, in milliseconds; undefined where they are not. */
export type ErasedUpTo = (key: bigint) => number | undefined;

/**
 * A fact from before an erasure would bring the erased person back: a queue that was offline, a dead letter that is
 * replayed. What happens after it is a new beginning.
 */
export function stayErased(draft: Draft, erasedUpTo: ErasedUpTo): StepOutcome {
  for (const { kind, value, key } of draft.identifiers) {
    const former = findFormerKey(kind, value)?.former;
    const upTo = erasedUpTo(key) ?? (former === undefined ? undefined : erasedUpTo(former));
    if (upTo !== undefined && draft.timestamp <= upTo) return { outcome: 'drop', reason: 'erased' };
  }
  return ok;
}
