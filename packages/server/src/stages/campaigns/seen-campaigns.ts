import type { Events } from '../../platform/events/client.ts';
import { newestAdFiguresSql } from './newest-ad-figures.ts';

/** What has arrived of a campaign, whether or not anybody has described it. */
export type SeenCampaign = {
  key: string;
  first: string;
  last: string;
  touches: number;
  spend: number | null;
  impressions: number | null;
  channels: string[];
};

type SeenRow = Omit<SeenCampaign, 'touches'> & { touches: string };

/** From visits, clicks and orders that carry a campaign, and from imported figures. `timeZone` says what a day is. */
export async function findSeenCampaigns(events: Events, timeZone: string): Promise<SeenCampaign[]> {
  const rows = await events.query<SeenRow>(
    `SELECT key, toString(min(first)) AS first, toString(max(last)) AS last, sum(touches) AS touches,
            sum(spend) AS spend, sum(impressions) AS impressions, arraySort(groupUniqArrayArray(channels)) AS channels
     FROM (
       SELECT campaign AS key, min(toDate32(timestamp, {zone:String})) AS first, max(toDate32(timestamp, {zone:String})) AS last,
              countIf(channel != '') AS touches, CAST(NULL, 'Nullable(Float64)') AS spend, CAST(NULL, 'Nullable(Float64)') AS impressions,
              groupUniqArrayIf(toString(channel), channel != '') AS channels
       FROM events WHERE campaign != '' GROUP BY campaign
       UNION ALL
       SELECT campaign, min(date), max(date), 0, sum(toFloat64(spend)), sum(impressions), groupUniqArrayIf(toString(channel), channel != '')
       FROM (${newestAdFiguresSql("campaign != ''")})
       GROUP BY campaign
     )
     GROUP BY key ORDER BY key LIMIT 5000`,
    { zone: timeZone },
  );
  return rows.map((row) => ({ ...row, touches: Number(row.touches) }));
}
