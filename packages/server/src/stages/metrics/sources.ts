import { EMAIL_DELIVERED, EMAIL_SENT, REFUND_EVENT } from './event-names.ts';
import type { SourceKey } from './metric-types.ts';
import { sessionsSql } from './sessions-sql.ts';
import {
  adFiguresRows,
  BEFORE_END,
  DATES,
  EVENT_COLUMNS,
  EVENTS_SQL,
  IN_PERIOD,
  LEADS_SQL,
  ordersSql,
  property,
  TICKETS_SQL,
} from './source-rows-sql.ts';

/** SQL that maps an identity_key column to the key of its person at this moment. */
export type PersonOf = (column: string) => string;

/**
 * Something that figures are counted over. `sql` takes the parameters from, to (moments), from_date, to_date, zone,
 * currency and brands; rows lie in [from, to) already.
 */
export type Source = {
  table: string;
  time: { column: string; kind: 'moment' | 'date' };
  /** A source may leave out columns that are not read. */
  sql: (personOf: PersonOf, isRead?: (column: string) => boolean) => string;
  /** Column of each dimension. */
  dimensions: Readonly<Record<string, string>>;
  /** SQL of a named property, for dimensions “property:NAME”; `name` is a parameter. */
  property?: (name: string) => string;
  currency?: string;
  /** Rows that are no touches themselves take channel, campaign and creative from the person's last one. */
  touched?: true;
  /** What no rows mean: nothing happened, or nothing is known. */
  absent: 'zero' | 'unknown';
  /** What a row shows when the rows behind a number are asked for. */
  columns: readonly string[];
};

const same = (names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, name]));

const eventDimensions = { ...same(EVENT_COLUMNS), data_source: 'source' };
const eventProperty = (name: string) => `ifNull(toString(getSubcolumn(properties, ${name})), '')`;

const eventColumns = [
  'message_id',
  'timestamp',
  'event',
  'person',
  'channel',
  'campaign',
  'creative',
  'country',
  'order_id',
  'revenue',
  'currency',
];
const moment = { column: 'timestamp', kind: 'moment' } as const;

export const sources: Readonly<Record<SourceKey, Source>> = {
  events: {
    table: 'events',
    time: moment,
    sql: EVENTS_SQL,
    dimensions: eventDimensions,
    property: eventProperty,
    currency: 'currency',
    absent: 'zero',
    columns: eventColumns,
  },
  orders: {
    table: 'events',
    time: moment,
    sql: (personOf) => ordersSql(personOf, IN_PERIOD),
    dimensions: eventDimensions,
    property: eventProperty,
    currency: 'currency',
    touched: true,
    absent: 'zero',
    columns: eventColumns,
  },
  customer_orders: {
    table: 'events',
    time: moment,
    sql: (personOf) => `SELECT * FROM (
      SELECT *, row_number() OVER (PARTITION BY person ORDER BY timestamp, message_id) AS order_number
      FROM (${ordersSql(personOf, `${BEFORE_END} AND identity_key != 0`)})
    ) WHERE ${IN_PERIOD}`,
    dimensions: eventDimensions,
    property: eventProperty,
    currency: 'currency',
    touched: true,
    absent: 'zero',
    columns: [...eventColumns, 'order_number'],
  },
  refunds: {
    table: 'events',
    time: moment,
    sql: (
      personOf,
    ) => `SELECT ${personOf('identity_key')} AS person, message_id, timestamp, source, order_id, revenue, currency, properties, ${EVENT_COLUMNS.join(', ')}
      FROM events WHERE event = '${REFUND_EVENT}' AND ${IN_PERIOD}
      ORDER BY timestamp, message_id LIMIT 1 BY if(${property('return_id')} = '', message_id, ${property('return_id')})`,
    dimensions: eventDimensions,
    property: eventProperty,
    currency: 'currency',
    touched: true,
    absent: 'zero',
    columns: eventColumns,
  },
  leads: {
    table: 'events',
    time: moment,
    sql: LEADS_SQL,
    dimensions: same(['channel', 'campaign', 'creative', 'salesperson', 'stage', 'country', 'region']),
    absent: 'zero',
    columns: [
      'lead',
      'timestamp',
      'person',
      'channel',
      'campaign',
      'salesperson',
      'stage',
      'is_won',
      'lead_cost',
    ],
  },
  tickets: {
    table: 'events',
    time: moment,
    sql: TICKETS_SQL,
    dimensions: same(['channel', 'category', 'agent', 'status']),
    absent: 'zero',
    columns: ['ticket', 'timestamp', 'person', 'channel', 'category', 'agent', 'status', 'satisfaction'],
  },
  sessions: {
    table: 'events',
    time: moment,
    sql: (personOf, isRead) => sessionsSql(personOf, [], isRead),
    dimensions: same([
      'channel',
      'utm_source',
      'referrer_host',
      'campaign',
      'creative',
      'creator',
      'landing_page',
      'exit_page',
      'page_host',
      'country',
      'region',
      'device',
    ]),
    absent: 'zero',
    columns: [
      'timestamp',
      'person',
      'channel',
      'referrer_host',
      'campaign',
      'landing_page',
      'exit_page',
      'views',
      'duration',
      'device',
      'country',
    ],
  },
  ad_figures: {
    table: 'ad_figures',
    time: { column: 'date', kind: 'date' },
    sql: () => `SELECT *, kind = 'email-statistics' AND campaign NOT IN (
        SELECT DISTINCT campaign FROM events WHERE event IN ('${EMAIL_SENT}', '${EMAIL_DELIVERED}')
      ) AS is_mailing
      FROM (${adFiguresRows()})`,
    dimensions: same([
      'channel',
      'platform',
      'account',
      'campaign',
      'ad_group',
      'creative',
      'content_kind',
      'audience',
      'placement',
      'device',
      'country',
      'region',
    ]),
    currency: 'currency',
    absent: 'unknown',
    columns: [
      'date',
      'period',
      'channel',
      'platform',
      'campaign',
      'ad_group',
      'creative',
      'audience',
      'country',
      'region',
      'spend',
      'currency',
      'impressions',
      'reach',
      'clicks',
      'engagements',
      'conversions',
      'revenue',
      'leads',
      'opens',
      'delivered',
    ],
  },
  mentions: {
    table: 'mentions',
    time: { column: 'published_at', kind: 'moment' },
    sql: () =>
      `SELECT * FROM mentions WHERE published_at >= {from:DateTime64(3, 'UTC')} AND published_at < {to:DateTime64(3, 'UTC')} LIMIT 1 BY message_hash`,
    dimensions: {
      ...same(['brand', 'topic', 'medium', 'author', 'language', 'country', 'sentiment']),
      mention_source: 'source',
    },
    absent: 'zero',
    columns: [
      'published_at',
      'brand',
      'medium',
      'source',
      'author',
      'title',
      'text',
      'url',
      'sentiment',
      'reach',
    ],
  },
  kpi_values: {
    table: 'kpi_values',
    time: { column: 'date', kind: 'date' },
    sql: () =>
      `SELECT *, dimensions AS properties FROM kpi_values FINAL WHERE kpi = {kpi:String} AND date ${DATES}`,
    dimensions: { data_source: 'source' },
    property: (name) => `dimensions[${name}]`,
    absent: 'unknown',
    columns: ['date', 'period', 'kpi', 'value', 'unit', 'source', 'dimensions'],
  },
};
