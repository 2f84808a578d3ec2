import { headerWords } from '../../../platform/matching/infer-columns.ts';

/** A trait as text, and how many people have it. That of an object is written `address.city`. */
export type TraitSurvey = { name: string; people: number };
/** `from`: traits, the one that most people have first, or `identifier:` and a kind. */
export type PlannedColumn = { column: string; from: string[] };

export const FULL_NAME = 'full_name';
export const GIVEN_NAME = 'given_name';
export const SURNAME = 'surname';

/**
 * What says who somebody is, by the name of the trait in English, Swedish, Dutch, German and Hebrew. What people do or are
 * worth says nothing of who they are: two strangers may well have the same tier, and one person two scores.
 */
const COLUMNS: readonly (readonly [column: string, names: RegExp])[] = [
  [
    'company',
    /^((company|employer|organi[sz]ation|bedrijf|företag|foretag|firma)( name)?|bedrijfsnaam|företagsnamn|חברה)$/u,
  ],
  [
    GIVEN_NAME,
    /^((given|first|fore) ?name|fname|vorname|förnamn|fornamn|tilltalsnamn|voornaam|roepnaam|שם פרטי)$/u,
  ],
  [SURNAME, /^((sur|last|family) ?name|lname|nachname|efternamn|achternaam|familienaam|שם משפחה)$/u],
  [FULL_NAME, /^((full|complete|customer|contact|display) ?)?(name|naam|namn|שם)$/u],
  [
    'birth_date',
    /^(birth ?(day|date)|date of birth|dob|födelsedatum|fodelsedatum|geboortedatum|geburtsdatum|תאריך לידה)$/u,
  ],
  ['email', /^(e ?mail|epost|e post|mejl|דוא ?ל|אימייל)( address| adress| adres)?$/u],
  [
    'phone',
    /^((mobile|cell|home|work) ?)?(phone|telephone|telefon|telefoon|telefonnummer|telefoonnummer|mobil|mobiel|mobile|gsm|טלפון|נייד)( number)?$/u,
  ],
  [
    'street',
    /^(street ?)?(address|street|adress|adres|gata|gatuadress|straat|strasse|straße|כתובת|רחוב)( ?line)?$/u,
  ],
  ['postcode', /^(post ?(al )?code|zip ?(code)?|plz|postnummer|postnr|מיקוד)$/u],
  ['city', /^(city|town|stad|ort|plaats|woonplaats|stadt|עיר|ישוב)$/u],
  ['state', /^(state|province|county|region|län|lan|provincie|מחוז)$/u],
  ['country', /^(country|land|מדינה)( code)?$/u],
  ['gender', /^(gender|sex|kön|kon|geslacht|geschlecht|מין)$/u],
  ['national_id', /^(ssn|personnummer|bsn|national id|passport( number)?|tax id|vat( number)?|ת ?ז)$/u],
];
/** Kinds of identifiers that are compared like traits: their values resemble each other where two people are one. */
const COMPARED_IDENTIFIERS = ['email', 'phone'];

/** Of which traits each column is made: as somebody said, else as the names of the traits say. */
export function planColumns(
  survey: readonly TraitSurvey[],
  given: Readonly<Record<string, readonly string[]>>,
): PlannedColumn[] {
  const found = new Map<string, string[]>();
  for (const kind of COMPARED_IDENTIFIERS) found.set(kind, [`identifier:${kind}`]);
  for (const { name } of [...survey].sort((a, b) => b.people - a.people || (a.name < b.name ? -1 : 1))) {
    const column = columnOf(name);
    if (column === undefined) continue;
    found.set(column, [...(found.get(column) ?? []), name]);
  }
  for (const [column, from] of Object.entries(given)) found.set(column, [...from]);
  return [...found]
    .filter(([, from]) => from.length > 0)
    .map(([column, from]) => ({ column, from }))
    .sort((a, b) => placeOf(a.column) - placeOf(b.column) || (a.column < b.column ? -1 : 1));
}

function columnOf(trait: string): string | undefined {
  const path = trait.split('.');
  const whole = headerWords(trait);
  if (path.length > 1 && /^(company|employer|organi[sz]ation)$/.test(headerWords(path[0] ?? ''))) {
    return whole === 'company name' ? 'company' : undefined;
  }
  const last = headerWords(path.at(-1) ?? '');
  return COLUMNS.find(([, names]) => names.test(last))?.[0];
}

function placeOf(column: string): number {
  const place = COLUMNS.findIndex(([name]) => name === column);
  return place < 0 ? COLUMNS.length : place;
}
