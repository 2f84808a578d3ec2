import type { Action, Insight } from '@rondo/contract';

/** The open action of the same finding: the same subject, even if the figures have moved on since. */
export function findOpenAction(insight: Insight, actions: readonly Action[] | undefined): Action | undefined {
  return actions?.find(
    (action) =>
      (action.state === 'open' || action.state === 'doing') &&
      action.insight?.kind === insight.kind &&
      action.insight.subject === insight.subject,
  );
}
