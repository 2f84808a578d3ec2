import { Readable } from 'node:stream';
import type { Events } from '../packages/server/src/platform/events/client.ts';
import { completeQuestion } from '../packages/server/src/stages/measurement/complete-question.ts';
import { composePathsSql } from '../packages/server/src/stages/measurement/compose-paths-sql.ts';
import { readKeys } from '../packages/server/src/stages/measurement/read-paths.ts';
import { createRandom, creditByMarkov, type Paths, prepareChain } from '../packages/stats/src/index.ts';
import { type BenchRow, median, seconds } from './support/bench.ts';
import { openEmpty } from './support/ten-million.ts';

export const name = 'attribution-models';

const PEOPLE = 1_000_000;
const CHANNELS = 50;
const DAY = 86_400_000;
const BEGIN = Date.UTC(2026, 0, 1);

/** The same by hand: who touched what, in order; whether it led to a conversion is not asked. */
const BY_HAND = `
SELECT sum(length(path)), count() FROM (
  SELECT arrayMap(t -> bitAnd(t, 63), arraySort(groupArray(bitOr(bitShiftLeft(toUInt64(toUnixTimestamp64Milli(timestamp)), 6), cityHash64(channel) % 64)))) AS path
  FROM events WHERE channel != '' GROUP BY identity_key
)`;

/**
 * A million paths, four touches on average: some channels are met far more often than others (Zipf), and half of the
 * time the next touch is one of three that tend to follow, as in collected data.
 */
function makePaths(): Paths {
  const random = createRandom(7);
  const cumulative: number[] = [];
  let total = 0;
  for (let channel = 0; channel < CHANNELS; channel += 1) {
    total += 1 / (channel + 1);
    cumulative.push(total);
  }
  const draw = (): number => {
    const at = random.uniform() * total;
    return cumulative.findIndex((sum) => sum >= at);
  };
  const starts = new Uint32Array(PEOPLE + 1);
  const steps: number[] = [];
  const [conversions, value, nulls] = [0, 0, 0].map(() => new Float64Array(PEOPLE));
  if (conversions === undefined || value === undefined || nulls === undefined)
    throw new TypeError('no arrays');
  for (let person = 0; person < PEOPLE; person += 1) {
    let channel = draw();
    steps.push(channel);
    while (random.uniform() < 0.75) {
      channel = random.uniform() < 0.5 ? (channel + 1 + random.integer(3)) % CHANNELS : draw();
      steps.push(channel);
    }
    starts[person + 1] = steps.length;
    if (random.uniform() < 0.05) {
      conversions[person] = 1;
      value[person] = 10 + 90 * random.uniform();
    } else {
      nulls[person] = 1;
    }
  }
  return {
    channels: Array.from({ length: CHANNELS }, (_, channel) => `channel ${channel + 1}`),
    steps: Uint16Array.from(steps),
    starts,
    conversions,
    value,
    nulls,
  };
}

/** The touches and conversions of the paths as collected facts, a touch every six hours. */
function* writeFacts({ channels, steps, starts, conversions, value }: Paths): Generator<string> {
  let text = '';
  let fact = 0;
  const write = (event: string, person: number, at: number, channel: string, worth: number): void => {
    const order = event === '' ? '' : `o${person}`;
    const time = new Date(at).toISOString().replace('Z', '');
    text += `m${fact}\t${fact}\t${event === '' ? 'page' : 'track'}\t${event}\t${person + 1}\t${time}\t${time}\t${channel}\t${order}\t${worth.toFixed(2)}\t${event === '' ? '' : 'EUR'}\n`;
    fact += 1;
  };
  for (let person = 0; person < PEOPLE; person += 1) {
    let at = BEGIN + (person % 30) * DAY + (person % 86_400) * 1000;
    for (let step = starts[person] ?? 0; step < (starts[person + 1] ?? 0); step += 1) {
      write('', person, at, channels[steps[step] ?? 0] ?? '', 0);
      at += DAY / 4;
    }
    if (conversions[person] === 1) {
      write('Order Completed', person, at - DAY / 4 + 60_000, '', value[person] ?? 0);
    }
    if (text.length < 1 << 20) continue;
    yield text;
    text = '';
  }
  yield text;
}

/** What builds those paths in the engine, as attribution asks for them; counted there, so that sending them is not part of it. */
async function prepareJourneys(
  events: Events,
): Promise<() => Promise<{ journeys: string; touches: string }>> {
  const { grain, firstOnly, ...question } = completeQuestion(
    { from: '2026-01-01', to: '2026-05-01', grain: 'channel' },
    { timeZone: 'UTC', currency: 'EUR', firstDay: 1, brands: [] },
    new Date(BEGIN + 365 * DAY),
  );
  const signal = new AbortController().signal;
  const { sql, parameters } = await readKeys(events, {
    grain,
    firstOnly,
    parameters: question.parameters,
    signal,
  });
  return () =>
    events.queryOne(
      `SELECT sum(conversions + nulls) AS journeys, sum(length(keys) * (conversions + nulls)) AS touches FROM (${composePathsSql(sql)})`,
      parameters,
    );
}

export async function run(): Promise<BenchRow[]> {
  const events = await openEmpty();
  const paths = makePaths();
  await events.insertBytes(
    'INSERT INTO events (message_id, message_hash, type, event, identity_key, timestamp, received_at, channel, order_id, revenue, currency) FORMAT TSV',
    Readable.from(writeFacts(paths), { objectMode: false }),
  );
  await events.command('OPTIMIZE TABLE events FINAL');
  const build = await prepareJourneys(events);
  const { journeys, touches } = await build();
  if (Number(journeys) !== PEOPLE || Number(touches) !== paths.steps.length) {
    throw new Error(`the engine built ${journeys} journeys of ${touches} touches`);
  }
  const built: number[] = [];
  const byHand: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    built.push(await seconds(build));
    byHand.push(await seconds(() => events.query(BY_HAND)));
  }
  const rows: BenchRow[] = [];
  for (const order of [1, 4]) {
    const times: number[] = [];
    let states = 0;
    for (let round = 0; round < 3; round += 1) {
      times.push(
        await seconds(async () => {
          const { chain, solvingOrder } = prepareChain(paths, order);
          states = creditByMarkov(paths, order, { chain, solvingOrder }).states;
        }),
      );
    }
    const row = { unit: 's', ours: median(times), better: 'lower' } as const;
    const named = `Markov attribution of order ${order}, a million paths over ${CHANNELS} channels, all removal effects`;
    rows.push(
      {
        ...row,
        name: named,
        ceiling: median(built),
        ceilingIs:
          'the engine builds the same paths of their touches and conversions, as attribution reads them',
        wanted: 2,
        note: `${states.toLocaleString('en')} states`,
      },
      {
        ...row,
        name: `${named}, beside paths by hand`,
        ceiling: median(byHand),
        ceilingIs: 'the engine puts the same touches in order by hand, without asking what they led to',
      },
    );
  }
  return rows;
}
