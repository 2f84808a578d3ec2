import type { Events } from '../../packages/server/src/platform/events/client.ts';
import { openTenMillion, PEOPLE, PERIOD } from './ten-million.ts';

/** The day after the last of the ten million facts. */
export const NOW = new Date(`${PERIOD.to}T12:00:00Z`);
export const CASES = 100_000;
const DAYS = 90;
/** Half a year before the ten million facts, so that what is ordinary can be told: two million more, of the same people. */
const EARLIER = 2_000_000;
const EARLIER_DAYS = 125;

let opened: Promise<Events> | undefined;

/**
 * The ten million facts with what measurement asks about besides: an earlier past, and 100,000 cases of support of 60 agents
 * on eight topics, each heard of when it was opened and when it was closed.
 */
export function openMeasuredFacts(): Promise<Events> {
  opened ??= openTenMillion().then(async (events) => {
    await addEarlier(events);
    await addCases(events);
    return events;
  });
  return opened;
}

async function addEarlier(events: Events): Promise<void> {
  await events.command(`
    INSERT INTO events (message_id, message_hash, type, event, identity_key, timestamp, received_at, channel, campaign, device, country, order_id, revenue, currency)
    SELECT concat('earlier-', message_id), sipHash64(message_hash, 'earlier'), type, event, identity_key, timestamp - toIntervalDay(${EARLIER_DAYS}) AS at, at, channel, campaign, device, country,
      if(order_id = '', '', concat('earlier-', order_id)), revenue, currency
    FROM events ORDER BY message_hash LIMIT ${EARLIER}`);
}

async function addCases(events: Events): Promise<void> {
  const share = (salt: number) => `((cityHash64(n, ${salt}) % 1000003) / 1000003)`;
  await events.command(`
    INSERT INTO events (message_id, message_hash, type, event, identity_key, timestamp, received_at, properties)
    SELECT concat('case-', toString(n), '-', toString(is_end)), sipHash64(n, is_end, 'case'), 'track', 'Ticket Updated', cityHash64('person', person), opened + toIntervalSecond(is_end * toUInt32(-log(${share(15)} + 1e-6) * 100000)) AS at, at,
      concat('{"ticket_id":"', toString(n), '","agent":"Agent ', toString(agent), '","category":"Topic ', toString(topic), '","channel":"', ['email', 'chat', 'phone'][n % 3 + 1],
        '","status":"', ['open', 'closed'][is_end + 1], '"', if(is_end = 1 AND ${share(16)} < 0.5, concat(',"satisfaction":', toString(1 + cityHash64(n, 17) % 5)), ''), '}')
    FROM (
      SELECT number AS n, cityHash64(n, 11) % ${PEOPLE} AS person, toUInt8(60 * pow(${share(12)}, 1.3)) AS agent, toUInt8(8 * ${share(13)}) AS topic,
        toDateTime64('${PERIOD.from} 00:00:00', 3, 'UTC') + toIntervalSecond(toUInt32(${(DAYS - 10) * 86_400} * ${share(14)})) AS opened
      FROM numbers(${CASES})
    ) ARRAY JOIN [0, 1] AS is_end`);
}
