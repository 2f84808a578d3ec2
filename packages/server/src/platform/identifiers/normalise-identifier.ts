import { domainToASCII } from 'node:url';
import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { readCompanyNumber, readVatNumber } from './company-number.ts';
import { identityKey } from './identity-key.ts';
import { isJunkEmail, isJunkPhone, isJunkValue } from './junk-identifiers.ts';
import { readMailbox } from './read-mailbox.ts';

export type IdentifierFault =
  | 'empty'
  | 'placeholder'
  | 'too-long'
  | 'unreadable'
  | 'not-an-email'
  | 'not-a-phone-number'
  | 'not-a-company-number'
  | 'not-a-vat-number';

export type NormalisedIdentifier =
  | {
      readonly outcome: 'ok';
      readonly kind: string;
      /** As shown to people: the address in lower case, the number in E.164. */
      readonly value: string;
      /** What is compared: equal for two ways of writing that reach the same mailbox. */
      readonly canonical: string;
      readonly key: bigint;
    }
  | { readonly outcome: 'rejected'; readonly kind: string; readonly reason: IdentifierFault };

export type NormaliseOptions = {
  /** Two-letter country code, such as SE, for phone numbers and company numbers that do not name their country. */
  readonly defaultRegion?: string;
};

/** What to tell a person about a value that names nobody. */
export const identifierFaults: Readonly<Record<IdentifierFault, { message: string; cure: string }>> = {
  empty: { message: 'is empty', cure: 'Fill it in, or leave the column out.' },
  placeholder: {
    message: 'stands for nobody in particular',
    cure: 'Leave the cell empty where the person is not known.',
  },
  'too-long': { message: 'is longer than 512 characters', cure: 'Check that the right column is mapped.' },
  unreadable: {
    message: 'holds characters that cannot be printed',
    cure: 'Check the encoding of the file, or clean the value where it comes from.',
  },
  'not-an-email': { message: 'is not an e-mail address', cure: 'Write it as name@example.com.' },
  'not-a-phone-number': {
    message: 'is not a phone number that exists',
    cure: 'Write it with its country code, as +46 70 174 06 05, or name the region that the numbers belong to.',
  },
  'not-a-company-number': {
    message: 'is no number of the register of companies',
    cure: 'Check its digits, and name the country that it belongs to where that is another than yours: SE556012-5790.',
  },
  'not-a-vat-number': {
    message: 'is not a VAT number that exists',
    cure: 'Check its digits, and begin with the country: SE556012579001.',
  },
};

const MOST_CHARACTERS = 512;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const UNPRINTABLE = /[\u0000-\u001f\u007f\ufffd]/;
// What spreadsheets and right-to-left text leave around a value without anyone seeing it.
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

/** Whether phone numbers of this country can be read: two capital letters. */
export function isRegion(text: string): boolean {
  return isSupportedCountry(text);
}

/** One identifier as it came → as Rondo keeps it, or why it names nobody. Pure; the same in intake and imports. */
export function normaliseIdentifier(
  kind: string,
  raw: string,
  options: NormaliseOptions = {},
): NormalisedIdentifier {
  const text = raw.replace(INVISIBLE, '').trim();
  if (text === '') return { outcome: 'rejected', kind, reason: 'empty' };
  if (text.length > MOST_CHARACTERS) return { outcome: 'rejected', kind, reason: 'too-long' };
  if (UNPRINTABLE.test(text)) return { outcome: 'rejected', kind, reason: 'unreadable' };
  if (isJunkValue(text)) return { outcome: 'rejected', kind, reason: 'placeholder' };
  if (kind === 'email') return normaliseEmail(text);
  if (kind === 'phone') return normalisePhone(text, options.defaultRegion);
  if (kind === 'company_number' || kind === 'vat_number') {
    return normaliseNumber(kind, text, options.defaultRegion);
  }
  // A card's number is printed in groups; the groups say nothing.
  return accepted(kind, kind === 'card_number' ? text.replace(/\s+/g, '') : text);
}

function accepted(kind: string, value: string, canonical = value): NormalisedIdentifier {
  return { outcome: 'ok', kind, value, canonical, key: identityKey(kind, canonical) };
}

function normaliseEmail(text: string): NormalisedIdentifier {
  const address = (/<([^<>]+)>$/.exec(text)?.[1] ?? text)
    .replace(/^mailto:/i, '')
    .trim()
    .toLowerCase();
  const at = address.lastIndexOf('@');
  const local = address.slice(0, at);
  const domain = domainToASCII(address.slice(at + 1));
  if (
    at < 1 ||
    local.length > 64 ||
    !/^[^\s@"(),:;<>[\\\]]+$/.test(local) ||
    !/^(?!-)[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z][a-z0-9-]*[a-z0-9]$/.test(domain)
  ) {
    return { outcome: 'rejected', kind: 'email', reason: 'not-an-email' };
  }
  const value = `${local}@${domain}`;
  if (isJunkEmail(value)) return { outcome: 'rejected', kind: 'email', reason: 'placeholder' };
  return accepted('email', value, readMailbox(local, domain));
}

function normalisePhone(text: string, region: string | undefined): NormalisedIdentifier {
  const country = region !== undefined && isSupportedCountry(region) ? region : undefined;
  // 0046… is how much of Europe dials +46…; the library takes it only when it knows the region dialled from.
  const number = parsePhoneNumberFromString(text.replace(/^00(?=[1-9])/, '+'), country);
  if (number === undefined || !number.isPossible()) {
    return { outcome: 'rejected', kind: 'phone', reason: 'not-a-phone-number' };
  }
  if (isJunkPhone(number.nationalNumber))
    return { outcome: 'rejected', kind: 'phone', reason: 'placeholder' };
  if (!number.isValid()) return { outcome: 'rejected', kind: 'phone', reason: 'not-a-phone-number' };
  return accepted('phone', number.number);
}

function normaliseNumber(
  kind: 'company_number' | 'vat_number',
  text: string,
  region: string | undefined,
): NormalisedIdentifier {
  const number = kind === 'vat_number' ? readVatNumber(text, region) : readCompanyNumber(text, region);
  if (number !== undefined) return accepted(kind, number.value, number.canonical);
  return {
    outcome: 'rejected',
    kind,
    reason: kind === 'vat_number' ? 'not-a-vat-number' : 'not-a-company-number',
  };
}
