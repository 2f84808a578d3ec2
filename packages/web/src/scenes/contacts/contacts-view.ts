import type { ContactFigures, ContactsAnswer } from '@rondo/contract';
import type { ChartData } from '../../ui/chart/chart-types.ts';
import type { MetricKind } from '../../ui/format.ts';
import { oneOf, text } from '../../ui/view-codec.ts';

export const kinds = ['support', 'sales'] as const;
export const groupings = ['agent', 'topic', 'channel'] as const;
export const spans = ['30', '60', '90', '180'] as const;
export const selections = ['all', 'answered', 'resolved', 'open', 'reopened', 'valued'] as const;
export const figures = ['resolved', 'satisfaction', 'hours', 'value', 'beyond', 'reopened'] as const;
export type Figure = (typeof figures)[number];

export const contactsView = {
  kind: oneOf(kinds, 'support'),
  /** The default depends on what the reader may see. */
  by: oneOf(['', ...groupings] as const, ''),
  days: oneOf(spans, '90'),
  figure: oneOf(figures, 'resolved'),
  /** The rows that are open: `=NAME` of one group, `*` of all. */
  open: text(),
  only: oneOf(selections, 'all'),
};

type Bounds = { value: number | null; low: number | null; high: number | null };
const NONE: Bounds = { value: null, low: null, high: null };

/** A figure with its interval, whatever it is called; time in seconds, as the interface writes it. */
export function boundsOf(own: ContactFigures, figure: Figure): Bounds {
  if (figure === 'hours') {
    if (own.hours === null) return NONE;
    const { median, low, high } = own.hours;
    return { value: toSeconds(median), low: toSeconds(low), high: toSeconds(high) };
  }
  if (figure === 'resolved' || figure === 'reopened') {
    const found = own[figure];
    return found === null ? NONE : { value: found.share, low: found.low, high: found.high };
  }
  const found = own[figure];
  return found === null ? NONE : { value: found.mean, low: found.low, high: found.high };
}

const toSeconds = (hours: number | null): number | null => (hours === null ? null : hours * 3600);

export const kindOfFigure = {
  resolved: 'percent',
  satisfaction: 'number',
  hours: 'duration',
  value: 'money',
  beyond: 'money',
  reopened: 'percent',
} as const satisfies Record<Figure, MetricKind>;

/** As many rows as can be read; the table has all of them. */
const MOST_DOTS = 25;

export function chartOfGroups(
  answer: ContactsAnswer,
  figure: Figure,
  words: { measure: string; category: string; team: string; nameOf: (key: string) => string },
): ChartData | undefined {
  const told = answer.groups
    .map(({ key, figures: own }) => ({ key, ...boundsOf(own, figure) }))
    .filter(({ value }) => value !== null)
    .slice(0, MOST_DOTS);
  if (told.length === 0) return undefined;
  const team = boundsOf(answer.total, figure).value;
  return {
    kind: 'dots',
    measure: { name: words.measure, kind: kindOfFigure[figure] },
    categories: told.map(({ key }) => words.nameOf(key)),
    categoryName: words.category,
    series: [
      {
        name: words.measure,
        values: told.map(({ value }) => value),
        low: told.map(({ low }) => low),
        high: told.map(({ high }) => high),
      },
    ],
    ...(team === null ? {} : { target: { value: team, label: words.team } }),
  };
}
