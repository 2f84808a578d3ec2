import type { AccountsPage, PeoplePage, Profile } from '@rondo/contract';
import { eventually } from './eventually.ts';
import type { TestServer } from './server.ts';

/** A builder’s firm and a housing association among the best customers; returns the id of the first. */
export async function seedAccounts(server: TestServer, writeKey: string, now: Date): Promise<string> {
  const { items } = await server.ask<PeoplePage>('GET', '/api/people?show=known&sort=revenue&limit=12');
  const profiles = await Promise.all(items.map(({ id }) => server.ask<Profile>('GET', `/api/people/${id}`)));
  const users = profiles.flatMap(({ identifierList }) =>
    identifierList.flatMap(({ kind, value }) => (kind === 'user_id' ? [value] : [])),
  );
  const domain = profiles.map(({ email }) => email.split('@')[1] ?? '').find((name) => name !== '') ?? '';
  const timestamp = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString();
  const firm = { name: 'Lind & Söner Bygg AB', country: 'SE', company_number: '559900-0014' };
  const calls = users.slice(0, 6).map((userId, index) => ({
    type: 'group',
    userId,
    groupId: index < 4 ? 'lind-bygg' : 'brf-solen',
    timestamp: timestamp(200 - 20 * index),
    traits:
      index === 0
        ? { ...firm, industry: 'Construction', employees: 34, website: `https://www.${domain}` }
        : index === 4
          ? { name: 'Brf Solen', country: 'SE' }
          : {},
  }));
  const leaves = {
    type: 'group',
    userId: users[3],
    groupId: 'lind-bygg',
    timestamp: timestamp(10),
    traits: { remove: true },
  };
  const response = await fetch(`${server.url}/v1/batch`, {
    method: 'POST',
    body: JSON.stringify({ writeKey, batch: [...calls, leaves] }),
  });
  if (!response.ok) throw new Error(`the group calls were answered ${response.status}`);
  let id = '';
  await eventually(async () => {
    const page = await server.ask<AccountsPage>('GET', '/api/accounts?q=559900-0014');
    id = page.items[0]?.id ?? '';
    if (id === '') throw new Error('the account is not there yet');
  }, 30_000);
  return id;
}
