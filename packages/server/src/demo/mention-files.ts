/** What others say about the company, as a tool that listens exports it. */

import { DAY, isoTime } from './calendar.ts';
import { COMPANY, COMPETITORS, type Country, CREATORS, type Language, STORIES } from './company.ts';
import { FAULT_TEXTS, MENTION_TEXTS, type Mood } from './mention-texts.ts';
import { FIRST_NAMES } from './person-names.ts';
import { PRODUCTS } from './product-range.ts';
import { createRandom, lognormal, mix, pick, pickWeighted } from './random.ts';
import type { Company } from './simulate-company.ts';
import type { Row } from './write-csv.ts';

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
