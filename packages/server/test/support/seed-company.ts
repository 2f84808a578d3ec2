import { join } from 'node:path';
import type {
  ComputedTrait,
  ComputedTraitInput,
  Goal,
  NewGoal,
  PurchaseInput,
  Segment,
  SegmentInput,
} from '@rondo/contract';
import { createRandom } from '@rondo/stats';
import { playDemo } from '../../src/demo/play-demo.ts';
import { readLocalToken } from '../../src/local-token.ts';
import { seedAccounts } from './seed-accounts.ts';
import { seedAnomalies } from './seed-anomalies.ts';
import { seedContacts } from './seed-contacts.ts';
import { seedDevices } from './seed-devices.ts';
import { seedExperiment } from './seed-experiment.ts';
import { seedIdentity } from './seed-identity.ts';
import { seedPrivacy } from './seed-privacy.ts';
import { seedSuggestions } from './seed-suggestions.ts';
import type { TestServer } from './server.ts';

/** What stands in an address for `$name`: pages that show one thing need one to show. */
export type Examples = Record<string, string>;

type Items = { items: { id: string }[] };

/**
 * A little company with something on every page: the demo's year with few people, and what its people made here (a
 * segment, a goal, an action, a call that was not understood).
 */
export async function seedCompany(server: TestServer): Promise<Examples> {
  const now = new Date();
  const writeKey = await server.writeKey('web');
  await playDemo({
    baseUrl: server.url,
    writeKey,
    apiToken: readLocalToken(server.dataDir)?.token ?? '',
    now,
    people: 150,
    truthPath: join(server.dataDir, 'truth.json'),
  });
  const calls = [{ type: 'track', userId: 'u-1', properties: { note: 'without a name' } }];
  await fetch(`${server.url}/v1/batch`, { method: 'POST', body: JSON.stringify({ writeKey, batch: calls }) });
  await seedIdentity(server, writeKey, now);
  await seedContacts(server, writeKey, now);
  const day = (ago: number) => new Date(now.getTime() - ago * 86_400_000).toISOString().slice(0, 10);
  const goal: NewGoal = {
    name: 'Double the autumn’s orders',
    metric: 'orders',
    filters: [],
    target: 5_000,
    from: day(60),
    due: day(-30),
    owner: 'Ada Nilsson',
    desk: 'management',
    why: 'The new warehouse has to be filled.',
  };
  const segment: SegmentInput = {
    name: 'Bought in the last 90 days',
    description: 'For the newsletter about lamps',
    rule: {
      kind: 'all',
      rules: [
        {
          kind: 'event',
          type: 'track',
          event: 'Order Completed',
          where: [],
          amount: { of: 'count', operator: 'at-least', value: 1 },
          window: { kind: 'last', count: 90, unit: 'days' },
        },
      ],
    },
  };
  const made = {
    goal: await server.ask<Goal>('POST', '/api/goals', goal),
    segment: await server.ask<Segment>('POST', '/api/segments', segment),
    trait: await seedTraits(server, now),
  };
  await server.ask('POST', '/api/actions', {
    title: 'Move a tenth of the display budget to search, in three regions',
    owner: 'Ada Nilsson',
    due: day(-14),
    desk: 'management',
  });
  await seedSuggestions(server, writeKey);
  const people = await server.ask<Items>('GET', '/api/people?show=known&sort=revenue&order=desc&limit=1');
  await seedRegulars(server, writeKey, now);
  await seedAnomalies(server, now);
  const imports = await server.ask<Items>('GET', '/api/imports');
  const personId = people.items[0]?.id ?? '';
  const erased = await seedPrivacy(server, personId, now);
  return {
    personId,
    audienceId: await seedDevices(server, writeKey, now),
    accountId: await seedAccounts(server, writeKey, now),
    importId: imports.items[0]?.id ?? '',
    segmentId: made.segment.id,
    traitName: made.trait.name,
    experimentKey: await seedExperiment(server, writeKey, now),
    goalId: made.goal.id,
    requestId: erased.id,
    desk: 'management',
  };
}

/** Customers who come back, each at a rate and with a taste of their own, some no more: so that there is something to foresee. */
async function seedRegulars(server: TestServer, writeKey: string, now: Date): Promise<void> {
  const random = createRandom(5);
  const batch = Array.from({ length: 120 }, (_, customer) => {
    const rate = (-Math.log(1 - random.uniform())) ** 2 / 40;
    const leaves = random.uniform() ** 2;
    const spends = 12 * Math.exp(0.6 * random.normal());
    const orders: object[] = [];
    for (let ago = 60 + 300 * random.uniform(); ago > 1; ago -= -Math.log(1 - random.uniform()) / rate) {
      orders.push({
        type: 'track',
        event: 'Order Completed',
        userId: `regular-${customer}`,
        timestamp: new Date(now.getTime() - ago * 86_400_000).toISOString(),
        properties: {
          order_id: `regular-${customer}-${orders.length}`,
          revenue: Math.round(1 + spends * (0.4 + 1.2 * random.uniform())),
          currency: 'EUR',
        },
      });
      if (random.uniform() < leaves || orders.length === 30) break;
    }
    return orders;
  }).flat();
  await fetch(`${server.url}/v1/batch`, { method: 'POST', body: JSON.stringify({ writeKey, batch }) });
}

/** Two computed traits, one that is merged by an order of sources, and one that was bought. */
async function seedTraits(server: TestServer, now: Date): Promise<ComputedTrait> {
  const revenue: ComputedTraitInput = {
    name: 'revenue_90d',
    description: 'For the bonus of regular customers',
    aggregation: 'sum',
    type: 'track',
    event: 'Order Completed',
    property: 'revenue',
    window: { kind: 'last', count: 90, unit: 'days' },
  };
  const last: ComputedTraitInput = {
    name: 'days_since_order',
    aggregation: 'days-since-last',
    type: 'track',
    event: 'Order Completed',
  };
  const made = await server.ask<ComputedTrait>('POST', '/api/traits', revenue);
  await server.ask('POST', '/api/traits', last);
  await server.ask('PUT', '/api/traits/language/merge', {
    strategy: 'source-priority',
    sources: ['crm', 'web'],
  });
  const best = await server.ask<Items>('GET', '/api/people?show=known&sort=revenue&order=desc&limit=1');
  const profile = await server.ask<{ identifierList: { kind: string; value: string }[] }>(
    'GET',
    `/api/people/${best.items[0]?.id}`,
  );
  const known = profile.identifierList.find(({ kind }) => kind === 'email' || kind === 'user_id');
  const purchase: PurchaseInput = {
    supplier: 'Nordic Address Register',
    licence: 'NAR-2026/17',
    legalBasis: 'legitimate-interests',
    expiresAt: new Date(now.getTime() + 200 * 86_400_000).toISOString(),
    people: [{ identifiers: { [known?.kind ?? '']: known?.value ?? '' }, traits: { household_size: 3 } }],
  };
  await server.ask('POST', '/api/traits/purchases', purchase);
  return made;
}
