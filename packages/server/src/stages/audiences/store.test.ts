import type { SegmentRule } from '@rondo/contract';
import { expect, it } from 'vitest';
import { describeOnRecords } from '../../../test/support/records.ts';
import { virtualClock } from '../../platform/clock.ts';
import { createSegmentStore } from './store.ts';

const rule: SegmentRule = { kind: 'all', rules: [{ kind: 'segment', segment: 'other' }] };

describeOnRecords('The segments', (open) => {
  it('have names of their own and remember their rule and their count', async () => {
    const test = await open();
    const store = createSegmentStore(test.records, virtualClock(new Date('2026-05-04T08:00:00Z')));
    const id = (await store.add({ name: 'Loyal', rule }, 'Anna')) ?? '';
    expect(await store.add({ name: 'Loyal', rule }, 'Anna')).toBeUndefined();
    expect([await store.isNameTaken('Loyal', id), await store.isNameTaken('Loyal', 'another')]).toEqual([
      false,
      true,
    ]);
    await store.rememberCount(id, 3_000_000_000, '2026-05-04T09:00:00.000Z');
    await store.change(id, { name: 'Very loyal', rule });
    expect(await store.find(id)).toMatchObject({
      name: 'Very loyal',
      description: '',
      rule,
      people: 3_000_000_000,
      createdBy: 'Anna',
    });
    await store.remove(id);
    expect(await store.list()).toEqual([]);
    await test.close();
  });
});
