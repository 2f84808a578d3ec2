import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { temporaryFolder } from '../../../test/support/events.ts';
import { eventually } from '../../../test/support/eventually.ts';
import {
  engineFile,
  makeWriteKey,
  type RondoProcess,
  serve,
  stop,
} from '../../../test/support/rondo-process.ts';
import { readLocalToken } from '../../local-token.ts';
import { openEvents } from '../../platform/events/client.ts';

const running: RondoProcess[] = [];
afterAll(async () => {
  for (const rondo of running) await stop(rondo, 'SIGKILL');
});

const PEOPLE = Array.from({ length: 6 }, (_, index) => `user_id:racer-${index}`);
const PURPOSE = 'marketing';

it('no gate of any process says yes once a withdrawal is acknowledged, even when its process is killed then', async () => {
  const dataDir = temporaryFolder();
  const first = await serve(dataDir);
  running.push(first);
  let token = readLocalToken(dataDir)?.token ?? '';
  const writeKey = await makeWriteKey(first.url, dataDir);
  async function ask(url: string, method: string, path: string, body?: object): Promise<unknown> {
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }
  // Each process has a local token of its own; a key is good for both.
  const made = await ask(first.url, 'POST', '/api/keys', { name: 'racer', scope: 'manage' });
  token = String(Reflect.get(Object(made), 'key'));
  const second = await serve(dataDir, { RONDO_NODE: '2' });
  running.push(second);
  const act = (url: string, person: string, does: string, channel = 'sms', purpose = PURPOSE) =>
    ask(url, 'POST', `/api/consent/people/${encodeURIComponent(person)}/${does}`, {
      ...{ purpose, channel },
      reason: 'a race',
    });
  const may = async (url: string, person: string): Promise<boolean> =>
    Reflect.get(
      Object(await ask(url, 'GET', `/api/consent/may?person=${person}&purpose=${PURPOSE}&channel=sms`)),
      'allowed',
    ) === true;

  await Promise.all(PEOPLE.map((person, index) => act(index % 2 ? first.url : second.url, person, 'grant')));
  for (const url of [first.url, second.url])
    expect(await Promise.all(PEOPLE.map((person) => may(url, person)))).not.toContain(false);

  // Each process withdraws for half of them, some twice, while both are asked all the time.
  const acknowledged = new Set<string>();
  let asked = 0;
  let over = false;
  const askAlways = async (url: string) => {
    while (!over) {
      const person = PEOPLE[asked++ % PEOPLE.length] ?? '';
      const wasWithdrawn = acknowledged.has(person);
      const allowed = await may(url, person);
      await sleep(5);
      if (wasWithdrawn) expect({ person, allowed }).toEqual({ person, allowed: false });
    }
  };
  const asking = [askAlways(first.url), askAlways(second.url), askAlways(second.url)];
  const withdrawing = Promise.all(
    PEOPLE.slice(0, 4).flatMap((person, index) =>
      [index % 2 ? first.url : second.url, ...(index < 2 ? [first.url] : [])].map(async (url) => {
        await act(url, person, 'withdraw', index % 3 ? 'sms' : '', index % 3 ? PURPOSE : '');
        acknowledged.add(person);
        expect(await may(index % 2 ? second.url : first.url, person)).toBe(false);
      }),
    ),
  );
  await withdrawing.finally(() => {
    over = true;
  });
  await Promise.all(asking);
  expect(asked).toBeGreaterThan(5);

  // Killed at the moment of the answer: what it acknowledged was not yet in the events engine.
  const [late = '', last = ''] = PEOPLE.slice(4);
  await act(first.url, late, 'withdraw');
  await Promise.all([act(first.url, last, 'withdraw', '', ''), act(first.url, late, 'withdraw', '', '')]);
  await stop(first, 'SIGKILL');
  await eventually(async () => {
    for (const person of PEOPLE) expect(await may(second.url, person)).toBe(false);
  }, 30_000);

  // The survivor's intake knows as well: what comes from then on is nobody's.
  const answer = await fetch(`${second.url}/v1/batch`, {
    method: 'POST',
    body: JSON.stringify({ writeKey, batch: [{ type: 'track', event: 'Seen', userId: last.split(':')[1] }] }),
  });
  expect(answer.status).toBe(200);
  const { url, password } = engineFile(dataDir);
  const events = openEvents({ url, username: 'default', password, database: 'default' });
  await eventually(async () => {
    const rows = await events.query("SELECT user_id, identity_key FROM events WHERE event = 'Seen'");
    expect(rows).toEqual([{ user_id: '', identity_key: '0' }]);
  }, 30_000);
  await eventually(async () => {
    const { n } = await events.queryOne<{ n: string }>(
      "SELECT count() AS n FROM consents WHERE state = 'withdrawn' AND purpose = ''",
    );
    expect(Number(n)).toBeGreaterThanOrEqual(2);
  }, 30_000);
  await events.close();
}, 180_000);
