import type { Action, ActionState } from '@rondo/contract';

export const shownStates = ['open', 'doing', 'done', 'dropped'] as const satisfies readonly ActionState[];

/** What has to be done first: overdue, then by due date; what is closed, the latest first. */
export function sortActions(actions: readonly Action[]): Action[] {
  return [...actions].sort((a, b) => {
    const closed = Number(isClosed(a)) - Number(isClosed(b));
    if (closed !== 0) return closed;
    if (isClosed(a)) return (b.closedAt ?? '').localeCompare(a.closedAt ?? '');
    return a.due.localeCompare(b.due) || a.createdAt.localeCompare(b.createdAt);
  });
}

export function isClosed({ state }: Pick<Action, 'state'>): boolean {
  return state === 'done' || state === 'dropped';
}

export type ActionGroup = { key: 'overdue' | 'week' | 'later' | 'closed'; actions: Action[] };

/** By when something has to be done: overdue, within seven days, later, and what is closed. */
export function groupActions(actions: readonly Action[], today: string, inAWeek: string): ActionGroup[] {
  const groups: ActionGroup[] = [
    { key: 'overdue', actions: [] },
    { key: 'week', actions: [] },
    { key: 'later', actions: [] },
    { key: 'closed', actions: [] },
  ];
  const add = (key: ActionGroup['key'], action: Action) =>
    groups.find((group) => group.key === key)?.actions.push(action);
  for (const action of sortActions(actions)) {
    if (isClosed(action)) add('closed', action);
    else if (action.due < today) add('overdue', action);
    else add(action.due <= inAWeek ? 'week' : 'later', action);
  }
  return groups.filter((group) => group.actions.length > 0);
}
