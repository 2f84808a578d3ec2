import type { DataKind, Desk, Inventory } from '@rondo/contract';
import type { Finding } from './make-insight.ts';

/** A share below this is what any company has lying about. */
const LEAST_UNTOUCHED = 0.05;

/** Data that is collected but used in nothing: the untouched share. */
export function findUntouched(inventory: Inventory): Finding | undefined {
  const { untouchedShare } = inventory;
  if (untouchedShare === null || untouchedShare < LEAST_UNTOUCHED) return undefined;
  const used = new Set(inventory.items.filter((item) => item.usedIn.length > 0).map((item) => item.source));
  // A source of which nothing is used costs somebody's work every week; an unused event of a used one comes by itself.
  const isIdle = (source: string) => !used.has(source);
  const untouched = inventory.items
    .filter((item) => item.usedIn.length === 0)
    .sort((a, b) => Number(isIdle(b.source)) - Number(isIdle(a.source)) || b.rows - a.rows);
  const [largest] = untouched;
  if (largest === undefined) return undefined;
  return {
    kind: 'untouched',
    subject: 'inventory',
    weight: Math.min(0.7, 0.3 + untouchedShare / 2),
    good: false,
    metric: null,
    facts: {
      share: untouchedShare,
      items: untouched.length,
      of: inventory.items.length,
      largest: largest.what,
      largestSource: largest.source,
      idle: isIdle(largest.source) ? 1 : 0,
      rows: largest.rows,
    },
    evidence: {
      query: null,
      rows: untouched.slice(0, 6).map((item) => ({ key: `${item.what} · ${item.source}`, value: item.rows })),
      n: inventory.items.reduce((sum, item) => sum + item.rows, 0),
    },
    because: null,
    advice: {
      kind: 'use-or-stop',
      facts: {
        what: largest.what,
        source: largest.source,
        owner: largest.owner === '' ? null : largest.owner,
      },
    },
  };
}

/** Kinds of data whose silence each desk has to know of; the rest is somebody else's. */
const KINDS_OF_DESK: Readonly<Record<Desk, readonly DataKind[]>> = {
  management: [],
  marketing: ['web-statistics', 'other-marketing', 'social-media', 'business-kpis'],
  content: ['social-media', 'online-mentions', 'radio-tv-print', 'product-reviews'],
  sales: ['crm-sales-support'],
};
/** What came for less than this was a wave (a survey, a one-off export), not a stream. */
const LEAST_HISTORY_DAYS = 60;
/** Monthly files and rarer ones are late by nature. */
const LONGEST_USUAL_GAP_DAYS = 8;
const MOST_STALE = 3;
const DAY_MS = 86_400_000;

/** Sources that have fallen silent though something reads them: figures that look fine and are not. */
export function findStaleSources(inventory: Inventory, desk: Desk): Finding[] {
  return inventory.items
    .filter(
      (item) =>
        !item.fresh &&
        item.usedIn.length > 0 &&
        KINDS_OF_DESK[desk].includes(item.dataKind) &&
        (item.usualGapDays ?? Number.POSITIVE_INFINITY) <= LONGEST_USUAL_GAP_DAYS &&
        Date.parse(item.last) - Date.parse(item.first) >= LEAST_HISTORY_DAYS * DAY_MS,
    )
    .slice(0, MOST_STALE)
    .map((item) => ({
      kind: 'stale-source' as const,
      subject: `${item.source}/${item.what}`,
      weight: 0.6,
      good: false,
      metric: null,
      facts: {
        source: item.source,
        what: item.what,
        last: item.last,
        usualGapDays: item.usualGapDays,
        uses: item.usedIn.length,
      },
      evidence: { query: null, rows: [], n: item.rows },
      because: null,
      advice: {
        kind: 'mend-source' as const,
        facts: { source: item.source, owner: item.owner === '' ? null : item.owner },
      },
    }));
}
