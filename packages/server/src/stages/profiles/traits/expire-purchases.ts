import type { Events } from '../../../platform/events/client.ts';
import type { Log } from '../../../platform/log.ts';

const DAY_MS = 86_400_000;
/** After a start there is other work to do first; then it is looked so often. */
const FIRST_AFTER_MS = 60_000;
/** When it is answered the bytes are gone from all copies, not only marked. */
const AT_ONCE = { mutations_sync: '2' } as const;
const NOW = "fromUnixTimestamp64Milli({now:Int64}, 'UTC')";
const EXPIRED: readonly { table: string; rows: string }[] = [
  { table: 'traits', rows: `expires_at <= ${NOW}` },
  { table: 'person_facts', rows: `part = 'trait' AND expires_at <= ${NOW}` },
  {
    table: 'log',
    rows: `type = 'identify' AND position(payload, '"purchase"') > 0 AND JSONHas(payload, 'context', 'purchase')
      AND ifNull(parseDateTime64BestEffortOrNull(JSONExtractString(payload, 'context', 'purchase', 'expiresAt'), 3, 'UTC'), toDateTime64(0, 3, 'UTC')) <= ${NOW}`,
  },
];

/**
 * Deletes what was bought and has expired: one of the exceptions to “events are only appended”. No question counted it
 * any more since the moment at which it expired (`traitsThatCount`); now its bytes go, too. Returns how many rows went.
 */
export async function expirePurchases(events: Events, now: Date): Promise<number> {
  let gone = 0;
  for (const { table, rows } of EXPIRED) {
    const parameters = { now: now.getTime() };
    const { n } = await events.queryOne<{ n: string }>(
      `SELECT count() AS n FROM ${table} WHERE ${rows}`,
      parameters,
    );
    if (Number(n) === 0) continue;
    await events.command(`ALTER TABLE ${table} DELETE WHERE ${rows}`, parameters, { settings: AT_ONCE });
    gone += Number(n);
  }
  return gone;
}

/** Whether a trait has expired that is still there: cheap, for the column of times is nearly all one value. */
export async function hasExpired(events: Events, now: Date): Promise<boolean> {
  const found = await events.query(`SELECT 1 FROM traits WHERE expires_at <= ${NOW} LIMIT 1`, {
    now: now.getTime(),
  });
  return found.length > 0;
}

/** Within a minute after something expired, and once a day to the bottom; returns how to stop. */
export function expireInTime(
  expire: () => Promise<number>,
  isDue: () => Promise<boolean>,
  log: Log,
): () => void {
  const run = () => {
    expire().then(
      (rows) => {
        if (rows > 0) log.info({ rows }, 'bought traits have expired and were deleted');
      },
      (error: unknown) => log.error({ error }, 'bought traits that have expired could not be deleted'),
    );
  };
  const look = () => {
    isDue().then(
      (due) => {
        if (due) run();
      },
      // The next look is soon.
      () => undefined,
    );
  };
  const looking = setInterval(look, FIRST_AFTER_MS).unref();
  const first = setTimeout(run, FIRST_AFTER_MS).unref();
  const daily = setInterval(run, DAY_MS).unref();
  return () => {
    clearInterval(looking);
    clearTimeout(first);
    clearInterval(daily);
  };
}
