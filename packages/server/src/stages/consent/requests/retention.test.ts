import { expect, it } from 'vitest';
import { describeOnRecords } from '../../../../test/support/records.ts';
import { silentLog } from '../../../platform/log.ts';
import { createRetention, type RetentionScope } from './retention.ts';
import type { PrivacyTables } from './tables.ts';

describeOnRecords('The daily retention', (open) => {
  it('runs once a day, after three in the morning of the workspace, in one of several processes, and again if it failed', async () => {
    const { records, openAgain, close } = await open();
    let now = new Date('2026-03-28T23:30:00Z');
    let fails = false;
    const removed: RetentionScope[] = [];
    const noted: [rule: string, deleted: number][] = [];
    const start = (db: typeof records) => {
      const retention = createRetention({
        db: db.withTables<PrivacyTables>(),
        clock: { now: () => now },
        log: silentLog(),
        timeZone: async () => 'Europe/Stockholm',
        note: async ({ kind }, deleted) => void noted.push([kind, deleted]),
      });
      retention.addKinds([
        {
          kind: 'dead-letters',
          leastDays: 1,
          count: async () => 7,
          async remove(scope) {
            if (fails) throw new Error('the engine is away');
            removed.push(scope);
            return 7;
          },
        },
      ]);
      return retention;
    };
    const [first, second] = [start(records), start(await openAgain())];
    const rule = await first.add({ kind: 'dead-letters', days: 30 }, 'ada');
    await first.add({ kind: 'uploads', days: 30, enabled: false }, 'ada').catch(() => undefined);

    // Half past midnight in Stockholm; then the night in which its clocks jump from two to three.
    expect(await first.runDue()).toBeUndefined();
    now = new Date('2026-03-29T00:59:00Z');
    expect(await first.runDue()).toBeUndefined();
    now = new Date('2026-03-29T01:00:00Z');
    fails = true;
    await expect(first.runDue()).rejects.toThrow('away');
    fails = false;
    const runs = await Promise.all([first.runDue(), second.runDue()]);
    expect(runs.filter((run) => run !== undefined)).toEqual([{ items: [{ rule: rule.id, deleted: 7 }] }]);
    expect(await second.runDue()).toBeUndefined();
    expect(removed).toEqual([{ before: new Date('2026-02-27T01:00:00Z'), source: '', event: '' }]);
    expect(noted).toEqual([['dead-letters', 7]]);
    expect(await second.list()).toEqual([
      expect.objectContaining({ lastRunAt: '2026-03-29T01:00:00.000Z', lastDeleted: 7 }),
    ]);

    // What is made or changed by day waits for the night, though that day's run may still be owed.
    now = new Date('2026-03-30T04:00:00Z');
    await second.change(rule.id, { kind: 'dead-letters', days: 10 });
    expect(await second.runDue()).toBeUndefined();
    now = new Date('2026-03-31T01:00:00Z');
    expect(await second.runDue()).toEqual({ items: [{ rule: rule.id, deleted: 7 }] });
    expect(removed.at(-1)?.before).toEqual(new Date('2026-03-21T01:00:00Z'));
    await Promise.all([first.close(), second.close()]);
    await close();
  });
});
