import type { Action } from '@rondo/contract';
import { describe, expect, it } from 'vitest';
import { groupActions } from './group-actions.ts';

const action = (
  id: string,
  due: string,
  state: Action['state'] = 'open',
  closedAt: string | null = null,
): Action => ({
  id,
  title: id,
  owner: 'Astrid',
  due,
  note: '',
  desk: 'marketing',
  insight: null,
  state,
  overdue: false,
  createdAt: '2026-05-01T00:00:00Z',
  closedAt,
});

describe('actions by what has to be done first', () => {
  it('puts overdue ones first, the soonest due before the later, closed ones last, the latest first', () => {
    const groups = groupActions(
      [
        action('later', '2026-07-01'),
        action('done-early', '2026-05-01', 'done', '2026-05-02T00:00:00Z'),
        action('today', '2026-05-20'),
        action('late', '2026-05-19', 'doing'),
        action('later-still', '2026-05-10'),
        action('dropped-late', '2026-05-01', 'dropped', '2026-05-18T00:00:00Z'),
      ],
      '2026-05-20',
      '2026-05-27',
    );
    expect(groups.map(({ key, actions }) => [key, actions.map(({ id }) => id)])).toEqual([
      ['overdue', ['later-still', 'late']],
      ['week', ['today']],
      ['later', ['later']],
      ['closed', ['dropped-late', 'done-early']],
    ]);
  });
});
