import type { Insight, InsightKind } from '@rondo/contract';

export type Feedback = { kind: InsightKind; subject: string; reason: string; at: string };

const MOST = 6;
const MOST_OF_A_KIND = 2;
const SILENT_DAYS = 90;
const DAY_MS = 86_400_000;
/** Each recent "not useful" takes this much off its kind's weight, down to half. */
const LEARNED = 0.1;

/**
 * The few insights that a report shows: by weight, at most two of a kind so that one noisy kind does not fill the
 * page; with `all`, every one. What somebody found not useful stays away for 90 days, and its whole kind counts for less meanwhile.
 */
export function rankInsights(
  insights: readonly Insight[],
  feedback: readonly Feedback[],
  now: Date,
  { all = false } = {},
): Insight[] {
  const recent = feedback.filter((item) => now.getTime() - Date.parse(item.at) < SILENT_DAYS * DAY_MS);
  const silenced = new Set(recent.map((item) => `${item.kind}\n${item.subject}`));
  const weightOf = (insight: Insight) => {
    const against = recent.filter((item) => item.kind === insight.kind).length;
    return insight.weight * Math.max(0.5, 1 - LEARNED * against);
  };
  const ranked = insights
    .filter((insight) => !silenced.has(`${insight.kind}\n${insight.subject}`))
    .map((insight) => ({ ...insight, weight: weightOf(insight) }))
    .sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1));
  if (all) return ranked;
  const counts = new Map<InsightKind, number>();
  return ranked
    .filter((insight) => {
      const count = (counts.get(insight.kind) ?? 0) + 1;
      counts.set(insight.kind, count);
      return count <= MOST_OF_A_KIND;
    })
    .slice(0, MOST);
}
