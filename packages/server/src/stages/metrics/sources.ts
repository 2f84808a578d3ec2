import { newestAdFiguresSql } from '../campaigns/index.ts';
import {
  EMAIL_DELIVERED,
  EMAIL_SENT,
  LEAD_EVENTS,
  PURCHASE_EVENTS,
  REFUND_EVENT,
  sqlList,
} from './event-names.ts';
import type { SourceKey } from './metric-types.ts';
import { sessionsSql } from './sessions-sql.ts';

/** SQL that maps an identity_key column to the key of its person at this moment. */
export type PersonOf = (column: string) => string;

/**
 * Something that figures are counted over. `sql` takes the parameters from, to (moments), from_date, to_date, zone,
 * currency and brands; rows lie in [from, to) already.
 */
export type Source = {
  table: string;
  time: { column: string; kind: 'moment' | 'date' };
  sql: (personOf: PersonOf) => string;
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

export const IN_PERIOD = "timestamp >= {from:DateTime64(3, 'UTC')} AND timestamp < {to:DateTime64(3, 'UTC')}";
const BEFORE_END = "timestamp < {to:DateTime64(3, 'UTC')}";
const DATES = '>= {from_date:Date32} AND date < {to_date:Date32}';
const property = (name: string) => `ifNull(toString(properties.${name}), '')`;

const same = (names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, name]));

const EVENT_COLUMNS = [
  'channel',
  'campaign',
  'creative',
  'creator',
  'country',
  'region',
  'device',
  'utm_source',
  'utm_medium',
  'referrer_host',
  'page_host',
  'page_path',
  'event',
] as const;
const eventDimensions = { ...same(EVENT_COLUMNS), data_source: 'source' };
const eventProperty = (name: string) => `ifNull(toString(getSubcolumn(properties, ${name})), '')`;

/** One purchase counts once, though shop and CRM may both report it: the first report of an order number wins. */
function ordersSql(personOf: PersonOf, when: string): string {
  return `SELECT ${personOf('identity_key')} AS person, message_id, timestamp, source, order_id, revenue, currency, properties, ${EVENT_COLUMNS.join(', ')}
    FROM events WHERE event IN (${sqlList(PURCHASE_EVENTS)}) AND ${when}
    ORDER BY timestamp, message_id LIMIT 1 BY event, if(order_id = '', message_id, order_id)`;
}

const WON = ['won', 'closed won', 'closedwon', 'vunnen', 'vunnet', 'gewonnen', 'נסגרה בהצלחה', 'זכייה'];
const TRUE_WORDS = ['yes', 'true', '1', 'y', 'ja', 'sant', 'כן', 'know', 'known', 'recalled'];

const EVENTS_SQL = (
  personOf: PersonOf,
) => `SELECT message_id, type, event, identity_key, ${personOf('identity_key')} AS person, timestamp, source, properties,
    order_id, revenue, currency, ${EVENT_COLUMNS.filter((column) => column !== 'event').join(', ')},
    if(${property('email_id')} = '', toString(campaign), ${property('email_id')}) AS email_id,
    event = '${EMAIL_DELIVERED}' OR (event = '${EMAIL_SENT}' AND (SELECT count() FROM events WHERE event = '${EMAIL_DELIVERED}') = 0) AS is_email_delivered,
    event = 'Survey Answered' AS is_answer,
    ${property('answer')} AS answer,
    toFloat64OrNull(answer) AS answer_number,
    ifNull(toFloat64OrNull(${property('weight')}), 1) AS answer_weight,
    lowerUTF8(${property('question_kind')}) AS question_kind,
    is_answer AND question_kind = 'nps' AND answer_number BETWEEN 0 AND 10 AS is_nps,
    is_answer AND question_kind IN ('recall_unaided', 'unaided_recall', 'unaided recall', 'unaided') AS is_unaided_recall,
    is_answer AND question_kind IN ('recall_aided', 'aided_recall', 'aided recall', 'aided', 'recall') AS is_aided_recall,
    lowerUTF8(answer) IN (${sqlList(TRUE_WORDS)}) OR arrayExists(brand -> positionCaseInsensitiveUTF8(answer, brand) > 0, {brands:Array(String)}) AS knows_brand,
    if(event = 'Product Reviewed', toFloat64OrNull(${property('rating')}), NULL) AS rating
  FROM events WHERE ${IN_PERIOD}`;

/** A lead is a deal or an inquiry, counted once, at the moment it was opened, under the channel it came from. */
const LEADS_SQL = (
  personOf: PersonOf,
) => `SELECT leads.*, spent.amount / count() OVER (PARTITION BY leads.channel) AS lead_cost
  FROM (${withLastTouch(
    `
    SELECT lead, min(opened) AS timestamp, any(person) AS person, argMinIf(origin, at, origin != '') AS channel,
      argMinIf(campaign, at, campaign != '') AS campaign, argMinIf(creative, at, creative != '') AS creative, '' AS creator,
      argMaxIf(salesperson, at, salesperson != '') AS salesperson, argMax(stage, at) AS stage,
      any(country) AS country, any(region) AS region, max(won) AS is_won
    FROM (
      SELECT ${personOf('identity_key')} AS person, timestamp AS at,
        coalesce(nullIf(${property('deal_id')}, ''), nullIf(${property('lead_id')}, ''), message_id) AS lead,
        coalesce(parseDateTime64BestEffortOrNull(${property('created_at')}, 3, 'UTC'), timestamp) AS opened,
        lowerUTF8(if(channel = '', ${property('source')}, toString(channel))) AS origin,
        toString(campaign) AS campaign, toString(creative) AS creative, toString(country) AS country, toString(region) AS region,
        ${property('salesperson')} AS salesperson, ${property('stage')} AS stage,
        lowerUTF8(stage) IN (${sqlList(WON)}) AS won
      FROM events WHERE event IN (${sqlList(LEAD_EVENTS)})
    ) GROUP BY lead HAVING ${IN_PERIOD}`,
    personOf,
  )}
  ) AS leads
  LEFT ANY JOIN (
    SELECT lowerUTF8(toString(channel)) AS channel, toFloat64(sum(spend)) AS amount FROM (${adFiguresRows()})
    WHERE currency IN ('', {currency:String}) GROUP BY channel
  ) AS spent ON spent.channel = leads.channel`;

/** How long after a touch what follows is still put down to it, in Explore; the attribution page has it as a choice. */
const TOUCH_DAYS = 30;
export const TOUCH_COLUMNS = ['channel', 'campaign', 'creative', 'creator'] as const;

/** Orders and leads say nothing of marketing themselves: they stand under the person's last touch that was not direct. */
export function withLastTouch(facts: string, personOf: PersonOf): string {
  const own = (column: string) =>
    `if(facts.channel != '', toString(facts.${column}), if(touches.timestamp >= facts.timestamp - INTERVAL ${TOUCH_DAYS} DAY, ifNull(toString(touches.${column}), ''), '')) AS ${column}`;
  return `SELECT facts.* EXCEPT (${TOUCH_COLUMNS.join(', ')}), ${TOUCH_COLUMNS.map(own).join(', ')}
    FROM (${facts}) AS facts
    ASOF LEFT JOIN (
      SELECT ${personOf('identity_key')} AS person, timestamp, ${TOUCH_COLUMNS.join(', ')} FROM events
      WHERE channel NOT IN ('', 'direct') AND identity_key != 0
        AND timestamp >= {from:DateTime64(3, 'UTC')} - INTERVAL ${TOUCH_DAYS} DAY AND ${BEFORE_END}
    ) AS touches ON facts.person = touches.person AND facts.timestamp >= touches.timestamp`;
}

function adFiguresRows(): string {
  return newestAdFiguresSql(`date ${DATES}`);
}

const TICKETS_SQL = (
  personOf: PersonOf,
) => `SELECT ticket, min(at) AS timestamp, any(person) AS person, argMax(satisfaction, received_at) AS satisfaction,
    argMax(category, received_at) AS category, argMax(agent, received_at) AS agent, argMax(status, received_at) AS status,
    any(via) AS channel
  FROM (
    SELECT ${personOf('identity_key')} AS person, timestamp AS at, received_at,
      if(${property('ticket_id')} = '', message_id, ${property('ticket_id')}) AS ticket,
      toFloat64OrNull(${property('satisfaction')}) AS satisfaction, ${property('category')} AS category,
      ${property('agent')} AS agent, ${property('status')} AS status, ${property('channel')} AS via
    FROM events WHERE event = 'Ticket Updated'
  ) GROUP BY ticket HAVING ${IN_PERIOD}`;

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
    sql: (personOf) => sessionsSql(personOf),
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
