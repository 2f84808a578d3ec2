import { aggregateCustomers, bgNbd, createRandom } from '@rondo/stats';
import type { RowSet } from './rows.ts';

const CUSTOMERS = 1_000_000;

/** A million made-up customers, watched for one to 24 months, in whole days. */
function makeCustomers(): { frequency: Float64Array; recency: Float64Array; age: Float64Array } {
  const random = createRandom(20_261_122);
  const frequency = new Float64Array(CUSTOMERS);
  const recency = new Float64Array(CUSTOMERS);
  const age = new Float64Array(CUSTOMERS);
  for (let i = 0; i < CUSTOMERS; i++) {
    const watched = 30 + random.integer(700);
    // Rates and chances to leave that differ widely between people; their exact law does not matter here.
    const rate = (-Math.log(1 - random.uniform())) ** 3 / 60;
    const leave = random.uniform() ** 2;
    let day = 0;
    for (;;) {
      day += Math.max(1, Math.ceil(-Math.log(1 - random.uniform()) / rate));
      if (!(day <= watched)) break;
      frequency[i] = (frequency[i] ?? 0) + 1;
      recency[i] = day;
      if (random.uniform() < leave) break;
    }
    age[i] = watched;
  }
  return { frequency, recency, age };
}

export const lifetimeSpeed: RowSet = {
  name: 'lifetime-speed',
  count: 1,
  compute: () => {
    const customers = makeCustomers();
    const before = process.cpuUsage();
    const fit = bgNbd.fit(aggregateCustomers(customers));
    const { user, system } = process.cpuUsage(before);
    return [
      {
        name: 'seconds of processor time to fit BG/NBD to a million customers',
        expected: 3,
        obtained: fit.outcome === 'fitted' ? (user + system) / 1e6 : Number.NaN,
        tolerance: { atMost: true },
      },
    ];
  },
};
