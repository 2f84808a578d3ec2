import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestEvents } from '../../../test/support/events.ts';
import { identityOn, keyOf } from '../../../test/support/identity.ts';
import type { Events } from '../../platform/events/client.ts';
import { normOf } from './learn-junk.ts';

let events: Events;
let on: ReturnType<typeof identityOn>;
beforeAll(async () => {
  events = await startTestEvents();
  on = identityOn(events);
});
beforeEach(() => on.startOver());

describe('what is nobody’s', () => {
  it('is a number that many people gave: set aside for all of the past, with its evidence, and released', async () => {
    const { take, process, records, close } = await on.open();
    const gives = (n: number) => `identify ${n} email:m${n}@x.se phone:+46700000000`;
    await take([1, 2, 3].map(gives));
    expect(new Set(await on.whose('email:m1@x.se', 'email:m2@x.se')).size).toBe(1);
    await take([4, 5, 6, 7, 8, 9, 10, 11].map(gives));
    const apart = ['email:m1@x.se', 'email:m2@x.se', 'phone:+46700000000'];
    expect(await on.whose(...apart)).toEqual(apart.map((text) => String(keyOf(text))));
    const [junk, ...rest] = await process.identity.junk();
    expect(rest).toEqual([]);
    expect(junk).toMatchObject({
      kind: 'phone',
      value: '+46700000000',
      degree: 11,
      norm: 10,
      seenWith: [{ kind: 'email', count: 11 }],
      released: undefined,
    });
    const explained = await process.identity.explain(
      await process.identity.personKeys(keyOf('email:m1@x.se')),
    );
    expect(explained.apart).toMatchObject([{ because: { reason: 'junk', kind: 'phone' } }]);

    // Another process finds the same in the ledger.
    await process.stop();
    const again = on.startProcess(records, () => []);
    await again.identity.release(keyOf('phone:+46700000000'), 'Astrid');
    expect(new Set(await on.whose('email:m1@x.se', 'email:m2@x.se', 'phone:+46700000000')).size).toBe(1);
    expect(await again.identity.junk()).toMatchObject([{ released: { by: 'Astrid' } }]);
    await again.identity.unrelease(keyOf('phone:+46700000000'));
    expect(new Set(await on.whose('email:m1@x.se', 'email:m2@x.se')).size).toBe(2);
    await again.stop();
    await close();
  });

  it('does not take with it what else an event carried, before it was known or after', async () => {
    const { take, process, close } = await on.open();
    const gives = (n: number) => `identify ${n} user_id:demo email:m${n}@x.se anonymous_id:a${n}`;
    await take([1, 2].map(gives));
    await take(Array.from({ length: 20 }, (_, n) => gives(n + 3)));
    for (const n of [1, 2, 3, 22]) {
      const [mail, cookie, user] = await on.whose(`email:m${n}@x.se`, `anonymous_id:a${n}`, 'user_id:demo');
      expect([mail === cookie, mail === user]).toEqual([true, false]);
    }
    await process.stop();
    await close();
  });

  it('is what matches a pattern, of the past and from now on; the rules hold until they are changed again', async () => {
    const { take, process, records, close } = await on.open();
    const meets = (name: string, second: number) =>
      `identify ${second} email:${name}@x.se device_id:Kiosk-${second % 2}`;
    await take([meets('a', 1), meets('b', 3)]);
    expect(new Set(await on.whose('email:a@x.se', 'email:b@x.se')).size).toBe(1);
    const rules = await process.identity.rules();
    await process.identity.changeRules(
      { ...rules, blockedPatterns: [{ kind: 'device_id', pattern: 'kiosk-*' }] },
      'Astrid',
    );
    expect(new Set(await on.whose('email:a@x.se', 'email:b@x.se')).size).toBe(2);
    await take([meets('c', 5), meets('d', 7), meets('e', 6)]);
    expect(new Set(await on.whose('email:c@x.se', 'email:d@x.se', 'email:e@x.se')).size).toBe(3);
    await process.stop();
    const again = on.startProcess(records, () => []);
    await again.identity.changeRules(rules, 'Astrid');
    expect(new Set(await on.whose('email:a@x.se', 'email:b@x.se', 'email:c@x.se')).size).toBe(1);
    await again.stop();
    await close();
  });
});

describe('the norm of a kind', () => {
  it('is the floor of its rule until there is enough to learn from, and follows what is usual then', () => {
    expect(normOf([0, 5, 5], 10)).toBe(10);
    expect(normOf([0, 900, 99], 10)).toBe(10);
    // Of 1,000 household numbers nearly all are shared by four: twenty is still normal.
    expect(normOf([0, 0, 0, 0, 995, 0, 0, 0, 0, 0, 0, 5], 10)).toBe(20);
    expect(normOf([0, 995, 5], 10)).toBe(10);
  });
});
