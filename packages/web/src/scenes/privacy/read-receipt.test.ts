import { expect, it } from 'vitest';
import { readReceipt } from './read-receipt.ts';

const receipt = {
  receipt: {
    format: 'rondo-erasure-receipt/1',
    request: 'r-1',
    receivedOn: '2026-03-03',
    startedAt: '2026-03-04T09:00:00.000Z',
    finishedAt: '2026-03-04T09:00:20.000Z',
    identifiers: [{ kind: 'email', count: 1 }],
    cleared: [
      { store: 'events', place: 'events', rows: 3, action: 'deleted', at: '2026-03-04T09:00:05.000Z' },
    ],
    kept: [],
    verified: {
      at: '2026-03-04T09:00:10.000Z',
      eventTables: 20,
      eventColumns: 90,
      recordTables: 40,
      recordColumns: 200,
      files: 0,
      found: 0,
      byKeyOnly: 0,
      unfinishedMutations: 0,
      inactiveParts: 0,
      records: 'SQLite',
    },
    tombstones: 1,
    notReached: ['Backups'],
    signedBy: 'key',
  },
  signature: 'signature',
};

it('takes a receipt, and with it what somebody wrote into it, for the server to judge', () => {
  expect(readReceipt(JSON.stringify(receipt))).toEqual(receipt);
  const longer = { ...receipt, receipt: { ...receipt.receipt, note: 'added later' } };
  expect(readReceipt(JSON.stringify(longer))).toEqual(longer);
});

it('takes nothing else for one', () => {
  for (const text of ['', 'email,name', '[]', 'null', '{"receipt":{}}', JSON.stringify(receipt.receipt)])
    expect(readReceipt(text), text).toBeUndefined();
  const { cleared: _, ...without } = receipt.receipt;
  expect(readReceipt(JSON.stringify({ ...receipt, receipt: without }))).toBeUndefined();
  const wrong = { ...receipt.receipt, cleared: [{ store: 'events', place: 'events', rows: '3' }] };
  expect(readReceipt(JSON.stringify({ ...receipt, receipt: wrong }))).toBeUndefined();
});
