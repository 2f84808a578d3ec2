import type { AttributionAnswer, AttributionRow } from '@rondo/contract';
import type { Finding } from './make-insight.ts';

/** Of the worst channel's budget: what a first test would move. Small enough to be lost, large enough to be seen. */
const TESTED_SHARE = 0.1;
/** A channel with less than this share of all cost says nothing about where a budget should go. */
const LEAST_COST_SHARE = 0.02;

type Return = { key: string; cost: number; mean: number; low: number; high: number; conversions: number };

/**
 * The best and the worst channel by the return that rules report, averaged over the rules, with their spread as the
 * uncertainty that it is. Reported return is no effect: whoever searches for the shop's name would have come anyway.
 * Hence the advice is a test, never a shift.
 */
export function findBestAndWorstChannel(answer: AttributionAnswer): Finding | undefined {
  const total = answer.rows.reduce((sum, row) => sum + (row.cost ?? 0), 0);
  const returns = answer.rows.flatMap((row) => returnOf(row, total)).sort((a, b) => b.mean - a.mean);
  const best = returns[0];
  const worst = returns.at(-1);
  if (best === undefined || worst === undefined || best.key === worst.key) return undefined;
  const apart = best.low > worst.high;
  return {
    kind: 'best-and-worst-channel',
    subject: 'channels',
    weight: apart ? 0.75 : 0.5,
    good: null,
    metric: null,
    facts: {
      best: best.key,
      bestReturn: best.mean,
      worst: worst.key,
      worstReturn: worst.mean,
      // Whether all rules agree on the order; where they do not, the order itself is in doubt.
      agreed: apart ? 1 : 0,
      channels: returns.length,
    },
    evidence: {
      query: { metric: 'spend', ...answer.period, dimension: 'channel', filter: [] },
      rows: returns.map(({ key, mean, low, high, conversions }) => ({
        key,
        value: mean,
        low,
        high,
        n: Math.round(conversions),
      })),
      n: answer.conversions,
    },
    because: null,
    advice: {
      kind: 'test-moving-budget',
      facts: { from: worst.key, to: best.key, amount: worst.cost * TESTED_SHARE, share: TESTED_SHARE },
    },
  };
}

function returnOf(row: AttributionRow, totalCost: number): Return[] {
  const cost = row.cost ?? 0;
  if (!row.attributed || cost <= 0 || cost < totalCost * LEAST_COST_SHARE) return [];
  const returns = row.credits.flatMap((credit) => (credit.return === null ? [] : [credit.return]));
  if (returns.length === 0) return [];
  const mean = returns.reduce((sum, value) => sum + value, 0) / returns.length;
  const conversions = row.credits.reduce((sum, credit) => sum + credit.conversions, 0) / row.credits.length;
  return [{ key: row.key, cost, mean, low: Math.min(...returns), high: Math.max(...returns), conversions }];
}
