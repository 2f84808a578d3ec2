import { expect, it } from 'vitest';
import { describeOnRecords } from '../../../test/support/records.ts';
import { virtualClock } from '../../platform/clock.ts';
import { createCampaignStore } from './store.ts';

describeOnRecords('The campaigns', (open) => {
  it('have keys of their own; what is set to nothing is nothing', async () => {
    const test = await open();
    const store = createCampaignStore(test.records, virtualClock(new Date('2026-05-04T08:00:00Z')));
    const id =
      (await store.add({
        key: 'spring',
        name: 'Spring',
        start: '2026-03-01',
        budget: 1200.5,
        channels: ['email'],
      })) ?? '';
    expect(await store.add({ key: 'spring', name: 'Again' })).toBeUndefined();
    await store.change(id, { start: null, budget: 0, channels: [], goalMetric: 'revenue' });
    expect(await store.find(id)).toMatchObject({
      key: 'spring',
      start_day: null,
      end_day: null,
      budget: 0,
      channels: '[]',
      goal_metric: 'revenue',
      updated_at: '2026-05-04T08:00:00.000Z',
    });
    await store.remove(id);
    expect(await store.list()).toEqual([]);
    await test.close();
  });
});
