import { fileURLToPath } from 'node:url';
import type { Events } from '../packages/server/src/platform/events/client.ts';
import { hash64, identityKey } from '../packages/server/src/platform/identifiers/index.ts';
import type { AskJob, AskResult } from './support/ask-client.ts';
import { type BenchRow, percentile, seconds } from './support/bench.ts';
import { fillMillionProfiles, person } from './support/million-profiles.ts';
import { type BenchServer, runScript, sendLoad, startBenchServer } from './support/processes.ts';

export const name = 'profiles';

const PEOPLE = Number(process.env.RONDO_BENCH_PEOPLE ?? 1_000_000);
/** A data folder that an earlier run has filled and that is kept, since filling one takes minutes. */
const FOLDER = process.env.RONDO_BENCH_FOLDER;
const REQUESTS = Number(process.env.RONDO_BENCH_REQUESTS ?? 1_500);
const CLIENTS = 8;
const askClient = fileURLToPath(new URL('./support/ask-client.ts', import.meta.url));

/** The same people in every run. */
const someone = (n: number) => Number(hash64(`bench ${n}`) % BigInt(PEOPLE));
const userKey = (n: number) => identityKey('user_id', `user-${n}`);

type Asked = AskJob['requests'];
const times = (count: number, ask: (n: number) => Asked[number]): Asked =>
  Array.from({ length: count }, (_, n) => ask(n));
const search = (text: string) => ({ path: `/api/people?limit=20&q=${encodeURIComponent(text)}` });

export async function run(): Promise<BenchRow[]> {
  const server = await startBenchServer({
    ...(FOLDER === undefined ? {} : { keep: FOLDER }),
    fill: (engineDir) => fillMillionProfiles(engineDir, PEOPLE),
  });
  try {
    return await measure(server);
  } finally {
    await server.stop();
  }
}

async function measure(server: BenchServer): Promise<BenchRow[]> {
  await waitForIdentity(server);
  const ask = async (requests: Asked, clients = CLIENTS): Promise<AskResult> => {
    const { hostname: host, port } = server.url;
    const warmUp = Math.min(100, Math.floor(requests.length / 5));
    const job = { host, port: Number(port), token: server.token, clients, warmUp, requests } satisfies AskJob;
    const result = await runScript<AskResult>(askClient, job);
    if (result.statuses['200'] !== requests.length)
      throw new Error(`not every answer was 200: ${JSON.stringify(result.statuses)}`);
    return result;
  };
  const bare = await bareLookUp(server.events);
  const row = (
    what: string,
    result: AskResult,
    ceiling: { ms: number; is: string },
    wantedMs?: number,
  ): BenchRow => {
    const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => percentile(result.latenciesMs, share)) as [
      number,
      number,
      number,
    ];
    return {
      name: `${what}, p95`,
      unit: 'ms',
      ours: p95,
      ceiling: ceiling.ms,
      ceilingIs: ceiling.is,
      better: 'lower',
      note: `p50 ${p50.toFixed(1)}, p99 ${p99.toFixed(1)} ms, ${Math.round(result.latenciesMs.length / result.seconds)} a second${
        wantedMs === undefined ? '' : `; wanted < ${wantedMs} ms: ${p95 < wantedMs ? 'met' : 'MISSED'}`
      }`,
    };
  };
  const byId = times(REQUESTS, (n) => ({ path: `/api/profiles/${userKey(someone(n))}` }));
  const byMail = times(REQUESTS, (n) => ({ path: `/api/profiles/email:${person.email(someone(n))}` }));
  const rows = [
    row(`profile by id, ${CLIENTS} clients`, await ask(byId), bare, 20),
    row('profile by id, one client', await ask(byId.slice(0, 400), 1), bare, 20),
    row(`profile by e-mail, ${CLIENTS} clients`, await ask(byMail), bare, 20),
    row(
      'a batch of 100 profiles by e-mail, 2 clients',
      await ask(
        times(40, (n) => ({
          path: '/api/profiles/batch',
          body: { ids: Array.from({ length: 100 }, (_, k) => `email:${person.email(someone(n * 100 + k))}`) },
        })),
        2,
      ),
      bare,
    ),
    row(
      `timeline of a person, ${CLIENTS} clients`,
      await ask(times(REQUESTS / 3, (n) => ({ path: `/api/profiles/${userKey(someone(n))}/timeline` }))),
      bare,
    ),
    row(
      `timeline narrowed to purchases, ${CLIENTS} clients`,
      await ask(
        times(REQUESTS / 3, (n) => ({
          path: `/api/profiles/${userKey(someone(n))}/timeline?event=Order%20Completed`,
        })),
      ),
      bare,
    ),
  ];
  rows.push(
    row(
      `profile by id, ${CLIENTS} clients, 1,000 events/s coming in`,
      await whileIntake(server, () => ask(byId)),
      bare,
      20,
    ),
  );
  for (const [what, texts] of Object.entries(await searches(server.events))) {
    const result = await ask(
      times(40, (n) => search(texts[n % texts.length] ?? '')),
      2,
    );
    rows.push(row(`search by ${what}, 2 clients`, result, bare, 200));
  }
  return rows;
}

/** What people type: of each kind some that find one person, some that find very many. */
async function searches(events: Events): Promise<Record<string, string[]>> {
  const orders = await events.query<{ order_id: string }>(
    "SELECT order_id FROM events WHERE order_id != '' ORDER BY message_hash LIMIT 20",
  );
  const names = await events.query<{ value: string; n: string }>(
    "SELECT value, count() AS n FROM traits WHERE name = 'last_name' GROUP BY value ORDER BY n DESC",
  );
  const numbers = Array.from({ length: 30 }, (_, n) => someone(n));
  const common = names[0]?.value ?? '';
  return {
    'a rare surname': names.slice(-30).map(({ value }) => value),
    [`the commonest surname (${names[0]?.n} people)`]: [common],
    'first name and surname': names.slice(10, 30).map(({ value }) => `anna ${value}`),
    'the first two letters of a name': ['an', 'li', 'be', 'ek', 'ho'],
    'the first letter of a name': ['a', 'l', 'p'],
    'a whole e-mail address': numbers.map(person.email),
    'the beginning of an e-mail address': numbers.map((n) => `person.${String(n).slice(0, 4)}`),
    'phone as it is written': numbers.filter(person.hasPhone).map(person.phoneTyped),
    'order number': orders.map(({ order_id }) => order_id),
    'what nobody has': ['zzzzqqq', '%', '\\', "' OR 1=1 --", '😀', '\u200fאבג\u200e', 'x'.repeat(200)],
  };
}

const LOOK_UPS = 300;

/** The engine alone reading the rows of one person by their keys, one thread, as many at once as there are clients. */
async function bareLookUp(events: Events): Promise<{ ms: number; is: string }> {
  const took: number[] = [];
  let next = 0;
  const work = async () => {
    for (let n = next++; n < LOOK_UPS; n = next++) {
      const at = someone(n);
      const keys = [
        userKey(at),
        identityKey('email', person.email(at)),
        identityKey('phone', person.phone(at)),
      ];
      const took1 = await seconds(() =>
        events.query(
          'SELECT * FROM person_facts WHERE identity_key IN {keys:Array(UInt64)} SETTINGS max_threads = 1',
          { keys },
        ),
      );
      if (n >= LOOK_UPS / 5) took.push(took1 * 1000);
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, work));
  return {
    ms: percentile(took, 0.95),
    is: `the engine alone giving the rows of three of a person’s identifiers, p95 of ${CLIENTS} at once`,
  };
}

/** A thousand events a second, of other people, while `work` is done. */
async function whileIntake<T>(server: BenchServer, work: () => Promise<T>): Promise<T> {
  const doing = work();
  let [done, round] = [false, 0];
  const end = doing.then(
    () => {
      done = true;
    },
    () => {
      done = true;
    },
  );
  while (!done) {
    const begun = performance.now();
    await sendLoad({
      url: server.url,
      path: '/v1/batch',
      writeKey: server.writeKey,
      connections: 2,
      requests: 10,
      eventsPerRequest: 100,
      run: `profiles-${process.pid}-${round++}`,
    });
    const rest = 1000 - (performance.now() - begun);
    await Promise.race([end, new Promise((resolve) => setTimeout(resolve, Math.max(0, rest)))]);
  }
  return doing;
}

/** The keeper of identities compares the map with its ledger first; until then the answers are the same, but slower. */
async function waitForIdentity(server: BenchServer): Promise<void> {
  const key = userKey(someone(1));
  const blocked = await fetch(new URL('/api/identity/blocked', server.url), {
    method: 'POST',
    headers: { authorization: `Bearer ${server.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ kind: 'device_id', value: `bench-${key}` }),
  });
  if (!blocked.ok) throw new Error(`the keeper of identities does not answer: ${await blocked.text()}`);
}
