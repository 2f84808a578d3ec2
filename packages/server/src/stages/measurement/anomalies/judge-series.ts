import { correctComparisons, judgeDays, watchStream } from '@rondo/stats';

/** A figure by day; unknown days are NaN. */
export type SeriesToJudge = { figures: Float64Array; base: Float64Array | null };
export type AnomalyQuestion = {
  series: readonly SeriesToJudge[];
  /** The days from this index on are looked at. */
  from: number;
  /** How large a share of what is told may be chance. */
  rate: number;
};
export type FoundDay = { index: number; distance: number; chance: number; noticed: number | null };
export type JudgedSeries = {
  series: number;
  /** Where the series begins: what comes before is not there. */
  start: number;
  expected: Float64Array;
  low: Float64Array;
  high: Float64Array;
  found: FoundDay[];
};
export type AnomalyFindings = { looked: number; thin: number; short: number; judged: JudgedSeries[] };

/** Eight weeks of ordinary days, of which most must be known, before a day can be called extraordinary. */
const FEWEST_DAYS = 56;
const FEWEST_KNOWN = 0.8;
/** A rate of fewer than so many a day says little of the day. */
const LEAST_BASE = 50;
const NOTICED = 2;

/**
 * The days of many series that were out of the ordinary. A series' chance is that of its furthest day, times the days looked at
 * (Bonferroni); over the series the share of false finds is held (Benjamini and Hochberg 1995), and within a series that is found
 * each day must be at least as unlikely (Benjamini and Bogomolov 2014, J. R. Statist. Soc. B 76:297). The detector that sees no
 * future says beside it what would have been noticed on the day; its far tail is too rough to be adjusted for so many series.
 */
export function judgeSeries({ series, from, rate }: AnomalyQuestion): AnomalyFindings {
  let thin = 0;
  let short = 0;
  const looked: { judged: JudgedSeries; days: number; chance: number }[] = [];
  for (const [number, { figures, base }] of series.entries()) {
    const start = figures.findIndex((value) => value !== 0 && !Number.isNaN(value));
    const values = figures.slice(Math.max(0, start));
    const known = values.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : 1), 0);
    const days = figures.length - from;
    if (start === -1 || values.length - days < FEWEST_DAYS || known < FEWEST_KNOWN * values.length) {
      short += 1;
      continue;
    }
    const weights = base?.slice(start);
    const judged = judgeDays({ values, from: from - start, ...(weights === undefined ? {} : { weights }) });
    if (judged.thin || (weights !== undefined && middleOf(weights) < LEAST_BASE)) {
      thin += 1;
      continue;
    }
    const { expected, low, high, outliers } = judged;
    const found = outliers.map((day) => ({ ...day, index: day.index + start, noticed: null }));
    looked.push({
      judged: { series: number, start, expected, low, high, found },
      days,
      chance: Math.min(1, days * Math.min(1, ...outliers.map(({ chance }) => chance))),
    });
  }
  const adjusted = correctComparisons(
    looked.map(({ chance }) => chance),
    'benjamini-hochberg',
  );
  const selected = adjusted.filter((chance) => chance <= rate).length;
  const judged = looked.flatMap(({ judged: one, days }, index) => {
    if ((adjusted[index] ?? 1) > rate) return [];
    const noticed = noticedIn(series[one.series]?.figures.slice(one.start) ?? new Float64Array(0));
    const found = one.found
      .map((day) => ({
        ...day,
        chance: Math.min(1, (days * day.chance * looked.length) / selected),
        noticed: noticed[day.index - one.start] ?? null,
      }))
      .filter(({ chance }) => chance <= rate);
    return [{ ...one, found }];
  });
  return { looked: looked.length, thin, short, judged };
}

/** What a detector that sees no future would have said of each day. */
function noticedIn(values: Float64Array): (number | null)[] {
  const watcher = watchStream({ perDay: 1, threshold: NOTICED });
  let last = 0;
  return Array.from(values, (value) => {
    // An unknown day is taken as the one before: nothing to notice.
    last = Number.isNaN(value) ? last : value;
    const { score } = watcher.push(last);
    return score >= NOTICED ? score : null;
  });
}

function middleOf(values: Float64Array): number {
  const known = values.filter((value) => !Number.isNaN(value)).sort();
  return known[known.length >> 1] ?? 0;
}
