import { expect, it } from 'vitest';
import { describeOnRecords } from '../../../test/support/records.ts';
import { createLinkStore } from './store.ts';

const link = {
  code: 'abc',
  name: '',
  target: 'https://a.example',
  campaign: '',
  channel: 'email',
  source: 'x',
  medium: 'email',
  creative: '',
  creator: '',
  archived: 0,
  created_at: '2026-05-04T08:00:00.000Z',
  created_by: 'Anna',
};

describeOnRecords('The links', (open) => {
  it('have codes of their own, and keep clicks in the order in which they came', async () => {
    const test = await open();
    const store = createLinkStore(test.records);
    const row = await store.add(link);
    expect(await store.add({ ...link, target: 'https://b.example' })).toBeUndefined();
    expect((await store.findByCode('abc'))?.target).toBe('https://a.example');
    await store.change(row?.id ?? '', { archived: true });
    await store.change(row?.id ?? '', {});
    expect(await store.find(row?.id ?? '')).toEqual({ ...row, archived: 1 });
    for (const id of ['b', 'a', 'b'])
      await store.keepClick({ id, at: `2026-05-04T08:00:0${id === 'a' ? 1 : 2}Z`, call: '{}' });
    expect([await store.countWaiting(), (await store.waitingClicks(10)).map((one) => one.id)]).toEqual([
      2,
      ['a', 'b'],
    ]);
    await store.forgetClicks(['a', 'b']);
    expect(await store.countWaiting()).toBe(0);
    await store.remove(row?.id ?? '');
    expect(await store.list()).toEqual([]);
    await test.close();
  });
});
