/** Rows of the samples of permissions and of bought attributes, of the demo company's people. */

import { DAY, isoTime } from './calendar.ts';
import { createRandom, mix, pick } from './random.ts';
import type { Chunk, Company } from './simulate-company.ts';
import type { Row } from './write-csv.ts';

export const PERMISSION_COLUMNS = [
  'email',
  'purpose',
  'channel',
  'status',
  'timestamp',
  'text_version',
  'language',
  'page',
] as const;

export function* listPermissions(company: Company, chunk: Chunk): Generator<Row> {
  for (const { identity, year } of chunk.lives) {
    const random = createRandom(mix(year.nature.hash, 0x9e7));
    if (!year.nature.known) continue;
    for (const channel of ['email', 'sms']) {
      yield {
        email: identity.email,
        purpose: 'marketing',
        channel,
        status: pick(['granted', 'granted', 'confirmed', 'withdrawn'], random()),
        timestamp: isoTime(company.calendar.from + Math.floor(random() * 360) * DAY),
        text_version: 1,
        language: 'en',
        page: 'https://hemma.example/newsletter',
      };
    }
  }
}

export const BOUGHT_COLUMNS = [
  'email',
  'supplier',
  'licence',
  'legal_basis',
  'expires_at',
  'household_income',
  'home_ownership',
] as const;

export function* listBoughtAttributes(company: Company, chunk: Chunk): Generator<Row> {
  for (const { identity, year } of chunk.lives) {
    const random = createRandom(mix(year.nature.hash, 0xb07));
    if (!year.nature.known) continue;
    yield {
      email: identity.email,
      supplier: 'Nordic Household Data',
      licence: 'NHD-2026-114',
      legal_basis: 'legitimate-interests',
      expires_at: isoTime(company.calendar.to + 365 * DAY),
      household_income: pick(['low', 'middle', 'high'], random()),
      home_ownership: pick(['owns', 'rents'], random()),
    };
  }
}
