import type { Events } from '../../../platform/events/client.ts';
import type { Log } from '../../../platform/log.ts';

const DAY_MS = 86_400_000;
/** After a start there is other work to do first. */
const FIRST_AFTER_MS = 60_000;
/** When it is answered the bytes are gone from all copies, not only marked. */
const AT_ONCE = { mutations_sync: '2' } as const;
const NOW = "fromUnixTimestamp64Milli({now:Int64}, 'UTC')";
const EXPIRED: readonly { table: string; rows: string }[] = [
  { table: 'traits', rows: `expires_at <= ${NOW}` },
  { table: 'person_facts', rows: `part = 'trait' AND expires_at <= ${NOW}` },
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

/** Once a day; returns how to stop. */
export function expireDaily(expire: () => Promise<number>, log: Log): () => void {
  const run = () => {
    expire().then(
      (rows) => {
        if (rows > 0) log.info({ rows }, 'bought traits have expired and were deleted');
      },
      (error: unknown) => log.error({ error }, 'bought traits that have expired could not be deleted'),
    );
  };
  const first = setTimeout(run, FIRST_AFTER_MS).unref();
  const daily = setInterval(run, DAY_MS).unref();
  return () => {
    clearTimeout(first);
    clearInterval(daily);
  };
}
