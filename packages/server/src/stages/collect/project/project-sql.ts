import { identityKeySql } from '../../../platform/identifiers/index.ts';
import { channelSql, clickOfAddressSql } from '../../campaigns/index.ts';

/**
 * What is read off a payload, all in one parse: JSONExtractString for each field would parse the text twenty times.
 * A number where text is expected comes out as its text, which is what an id such as 42 needs.
 */
const CALL = `Tuple(
  userId String, anonymousId String, groupId String, previousId String, name String,
  properties Tuple(
    name String, url String, path String, referrer String, title String, order_id String,
    revenue String, total String, value String, currency String, region String, country String,
    channel String, campaign String, campaign_name String, campaign_id String, creative String, creator String),
  context Tuple(
    userAgent String, locale String,
    page Tuple(url String, path String, referrer String),
    campaign Tuple(name String, source String, medium String, content String, creator String),
    device Tuple(type String),
    location Tuple(country String, region String))
)`;

/** The first of these texts that is not empty. */
function first(...texts: [string, ...string[]]): string {
  return texts.reduceRight((rest, text) => `if(${text} != '', ${text}, ${rest})`);
}

const parameter = (name: string) => `decodeURLFormComponent(extractURLParameter(page_url, '${name}'))`;

const channel = channelSql({
  type: 'type',
  event: 'event',
  utmSource: 'utm_source',
  utmMedium: 'utm_medium',
  utmCampaign: 'campaign',
  referrerHost: 'referrer_host',
  pageHost: 'page_host',
  click: clickOfAddressSql('page_url'),
  linkChannel: "if(event = 'Link Clicked', call.properties.channel, '')",
  ownHosts: 'emptyArrayString()',
});

/** A log row from before `accounts` was there: a group call of that time has its groupId in the payload. */
const ACCOUNTS = `if(empty(accounts) AND type = 'group' AND trimBoth(call.groupId) NOT IN ('', '0', 'null', 'undefined', '[object Object]'),
  CAST([('group_id', trimBoth(call.groupId), ${identityKeySql("'group_id'", 'trimBoth(call.groupId)')})], 'Array(Tuple(kind LowCardinality(String), value String, key UInt64))'), accounts)`;

const agent = 'call.context.userAgent';

/** From rows of the log (`source`: a table expression with its columns) to rows of `events`. */
export function projectEventsSql(source: string): string {
  return `
INSERT INTO events
SELECT
  message_id, message_hash, node, seq, source, import_id, type, event,
  if(type IN ('page', 'screen'), ${first('call.name', 'call.properties.name')}, '') AS name,
  call.userId AS user_id, call.anonymousId AS anonymous_id, call.groupId AS group_id, call.previousId AS previous_id,
  identity_key, identifiers, timestamp, received_at,
  if(raw_properties = '', '{}', raw_properties) AS properties,
  -- What was bought stands in the table traits alone, where it expires.
  if(raw_traits = '' OR ${BOUGHT}, '{}', raw_traits) AS traits,
  if(raw_context = '', '{}', raw_context) AS context,
  page_host,
  ${first('page_path_given', 'path(page_url)')} AS page_path,
  referrer_host, utm_source, utm_medium,
  ${channel} AS channel,
  campaign,
  ${first('call.context.campaign.content', parameter('utm_content'), 'call.properties.creative')} AS creative,
  ${first('call.properties.creator', 'call.context.campaign.creator')} AS creator,
  ${first('call.context.location.country', 'call.properties.country')} AS country,
  ${first('call.context.location.region', 'call.properties.region')} AS region,
  multiIf(call.context.device.type != '', lower(call.context.device.type),
          ${agent} = '', '',
          match(${agent}, 'iPad|Tablet|PlayBook|Silk') OR (position(${agent}, 'Android') > 0 AND position(${agent}, 'Mobile') = 0), 'tablet',
          match(${agent}, 'Mobi|iPhone|iPod'), 'phone',
          'desktop') AS device,
  call.properties.order_id AS order_id,
  toDecimal64OrZero(${first('call.properties.revenue', 'call.properties.total', 'call.properties.value')}, 4) AS revenue,
  upper(call.properties.currency) AS currency,
  ${ACCOUNTS} AS accounts
FROM
(
  SELECT
    *,
    JSONExtract(payload, '${CALL.replace(/\s+/g, ' ')}') AS call,
    JSONExtractRaw(payload, 'properties') AS raw_properties_text,
    JSONExtractRaw(payload, 'traits') AS raw_traits_text,
    JSONExtractRaw(payload, 'context') AS raw_context_text,
    if(startsWith(raw_properties_text, '{'), raw_properties_text, '') AS raw_properties,
    if(startsWith(raw_traits_text, '{'), raw_traits_text, '') AS raw_traits,
    if(startsWith(raw_context_text, '{'), raw_context_text, '') AS raw_context,
    ${first('call.context.page.url', 'call.properties.url')} AS page_url,
    ${first('call.context.page.path', 'call.properties.path')} AS page_path_given,
    domain(page_url) AS page_host,
    domain(${first('call.context.page.referrer', 'call.properties.referrer')}) AS referrer_host,
    ${first('call.context.campaign.source', parameter('utm_source'))} AS utm_source,
    ${first('call.context.campaign.medium', parameter('utm_medium'))} AS utm_medium,
    ${first('call.context.campaign.name', parameter('utm_campaign'), 'call.properties.campaign', 'call.properties.campaign_name', 'call.properties.campaign_id')} AS campaign
  FROM ${source}
)`;
}

/** Whether a call says under which terms its traits were bought (see `context.purchase` in the guide). */
const BOUGHT = `(position(payload, '"purchase"') > 0 AND JSONHas(payload, 'context', 'purchase'))`;
const NEVER = "toDateTime64('2299-12-31 00:00:00', 3, 'UTC')";

/** From rows of the log to one row of `traits` for each trait that an identify call sets (null takes a trait away). */
export function projectTraitsSql(source: string): string {
  return `
INSERT INTO traits (name, identity_key, timestamp, message_id, message_hash, value, number, type, source, import_id, node, seq,
  supplier, licence, legal_basis, expires_at)
SELECT
  tupleElement(trait, 1) AS name, identity_key, timestamp, message_id, message_hash,
  if(json_type = 'string', JSONExtractString(raw), if(json_type = 'null', '', raw)) AS value,
  multiIf(json_type = 'number', toFloat64OrNull(raw),
          json_type = 'boolean', if(raw = 'true', 1, 0),
          json_type = 'string', toFloat64OrNull(trimBoth(value)), NULL) AS number,
  json_type AS type, source, import_id, node, seq,
  JSONExtractString(purchase, 'supplier') AS supplier, JSONExtractString(purchase, 'licence') AS licence,
  JSONExtractString(purchase, 'legalBasis') AS legal_basis,
  -- A time that cannot be read has passed: what was bought must not stay for want of a date.
  if(purchase = '', ${NEVER}, ifNull(parseDateTime64BestEffortOrNull(JSONExtractString(purchase, 'expiresAt'), 3, 'UTC'), toDateTime64(0, 3, 'UTC'))) AS expires_at
FROM
(
  SELECT
    identity_key, timestamp, message_id, message_hash, source, import_id, node, seq,
    if(${BOUGHT}, JSONExtractRaw(payload, 'context', 'purchase'), '') AS purchase,
    arrayJoin(JSONExtractKeysAndValuesRaw(payload, 'traits')) AS trait,
    tupleElement(trait, 2) AS raw,
    multiIf(startsWith(raw, '"'), 'string', startsWith(raw, '{'), 'object', startsWith(raw, '['), 'array',
            raw IN ('true', 'false'), 'boolean', raw = 'null', 'null', 'number') AS json_type
  FROM ${source}
  WHERE type = 'identify' AND identity_key != 0
)`;
}
