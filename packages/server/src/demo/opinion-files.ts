/** What the tools for reviews and surveys export. */

import { DAY, HOUR, isoTime } from './calendar.ts';
import { COMPANY, COMPETITORS, STORIES } from './company.ts';
import { reviewText } from './customer-texts.ts';
import { orderNumber } from './order-number.ts';
import { createRandom, mix, pick } from './random.ts';
import type { Chunk, Company } from './simulate-company.ts';
import type { Row } from './write-csv.ts';

export const REVIEW_COLUMNS = [
  'review_id',
  'timestamp',
  'email',
  'rating',
  'product_id',
  'product_name',
  'title',
  'review_body',
  'author',
  'source',
  'language',
] as const;

export function* listReviews(company: Company, chunk: Chunk): Generator<Row> {
  for (const life of chunk.lives) {
    const { identity, year } = life;
    for (const order of year.orders) {
      for (const [index, line] of order.basket.lines.entries()) {
        const random = createRandom(mix(mix(year.nature.hash, 0x4e0 + index), Math.floor(order.time / HOUR)));
        const faulty = line.returned > 0 && line.product.sku === STORIES.faultyProduct.sku;
        if (random() > (faulty ? 0.5 : 0.1)) continue;
        const time = order.time + (5 + 25 * random()) * DAY;
        if (time >= company.calendar.to) continue;
        const u = random();
        const rating = faulty
          ? 1
          : line.returned > 0
            ? u < 0.5
              ? 2
              : 3
            : u < 0.58
              ? 5
              : u < 0.86
                ? 4
                : u < 0.95
                  ? 3
                  : 2;
        const { title, text } = reviewText(rating, identity.language, line.product.name, random());
        yield {
          review_id: `V${orderNumber(year, order)}-${index + 1}`,
          timestamp: isoTime(time),
          email: random() < 0.9 ? identity.email : '',
          rating,
          product_id: line.product.sku,
          product_name: line.product.name,
          title,
          review_body: text,
          author: identity.firstName,
          source: pick(['shop', 'shop', 'trustpilot'], random()),
          language: identity.language,
        };
      }
    }
  }
}

export const SURVEY_COLUMNS = [
  'response_id',
  'timestamp',
  'survey',
  'question',
  'question_kind',
  'answer',
  'email',
  'channel',
] as const;

const QUESTIONS = {
  unaided: {
    sv: 'Vilka butiker för heminredning känner du till?',
    nl: 'Welke woonwinkels kent u?',
    he: 'אילו חנויות לעיצוב הבית מוכרות לך?',
    en: 'Which home-goods shops can you name?',
  },
  aided: {
    sv: 'Känner du till Hemma & Co?',
    nl: 'Kent u Hemma & Co?',
    he: 'האם מוכרת לך Hemma & Co?',
    en: 'Have you heard of Hemma & Co?',
  },
  nps: {
    sv: 'Hur troligt är det att du rekommenderar oss?',
    nl: 'Hoe waarschijnlijk is het dat u ons aanbeveelt?',
    he: 'מה הסיכוי שתמליצו עלינו?',
    en: 'How likely are you to recommend us?',
  },
} as const;

/** A yearly brand survey near the year's end. Who saw more of the brand's social and creators' posts recalls it better. */
export function* listSurveyAnswers(company: Company, chunk: Chunk): Generator<Row> {
  for (const life of chunk.lives) {
    const { identity, year } = life;
    const random = createRandom(mix(year.nature.hash, 0x50f));
    if (random() > 0.05) continue;
    const sheet = {
      response_id: `S-${identity.person + 1}`,
      timestamp: isoTime(company.calendar.to - Math.floor((3 + 25 * random()) * DAY)),
      survey: 'Brand survey',
      email: random() < 0.5 ? identity.email : '',
      channel: pick(['panel', 'email', 'store'], random()),
    };
    const memory = 1 - Math.exp(-year.memory);
    const bought = year.orders.length > 0 || year.nature.known;
    const unaided = random() < 0.12 + 0.25 * memory + (bought ? 0.25 : 0);
    const named = [...(unaided ? [COMPANY.name] : []), ...COMPETITORS.filter(() => random() < 0.2)];
    yield {
      ...sheet,
      question: QUESTIONS.unaided[identity.language],
      question_kind: 'recall_unaided',
      answer: named.join(', ') || '-',
    };
    const aided = unaided || random() < 0.3 + 0.25 * memory + (bought ? 0.4 : 0);
    yield {
      ...sheet,
      question: QUESTIONS.aided[identity.language],
      question_kind: 'recall_aided',
      answer: aided ? 'yes' : 'no',
    };
    if (!bought) continue;
    const disappointed = year.orders.some((order) => order.basket.lines.some((line) => line.returned > 0))
      ? 2.2
      : 0;
    const score = Math.max(0, Math.min(10, Math.round(9.6 - disappointed - 4.4 * random() ** 1.6)));
    yield { ...sheet, question: QUESTIONS.nps[identity.language], question_kind: 'nps', answer: score };
  }
}
