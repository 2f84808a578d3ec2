import type { AttributionGrain } from '@rondo/contract';
import type { Events, Parameters } from '../../platform/events/client.ts';
import { newestAdFiguresSql } from '../campaigns/index.ts';

/** Which figures are a key's cost. Of an influencer those of the creative by that name; of a page nobody reports any. */
const COSTED: Readonly<Record<Exclude<AttributionGrain, 'touchpoint'>, { column: string; where: string }>> = {
  channel: { column: 'channel', where: '1' },
  campaign: { column: 'campaign', where: '1' },
  creative: { column: 'creative', where: '1' },
  influencer: { column: 'creative', where: "channel = 'influencer'" },
};

/** What each key cost in the period, in the workspace's currency, as the platforms report it. */
export async function readCosts(
  events: Events,
  grain: AttributionGrain,
  parameters: Parameters,
): Promise<Map<string, number>> {
  if (grain === 'touchpoint') return new Map();
  const { column, where } = COSTED[grain];
  const rows = await events.query<{ key: string; cost: number }>(
    `SELECT toString(${column}) AS key, toFloat64(sum(spend)) AS cost
     FROM (${newestAdFiguresSql('date >= {from_date:Date32} AND date < {to_date:Date32}')})
     WHERE isNotNull(spend) AND currency IN ('', {currency:String}) AND ${column} != '' AND ${where} GROUP BY key`,
    parameters,
  );
  return new Map(rows.map((row) => [row.key, row.cost]));
}
