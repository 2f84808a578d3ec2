import { join } from 'node:path';
import type { ErasureReceiptBody, PrivacyRequest, RetentionRuleInput } from '@rondo/contract';
import { systemClock } from '../../src/platform/clock.ts';
import { openRecords } from '../../src/platform/records/open-records.ts';
import { installationSecret } from '../../src/platform/secrets.ts';
import { dueOn } from '../../src/stages/consent/requests/due-date.ts';
import { openInstallationKeys } from '../../src/stages/consent/requests/installation-keys.ts';
import { createRequestStore } from '../../src/stages/consent/requests/store.ts';
import type { PrivacyTables } from '../../src/stages/consent/requests/tables.ts';
import type { TestServer } from './server.ts';

const DAY_MS = 86_400_000;

/**
 * Requests in every state that stays, rules and a register. Answers the finished erasure: a row as the store writes it,
 * signed with this installation's key, for a real one takes half a minute.
 */
export async function seedPrivacy(server: TestServer, personId: string, now: Date): Promise<PrivacyRequest> {
  const day = (ago: number) => new Date(now.getTime() - ago * DAY_MS).toISOString().slice(0, 10);
  const ask = (body: object) => server.ask<PrivacyRequest>('POST', '/api/privacy/requests', body);
  await ask({ kind: 'access', person: personId, receivedOn: day(41) });
  await ask({ kind: 'erasure', person: 'email:carl@ek.example', receivedOn: day(26) });
  await ask({ kind: 'access', person: 'email:nobody@ek.example', receivedOn: day(2) });
  const refused = await ask({ kind: 'erasure', person: 'phone:+46701740605', receivedOn: day(60) });
  await server.ask('PATCH', `/api/privacy/requests/${refused.id}`, {
    do: 'refuse',
    reason: 'The person could not prove who they are.',
  });
  await seedRules(server);
  await server.ask('PUT', '/api/privacy/register/details', {
    controller: 'Lingon & Co, Storgatan 1, 114 51 Stockholm',
    contact: 'privacy@lingon.example',
    officer: '',
    transfers: 'None',
    measures: 'Full-disk encryption; two people have the keys of the server room',
  });
  return seedErased(server, now);
}

async function seedRules(server: TestServer): Promise<void> {
  const add = (rule: RetentionRuleInput) => server.ask('POST', '/api/privacy/retention', rule);
  await add({ kind: 'finished-requests', days: 1_100 });
  await server.ask('POST', '/api/privacy/retention/run');
  await add({ kind: 'events', source: 'web', event: 'Product Viewed', days: 400 });
  await add({ kind: 'inactive-people', days: 1_100, enabled: false });
}

async function seedErased(server: TestServer, now: Date): Promise<PrivacyRequest> {
  const records = await openRecords({ kind: 'sqlite', path: join(server.dataDir, 'records.sqlite') });
  try {
    const db = records.withTables<PrivacyTables>();
    const keys = await openInstallationKeys(db, systemClock, installationSecret(server.dataDir));
    const id = '5d1b9c0e-41f7-4c7e-9a52-7f0f7f4c2a10';
    const at = (secondsAgo: number) =>
      new Date(now.getTime() - 9 * DAY_MS - secondsAgo * 1_000).toISOString();
    const receivedOn = at(4 * 86_400).slice(0, 10);
    const receipt: ErasureReceiptBody = {
      format: 'rondo-erasure-receipt/1',
      request: id,
      receivedOn,
      startedAt: at(24),
      finishedAt: at(0),
      identifiers: [
        { kind: 'email', count: 2 },
        { kind: 'user_id', count: 1 },
        { kind: 'anonymous_id', count: 3 },
      ],
      cleared: [
        { store: 'events', place: 'log', rows: 61, action: 'deleted', at: at(22) },
        { store: 'files', place: 'uploads', rows: 1, action: 'deleted', at: at(21) },
        { store: 'events', place: 'events', rows: 1_284, action: 'deleted', at: at(20) },
        { store: 'events', place: 'traits', rows: 17, action: 'deleted', at: at(19) },
        { store: 'events', place: 'identity_edges', rows: 5, action: 'deleted', at: at(18) },
        { store: 'events', place: 'people_terms', rows: 9, action: 'deleted', at: at(18) },
        { store: 'events', place: 'events', rows: 2, action: 'blacked-out', at: at(16) },
        { store: 'records', place: 'audit_log', rows: 1, action: 'blacked-out', at: at(15) },
        { store: 'memory', place: 'debugger', rows: 4, action: 'forgotten', at: at(15) },
      ],
      kept: [{ store: 'events', place: 'identifiers: phone', rows: 1, reason: 'shared-identifier' }],
      verified: {
        at: at(6),
        eventTables: 31,
        eventColumns: 214,
        recordTables: 43,
        recordColumns: 268,
        files: 2,
        found: 0,
        byKeyOnly: 1,
        unfinishedMutations: 0,
        inactiveParts: 0,
        records: 'SQLite: the file is written anew (VACUUM), its write-ahead log is empty, no page is free',
      },
      tombstones: 6,
      notReached: [
        'Backups: Rondo itself makes none. Copies of the data folder or of the databases that you made are not reached.',
        'Destinations: Rondo sends people’s data to none.',
      ],
      signedBy: keys.publicKey.publicKey,
    };
    await createRequestStore(db, keys.vault).add({
      id,
      kind: 'erasure',
      state: 'done',
      subject: null,
      shared: 'keep',
      received_on: receivedOn,
      due_on: dueOn(receivedOn, false),
      extended: 0,
      created_at: at(4 * 86_400),
      created_by: 'Ada Nilsson',
      started_at: at(24),
      finished_at: at(0),
      step: null,
      scope: null,
      progress: JSON.stringify({
        cleared: receipt.cleared,
        identifiers: receipt.identifiers,
        kept: receipt.kept,
        tombstones: receipt.tombstones,
      }),
      receipt: JSON.stringify({ receipt, signature: keys.sign(receipt) }),
      error: null,
      reason: null,
      runner: null,
      beat_at: null,
    });
    return await server.ask<PrivacyRequest>('GET', `/api/privacy/requests/${id}`);
  } finally {
    await records.destroy();
  }
}
