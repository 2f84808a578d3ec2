import type {
  AttributionAnswer,
  AttributionDimension,
  AttributionModel,
  AttributionQuery,
  AttributionRow,
  OtherCurrency,
} from '@rondo/contract';
import { attributionModels } from '@rondo/contract';
import type { Events } from '../../platform/events/client.ts';
import { personOf } from '../identity/index.ts';
import { checkPeriod, type Frame, PURCHASE_EVENTS, periodParameters } from '../metrics/index.ts';
import {
  composeAttributionSql,
  conversionsSql,
  followedLinksSql,
  KEYS_PER_CHANNEL,
  MOST_CHANNELS,
  touchedKeysSql,
} from './compose-attribution-sql.ts';
import { readCosts } from './read-costs.ts';

/** The columns of composeAttributionSql's answer that hold each model's credits. */
const COLUMNS = {
  first: 'first',
  last: 'last',
  'last-non-direct': 'named',
  linear: 'linear',
  'time-decay': 'decay',
  position: 'position',
} as const satisfies Record<AttributionModel, string>;
type Column = (typeof COLUMNS)[AttributionModel];

type CreditRow = { id: number; touches: number; anonymous: number } & {
  [column in `${Column}_${'conversions' | 'value'}`]: number;
};
type Key = { channel: string; key: string };
/** Keys of rows with fewer touches than the first 65,535 of a channel share one row. */
const REST = '…';

export async function attributeConversions(
  events: Events,
  frame: Frame,
  query: AttributionQuery,
): Promise<AttributionAnswer> {
  const period = checkPeriod(query);
  const dimension = query.dimension ?? 'channel';
  const conversion = query.conversion ?? [...PURCHASE_EVENTS];
  const lookbackDays = query.lookbackDays ?? 30;
  const halfLifeDays = query.halfLifeDays ?? 7;
  const parameters = { ...periodParameters(period, frame), lookback_days: lookbackDays, conversion };

  const [keys, followed] = await Promise.all([
    events.query<Key>(touchedKeysSql(dimension), parameters),
    events.query(followedLinksSql(), parameters),
  ]);
  const touched = numberKeys(keys, dimension);
  const [credits, costs, otherCurrencies] = await Promise.all([
    events.query<CreditRow>(composeAttributionSql({ dimension, personOf, withLinks: followed.length > 0 }), {
      ...parameters,
      keys: touched.texts,
      ids: touched.ids,
      direct: touched.direct,
      half_life: halfLifeDays * 86_400_000,
    }),
    readCosts(events, dimension, parameters),
    events.query<OtherCurrency>(
      `SELECT toString(currency) AS currency, toFloat64(sum(revenue)) AS amount, toUInt32(count()) AS rows
       FROM (${conversionsSql()}) WHERE currency NOT IN ('', {currency:String}) GROUP BY currency ORDER BY currency`,
      parameters,
    ),
  ]);

  const summed = new Map<string, CreditRow>();
  for (const row of credits) {
    const name = row.id === 0 ? '' : `+${touched.names.get(row.id) ?? REST}`;
    summed.set(name, add(summed.get(name), row));
  }
  for (const name of costs.keys()) if (!summed.has(`+${name}`)) summed.set(`+${name}`, noCredit());
  const total = [...summed.values()].reduce((sum, row) => sum + row.last_conversions, 0);
  const value = [...summed.values()].reduce((sum, row) => sum + row.last_value, 0);
  const none = summed.get('') ?? noCredit();
  summed.delete('');
  const rows = [...summed].map(([name, row]) =>
    describe(name.slice(1), true, row, costs.get(name.slice(1)) ?? null, total),
  );
  rows.sort((a, b) => linear(b) - linear(a) || (a.key < b.key ? -1 : 1));
  if (none.last_conversions > 0) rows.push({ ...describe('', false, none, null, total), touches: 0 });
  return {
    period,
    dimension,
    models: [...attributionModels],
    conversion,
    lookbackDays,
    halfLifeDays,
    currency: frame.currency,
    conversions: total,
    value,
    unattributed: { conversions: none.last_conversions, value: none.last_value },
    anonymous: none.anonymous,
    rows,
    otherCurrencies,
    incremental: false,
  };
}

/** Numbers for channels and for keys within them, as the packed touches have them. */
function numberKeys(found: readonly Key[], dimension: AttributionDimension) {
  const channels = new Map<string, { number: number; keys: number }>();
  const texts: string[] = [];
  const ids: number[] = [];
  const names = new Map<number, string>();
  for (const { channel, key } of found) {
    let known = channels.get(channel);
    if (known === undefined) {
      known = { number: Math.min(channels.size + 1, MOST_CHANNELS), keys: 0 };
      channels.set(channel, known);
    }
    known.keys = Math.min(known.keys + 1, KEYS_PER_CHANNEL);
    const id = known.number * (KEYS_PER_CHANNEL + 1) + known.keys;
    texts.push(dimension === 'channel' ? channel : `${channel}\u0001${key}`);
    ids.push(id);
    names.set(id, names.has(id) ? REST : key);
  }
  // transform() needs a first pair to know the types by.
  if (texts.length === 0) return { texts: [''], ids: [0], names, direct: 0 };
  return { texts, ids, names, direct: channels.get('direct')?.number ?? 0 };
}

function describe(
  key: string,
  attributed: boolean,
  row: CreditRow,
  cost: number | null,
  total: number,
): AttributionRow {
  const credits = attributionModels.map((model) => {
    const conversions = row[`${COLUMNS[model]}_conversions`];
    const value = row[`${COLUMNS[model]}_value`];
    return {
      model,
      conversions,
      value,
      costPerConversion: cost === null || conversions === 0 ? null : cost / conversions,
      return: cost === null || cost === 0 ? null : value / cost,
    };
  });
  const shares = credits.map((credit) => (total === 0 ? 0 : credit.conversions / total));
  return {
    key,
    attributed,
    touches: row.touches,
    cost,
    credits,
    spread: { low: Math.min(...shares), high: Math.max(...shares) },
  };
}

function linear(row: AttributionRow): number {
  return row.credits.find((credit) => credit.model === 'linear')?.conversions ?? 0;
}

function noCredit(): CreditRow {
  const none = Object.fromEntries(
    Object.values(COLUMNS).flatMap((column) => [
      [`${column}_conversions`, 0],
      [`${column}_value`, 0],
    ]),
  );
  return { id: 0, touches: 0, anonymous: 0, ...(none as Omit<CreditRow, 'id' | 'touches' | 'anonymous'>) };
}

function add(sum: CreditRow | undefined, row: CreditRow): CreditRow {
  if (sum === undefined) return row;
  const added = { ...sum, touches: sum.touches + row.touches, anonymous: sum.anonymous + row.anonymous };
  for (const column of Object.values(COLUMNS)) {
    added[`${column}_conversions`] += row[`${column}_conversions`];
    added[`${column}_value`] += row[`${column}_value`];
  }
  return added;
}
