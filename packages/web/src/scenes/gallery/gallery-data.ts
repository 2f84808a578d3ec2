import type { Cohort } from '../../ui/chart/CohortTable.tsx';
import type { ChartData } from '../../ui/chart/chart-types.ts';
import type { FilterField } from '../../ui/filter/filter-fields.ts';
import { addDays } from '../../ui/period.ts';
import type { Column } from '../../ui/table/column.ts';

/** Seeded, so that two screenshots of the same state are the same. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const days = Array.from({ length: 28 }, (_, index) => addDays('2026-05-01', index));
const wave = (seed: number, level: number, swing: number): number[] => {
  const random = seeded(seed);
  return days.map((_, index) => Math.round(level + swing * Math.sin(index / 4) + swing * random()));
};

export const lineData: ChartData = {
  kind: 'line',
  measure: { name: 'Revenue', kind: 'money' },
  categories: days,
  categoryName: 'Day',
  time: 'day',
  channels: 'series',
  series: [
    { name: 'Search', values: wave(1, 42_000, 9_000), before: wave(7, 36_000, 7_000) },
    { name: 'Social', values: wave(2, 27_000, 6_000) },
    { name: 'E-mail', values: wave(3, 18_000, 4_000) },
    {
      name: 'Affiliate',
      values: wave(4, 9_000, 2_000).map((value, index) => (index > 10 && index < 14 ? null : value)),
    },
  ],
  marks: [
    { at: '2026-05-08', label: 'Spring sale', kind: 'campaign' },
    { at: '2026-05-14', label: 'Ascension', kind: 'holiday' },
    { at: '2026-05-21', label: 'Returns now counted', kind: 'definition' },
  ],
};

const weeks = Array.from({ length: 16 }, (_, index) => addDays('2026-02-02', index * 7));
const middle = weeks.map((_, index) => 210_000 + 40_000 * Math.sin(index / 3) + index * 3_000);
export const intervalData: ChartData = {
  kind: 'line',
  measure: { name: 'Revenue', kind: 'money' },
  categories: weeks,
  categoryName: 'Week',
  time: 'week',
  series: [
    {
      name: 'Revenue',
      values: middle,
      low: middle.map((value) => value * 0.88),
      high: middle.map((value) => value * 1.13),
      before: middle.map((value) => value * 0.82),
    },
  ],
  target: { value: 280_000, label: 'Goal' },
};

export const stackedData: ChartData = {
  kind: 'stacked',
  measure: { name: 'Spend', kind: 'money' },
  categories: weeks,
  categoryName: 'Week',
  time: 'week',
  channels: 'series',
  series: ['Search', 'Social', 'Display', 'Video', 'Influencer'].map((name, at) => ({
    name,
    values: weeks.map((_, index) => Math.round(9_000 + at * 900 + 2_500 * Math.sin(index / 2 + at))),
  })),
};

export const areaData: ChartData = {
  kind: 'area',
  measure: { name: 'Visitors', kind: 'number' },
  categories: days,
  categoryName: 'Day',
  time: 'day',
  series: [{ name: 'Visitors', values: wave(9, 3_200, 900) }],
};

export const barData: ChartData = {
  kind: 'horizontal-bar',
  measure: { name: 'Return', kind: 'ratio' },
  categories: [
    'E-mail',
    'Affiliate',
    'Search',
    'Social',
    'Display',
    'A channel with a very long name that somebody typed',
  ],
  categoryName: 'Channel',
  channels: 'categories',
  series: [
    {
      name: 'Return',
      values: [6.1, 4.4, 3.2, 2.1, 0.8, 0],
      low: [4.9, 3.9, 2.9, 1.7, 0.2, null],
      high: [7.4, 4.9, 3.5, 2.6, 1.5, null],
    },
  ],
};

export const funnelData: ChartData = {
  kind: 'funnel',
  measure: { name: 'People', kind: 'number' },
  categories: ['Visited', 'Viewed a product', 'Added to the basket', 'Ordered'],
  categoryName: 'Step',
  series: [{ name: 'People', values: [18_240, 11_902, 3_411, 1_204] }],
};

const heatRandom = seeded(5);
export const heatData: ChartData = {
  kind: 'heatmap',
  measure: { name: 'Mentions', kind: 'number' },
  categories: Array.from({ length: 24 }, (_, hour) => String(hour)),
  categoryName: 'Hour',
  series: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].map((name) => ({
    name,
    values: Array.from({ length: 24 }, (_, hour) =>
      Math.round(heatRandom() * 30 + 40 * Math.max(0, Math.sin((hour - 6) / 5))),
    ),
  })),
};

export type Campaign = {
  id: string;
  name: string;
  channel: string;
  spend: number;
  revenue: number | null;
  rate: number;
  started: string;
};
export const campaigns: Campaign[] = Array.from({ length: 10 }, (_, index) => ({
  id: String(index),
  name:
    [
      'Spring sale',
      'Brand search',
      'Newsletter May',
      'A campaign with a name so long that it has to break over several lines of the table',
      'מבצע אביב',
      'Retargeting',
      'Creators, Gothenburg',
      'Shopping',
      'Video always on',
      'Affiliates',
    ][index] ?? '',
  channel:
    [
      'Social',
      'Search',
      'E-mail',
      'Display',
      'Social',
      'Display',
      'Influencer',
      'Search',
      'Video',
      'Affiliate',
    ][index] ?? '',
  spend: 12_400 + 3_127.5 * index,
  revenue: index === 3 ? null : 52_000 - 4_021 * index,
  rate: 0.0342 / (index + 1),
  started: addDays('2026-03-01', index * 6),
}));

export const campaignColumns: Column<Campaign>[] = [
  { id: 'name', label: 'Campaign', value: (row) => row.name },
  { id: 'channel', label: 'Channel', value: (row) => row.channel },
  { id: 'started', label: 'Started', kind: 'date', value: (row) => row.started },
  {
    id: 'spend',
    label: 'Spend',
    kind: 'money',
    value: (row) => row.spend,
    total: campaigns.reduce((sum, row) => sum + row.spend, 0),
  },
  { id: 'revenue', label: 'Revenue', kind: 'money', value: (row) => row.revenue, total: 338_000 },
  { id: 'rate', label: 'Conversion rate', kind: 'percent', value: (row) => row.rate },
  { id: 'id', label: 'Number', value: (row) => row.id, hidden: true },
];

export const manyCampaigns: Campaign[] = Array.from({ length: 10_000 }, (_, index) => ({
  id: `many-${index}`,
  name: `Ad group ${index + 1}`,
  channel: ['Search', 'Social', 'Display'][index % 3] ?? '',
  spend: 100 + ((index * 37) % 900),
  revenue: (index * 91) % 4_000,
  rate: ((index * 13) % 100) / 1_000,
  started: addDays('2026-01-01', index % 120),
}));

export const campaignFields: FilterField[] = [
  {
    id: 'channel',
    label: 'Channel',
    kind: 'choice',
    options: ['Search', 'Social', 'E-mail', 'Display'].map((value) => ({ value, label: value })),
  },
  { id: 'spend', label: 'Spend', kind: 'number' },
  { id: 'started', label: 'Started', kind: 'date' },
  { id: 'name', label: 'Name', kind: 'text' },
];

export const cohorts: Cohort[] = Array.from({ length: 6 }, (_, index) => ({
  label: `Week of ${4 + index * 7} May`,
  size: 1_904 - index * 133,
  shares: Array.from({ length: 6 }, (_, step) =>
    step > 5 - index ? null : step === 0 ? 1 : 0.31 / step + index / 100,
  ),
}));

export const beforeData: ChartData = {
  kind: 'bar',
  measure: { name: 'Orders', kind: 'number' },
  categories: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  categoryName: 'Weekday',
  series: [
    {
      name: 'Orders',
      values: [312, 298, 344, 401, 388, 512, 470],
      before: [290, 310, 320, 350, 402, 480, 455],
    },
  ],
};
