import type { FileColumn, FileShape, ImportKind, WideGroup } from '@rondo/contract';
import { plainHeader, propertyName } from './plain-header.ts';

/** Words behind (or before) a channel's name that say which figure the column holds; one letter as in Robyn's files. */
const measureWords: Readonly<Record<string, string>> = {
  s: 'spend',
  spend: 'spend',
  spent: 'spend',
  cost: 'spend',
  costs: 'spend',
  budget: 'spend',
  kostnad: 'spend',
  kosten: 'spend',
  ausgaben: 'spend',
  עלות: 'spend',
  i: 'impressions',
  impressions: 'impressions',
  impression: 'impressions',
  impr: 'impressions',
  imps: 'impressions',
  views: 'impressions',
  visningar: 'impressions',
  impressionen: 'impressions',
  c: 'clicks',
  clicks: 'clicks',
  click: 'clicks',
  klick: 'clicks',
  klicks: 'clicks',
  kliks: 'clicks',
  r: 'reach',
  reach: 'reach',
  grp: 'reach',
  grps: 'reach',
  conversions: 'conversions',
  conv: 'conversions',
  leads: 'leads',
};

const channelWords = new Set(
  (
    'tv television radio print ooh outdoor dooh search sea sem seo facebook meta instagram google adwords youtube tiktok linkedin snapchat pinterest twitter x bing microsoft amazon ' +
    'display programmatic banner video audio podcast spotify affiliate affiliates email newsletter sms influencer influencers sponsorship direct mail cinema shopping social paid organic brand generic nonbrand retargeting press dagspress utomhus bio annonser'
  ).split(' '),
);

/** One column per channel, per figure or per question → groups that become rows; undefined where the table is long. */
export function detectWideTable(
  kind: ImportKind,
  shape: FileShape,
  mapped: ReadonlySet<string>,
): WideGroup[] | undefined {
  if (kind.wide === undefined) return undefined;
  if (kind.id === 'ad-figures') return channelGroups(shape, mapped);
  if (kind.id === 'kpi-values') return kpiGroups(shape, mapped);
  return questionGroups(shape, mapped);
}

const isFigure = (column: FileColumn): boolean => ['integer', 'number', 'money'].includes(column.type);

function channelGroups(shape: FileShape, mapped: ReadonlySet<string>): WideGroup[] | undefined {
  const channels = new Map<string, Record<string, string>>();
  const rest: FileColumn[] = [];
  for (const column of shape.columns) {
    if (!isFigure(column) || column.timeFormats.length > 0) continue;
    const parts = readChannelColumn(column.name);
    if (parts === undefined) {
      if (!mapped.has(column.name)) rest.push(column);
      continue;
    }
    const group = channels.get(parts.channel) ?? {};
    // Two columns that say the same of one channel cannot both be it: the first stays.
    if (!(parts.measure in group)) group[parts.measure] = column.name;
    channels.set(parts.channel, group);
  }
  if (channels.size < 2) return undefined;
  return [
    ...[...channels].map(([channel, columns]): WideGroup => ({ set: { channel }, columns })),
    ...rest.map(
      (column): WideGroup => ({
        target: 'kpi_values',
        set: { kpi: propertyName(column.name) },
        columns: { value: column.name },
      }),
    ),
  ];
}

/** `tv_S` → tv, spend; `search_clicks_P` → search, clicks; `Google Ads Spend` → google ads, spend; `radio` → radio, spend. */
export function readChannelColumn(name: string): { channel: string; measure: string } | undefined {
  const words = propertyName(name).split('_');
  const last = words.at(-1) ?? '';
  // Robyn marks a paid channel's exposure with _P; which exposure stands before it.
  if (words.length > 2 && last === 'p') return readChannelColumn(words.slice(0, -1).join('_'));
  const measure = words.length > 1 ? measureWords[last] : undefined;
  if (measure !== undefined) return { channel: words.slice(0, -1).join(' '), measure };
  const first = words.length > 1 && (words[0] ?? '').length > 1 ? measureWords[words[0] ?? ''] : undefined;
  if (first !== undefined && words.slice(1).some((word) => channelWords.has(word)))
    return { channel: words.slice(1).join(' '), measure: first };
  if (words.length <= 2 && last !== 'newsletter' && words.every((word) => channelWords.has(word)))
    return { channel: words.join(' '), measure: 'spend' };
  return undefined;
}

function kpiGroups(shape: FileShape, mapped: ReadonlySet<string>): WideGroup[] | undefined {
  if (mapped.has('kpi')) return undefined;
  const figures = shape.columns.filter((column) => isFigure(column) && column.timeFormats.length === 0);
  if (figures.length < 2) return undefined;
  return figures.map((column) => ({
    set: {
      kpi: propertyName(column.name),
      ...(column.currency === undefined ? {} : { unit: column.currency }),
    },
    columns: { value: column.name },
  }));
}

/** Questions end in a question mark, are numbered, or are sentences. */
function questionGroups(shape: FileShape, mapped: ReadonlySet<string>): WideGroup[] | undefined {
  const isQuestion = (name: string) =>
    /[?？]\s*$/.test(name) ||
    /^(q|f|fråga|vraag|frage|שאלה)\s*_?\d+/i.test(name) ||
    /^nps\b/i.test(name) ||
    (plainHeader(name).length > 25 && / /.test(name));
  const questions = shape.columns.filter((column) => isQuestion(column.name) && !mapped.has(column.name));
  if (questions.length < 2) return undefined;
  return questions.map((column) => ({ set: { question: column.name }, columns: { answer: column.name } }));
}
