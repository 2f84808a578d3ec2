/** Files that are about the company, not about persons: products, its own posts, business figures. */

import { DAY, isoDay, WEEK } from './calendar.ts';
import { COMPANY, COUNTRY_NAME, type Language, REGIONS } from './company.ts';
import { PRODUCTS, productPath } from './product-range.ts';
import { createRandom, draw, lognormal, mix, pick } from './random.ts';
import type { Company } from './simulate-company.ts';
import type { Row } from './write-csv.ts';

export const PRODUCT_COLUMNS = [
  'product_id',
  'name',
  'brand',
  'category',
  'price',
  'cost',
  'currency',
  'url',
  'availability',
] as const;

export function* listProducts(): Generator<Row> {
  for (const [index, product] of PRODUCTS.entries()) {
    yield {
      product_id: product.sku,
      name: product.name,
      brand: COMPANY.name,
      category: product.category,
      price: product.price,
      cost: product.cost,
      currency: COMPANY.currency,
      url: `https://www.${COMPANY.domain}${productPath(product)}`,
      availability: index % 13 === 5 ? 'out of stock' : 'in stock',
    };
  }
}

export const SOCIAL_POST_COLUMNS = [
  'date',
  'platform',
  'account',
  'creative_id',
  'creative',
  'content_kind',
  'impressions',
  'reach',
  'clicks',
  'engagements',
  'likes',
  'comments',
  'shares',
  'saves',
  'video_views',
] as const;

const POSTS: Readonly<Record<Exclude<Language, 'en'>, readonly string[]>> = {
  sv: [
    'Så gör vi en lampa, från glas till sladd',
    'Tre sätt att hänga en girland',
    'Veckans hem: Umeå',
    'Frukost på balkongen',
    'Vilken färg väljer du?',
  ],
  nl: [
    'Zo maken we een lamp, van glas tot snoer',
    'Drie manieren om een slinger op te hangen',
    'Huis van de week: Arnhem',
    'Ontbijt op het balkon',
    'Welke kleur kies jij?',
  ],
  he: [
    'כך אנחנו מכינים מנורה, מזכוכית ועד כבל',
    'שלוש דרכים לתלות גירלנדה',
    'הבית של השבוע: חיפה',
    'ארוחת בוקר במרפסת',
    'איזה צבע תבחרו?',
  ],
};
const CONTENT = [
  ['video', 1.9],
  ['picture', 1],
  ['carousel', 1.2],
  ['story', 0.6],
] as const;

export function* listSocialPosts(company: Company): Generator<Row> {
  const { calendar, seed } = company;
  for (let day = 0; day < 365; day += 1) {
    for (const [index, language] of (['sv', 'nl', 'he'] as const).entries()) {
      const random = createRandom(mix(mix(seed, 0x90 + index), day));
      if (random() > 0.42) continue;
      const [kind, pull] = pick(CONTENT, random());
      const platform = pick(['instagram', 'instagram', 'facebook', 'tiktok'], random());
      const impressions = Math.round([9000, 6500, 4200][index] ?? 4000) * pull * lognormal(random(), 0.5);
      const likes = Math.round(impressions * 0.03 * pull * (0.5 + random()));
      const comments = Math.round(likes * 0.06 * random() * 2);
      const shares = Math.round(likes * 0.05 * random() * 2);
      const saves = Math.round(likes * 0.08 * random() * 2);
      const clicks = Math.round(impressions * 0.006 * random() * 2);
      yield {
        date: isoDay(calendar.from + day * DAY),
        platform,
        account: `hemma.${language}`,
        creative_id: `P${day}-${language}`,
        creative: pick(POSTS[language], random()),
        content_kind: kind,
        impressions: Math.round(impressions),
        reach: Math.round(impressions / (1.15 + 0.3 * random())),
        clicks,
        engagements: likes + comments + shares + saves + clicks,
        likes,
        comments,
        shares,
        saves,
        video_views: kind === 'video' ? Math.round(impressions * 0.45) : '',
      };
    }
  }
}

export const KPI_COLUMNS = ['date', 'kpi', 'value', 'unit', 'dimension', 'source'] as const;

/** What the counters at the stores' doors count. */
export function* listStoreVisits(company: Company): Generator<Row> {
  const { calendar, seed, people } = company;
  const hash = mix(seed, 0x4b1);
  const stores = REGIONS.flatMap((region, index) =>
    region.store === null ? [] : [{ name: region.store, share: region.share, index }],
  );
  for (let day = 0; day < 365; day += 1) {
    const time = calendar.from + day * DAY;
    const season = calendar.daySeason[Math.floor((time - calendar.firstMonday) / DAY)] ?? 1;
    const sunday = new Date(time).getUTCDay() === 0;
    for (const store of stores) {
      const visits =
        people *
        store.share *
        0.02 *
        season *
        (sunday ? 0.45 : 1) *
        lognormal(draw(mix(hash, store.index), day), 0.15);
      yield {
        date: isoDay(time),
        kpi: 'Store visits',
        value: Math.round(visits),
        unit: 'visits',
        dimension: store.name,
        source: 'door counter',
      };
    }
  }
}

/** Stock, delivery time and margin, by week. */
export function* listWeeklyFigures(company: Company): Generator<Row> {
  const { calendar, seed, people } = company;
  const hash = mix(seed, 0x4b1);
  const categories = [...new Set(PRODUCTS.map((product) => product.category))];
  for (let week = 0; week < calendar.weeks; week += 1) {
    const time = Math.max(calendar.from, calendar.firstMonday + week * WEEK);
    const season = calendar.weekSeason[week] ?? 1;
    for (const [index, category] of categories.entries()) {
      const level = (people / 8) * (2.2 - season) * lognormal(draw(mix(hash, 100 + index), week), 0.1);
      yield {
        date: isoDay(time),
        kpi: 'Stock',
        value: Math.max(0, Math.round(level)),
        unit: 'pieces',
        dimension: category,
        source: 'warehouse',
      };
    }
    for (const [index, country] of (['SE', 'NL', 'IL'] as const).entries()) {
      const days =
        ([1.8, 2.1, 4.6][index] ?? 2) *
        (0.8 + 0.2 * season) *
        lognormal(draw(mix(hash, 200 + index), week), 0.08);
      yield {
        date: isoDay(time),
        kpi: 'Delivery time',
        value: Math.round(days * 10) / 10,
        unit: 'days',
        dimension: COUNTRY_NAME[country],
        source: 'carrier',
      };
    }
    yield {
      date: isoDay(time),
      kpi: 'Gross margin',
      value: Math.round((57 - 4 * (season - 1) + 2 * draw(mix(hash, 300), week)) * 10) / 10,
      unit: '%',
      dimension: '',
      source: 'accounts',
    };
  }
}
