import type { CampaignFunnelAnswer, CampaignFunnelQuery } from '@rondo/contract';
import type { Figures } from './metrics-service.ts';
import { checkPeriod } from './period.ts';

/**
 * Attention, interest, action: the classic three levels, each measured by the first of its metrics that is known.
 * Orders and leads are those of the last touch that was not direct.
 */
const LEVELS = [
  { level: 'attention', metrics: ['reach', 'impressions', 'emails_delivered'] },
  { level: 'interest', metrics: ['clicks', 'sessions', 'engagements'] },
  { level: 'action', metrics: ['orders', 'leads', 'reported_conversions'] },
] as const;

export async function readCampaignFunnel(
  figures: Pick<Figures, 'value' | 'frame'>,
  query: CampaignFunnelQuery,
): Promise<CampaignFunnelAnswer> {
  const period = checkPeriod(query);
  const filters = query.campaign === undefined ? [] : [`campaign:${query.campaign}`];
  const [frame, spend, levels] = await Promise.all([
    figures.frame(),
    figures.value('spend', period, filters),
    Promise.all(
      LEVELS.map(async ({ level, metrics }) => ({
        level,
        metrics: await Promise.all(
          metrics.map(async (key) => ({ key, value: await figures.value(key, period, filters) })),
        ),
      })),
    ),
  ]);
  let before: number | null = null;
  return {
    period,
    ...(query.campaign === undefined ? {} : { campaign: query.campaign }),
    currency: frame.currency,
    spend,
    levels: levels.map(({ level, metrics }) => {
      const known = metrics.find((metric) => metric.value !== null && metric.value > 0);
      const value = known?.value ?? null;
      const ofPrevious = value === null || before === null ? null : value / before;
      before = value;
      return {
        level,
        metric: known?.key ?? null,
        value,
        ofPrevious,
        costPer: spend === null || value === null ? null : spend / value,
        metrics,
      };
    }),
  };
}
