import type { Experiment } from '@rondo/contract';
import { expect, it } from 'vitest';
import { definitionOf, draftOf, draftOfFound, emptyDraft, keyOf, missingOf } from './experiment-draft.ts';

const experiment: Experiment = {
  key: 'cta',
  name: 'Green button',
  hypothesis: 'Sooner found',
  source: { kind: 'exposures', experiment: 'cta-1', event: 'Shown' },
  variations: [
    { key: 'A', weight: 1 },
    { key: 'B', name: 'Green', weight: 2.5 },
  ],
  control: 'B',
  from: '2026-05-01',
  to: '2026-06-01',
  primary: {
    name: 'Order value',
    kind: 'revenue-ratio',
    events: ['Order Completed'],
    per: ['Order Completed'],
  },
  secondary: [
    { name: 'Large', kind: 'event-quantile', events: ['Order Completed'], quantile: 0.9 },
    {
      name: 'Load',
      kind: 'event-quantile',
      events: ['Page Loaded'],
      quantile: 0.5,
      property: 'load_ms',
      better: 'less',
    },
  ],
  bandit: { method: 'top-two', floor: 0.075, settleDays: 3 },
  guardrails: [{ name: 'Tickets', kind: 'conversion', events: ['Ticket Updated'], better: 'less' }],
  windowDays: 7,
  covariateDays: 0,
  alpha: 0.01,
  power: 0.9,
  minimumEffect: 0.035,
  tests: { channel: 'email' },
  state: 'running',
  createdBy: 'Ada',
  createdAt: '',
  updatedAt: '',
};

it('gives back what was defined when nothing is changed', () => {
  const {
    key: _key,
    state: _state,
    createdBy: _by,
    createdAt: _at,
    updatedAt: _up,
    ...definition
  } = experiment;
  expect(definitionOf(draftOf(experiment, emptyDraft('2026-07-01', 'Bought')), experiment)).toEqual(
    definition,
  );
});

it('fills in what the data tell of a hold-out that was found', () => {
  const draft = draftOfFound(
    {
      source: { kind: 'holdout', sent: 'Email Sent', held: 'Email Held Out', campaign: 'News & more' },
      name: 'News & more',
      variations: [
        { key: 'sent', people: 90 },
        { key: 'withheld', people: 10 },
      ],
      from: '2026-05-03',
      last: '2026-06-03',
    },
    emptyDraft('2026-07-01', 'Bought'),
  );
  expect(missingOf(draft)).toBeUndefined();
  expect(draft.key).toBe('news-more');
  expect(definitionOf(draft)).toMatchObject({
    control: 'withheld',
    from: '2026-05-03',
    source: { kind: 'holdout', campaign: 'News & more' },
    tests: { channel: 'email' },
  });
});

it('says what is missing, and makes an address of any name', () => {
  const draft = emptyDraft('2026-07-01', 'Bought');
  expect(missingOf(draft)).toBe('missing.name');
  expect(missingOf({ ...draft, name: 'x', key: 'x' })).toBe('missing.experiment');
  expect(keyOf(' Höst: ny knapp! ')).toBe('ho-st-ny-knapp');
});
