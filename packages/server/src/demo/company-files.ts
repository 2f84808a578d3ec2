/** Files that are about the company, not about persons: products, mentions, its own posts, business figures. */

import { DAY, isoDay, isoTime, WEEK } from './calendar.ts';
import {
  COMPANY,
  COMPETITORS,
  COUNTRY_NAME,
  type Country,
  CREATORS,
  type Language,
  REGIONS,
  STORIES,
} from './company.ts';
import { FAULT_TEXTS, MENTION_TEXTS, type Mood } from './mention-texts.ts';
import { FIRST_NAMES } from './person-names.ts';
import { PRODUCTS, productPath } from './product-range.ts';
import { createRandom, draw, lognormal, mix, pick, pickWeighted } from './random.ts';
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

export const MENTION_COLUMNS = [
  'mention_id',
  'published_at',
  'brand',
  'medium',
  'source',
  'author',
  'title',
  'text',
  'topic',
  'language',
  'country',
  'sentiment',
  'reach',
  'likes',
  'shares',
  'url',
] as const;

const LANGUAGES: readonly Language[] = ['sv', 'nl', 'he', 'en'];
const LANGUAGE_WEIGHTS = [0.42, 0.3, 0.2, 0.08];
const MEDIA = ['social', 'online', 'print', 'radio', 'tv', 'podcast'] as const;
const MEDIA_WEIGHTS = [0.58, 0.26, 0.07, 0.03, 0.02, 0.04];
const MEDIA_REACH: Readonly<Record<(typeof MEDIA)[number], number>> = {
  social: 900,
  online: 12_000,
  print: 45_000,
  radio: 90_000,
  tv: 210_000,
  podcast: 8_000,
};
const SOURCES: Readonly<Record<(typeof MEDIA)[number], Readonly<Record<Language, readonly string[]>>>> = {
  social: {
    sv: ['instagram', 'facebook', 'tiktok'],
    nl: ['instagram', 'facebook', 'tiktok'],
    he: ['instagram', 'facebook', 'x'],
    en: ['instagram', 'reddit', 'x'],
  },
  online: {
    sv: ['dagsbladet.example', 'heminspo.example'],
    nl: ['woonnieuws.example', 'wonenblog.example'],
    he: ['bayit-mag.example', 'hadashot.example'],
    en: ['homeweekly.example'],
  },
  print: {
    sv: ['Dagsbladet', 'Hemmabladet'],
    nl: ['De Ochtendkrant', 'Woonblad'],
    he: ['עיתון הבוקר', 'בית ונוי'],
    en: ['Home Weekly'],
  },
  radio: {
    sv: ['Radio Norr', 'Morgonradion'],
    nl: ['Radio Centraal'],
    he: ['רדיו הים'],
    en: ['Nordic Radio'],
  },
  tv: { sv: ['Kanal 9', 'Morgonrutan'], nl: ['TV Lage Landen'], he: ['ערוץ 15'], en: ['North TV'] },
  podcast: { sv: ['Inredningspodden'], nl: ['Thuispraat'], he: ['מדברים בית'], en: ['At Home'] },
};
const LANGUAGE_COUNTRY: Readonly<Record<Language, Country>> = { sv: 'SE', nl: 'NL', he: 'IL', en: 'NL' };
const MENTIONS = 2400;
const AFFAIR_MENTIONS = 170;
/** The affair breaks so long after the faulty batch went on sale, and is over a fortnight later. */
const AFFAIR_AFTER_DAYS = 35;

export function* listMentions(company: Company): Generator<Row> {
  const { calendar, seed } = company;
  const faulty = PRODUCTS.find((product) => product.sku === STORIES.faultyProduct.sku);
  const affair = calendar.to - (STORIES.faultyProduct.lastDays - AFFAIR_AFTER_DAYS) * DAY;
  const times: { time: number; affair: boolean }[] = [];
  const random = createRandom(mix(seed, 0x3e4));
  for (let index = 0; index < MENTIONS; index += 1)
    times.push({ time: calendar.from + Math.floor(random() * (calendar.to - calendar.from)), affair: false });
  for (let index = 0; index < AFFAIR_MENTIONS; index += 1)
    times.push({ time: affair + Math.floor(random() ** 2 * 14 * DAY), affair: true });
  times.sort((a, b) => a.time - b.time);
  for (const [index, entry] of times.entries()) {
    const language = LANGUAGES[pickWeighted(LANGUAGE_WEIGHTS, random())] ?? 'en';
    const medium = MEDIA[pickWeighted(MEDIA_WEIGHTS, random())] ?? 'social';
    const ours = entry.affair || random() < 0.38;
    const brand = ours
      ? COMPANY.name
      : (COMPETITORS[pickWeighted([0.45, 0.35, 0.2], random())] ?? COMPANY.name);
    const u = random();
    const mood: Mood = entry.affair
      ? 'negative'
      : u < (ours ? 0.42 : 0.34)
        ? 'positive'
        : u < 0.8
          ? 'neutral'
          : 'negative';
    const [topic, title, text] = pick(
      entry.affair ? FAULT_TEXTS[language] : MENTION_TEXTS[mood][language],
      random(),
    );
    const creator = CREATORS.find((one) => one.language === language)?.handle ?? '';
    const product = entry.affair ? faulty : pick(PRODUCTS, random());
    const fill = (template: string): string =>
      template
        .replaceAll('{b}', brand)
        .replaceAll('{p}', product?.name ?? '')
        .replaceAll('{c}', creator);
    const source = pick(SOURCES[medium][language], random());
    const reach = Math.round(MEDIA_REACH[medium] * lognormal(random(), 0.8));
    const [author] = pick(FIRST_NAMES[language], random());
    yield {
      mention_id: `M${100_000 + index}`,
      published_at: isoTime(entry.time),
      brand,
      medium,
      source,
      author:
        medium === 'social'
          ? `@${pick(FIRST_NAMES[language], random())[1]}${Math.floor(random() * 90 + 10)}`
          : author,
      title: medium === 'social' ? '' : fill(title),
      text: fill(text),
      topic,
      language,
      country: LANGUAGE_COUNTRY[language],
      sentiment: mood,
      reach,
      likes: medium === 'social' ? Math.round(reach * 0.04 * random()) : '',
      shares: medium === 'social' ? Math.round(reach * 0.006 * random()) : '',
      url:
        medium === 'social' || medium === 'online'
          ? `https://${medium === 'online' ? source : `${source}.example`}/p/${100_000 + index}`
          : '',
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
