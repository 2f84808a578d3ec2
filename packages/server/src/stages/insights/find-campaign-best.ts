import type { ExploreRow, MetricInfo, Period } from '@rondo/contract';
import type { Finding } from './make-insight.ts';

/** What is asked of a campaign: when it did best, with whom, and with which content. */
export const campaignQuestions = [
  { aspect: 'timing', metric: 'site_conversion_rate', dimension: 'weekday' },
  { aspect: 'audience', metric: 'conversion_rate', dimension: 'audience' },
  { aspect: 'content', metric: 'click_through_rate', dimension: 'creative' },
] as const;
export type CampaignQuestion = (typeof campaignQuestions)[number];

/** One part of a campaign: its rate, what it is a rate of, and what was spent on it. */
export type CampaignPart = {
  key: string;
  value: number;
  numerator: number;
  chances: number;
  low: number;
  high: number;
  spend: number | null;
};

/** The best of many small parts is mostly luck: a part must hold at least this many chances. */
const LEAST_CHANCES = 100;
/** A weak part that gets less than this share of the money costs nobody anything. */
const LEAST_WEAK_SPEND = 0.2;

/** Rows by campaign and part → the parts of each campaign. */
export function partsByCampaign(
  rows: readonly ExploreRow[],
  spend: readonly ExploreRow[],
): Map<string, CampaignPart[]> {
  const spent = new Map(spend.map((row) => [row.keys.join('\n'), row.value]));
  const campaigns = new Map<string, CampaignPart[]>();
  for (const row of rows) {
    const [campaign = '', key = ''] = row.keys;
    const [low, high] = row.interval ?? [];
    if (campaign === '' || row.value === null || low === undefined || high === undefined) continue;
    const part: CampaignPart = {
      key,
      value: row.value,
      numerator: row.numerator ?? 0,
      chances: row.denominator ?? 0,
      low,
      high,
      spend: spent.get(row.keys.join('\n')) ?? null,
    };
    campaigns.set(campaign, [...(campaigns.get(campaign) ?? []), part]);
  }
  return campaigns;
}

/**
 * The part of a campaign that did clearly better than the whole: its interval lies above the campaign's own rate. With
 * it goes the part that is clearly worse and yet gets much of the money. The intervals are for one part; with many parts
 * the best one's lead is flattered, so the number compared is shown.
 */
export function findCampaignBest(
  campaign: string,
  question: CampaignQuestion,
  metric: MetricInfo,
  parts: readonly CampaignPart[],
  period: Period,
): Finding | undefined {
  const chances = parts.reduce((sum, part) => sum + part.chances, 0);
  const total = chances === 0 ? 0 : parts.reduce((sum, part) => sum + part.numerator, 0) / chances;
  const known = parts
    .filter((part) => part.key !== '' && part.chances >= LEAST_CHANCES)
    .sort((a, b) => b.value - a.value);
  const [best] = known;
  if (best === undefined || known.length < 2 || total === 0 || best.low <= total) return undefined;
  const spend = parts.reduce((sum, part) => sum + (part.spend ?? 0), 0);
  const shareOf = (part: CampaignPart) => (part.spend === null || spend === 0 ? null : part.spend / spend);
  const weak = known
    .filter((part) => part.high < total && (shareOf(part) ?? 0) >= LEAST_WEAK_SPEND)
    .sort((a, b) => (shareOf(b) ?? 0) - (shareOf(a) ?? 0))[0];
  const lead = (best.value - total) / total;
  return {
    kind: 'campaign-best',
    subject: `${campaign}/${question.aspect}`,
    weight: Math.min(0.8, 0.35 + Math.min(0.3, lead / 2) + (weak === undefined ? 0 : 0.1)),
    good: true,
    metric,
    facts: {
      campaign,
      aspect: question.aspect,
      part: best.key,
      value: best.value,
      total,
      lead,
      compared: known.length,
      spendShare: shareOf(best),
      weak: weak?.key ?? null,
      weakValue: weak?.value ?? null,
      weakSpendShare: weak === undefined ? null : shareOf(weak),
    },
    evidence: {
      query: {
        metric: question.metric,
        ...period,
        dimension: question.dimension,
        filter: [`campaign:${campaign}`],
      },
      rows: known
        .slice(0, 8)
        .map(({ key, value, chances: n, low, high }) => ({ key, value, n: Math.round(n), low, high })),
      n: Math.round(best.chances),
      low: best.low,
      high: best.high,
    },
    because: null,
    advice: {
      kind: 'shift-to-best',
      facts: { campaign, aspect: question.aspect, part: best.key, from: weak?.key ?? null },
    },
  };
}
