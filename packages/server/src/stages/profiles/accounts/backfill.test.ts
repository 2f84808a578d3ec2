import { readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import { startTestEvents } from '../../../../test/support/events.ts';
import type { Events } from '../../../platform/events/client.ts';
import { splitStatements } from '../../../platform/events/migrate.ts';
import { identityKey } from '../../../platform/identifiers/index.ts';

const MIGRATION = new URL('../../../../migrations/events/0009_accounts.sql', import.meta.url);

let events: Events;
beforeAll(async () => {
  events = await startTestEvents();
});

it('makes accounts of the group calls of a folder from before, once however often it runs', async () => {
  const call = { type: 'group', source: 'shop', identity_key: '5', timestamp: '2026-05-01 12:00:00' };
  // As the version before wrote them: the account stands in `group_id` alone.
  await events.insertRows('events', [
    { ...call, message_id: 'm1', group_id: ' lind ', traits: { name: 'Lind', employees: 25 } },
    {
      ...call,
      message_id: 'm2',
      group_id: 'lind',
      traits: { remove: true },
      timestamp: '2026-05-02 12:00:00',
    },
    { ...call, message_id: 'm3', group_id: 'null', traits: {} },
    { ...call, message_id: 'm4', type: 'track', group_id: '' },
  ]);
  expect(await events.query('SELECT * FROM account_identifiers')).toEqual([]);
  const statements = splitStatements(readFileSync(MIGRATION, 'utf8'));
  const inserts = statements.filter((statement) => statement.startsWith('INSERT'));
  expect(inserts).toHaveLength(3);
  for (const statement of [...inserts, ...inserts]) await events.command(statement);

  const key = String(identityKey('group_id', 'lind'));
  expect(await events.query('SELECT account_key, beside_key, value FROM account_identifiers FINAL')).toEqual([
    { account_key: key, beside_key: key, value: 'lind' },
  ]);
  expect(
    await events.query(
      'SELECT account_key, identity_key, rule, has_left FROM account_evidence FINAL ORDER BY has_left',
    ),
  ).toEqual([
    { account_key: key, identity_key: '5', rule: 'group', has_left: 0 },
    { account_key: key, identity_key: '5', rule: 'group', has_left: 1 },
  ]);
  expect(
    await events.query(
      'SELECT name, value, type FROM account_traits FINAL WHERE account_key = {key:UInt64} ORDER BY name',
      {
        key,
      },
    ),
  ).toEqual([
    { name: 'employees', value: '25', type: 'number' },
    { name: 'name', value: 'Lind', type: 'string' },
  ]);
});
