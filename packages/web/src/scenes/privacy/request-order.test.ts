import type { PrivacyRequest } from '@rondo/contract';
import { describe, expect, it } from 'vitest';
import { dueOf, filterRequests, orderRequests } from './request-order.ts';

const request = (more: Partial<PrivacyRequest>): PrivacyRequest => ({
  id: 'r',
  kind: 'access',
  state: 'open',
  person: 'email:anna@example.com',
  shared: 'keep',
  receivedOn: '2026-03-03',
  dueOn: '2026-04-03',
  extended: false,
  createdAt: '2026-03-03T09:00:00.000Z',
  createdBy: 'Ada',
  startedAt: null,
  finishedAt: null,
  step: null,
  clearedRows: 0,
  error: null,
  reason: null,
  ...more,
});

describe('dueOf', () => {
  it('is late from the day after the date, and never once it is finished', () => {
    expect(dueOf(request({}), '2026-04-03')).toEqual({ at: 'soon', days: 0 });
    expect(dueOf(request({}), '2026-04-04')).toEqual({ at: 'late', days: 1 });
    expect(dueOf(request({ state: 'failed' }), '2026-05-03')).toEqual({ at: 'late', days: 30 });
    expect(dueOf(request({ state: 'done' }), '2026-05-03')).toEqual({ at: 'over' });
  });
  it('comes near a week before', () => {
    expect(dueOf(request({}), '2026-03-26')).toEqual({ at: 'later', days: 8 });
    expect(dueOf(request({}), '2026-03-27')).toEqual({ at: 'soon', days: 7 });
  });
});

describe('orderRequests', () => {
  it('puts the most urgent first and what is finished last, the newest of it on top', () => {
    const all = [
      request({ id: 'old', state: 'done', finishedAt: '2026-01-01T00:00:00.000Z' }),
      request({ id: 'later', dueOn: '2026-05-01' }),
      request({ id: 'new', state: 'refused', finishedAt: '2026-02-01T00:00:00.000Z' }),
      request({ id: 'first', dueOn: '2026-04-01', state: 'failed' }),
    ];
    expect(orderRequests(all).map(({ id }) => id)).toEqual(['first', 'later', 'new', 'old']);
  });
});

describe('filterRequests', () => {
  it('keeps what fits every filter and the text, by name or identifier', () => {
    const all = [
      request({ id: 'anna' }),
      request({ id: 'carl', kind: 'erasure', person: '42' }),
      request({ id: 'gone', kind: 'erasure', person: null, state: 'done' }),
    ];
    const ids = (filters: Parameters<typeof filterRequests>[1], q = '') =>
      filterRequests(all, filters, q, ({ id }) => (id === 'carl' ? 'Carl Ek' : '')).map(({ id }) => id);
    expect(ids([{ field: 'kind', operator: 'is', value: 'erasure' }])).toEqual(['carl', 'gone']);
    expect(ids([{ field: 'state', operator: 'is-not', value: 'done' }])).toEqual(['anna', 'carl']);
    expect(ids([], 'carl')).toEqual(['carl']);
    expect(ids([], 'ANNA@')).toEqual(['anna']);
    expect(ids([{ field: 'kind', operator: 'is', value: 'access' }], 'carl')).toEqual([]);
  });
});
