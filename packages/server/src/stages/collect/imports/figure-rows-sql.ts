import { identityKeySql } from '../../../platform/identifiers/index.ts';
import { newestAdFiguresSql } from '../../campaigns/index.ts';
import type { Binder } from './binder.ts';
import { isEmptySql, numberSql } from './parse-value-sql.ts';
import { PERMISSION_COLUMNS, permissionRowsSql } from './permission-rows-sql.ts';
import { type ImportPlan, identifiersOf, type PlannedField } from './plan-import.ts';

export type FigureContext = {
  importId: string;
  receivedAt: string;
  period: string;
  binder: Binder;
  sentimentScale: number;
};

const DIMENSIONS = [
  'channel',
  'platform',
  'account',
  'campaign_id',
  'campaign',
  'ad_group',
  'creative_id',
  'creative',
  'content_kind',
  'content_url',
  'audience',
  'placement',
  'device',
  'country',
  'region',
];
const AMOUNTS = ['spend', 'revenue'];
const COUNTS = [
  'impressions',
  'reach',
  'clicks',
  'engagements',
  'likes',
  'comments',
  'shares',
  'saves',
  'video_views',
  'conversions',
  'leads',
  'sent',
  'delivered',
  'opens',
  'bounces',
  'unsubscribes',
];

/** The columns that an import fills, in the order in which the statement names them. */
export const FIGURE_COLUMNS = {
  ad_figures: [
    'message_hash',
    'import_id',
    'row',
    'received_at',
    'source',
    'kind',
    'date',
    'period',
    ...DIMENSIONS,
    'currency',
    ...AMOUNTS,
    ...COUNTS,
  ],
  ad_impressions: [
    'identity_key',
    'timestamp',
    'message_hash',
    'import_id',
    'row',
    'received_at',
    'source',
    'device_kind',
    'device_id',
    'platform',
    'campaign',
    'creative',
    'placement',
    'impressions',
    'spend',
    'currency',
  ],
  mentions: [
    'message_hash',
    'import_id',
    'row',
    'received_at',
    'mention_id',
    'published_at',
    'medium',
    'source',
    'brand',
    'topic',
    'author',
    'author_followers',
    'title',
    'text',
    'url',
    'language',
    'country',
    'sentiment',
    'sentiment_score',
    'reach',
    'engagements',
    'likes',
    'comments',
    'shares',
    'media_value',
    'currency',
    'properties',
  ],
  kpi_values: [
    'message_hash',
    'import_id',
    'row',
    'received_at',
    'kpi',
    'date',
    'period',
    'value',
    'unit',
    'source',
    'dimensions',
    'entered_by',
    'is_deleted',
  ],
  products: [
    'message_hash',
    'import_id',
    'row',
    'received_at',
    'product_id',
    'name',
    'brand',
    'category',
    'price',
    'cost',
    'currency',
    'gtin',
    'url',
    'image_url',
    'availability',
    'description',
    'properties',
  ],
  consents: PERMISSION_COLUMNS,
} as const;

/**
 * Of rows of `ad_figures`, those that are news: a figure that the tool has corrected replaces the one before, and the same
 * figure exported once more is nothing new.
 */
export function newsOfAdFiguresSql(rows: string): string {
  const amount = (name: string) => `ifNull(toString(round(toFloat64(${name}), 4)), '')`;
  const told = `(message_hash, cityHash64(currency, ${[...AMOUNTS, ...COUNTS].map(amount).join(", ',', ")}))`;
  return `SELECT * FROM (${rows}) WHERE ${told} NOT IN (SELECT ${told} FROM (${newestAdFiguresSql('true')}))`;
}

/** Rows with `key_text`, `key_hash` and the columns of `parsedRowsSql` → rows of the kind's table of figures. */
export function figureRowsSql(plan: ImportPlan, rows: string, context: FigureContext): string {
  switch (plan.kind.target) {
    case 'ad_figures':
      return adFiguresSql(plan, rows, context);
    case 'ad_impressions':
      return adImpressionsSql(plan, rows, context);
    case 'mentions':
      return mentionsSql(plan, rows, context);
    case 'products':
      return productsSql(plan, rows, context);
    case 'consents':
      return permissionRowsSql(plan, rows, context);
    default:
      return kpiValuesSql(plan, rows, context);
  }
}

const has = (plan: ImportPlan, name: string) => plan.fields.some(({ field }) => field.name === name);
const text = (plan: ImportPlan, name: string) => (has(plan, name) ? `r_${name}` : "''");
const value = (plan: ImportPlan, name: string) => (has(plan, name) ? `v_${name}` : 'NULL');

function head(context: FigureContext): string {
  const { binder } = context;
  return `key_hash AS message_hash, ${binder.text(context.importId)} AS import_id, row, toDateTime64(${binder.text(context.receivedAt)}, 3, 'UTC') AS received_at`;
}

/** The day as it was written: in the zone of the import. */
function dateSql(plan: ImportPlan, context: FigureContext): string {
  return `toDate32(toTimeZone(v_date, ${context.binder.text(plan.timeZone)}))`;
}

function currencySql(plan: ImportPlan, binder: Binder): string {
  const standard = binder.text(plan.currency);
  return has(plan, 'currency')
    ? `if(isNull(v_currency) OR ${isEmptySql('r_currency')}, ${standard}, v_currency)`
    : `toString(${standard})`;
}

function adFiguresSql(plan: ImportPlan, rows: string, context: FigureContext): string {
  const dimensions = DIMENSIONS.map((name) => `${text(plan, name)} AS ${name}`);
  const figures = [...AMOUNTS, ...COUNTS].map((name) => `${value(plan, name)} AS ${name}`);
  const currency = AMOUNTS.some((name) => has(plan, name)) ? currencySql(plan, context.binder) : "''";
  return `SELECT ${head(context)}, ${context.binder.text(plan.source === '' ? 'import' : plan.source)} AS source, '${plan.kind.id}' AS kind, ${dateSql(plan, context)} AS date, '${context.period}' AS period,
${dimensions.join(', ')}, ${currency} AS currency, ${figures.join(', ')} FROM (${rows})`;
}

/** An impression is filed under the row's strongest id alone: an ad server's word joins no two devices. */
function adImpressionsSql(plan: ImportPlan, rows: string, context: FigureContext): string {
  const ids = identifiersOf(plan).map(({ field }) => deviceSql(plan, field.name));
  const device = `arrayFirst(id -> id.3 != 0, [${ids.join(', ')}])`;
  const impressions = has(plan, 'impressions')
    ? 'toUInt32(least(greatest(ifNull(v_impressions, 1), 0), 4000000000))'
    : 'toUInt32(1)';
  const currency = has(plan, 'spend') ? currencySql(plan, context.binder) : "''";
  return `SELECT ${head(context)}, ${context.binder.text(plan.source === '' ? 'import' : plan.source)} AS source,
device.3 AS identity_key, device.1 AS device_kind, device.2 AS device_id, v_timestamp AS timestamp,
${['platform', 'campaign', 'creative', 'placement'].map((name) => `${text(plan, name)} AS ${name}`).join(', ')},
${impressions} AS impressions, ${value(plan, 'spend')} AS spend, ${currency} AS currency FROM (SELECT *, ${device} AS device FROM (${rows}))`;
}

/** The id of a column that holds both kinds is what the row says it is. */
function deviceSql(plan: ImportPlan, name: string): string {
  const id = `CAST(k_${name}, 'Tuple(String, String, UInt64)')`;
  if (name !== 'anonymous_id' || !has(plan, 'device_kind')) return id;
  const asAdId = `('device_id', k_${name}.2, ${identityKeySql("'device_id'", `k_${name}.2`)})`;
  return `if(v_device_kind = 'ad_id' AND k_${name}.3 != 0, ${asAdId}, ${id})`;
}

function mentionsSql(plan: ImportPlan, rows: string, context: FigureContext): string {
  const texts = [
    'mention_id',
    'source',
    'brand',
    'topic',
    'author',
    'title',
    'text',
    'url',
    'language',
    'country',
  ];
  const score = has(plan, 'sentiment') ? sentimentScoreSql(context.sentimentScale) : 'NULL';
  const medium = has(plan, 'medium') ? "if(v_medium = '', 'online', v_medium)" : "'online'";
  const followers = has(plan, 'author_followers')
    ? 'if(v_author_followers >= 0, toUInt64(v_author_followers), NULL)'
    : 'NULL';
  const currency = has(plan, 'media_value') ? currencySql(plan, context.binder) : "''";
  return `SELECT ${head(context)}, v_published_at AS published_at, ${medium} AS medium, ${texts.map((name) => `${text(plan, name)} AS ${name}`).join(', ')},
${followers} AS author_followers, ${score} AS sentiment_score,
multiIf(isNull(sentiment_score), '', sentiment_score > 0.05, 'positive', sentiment_score < -0.05, 'negative', 'neutral') AS sentiment,
${['reach', 'engagements', 'likes', 'comments', 'shares', 'media_value'].map((name) => `${value(plan, name)} AS ${name}`).join(', ')},
${currency} AS currency, ${propertiesSql(plan, context.binder)} AS properties FROM (${rows})`;
}

/** Words in the languages that tools export in, or a number on the file's own scale (1, 5, 10 or 100). */
function sentimentScoreSql(scale: number): string {
  const word = 'lower(r_sentiment)';
  return `multiIf(match(${word}, '^(pos|חיובי)'), 1., match(${word}, '^(neg|שלילי)'), -1., match(${word}, '^(neu|ניטרלי|mixed|blandat)'), 0.,
greatest(-1., least(1., ${numberSql('r_sentiment', '.')} / ${scale})))`;
}

function productsSql(plan: ImportPlan, rows: string, context: FigureContext): string {
  const texts = [
    'product_id',
    'name',
    'brand',
    'category',
    'gtin',
    'url',
    'image_url',
    'availability',
    'description',
  ];
  return `SELECT ${head(context)}, ${texts.map((name) => `${text(plan, name)} AS ${name}`).join(', ')},
${value(plan, 'price')} AS price, ${value(plan, 'cost')} AS cost, ${currencySql(plan, context.binder)} AS currency,
${propertiesSql(plan, context.binder)} AS properties FROM (${rows})`;
}

function propertiesSql(plan: ImportPlan, binder: Binder): string {
  if (plan.rest.length === 0) return "CAST(map(), 'Map(String, String)')";
  const pairs = plan.rest
    .map((column, index) => `toString(${binder.text(column.name)}), x_${index}`)
    .join(', ');
  return `mapFilter((name, text) -> text != '', map(${pairs}))`;
}

/** One row a value: as it stands in the file, or one for each measure of a row of web statistics. */
function kpiValuesSql(plan: ImportPlan, rows: string, context: FigureContext): string {
  const { kpiPrefix } = plan.kind;
  const dimensions = dimensionsSql(plan, context.binder);
  const common = `${dateSql(plan, context)} AS date, '${context.period}' AS period, ${dimensions} AS dimensions, '' AS entered_by, toUInt8(0) AS is_deleted`;
  if (kpiPrefix === undefined) {
    return `SELECT ${head(context)}, r_kpi AS kpi, ${common}, v_value AS value, ${text(plan, 'unit')} AS unit, ${text(plan, 'source')} AS source FROM (${rows})`;
  }
  const measures = plan.fields.filter(({ field }) => field.role === 'measure');
  const list = measures
    .map(
      (planned) =>
        `('${kpiPrefix}${planned.field.name}', toFloat64(v_${planned.field.name}), ${unitSql(plan, planned, context.binder)})`,
    )
    .join(', ');
  return `SELECT reinterpretAsUInt64(reverse(substring(MD5(concat(key_text, ':', tupleElement(m, 1))), 1, 8))) AS message_hash,
${head(context).replace('key_hash AS message_hash, ', '')}, tupleElement(m, 1) AS kpi, ${common}, assumeNotNull(tupleElement(m, 2)) AS value,
tupleElement(m, 3) AS unit, 'import' AS source FROM (${rows}) ARRAY JOIN arrayFilter(each -> isNotNull(tupleElement(each, 2)), [${list}]) AS m`;
}

function unitSql(plan: ImportPlan, { field }: PlannedField, binder: Binder): string {
  if (field.type === 'money') return currencySql(plan, binder);
  return `'${field.unit ?? ''}'`;
}

function dimensionsSql(plan: ImportPlan, binder: Binder): string {
  const named = plan.fields.filter(
    ({ field }) =>
      field.role === 'dimension' &&
      field.name !== 'kpi' &&
      field.name !== (plan.kind.kpiPrefix === undefined ? 'source' : ''),
  );
  if (named.length === 0) return "CAST(map(), 'Map(String, String)')";
  const pairs = named.map(({ field, source }) => {
    // The column that a value belongs to says best what it is: `shop`, `region`, `salesperson`.
    const column =
      field.name === 'dimension' && source.from === 'column'
        ? plan.shape.columns[source.column]?.name
        : undefined;
    return `toString(${binder.text(column ?? field.name)}), r_${field.name}`;
  });
  return `mapFilter((name, text) -> text != '', map(${pairs.join(', ')}))`;
}
