import { foldText } from './fold-text.ts';

/** Ways of writing the same kind of street, as words of their own. */
const WORDS: Readonly<Record<string, string>> = {
  street: 'st',
  str: 'st',
  saint: 'st',
  avenue: 'av',
  ave: 'av',
  boulevard: 'bd',
  blvd: 'bd',
  blv: 'bd',
  boul: 'bd',
  road: 'rd',
  drive: 'dr',
  place: 'pl',
  plaza: 'pl',
  square: 'sq',
  lane: 'ln',
  court: 'ct',
  crescent: 'cr',
  cres: 'cr',
  circuit: 'cct',
  close: 'cl',
  highway: 'hwy',
  parkway: 'pkwy',
  terrace: 'tce',
  ter: 'tce',
  north: 'n',
  south: 's',
  east: 'e',
  west: 'w',
  apartment: 'apt',
  suite: 'ste',
  floor: 'fl',
  first: '1st',
  second: '2nd',
  third: '3rd',
  fourth: '4th',
  fifth: '5th',
  sixth: '6th',
  seventh: '7th',
  eighth: '8th',
  ninth: '9th',
  tenth: '10th',
  generaal: 'gen',
  general: 'gen',
  doctor: 'dr',
  professor: 'prof',
  burgemeester: 'burg',
  koning: 'kon',
  sankt: 'st',
};
/** The same where the word for it is the end of the name, as in Swedish, Dutch and German. */
const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/(?<=[a-z]{3})(straat|strasse)$/, 'str'],
  [/(?<=[a-z]{3})(laan)$/, 'ln'],
  [/(?<=[a-z]{3})(plein)$/, 'pln'],
  [/(?<=[a-z]{3})(gatan|gata)$/, 'g'],
  [/(?<=[a-z]{3})(vagen|vag)$/, 'v'],
];

function foldAddressWord(word: string): string {
  const known = WORDS[word];
  if (known !== undefined) return known;
  for (const [ending, short] of ENDINGS) if (ending.test(word)) return word.replace(ending, short);
  return word;
}

/** A street address as words in which the usual ways of shortening fall together. */
export function foldAddress(address: string): string {
  // “Laan '40 - '45” is the street of 1940–1945.
  return foldText(address.replace(/'(?=\d\d\b)/g, '19'))
    .split(' ')
    .map(foldAddressWord)
    .join(' ');
}

/** A postcode as its letters and digits, without the country or the word before it. */
export function foldPostcode(postcode: string): string {
  return foldText(postcode)
    .replace(/^(postcode|postnummer|postnr|zip|plz)\s+/, '')
    .replace(/\s+/g, '')
    .replace(/^(nl|se|s|d|de|b|be|a|at|ch|fi|dk|no|il)(?=\d{4})/, '');
}
