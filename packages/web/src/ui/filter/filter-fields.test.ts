import { expect, it } from 'vitest';
import { type FilterField, knownFilters, labelOfValue } from './filter-fields.ts';

const fields: FilterField[] = [
  { id: 'channel', label: 'Channel', kind: 'choice', options: [{ value: 'search', label: 'Paid search' }] },
  { id: 'spend', label: 'Spend', kind: 'number' },
];

it('drops filters that an old address still names', () => {
  const good = { field: 'spend', operator: 'more', value: '10' };
  expect(
    knownFilters(
      [
        good,
        { field: 'gone', operator: 'is', value: '1' },
        { field: 'channel', operator: 'more', value: '1' },
      ],
      fields,
    ),
  ).toEqual([good]);
});

it('shows a choice by its name', () => {
  const [channel] = fields;
  expect(channel && labelOfValue({ field: 'channel', operator: 'is', value: 'search' }, channel)).toBe(
    'Paid search',
  );
  expect(channel && labelOfValue({ field: 'channel', operator: 'is', value: 'old' }, channel)).toBe('old');
});
