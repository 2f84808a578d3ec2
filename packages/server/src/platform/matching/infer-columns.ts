import type { ColumnKind } from '@rondo/contract';
import { isJunkValue } from '../identifiers/index.ts';
import { parseDate } from './parse-date.ts';

export type ColumnProfile = {
  name: string;
  kind: ColumnKind;
  /** Why, in words. */
  because: string;
  nullShare: number;
  distinct: number;
};

/** Headers, in English, Swedish, Dutch, German and Hebrew. Words are parted by one blank; the first that fits wins. */
const HEADERS: readonly (readonly [RegExp, ColumnKind])[] = [
  [/ (e ?mail|mail|epost|mejl|דוא ?ל|אימייל)(adress?e?)? /u, 'email'],
  [
    / (phone|telephone|tel|telefon|telefoon|telefonnummer|telefoonnummer|mobile|mobil|mobiel|gsm|fax|טלפון|נייד) /u,
    'phone',
  ],
  [/ (post ?code|postal ?code|postal|zip|zip ?code|plz|post ?nummer|postnr|מיקוד) /u, 'postcode'],
  [
    / (given|first|fore|christian)( ?names?)? $| (fname|firstname|forename|givenname|vorname|fornamn|förnamn|voornaam|roepnaam|tilltalsnamn|שם פרטי) /u,
    'given-name',
  ],
  [
    / (sur|last|family|maiden)( ?names?)? $| (lname|surname|lastname|familyname|nachname|efternamn|achternaam|familienaam|שם משפחה) /u,
    'surname',
  ],
  [
    / (dob|date|datum|birthday|birthdate|fodelsedatum|födelsedatum|geboortedatum|geburtsdatum|תאריך) /u,
    'date',
  ],
  [/ (year|jaar|år|jahr|שנה) /u, 'year'],
  [/ (street ?number|house ?number|house ?no|huisnummer|husnummer|hausnummer|flat|unit) /u, 'code'],
  [/ (address|addr|street|road|adress|adres|gata|straat|strasse|straße|כתובת|רחוב) /u, 'street'],
  [
    / (city|town|suburb|place|municipality|ort|stad|plaats|woonplaats|gemeente|stadt|kommun|עיר|ישוב) /u,
    'city',
  ],
  [
    /^ ((full|complete|customer|contact|display|person) ?)?(name|naam|namn|שם) $| (fullname|full name) /u,
    'full-name',
  ],
  [
    / (gender|sex|kön|geslacht|geschlecht|state|country|county|province|region|land|lan|provincie|title|מין|מדינה) $/u,
    'category',
  ],
  [
    / (ssn|soc ?sec|social security|personnummer|bsn|passport|national ?id|tax|vat|orgnr|kvk|iban|customer ?(id|number|no)|ת ?ז) /u,
    'id',
  ],
];

const EMAIL = /^[^\s@]+@[^\s@]+$/;
const PHONE = /^(\+|00?)[\d\s()./-]{7,}$|^\(?\d{2,4}\)?[\s./-]\d{3,}[\s.-]?\d{2,}[\s.\d-]*$/;
const POSTCODE = /^([a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}|(nl-?)?\d{4}\s?[a-z]{2}|(se?-?)?\d{3}\s\d{2})$/i;
const HOUSE = /^(?=.*\p{L}{2})(\d+\p{L}?\s+\S+|\S.*\s\d+\s?\p{L}?\b)/u;

/** A header as words: `dateOfBirth`, `date_of_birth` and `Date of birth` read alike. */
export function headerWords(header: string): string {
  return header
    .normalize('NFC')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/(?<=\p{L}) ?\d+$/u, '')
    .trim();
}

/** A cell, or nothing where it stands for nothing. */
export function readCell(cell: string | undefined): string {
  const text = (cell ?? '').trim();
  return text === '' || (text !== '0' && isJunkValue(text)) || /^(nan|nil|none|null)$/i.test(text)
    ? ''
    : text;
}

const MOST_LOOKED_AT = 20_000;

function shareOf(values: readonly string[], test: (value: string) => boolean): number {
  let hits = 0;
  for (const value of values) if (test(value)) hits++;
  return hits / values.length;
}

/** What a column holds, from its header and its content. Content that cannot be what the header says wins. */
export function inferColumn(name: string, cells: readonly string[]): ColumnProfile {
  const step = Math.max(1, Math.floor(cells.length / MOST_LOOKED_AT));
  const known: string[] = [];
  let looked = 0;
  for (let i = 0; i < cells.length; i += step) {
    looked++;
    const cell = readCell(cells[i]);
    if (cell !== '') known.push(cell);
  }
  const distinct = new Set(known.map((value) => value.toLowerCase())).size;
  const nullShare = 1 - known.length / Math.max(1, looked);
  const profile = (kind: ColumnKind, because: string): ColumnProfile => ({
    name,
    kind,
    because,
    nullShare,
    distinct,
  });
  if (known.length < 2) return profile('ignore', 'it is empty');
  if (distinct < 2) return profile('ignore', 'it holds one value only');

  const hint = HEADERS.find(([pattern]) => pattern.test(` ${headerWords(name)} `))?.[1];
  const numeric = shareOf(known, (value) => /^\d+$/.test(value));
  const meanLength = known.reduce((sum, value) => sum + value.length, 0) / known.length;
  const meanWords = known.reduce((sum, value) => sum + value.split(/\s+/).length, 0) / known.length;

  if (shareOf(known, (value) => EMAIL.test(value)) > 0.7) return profile('email', 'its values hold an @');
  if (hint === 'phone' && shareOf(known, (value) => /\d{5,}/.test(value.replace(/\D/g, ''))) > 0.6) {
    return profile('phone', 'its header says so');
  }
  const years = shareOf(known, (value) => /^(1[0-9]|20)\d\d$/.test(value));
  if (years > 0.9) return profile(hint === 'postcode' ? 'postcode' : 'year', 'its values are years');
  if (shareOf(known, (value) => parseDate(value) !== 0) > 0.8 && hint !== 'id' && hint !== 'phone') {
    return profile('date', 'its values are dates');
  }
  if (hint === 'postcode') return profile('postcode', 'its header says so');
  if (shareOf(known, (value) => POSTCODE.test(value)) > 0.7)
    return profile('postcode', 'its values are postcodes');
  if (hint === 'id' && distinct > 20) return profile('id', 'its header says so');
  if (numeric > 0.8) {
    if (hint === undefined && shareOf(known, (value) => PHONE.test(value)) > 0.8 && meanLength >= 9) {
      return profile('phone', 'its values look like phone numbers');
    }
    return meanLength >= 5 && distinct > known.length * 0.3
      ? profile('id', 'its values are long numbers, most of them different')
      : profile('code', 'its values are short numbers');
  }
  if (shareOf(known, (value) => PHONE.test(value)) > 0.7)
    return profile('phone', 'its values look like phone numbers');
  if (
    hint !== undefined &&
    hint !== 'id' &&
    hint !== 'date' &&
    hint !== 'year' &&
    hint !== 'email' &&
    hint !== 'phone'
  ) {
    if (hint === 'full-name' && meanWords < 1.2) return profile('word', 'its values are single words');
    if (hint === 'category' && (distinct > 200 || meanWords > 2)) return byContent();
    return profile(hint, 'its header says so');
  }
  return byContent();

  function byContent(): ColumnProfile {
    if (shareOf(known, (value) => HOUSE.test(value)) > 0.6)
      return profile('street', 'its values are words and a number');
    if (distinct <= Math.max(12, Math.min(100, known.length / 50)))
      return profile('category', `it holds ${distinct} values`);
    const digits = shareOf(known, (value) => /\d/.test(value));
    if (digits > 0.8 && meanWords < 1.2) {
      return distinct > known.length * 0.3
        ? profile('id', 'its values are codes')
        : profile('code', 'its values are codes');
    }
    return meanWords < 1.6
      ? profile('word', 'its values are single words')
      : profile('text', 'its values are several words');
  }
}
