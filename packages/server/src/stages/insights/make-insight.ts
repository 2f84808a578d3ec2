import { createHash } from 'node:crypto';
import type { Desk, Insight, InsightKind, Period } from '@rondo/contract';

/** Everything of an insight but what follows from the rest. */
export type Finding = Omit<Insight, 'id' | 'desks'>;

/** Who is told what: a managing director decides on goals and budgets, not on creatives. */
const READERS: Readonly<Record<InsightKind, readonly Desk[]>> = {
  'off-goal': ['management', 'marketing', 'content', 'sales'],
  moved: ['management', 'marketing', 'content', 'sales'],
  'best-and-worst-channel': ['management', 'marketing'],
  'campaign-best': ['marketing', 'content'],
  untouched: ['marketing', 'content'],
  'stale-source': ['marketing', 'content', 'sales'],
};

export function makeInsight(finding: Finding, period: Period): Insight {
  const text = [finding.kind, finding.subject, period.from, period.to].join('\n');
  return {
    id: createHash('sha256').update(text).digest('hex').slice(0, 16),
    desks: [...READERS[finding.kind]],
    ...finding,
  };
}

export function isFor(kind: InsightKind, desk: Desk): boolean {
  return READERS[kind].includes(desk);
}
