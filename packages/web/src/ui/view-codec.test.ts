import { expect, it } from 'vitest';
import {
  filters,
  flag,
  integer,
  list,
  oneOf,
  parseSearch,
  readView,
  sorting,
  stringifySearch,
  text,
  writeView,
} from './view-codec.ts';

const view = {
  q: text(),
  tab: oneOf(['rows', 'chart'], 'rows'),
  page: integer(1, { min: 1 }),
  all: flag(),
  channel: list(),
  sort: sorting({ by: 'revenue', descending: true }),
  filter: filters(),
};

it('leaves a default view out of the address', () => {
  const values = readView(view, {});
  expect(stringifySearch(writeView(view, {}, values))).toBe('');
});

it('comes back from the address as it went in', () => {
  const values = {
    q: 'åäö & <b>',
    tab: 'chart' as const,
    page: 3,
    all: true,
    channel: ['search', 'e-mail'],
    sort: { by: 'orders', descending: false },
    filter: [{ field: 'url', operator: 'contains', value: 'a.b=c&d' }],
  };
  const address = stringifySearch(writeView(view, {}, values));
  expect(readView(view, parseSearch(address))).toEqual(values);
});

it('reads nonsense as the default', () => {
  const search = parseSearch('?tab=pie&page=-4&sort=-&filter=broken');
  expect(readView(view, search)).toEqual(readView(view, {}));
});

it('keeps what belongs to others', () => {
  const search = parseSearch('?period=last-month&page=4');
  expect(stringifySearch(writeView(view, search, { page: 1 }))).toBe('?period=last-month');
});
