import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { offerUndo, showError } from '../../ui/toasts.tsx';
import { type Pair, useDecide } from '../people/decisions.ts';
import type { WaitingMerge } from './waiting-api.ts';

export type Answer = 'one' | 'two';

/** Answers a merge that waits: one person or two. `busy` is the answer that is under way. */
export function useAnswer(merge: WaitingMerge, onDone?: () => void) {
  const { t } = useTranslation('identity');
  const decide = useDecide();
  const [busy, setBusy] = useState<Answer>();
  const first: Pair = { left: merge.left.identifier.key, right: merge.right.identifier.key };
  // Two people stay apart whichever of their identifiers were seen together; one person they are by a single tie.
  const ways = {
    one: { pairs: [first], run: () => decide.join(first) },
    two: { pairs: merge.pairs, run: () => decide.split(merge.pairs) },
  };

  async function answer(given: Answer): Promise<void> {
    const { pairs, run } = ways[given];
    setBusy(given);
    try {
      await run();
      onDone?.();
      offerUndo({ message: t(`waiting.did.${given}`), undo: () => decide.takeBack(pairs) });
    } catch (error) {
      showError(error);
    } finally {
      setBusy(undefined);
    }
  }
  return { busy, answer };
}
