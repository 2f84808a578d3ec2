/** The whole company, chunk by chunk: memory holds the people of one chunk, whatever the size of the company. */

import { buildCalendar, type Calendar } from './calendar.ts';
import { REGIONS } from './company.ts';
import { describePerson, type Identity } from './describe-person.ts';
import { buildMediaPlan, type MediaPlan } from './media-plan.ts';
import type { MailReceipt, PersonYear, Visit } from './person-year.ts';
import { createPersonSimulator } from './simulate-person.ts';
import { createTally, listWorlds, type Tally } from './worlds.ts';

export interface CompanyOptions {
  readonly now: Date;
  readonly seed?: number;
  readonly people?: number;
}

export interface Company {
  readonly seed: number;
  readonly people: number;
  readonly calendar: Calendar;
  readonly plan: MediaPlan;
}

export const DEFAULT_SEED = 1;
export const DEFAULT_PEOPLE = 20_000;
export const MAX_PEOPLE = 1_000_000;
const CHUNK = 20_000;

/** Something a person did or got, at a moment. */
export type Fact =
  | {
      readonly kind: 'visit';
      readonly time: number;
      readonly life: Life;
      readonly visit: Visit;
      readonly number: number;
    }
  | {
      readonly kind: 'mail';
      readonly time: number;
      readonly life: Life;
      readonly mail: MailReceipt;
      readonly number: number;
    };

export interface Life {
  readonly year: PersonYear;
  readonly identity: Identity;
}

export interface Chunk {
  readonly lives: readonly Life[];
  /** In the order of time. */
  readonly facts: readonly Fact[];
}

export function foundCompany(options: CompanyOptions): Company {
  const people = options.people ?? DEFAULT_PEOPLE;
  const seed = options.seed ?? DEFAULT_SEED;
  if (!Number.isInteger(people) || people < 1 || people > MAX_PEOPLE) {
    throw new RangeError(`people must be a whole number from 1 to ${MAX_PEOPLE}, not ${people}.`);
  }
  if (!Number.isInteger(seed) || seed < 0 || seed > 0xffffffff) {
    throw new RangeError(`seed must be a whole number from 0 to ${0xffffffff}, not ${seed}.`);
  }
  const calendar = buildCalendar(options.now);
  return { seed, people, calendar, plan: buildMediaPlan(calendar, seed) };
}

export function createCompanyTally(company: Company): Tally {
  return createTally(listWorlds(company.plan), REGIONS.length, company.calendar.weeks);
}

/** Lives the year. What each world sold is added up in `tally`. */
export function* simulateCompany(
  company: Company,
  tally: Tally = createCompanyTally(company),
  chunkSize = CHUNK,
): Generator<Chunk, void> {
  const { seed, people, calendar, plan } = company;
  const simulatePerson = createPersonSimulator(plan, seed, tally);
  for (let first = 0; first < people; first += chunkSize) {
    const lives: Life[] = [];
    const facts: Fact[] = [];
    for (let person = first; person < Math.min(people, first + chunkSize); person += 1) {
      const year = simulatePerson(person);
      const life = { year, identity: describePerson(seed, year.nature, person, calendar) };
      lives.push(life);
      for (const [number, visit] of year.visits.entries()) {
        facts.push({ kind: 'visit', time: visit.time, life, visit, number });
      }
      for (const [number, mail] of year.mails.entries()) {
        facts.push({ kind: 'mail', time: mail.mailing.time, life, mail, number });
      }
    }
    facts.sort((a, b) => a.time - b.time);
    yield { lives, facts };
  }
}
