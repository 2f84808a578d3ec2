import type { ExploreRow, MetricInfo, Period } from '@rondo/contract';
import type { Finding } from './make-insight.ts';

/** What is asked of a campaign: when it did best, with whom, and with which content. */
export const campaignQuestions = [
  { aspect: 'timing', metric: 'site_conversion_rate', dimension: 'weekday' },
  { aspect: 'audience', metric: 'conversion_rate', dimension: 'audience' },
  { aspect: 'content', metric: 'click_through_rate', dimension: 'creative' },
] as const;
export type CampaignQuestion = (typeof campaignQuestions)[number];

/** The best of many small parts is mostly luck: a part must hold at least this many chances. */
const LEAST_CHANCES = 200;

/**
 * The part of a campaign that did clearly better than the whole: its interval lies above the campaign's own rate.
 * The intervals are for one part; with many parts the best one's lead is flattered, so the number compared is shown.
 */
export function findCampaignBest(
  campaign: string,
  question: CampaignQuestion,
  metric: MetricInfo,
  total: number | null,
  rows: readonly ExploreRow[],
  period: Period,
): Finding | undefined {
  const known = rows.filter(
    (row) => row.keys[0] !== '' && row.value !== null && (row.denominator ?? 0) >= LEAST_CHANCES,
  );
  const [best] = [...known].sort((a, b) => (b.value ?? 0) - (a.value ?? 0));
  const low = best?.interval?.[0];
  if (
    best === undefined ||
    known.length < 2 ||
    total === null ||
    total === 0 ||
    low === undefined ||
    low <= total
  )
    return undefined;
  const lead = ((best.value ?? 0) - total) / total;
  return {
    kind: 'campaign-best',
    subject: `${campaign}/${question.aspect}`,
    weight: Math.min(0.8, 0.35 + Math.min(0.3, lead / 2)),
    good: true,
    metric,
    facts: {
      campaign,
      aspect: question.aspect,
      part: best.keys[0] ?? '',
      value: best.value,
      total,
      lead,
      compared: known.length,
    },
    evidence: {
      query: {
        metric: question.metric,
        ...period,
        dimension: question.dimension,
        filter: [`campaign:${campaign}`],
      },
      rows: known.slice(0, 8).map((row) => ({
        key: row.keys[0] ?? '',
        value: row.value,
        ...(row.denominator == null ? {} : { n: row.denominator }),
        ...(row.interval === undefined ? {} : { low: row.interval[0] ?? 0, high: row.interval[1] ?? 0 }),
      })),
      n: Math.round(best.denominator ?? 0),
      low,
      high: best.interval?.[1] ?? low,
    },
    because: null,
    advice: { kind: 'shift-to-best', facts: { campaign, aspect: question.aspect, part: best.keys[0] ?? '' } },
  };
}
