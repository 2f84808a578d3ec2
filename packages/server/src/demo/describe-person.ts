/** Who a person is to the outside: names, addresses, numbers, devices, and the mistakes made in writing them down. */

import { type Calendar, DAY } from './calendar.ts';
import { COUNTRY_LANGUAGE, type Country, type Language, REGIONS } from './company.ts';
import { FIRST_NAMES, LAST_NAMES } from './person-names.ts';
import { householdHash, isHousehold, type Nature } from './person-nature.ts';
import { createRandom, draw, hex, mix, pick } from './random.ts';

export interface Device {
  readonly kind: 'mobile' | 'desktop' | 'tablet';
  readonly userAgent: string;
  /** The cookie, and the one that replaces it from `resetAt` on. */
  readonly ids: readonly [string, string];
  /** Infinity where the cookie lives all year. */
  readonly resetAt: number;
  readonly shared: boolean;
}

export interface Identity {
  readonly person: number;
  readonly firstName: string;
  readonly lastName: string;
  readonly language: Language;
  readonly country: Country;
  readonly region: string;
  readonly city: string;
  readonly email: string;
  /** A second address, used at some guest checkouts. */
  readonly workEmail: string | null;
  /** The address as the CRM has it: mistyped for some. */
  readonly crmEmail: string;
  readonly phone: string;
  /** The number as people and clerks write it. */
  readonly phoneWritten: string;
  readonly crmId: string;
  readonly customerNumber: string;
  readonly cardNumber: string | null;
  /** Under which the e-mail tool knows a subscriber without an account. */
  readonly mailContactId: string;
  readonly devices: readonly Device[];
}

/** Values that stand where an identifier should and belong to nobody. */
export const JUNK = {
  anonymousIds: ['null', 'undefined'],
  userIds: ['undefined', 'guest'],
  emails: ['test@test.com', 'noreply@hemma.example'],
  phones: ['0612345678', '0701234567', '0501234567'],
} as const;

const JUNK_PHONE: Readonly<Record<Country, string>> = {
  NL: '0612345678',
  SE: '0701234567',
  IL: '0501234567',
};

// RFC 2606 keeps .example free, so no address here can ever be somebody's.
const MAIL_DOMAINS: Readonly<Record<Country, readonly string[]>> = {
  SE: ['brevlada.example', 'gmejl.example', 'hemmail.example', 'posten.example'],
  NL: ['postvak.example', 'gmejl.example', 'ziggy.example', 'kpmail.example'],
  IL: ['doar.example', 'gmejl.example', 'wallet-mail.example'],
};

const USER_AGENTS = {
  mobile: [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
    'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Mobile Safari/537.36',
    'Mozilla/5.0 (Linux; Android 14; SM-S921B) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/137.0.0.0 Mobile Safari/537.36',
  ],
  desktop: [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0',
  ],
  tablet: [
    'Mozilla/5.0 (iPad; CPU OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
  ],
} as const;

export function describePerson(seed: number, nature: Nature, person: number, calendar: Calendar): Identity {
  const hash = mix(nature.hash, 0x1d);
  const home = householdHash(seed, person);
  const lives = isHousehold(seed, person);
  const region = REGIONS[nature.region] ?? pick(REGIONS, 0);
  const { country } = region;
  const language: Language = draw(hash, 0) < 0.1 ? 'en' : COUNTRY_LANGUAGE[country];
  const [firstName, firstLatin] = pick(FIRST_NAMES[language], draw(hash, 1));
  const [lastName, lastLatin] = pick(LAST_NAMES[language], draw(lives ? home : hash, 2));
  const domain = pick(MAIL_DOMAINS[country], draw(hash, 3));
  const email = `${firstLatin}.${lastLatin}${person + 17}@${domain}`;
  const phone = phoneOf(country, person, seed);
  return {
    person,
    firstName,
    lastName,
    language,
    country,
    email,
    phone,
    region: region.name,
    city: region.city,
    workEmail: draw(hash, 4) < 0.05 ? `${firstLatin}${person + 17}@kontor.example` : null,
    crmEmail:
      draw(hash, 5) < 0.025
        ? mistype(email, draw(hash, 6))
        : draw(hash, 5) > 0.97
          ? email.toUpperCase()
          : email,
    phoneWritten: draw(hash, 7) < 0.015 ? JUNK_PHONE[country] : writePhone(phone, country, draw(hash, 8)),
    crmId: `CRM-${String(1_000_000 + person * 3 + (seed % 3))}`,
    customerNumber: `C${200_000 + person}`,
    cardNumber: draw(hash, 9) < 0.55 ? `7340${String(person).padStart(8, '0')}` : null,
    mailContactId: `mc_${hex(mix(hash, 20))}${hex(Math.imul(person, 0x9e3779b1))}`,
    devices: drawDevices(seed, hash, person, calendar),
  };
}

/** The cookie that a device carries at that time. */
export function cookieAt(device: Device, time: number): string {
  return device.ids[time < device.resetAt ? 0 : 1];
}

function drawDevices(seed: number, hash: number, person: number, calendar: Calendar): Device[] {
  const devices = [device('mobile', mix(hash, 30), person, calendar)];
  if (draw(hash, 31) < 0.5) devices.push(device('desktop', mix(hash, 32), person, calendar));
  const home = householdHash(seed, person);
  if (isHousehold(seed, person) && draw(home, 3) < 0.3)
    devices.push(device('tablet', mix(home, 4), person >> 1, calendar));
  return devices;
}

function device(kind: Device['kind'], hash: number, owner: number, calendar: Calendar): Device {
  const slot = kind === 'mobile' ? 0 : kind === 'desktop' ? 2 : 4;
  const resets = draw(hash, 1) < 0.3;
  return {
    kind,
    userAgent: pick<string>(USER_AGENTS[kind], draw(hash, 0)),
    ids: [cookie(mix(hash, 2), owner, slot), cookie(mix(hash, 3), owner, slot + 1)],
    resetAt: resets ? calendar.from + Math.floor(draw(hash, 4) * 365) * DAY : Number.POSITIVE_INFINITY,
    shared: kind === 'tablet',
  };
}

/**
 * A random-looking UUID, as analytics.js makes them. Its last part is a bijection of the owner and the device, because
 * 32 bits of hash alone would give two of a million people the same cookie.
 */
function cookie(hash: number, owner: number, slot: number): string {
  const random = createRandom(hash);
  const part = (): string => hex(Math.floor(random() * 4294967296));
  const first = part();
  const second = part();
  const third = part();
  const unique = hex(Math.imul(owner * 16 + slot, 0x9e3779b1) ^ 0x5bd1e995);
  return `${first}-${second.slice(0, 4)}-4${second.slice(5)}-a${third.slice(1, 4)}-${third.slice(4)}${unique}`;
}

/** E.164, a different number for everybody: person → number is a bijection on the numbers of a prefix. */
function phoneOf(country: Country, person: number, seed: number): string {
  const spread = (size: number): string =>
    String((person * 3_141_593 + (seed % 1000) * 7919 + 1_618_033) % size).padStart(
      String(size).length - 1,
      '0',
    );
  if (country === 'SE') return `+4670${spread(10_000_000)}`;
  if (country === 'NL') return `+316${spread(100_000_000)}`;
  return `+97250${spread(10_000_000)}`;
}

function writePhone(phone: string, country: Country, u: number): string {
  const national = `0${phone.slice(country === 'IL' ? 4 : 3)}`;
  if (u < 0.4) return phone;
  // Only at home do people leave out the country code.
  if (u < 0.65) return country === 'SE' ? national : `${phone.slice(0, 6)} ${phone.slice(6)}`;
  if (u < 0.85)
    return country === 'SE'
      ? `${national.slice(0, 3)}-${national.slice(3, 6)} ${national.slice(6)}`
      : phone.replace('+', '00');
  return `00${phone.slice(1)}`;
}

/** Swaps, drops or doubles a letter, or mistypes the domain. */
function mistype(email: string, u: number): string {
  const at = email.indexOf('@');
  const where = 1 + Math.floor(u * (at - 2));
  const kind = Math.floor(u * 997) % 4;
  if (kind === 0) return email.slice(0, where) + email.slice(where + 1);
  if (kind === 1) return email.slice(0, where) + email.charAt(where) + email.slice(where);
  if (kind === 2)
    return email.slice(0, where) + email.charAt(where + 1) + email.charAt(where) + email.slice(where + 2);
  return email.replace('.example', '.exmaple');
}
