import type { PersonImpressions } from '@rondo/contract';
import type { Events } from '../../../platform/events/client.ts';

const MOST_ROWS = 100;

/** What the devices behind these keys were shown, newest first. Whether it may be looked at is asked before. */
export async function readPersonImpressions(
  events: Events,
  keys: readonly bigint[],
): Promise<PersonImpressions> {
  type Row = {
    platform: string;
    campaign: string;
    placement: string;
    shown: string;
    first: string;
    last: string;
    all: string;
  };
  const rows = await events.query<Row>(
    `SELECT platform, campaign, placement, sum(impressions) AS shown, min(timestamp) AS first, max(timestamp) AS last, sum(shown) OVER () AS all
     FROM ad_impressions WHERE identity_key IN {keys:Array(UInt64)}
     GROUP BY platform, campaign, placement HAVING shown > 0 ORDER BY last DESC, campaign, placement LIMIT ${MOST_ROWS}`,
    { keys },
  );
  return {
    allowed: true,
    because: null,
    impressions: Number(rows[0]?.all ?? 0),
    items: rows.map(({ platform, campaign, placement, shown, first, last }) => ({
      platform,
      campaign,
      placement,
      impressions: Number(shown),
      first,
      last,
    })),
  };
}
