import { createRandom, creditByMarkov, type Paths, prepareChain } from '../packages/stats/src/index.ts';
import { type BenchRow, median, seconds } from './support/bench.ts';
import { openTenMillion } from './support/ten-million.ts';

export const name = 'attribution-models';

const PEOPLE = 1_000_000;
const CHANNELS = 50;

/** The same paths out of the engine: touches of a million people, ordered, as a channel's number each. */
const BUILD_PATHS = `
SELECT sum(length(path)), count() FROM (
  SELECT arrayMap(t -> bitAnd(t, 63), arraySort(groupArray(bitOr(bitShiftLeft(toUInt64(toUnixTimestamp64Milli(timestamp)), 6), cityHash64(channel, campaign) % ${CHANNELS})))) AS path
  FROM events GROUP BY identity_key LIMIT ${PEOPLE}
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

export async function run(): Promise<BenchRow[]> {
  const events = await openTenMillion();
  const paths = makePaths();
  const built: number[] = [];
  for (let round = 0; round < 3; round += 1) built.push(await seconds(() => events.query(BUILD_PATHS)));
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
    rows.push({
      name: `Markov attribution of order ${order}, a million paths over ${CHANNELS} channels, all removal effects`,
      unit: 's',
      ours: median(times),
      ceiling: median(built),
      ceilingIs: 'the engine builds a million people’s paths from 10 M events',
      better: 'lower',
      wanted: 2,
      note: `${states.toLocaleString('en')} states`,
    });
  }
  return rows;
}
