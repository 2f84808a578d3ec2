import type { TimelineEntry, TimelinePage, TimelineQuery } from '@rondo/contract';
import { invalid } from '../../platform/error.ts';
import type { Events } from '../../platform/events/client.ts';

const PAGE = 50;
const FEW_KEYS = 50;

type Row = {
  message_id: string;
  hash: string;
  type: string;
  event: string;
  name: string;
  at: string;
  source: string;
  import_id: string;
  channel: string;
  campaign: string;
  page: string;
  order_id: string;
  revenue: number;
  currency: string;
  identifiers: { kind: string; value: string; key: string }[];
  properties: Record<string, unknown>;
  traits: Record<string, unknown>;
};

/** What a person did, latest first, from the rows of the person's keys alone: they stand together in the table. */
export async function readTimeline(
  events: Events,
  keys: readonly bigint[],
  query: TimelineQuery,
): Promise<TimelinePage> {
  const limit = query.limit ?? PAGE;
  const after = query.after === undefined ? undefined : readCursor(query.after);
  const where = [
    'identity_key IN {keys:Array(UInt64)}',
    ...(query.type === undefined ? [] : ['type = {type:String}']),
    ...(query.event === undefined ? [] : ['event = {event:String}']),
    ...(query.source === undefined ? [] : ['source = {source:String}']),
    ...(query.channel === undefined ? [] : ['channel = {channel:String}']),
    ...(query.from === undefined ? [] : ["timestamp >= fromUnixTimestamp64Milli({from:Int64}, 'UTC')"]),
    ...(query.to === undefined ? [] : ["timestamp < fromUnixTimestamp64Milli({to:Int64}, 'UTC')"]),
    ...(after === undefined
      ? []
      : ['(timestamp, message_hash) < (fromUnixTimestamp64Milli({at:Int64}), {hash:UInt64})']),
  ];
  const rows = await events.query<Row>(
    `SELECT message_id, toString(message_hash) AS hash, type, event, name, toUnixTimestamp64Milli(timestamp) AS at, source, import_id,
       channel, campaign, concat(page_host, page_path) AS page, order_id, revenue, currency, identifiers, properties, traits
     FROM events
     WHERE ${where.join(' AND ')}
     ORDER BY timestamp DESC, message_hash DESC
     LIMIT {limit:UInt32}`,
    { keys, limit: limit + 1, ...pick(query), ...after },
    // For one person's few granules, starting threads costs more than it saves.
    keys.length <= FEW_KEYS ? { settings: { max_threads: 1 } } : {},
  );
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(toEntry),
    ...(rows.length > limit && last !== undefined ? { next: `${last.at}~${last.hash}` } : {}),
  };
}

function pick({ type, event, source, channel, from, to }: TimelineQuery): Record<string, string | number> {
  return {
    ...(type === undefined ? {} : { type }),
    ...(event === undefined ? {} : { event }),
    ...(source === undefined ? {} : { source }),
    ...(channel === undefined ? {} : { channel }),
    ...(from === undefined ? {} : { from: readTime('from', from) }),
    ...(to === undefined ? {} : { to: readTime('to', to) }),
  };
}

const ISO_TIME = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?$/;

function readTime(field: 'from' | 'to', text: string): number {
  const at = ISO_TIME.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isFinite(at)) return at;
  throw invalid(
    `querystring/${field}`,
    `“${field}” is not an ISO time with its zone, nor a date.`,
    'Write it as 2026-05-01T00:00:00Z or as 2026-05-01.',
  );
}

function toEntry(row: Row): TimelineEntry {
  const { type, event, name, source, channel, campaign, page, identifiers, properties, traits } = row;
  const isMoney = row.revenue !== 0 || row.order_id !== '';
  return {
    messageId: row.message_id,
    type,
    event,
    name,
    at: new Date(Number(row.at)).toISOString(),
    source,
    importId: row.import_id,
    channel,
    campaign,
    page,
    orderId: row.order_id,
    revenue: isMoney ? Number(row.revenue) : null,
    currency: row.currency,
    identifiers: identifiers.map(({ kind, value, key }) => ({ kind, value, key: String(key) })),
    properties,
    traits,
  };
}

function readCursor(text: string): { at: number; hash: bigint } {
  const [, at, hash] = /^(-?\d{1,16})~(\d{1,20})$/.exec(text) ?? [];
  if (at === undefined || hash === undefined) {
    throw invalid(
      'querystring/after',
      '“after” is not a cursor of this timeline.',
      'Take it from `next` of the page before.',
    );
  }
  return { at: Number(at), hash: BigInt(hash) };
}
