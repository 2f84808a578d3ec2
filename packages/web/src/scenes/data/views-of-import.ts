import type { ImportJob, ImportKindId } from '@rondo/contract';

/** A page that can be looked at now that the import is in; `words` is its key under `views` in the catalogue. */
export type ImportView = { words: string; to: string; name?: string };

type Link = { words: string; path: string; search?: Record<string, string>; name?: string };

/** What a company's own sales are called in a table beside its spend. */
const REVENUE = /^(revenue|sales|turnover|intäkt|omsättning|försäljning|omzet|umsatz|הכנסה|הכנסות|מכירות)/i;

const explore = (words: string, search: Record<string, string>): Link => ({
  words,
  path: '/explore',
  search,
});
const people: Link = { words: 'people', path: '/people' };
const revenue = explore('revenue', { metric: 'revenue_net', grain: 'week' });
const retention: Link = { words: 'retention', path: '/retention', search: { grain: 'week' } };
const catalogue: Link = { words: 'catalogue', path: '/catalogue' };

const linksOfKind: Readonly<Record<ImportKindId, readonly Link[]>> = {
  contacts: [people, { words: 'segments', path: '/segments' }],
  deals: [
    explore('leadsBySalesperson', { metric: 'leads', by: 'salesperson', show: 'parts' }),
    explore('leadsByChannel', { metric: 'leads', by: 'channel', show: 'parts' }),
    people,
  ],
  tickets: [explore('tickets', { metric: 'tickets', by: 'category', show: 'parts' }), people],
  orders: [retention, { words: 'deciles', path: '/retention', search: { grain: 'week' } }, revenue, people],
  receipts: [retention, { words: 'deciles', path: '/retention', search: { grain: 'week' } }, revenue, people],
  returns: [explore('returnRate', { metric: 'return_rate', grain: 'month' }), revenue],
  payments: [people, catalogue],
  bookings: [people, catalogue],
  subscriptions: [people, catalogue],
  products: [{ words: 'inventory', path: '/inventory' }],
  'ad-figures': [
    explore('spendShare', { metric: 'spend', by: 'channel', show: 'parts' }),
    explore('costPerThousand', { metric: 'cost_per_impression', by: 'channel', show: 'parts' }),
    explore('costPerClick', { metric: 'cost_per_click', by: 'channel', show: 'parts' }),
  ],
  'ad-impressions': [
    { words: 'frequency', path: '/devices/frequency' },
    { words: 'devices', path: '/devices' },
  ],
  'social-posts': [
    explore('engagementRate', { metric: 'engagement_rate', by: 'platform', show: 'parts' }),
    explore('reach', { metric: 'reach', by: 'platform', show: 'parts' }),
  ],
  mentions: [
    explore('shareOfVoice', { metric: 'share_of_voice', by: 'brand', show: 'parts' }),
    explore('mentionsByHour', { metric: 'mentions', grain: 'hour' }),
    explore('sentiment', { metric: 'sentiment', by: 'brand', show: 'parts' }),
  ],
  reviews: [explore('rating', { metric: 'review_rating', grain: 'month' })],
  'survey-answers': [
    explore('nps', { metric: 'nps', grain: 'month' }),
    explore('recall', { metric: 'recall_unaided', grain: 'month' }),
  ],
  'kpi-values': [{ words: 'figures', path: '/data/figures' }],
  'web-statistics': [{ words: 'figures', path: '/data/figures' }],
  'email-statistics': [
    explore('openRate', { metric: 'open_rate', by: 'campaign', show: 'parts' }),
    explore('emailClicks', { metric: 'email_click_rate', by: 'campaign', show: 'parts' }),
  ],
  'email-events': [explore('openRate', { metric: 'open_rate', by: 'campaign', show: 'parts' }), people],
  permissions: [people, { words: 'segments', path: '/segments' }],
  'bought-attributes': [people, { words: 'segments', path: '/segments' }],
  events: [{ words: 'funnel', path: '/funnel' }, catalogue, people],
};

/** What an import's reader can go and see, over the time that the file covers. */
export function viewsOfImport(
  job: Pick<ImportJob, 'kind' | 'mapping' | 'firstAt' | 'lastAt'>,
  timeZone: string,
): ImportView[] {
  const period = periodOf(job, timeZone);
  const kpis = [
    ...new Set((job.mapping.wide ?? []).flatMap(({ set }) => (set.kpi === undefined ? [] : [set.kpi]))),
  ];
  const turned = kpis.slice(0, 3).map((kpi): Link => {
    const metric = `kpi:${kpi}`;
    // Beside spend, a figure of the whole company is what the spend is held against.
    return job.kind === 'ad-figures' && REVENUE.test(kpi)
      ? { ...explore('blendedOf', { metric, per: 'spend' }), name: kpi }
      : { ...explore('figure', { metric }), name: kpi };
  });
  const blended =
    job.kind === 'ad-figures' && turned.length === 0
      ? [explore('blended', { metric: 'blended_return' })]
      : [];
  return [...linksOfKind[job.kind], ...turned, ...blended].map(({ words, path, search, name }) => {
    const usesPeriod = path === '/explore' || path === '/retention' || path === '/funnel';
    const query = new URLSearchParams({
      ...search,
      ...(usesPeriod && period !== undefined ? { period } : {}),
    });
    const text = query.toString().replaceAll('%3A', ':');
    return { words, to: text === '' ? path : `${path}?${text}`, ...(name === undefined ? {} : { name }) };
  });
}

/** The days the rows cover, both included, as the header's period writes them. */
function periodOf(
  { firstAt, lastAt }: Pick<ImportJob, 'firstAt' | 'lastAt'>,
  timeZone: string,
): string | undefined {
  if (firstAt === undefined || lastAt === undefined) return undefined;
  const day = (moment: string): string =>
    /^\d{4}-\d{2}-\d{2}$/.test(moment)
      ? moment
      : new Intl.DateTimeFormat('sv-SE', { timeZone }).format(new Date(moment));
  return `${day(firstAt)}..${day(lastAt)}`;
}
