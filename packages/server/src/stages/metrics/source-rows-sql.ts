import { newestAdFiguresSql } from '../campaigns/index.ts';
import { EMAIL_DELIVERED, EMAIL_SENT, LEAD_EVENTS, PURCHASE_EVENTS, sqlList } from './event-names.ts';
import type { PersonOf } from './sources.ts';

export const IN_PERIOD = "timestamp >= {from:DateTime64(3, 'UTC')} AND timestamp < {to:DateTime64(3, 'UTC')}";
export const BEFORE_END = "timestamp < {to:DateTime64(3, 'UTC')}";
export const DATES = '>= {from_date:Date32} AND date < {to_date:Date32}';
export const property = (name: string) => `ifNull(toString(properties.${name}), '')`;

export const EVENT_COLUMNS = [
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
/** One purchase counts once, though shop and CRM may both report it: the first report of an order number wins. */
export function ordersSql(personOf: PersonOf, when: string): string {
  return `SELECT ${personOf('identity_key')} AS person, message_id, timestamp, source, order_id, revenue, currency, properties, ${EVENT_COLUMNS.join(', ')}
    FROM events WHERE event IN (${sqlList(PURCHASE_EVENTS)}) AND ${when}
    ORDER BY timestamp, message_id LIMIT 1 BY event, if(order_id = '', message_id, order_id)`;
}

/** What pipelines call a deal that was won, in lower case. */
export const WON_STAGES = [
  'won',
  'closed won',
  'closedwon',
  'vunnen',
  'vunnet',
  'gewonnen',
  'נסגרה בהצלחה',
  'זכייה',
];
const TRUE_WORDS = ['yes', 'true', '1', 'y', 'ja', 'sant', 'כן', 'know', 'known', 'recalled'];

export const EVENTS_SQL = (
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
export const LEADS_SQL = (
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
        lowerUTF8(stage) IN (${sqlList(WON_STAGES)}) AS won
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

export function adFiguresRows(): string {
  return newestAdFiguresSql(`date ${DATES}`);
}

export const TICKETS_SQL = (
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
