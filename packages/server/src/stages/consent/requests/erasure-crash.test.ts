import { once } from 'node:events';
import type { ErasureReceipt, PrivacyRequest } from '@rondo/contract';
import { afterAll, expect, it } from 'vitest';
import { filesWith } from '../../../../test/support/erase-person.ts';
import { temporaryFolder } from '../../../../test/support/events.ts';
import { eventually } from '../../../../test/support/eventually.ts';
import {
  makeWriteKey,
  type RondoProcess,
  sendBatch,
  serve,
  stop,
  storedIds,
} from '../../../../test/support/rondo-process.ts';
import { readLocalToken } from '../../../local-token.ts';

const dataDir = temporaryFolder();
let rondo: RondoProcess | undefined;
afterAll(async () => {
  if (rondo !== undefined) await stop(rondo, 'SIGKILL');
});

async function ask<T>(url: string, method: string, path: string, body?: object): Promise<T> {
  const response = await fetch(`${url}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${readLocalToken(dataDir)?.token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return JSON.parse(await response.text());
}

it('goes on after kill -9 in the middle of an erasure, at once, and ends in a receipt with nothing left', async () => {
  rondo = await serve(dataDir);
  const writeKey = await makeWriteKey(rondo.url, dataDir);
  const ids = (of: string) => Array.from({ length: 100 }, (_, index) => `${of}-${index}`);
  await sendBatch(rondo.url, writeKey, ids('a'), {
    userId: 'alice-100123',
    anonymousId: 'anon-alice-7f3a9c',
  });
  await sendBatch(rondo.url, writeKey, ids('b'), {
    userId: 'bob-200456',
    properties: { of: 'alice-100123' },
  });
  await eventually(async () => expect(await storedIds(dataDir, 'events')).toHaveLength(200), 30_000);
  expect(filesWith(dataDir, 'alice-100123')).not.toEqual([]);

  const asked = { kind: 'erasure', person: 'user_id:alice-100123' };
  const { id } = await ask<PrivacyRequest>(rondo.url, 'POST', '/api/privacy/requests', asked);
  const path = `/api/privacy/requests/${id}`;
  await ask(rondo.url, 'POST', `${path}/erase`);
  for (const step of ['clearing', 'purging']) {
    const { url, child } = rondo;
    await eventually(async () => {
      const now = await ask<PrivacyRequest>(url, 'GET', path);
      if (now.state === 'running') expect(now.step).toBe(step);
    }, 60_000);
    child.kill('SIGKILL');
    await once(child, 'exit');
    rondo = await serve(dataDir);
  }

  const { url } = rondo;
  await eventually(async () => {
    expect(await ask(url, 'GET', path)).toMatchObject({ state: 'done', error: null });
  }, 60_000);
  const { receipt } = await ask<ErasureReceipt>(url, 'GET', `${path}/receipt`);
  expect(receipt.verified).toMatchObject({ found: 0, unfinishedMutations: 0, inactiveParts: 0 });
  expect(receipt.cleared).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ place: 'events', rows: 100, action: 'deleted' }),
      expect.objectContaining({ place: 'events', rows: 100, action: 'blacked-out' }),
    ]),
  );
  expect((await storedIds(dataDir, 'events')).sort()).toEqual(ids('b').sort());
  for (const text of ['alice-100123', 'anon-alice-7f3a9c'])
    expect(filesWith(dataDir, text), text).toEqual([]);
}, 180_000);
