import { stdnum } from 'stdnum';

/** A number as shown to people, and as it is compared: the country's two letters in front. */
export type WrittenNumber = { value: string; canonical: string };

type Validator = { validate(value: string): { isValid: true; compact: string } | { isValid: false } };

/** What a country's register of companies gives out. Others are compared by their letters and digits. */
const REGISTERS: Readonly<
  Record<string, { read(compact: string): string | undefined; show(digits: string): string }>
> = {
  // Organisationsnummer: ten digits, the last a check digit (Luhn). With a century in front it is twelve; a sole
  // trader's is the person's own number.
  SE: {
    read: (text) => checked(stdnum.SE?.orgnr, /^(?:16|18|19|20)?(\d{10})$/.exec(text)?.[1]),
    show: (digits) => `${digits.slice(0, 6)}-${digits.slice(6)}`,
  },
  // KvK-nummer: eight digits without a check digit.
  NL: { read: (text) => /^\d{8}$/.exec(text)?.[0], show: (digits) => digits },
  // ח.פ.: nine digits, the last a check digit; a sole trader's is the person's own number.
  IL: { read: (text) => checked(stdnum.IL?.idnr, /^\d{9}$/.exec(text)?.[0]), show: (digits) => digits },
  DK: { read: (text) => checked(stdnum.DK?.cvr, /^\d{8}$/.exec(text)?.[0]), show: (digits) => digits },
  FI: {
    read: (text) => checked(stdnum.FI?.ytunnus, /^\d{8}$/.exec(text)?.[0]),
    show: (digits) => `${digits.slice(0, 7)}-${digits.slice(7)}`,
  },
  NO: { read: (text) => checked(stdnum.NO?.orgnr, /^\d{9}$/.exec(text)?.[0]), show: (digits) => digits },
  BE: { read: (text) => checked(stdnum.BE?.vat, /^0?\d{9}$/.exec(text)?.[0]), show: (digits) => digits },
};

const VAT: Readonly<Record<string, Validator | undefined>> = {
  AT: stdnum.AT?.uid,
  BE: stdnum.BE?.vat,
  BG: stdnum.BG?.vat,
  CH: stdnum.CH?.vat,
  CY: stdnum.CY?.vat,
  CZ: stdnum.CZ?.dic,
  DE: stdnum.DE?.vat,
  DK: stdnum.DK?.cvr,
  EE: stdnum.EE?.kmkr,
  EL: stdnum.GR?.vat,
  ES: stdnum.ES?.nif,
  FI: stdnum.FI?.alv,
  FR: stdnum.FR?.tva,
  GB: stdnum.GB?.vat,
  HR: stdnum.HR?.oib,
  HU: stdnum.HU?.anum,
  IE: stdnum.IE?.vat,
  IL: stdnum.IL?.idnr,
  IT: stdnum.IT?.iva,
  LT: stdnum.LT?.pvm,
  LU: stdnum.LU?.tva,
  LV: stdnum.LV?.pvn,
  MT: stdnum.MT?.vat,
  NL: stdnum.NL?.btw,
  NO: stdnum.NO?.mva,
  PL: stdnum.PL?.nip,
  PT: stdnum.PT?.nif,
  RO: stdnum.RO?.cif,
  SE: stdnum.SE?.vat,
  SI: stdnum.SI?.ddv,
  SK: stdnum.SK?.dph,
};

function checked(validator: Validator | undefined, text: string | undefined): string | undefined {
  if (validator === undefined || text === undefined) return undefined;
  const result = validator.validate(text);
  return result.isValid ? result.compact : undefined;
}

/** Letters and digits alone: 556012-5790, 5560.12.5790 and SE 556012 5790 are written with whatever people like. */
const bare = (text: string): string => text.toUpperCase().replace(/[\s.\-–_/]/g, '');

/** One digit alone, or one after another: what people type who have to type something. */
const isJunkNumber = (digits: string): boolean =>
  /^(\d)\1+$/.test(digits) || ('01234567890'.includes(digits) && digits.length > 4);

/**
 * A number of the register of companies. `region` is the country that it belongs to where the number does not begin with
 * it. Undefined: that country gives out no such number (the check digit is wrong, a digit is missing).
 */
export function readCompanyNumber(text: string, region: string | undefined): WrittenNumber | undefined {
  const compact = bare(text);
  if (!/^[A-Z0-9]{4,20}$/.test(compact) || !/\d/.test(compact)) return undefined;
  const own = compact.slice(0, 2);
  const country = Object.hasOwn(REGISTERS, own) ? own : (region ?? '').toUpperCase();
  const rest = country === own ? compact.slice(2) : compact;
  if (isJunkNumber(rest)) return undefined;
  const register = Object.hasOwn(REGISTERS, country) ? REGISTERS[country] : undefined;
  if (register === undefined) return { value: text, canonical: `${country}${rest}` };
  const digits = register.read(rest);
  return digits === undefined
    ? undefined
    : { value: register.show(digits), canonical: `${country}${digits}` };
}

/** A VAT number, with the check that its country has; `region` as above. */
export function readVatNumber(text: string, region: string | undefined): WrittenNumber | undefined {
  const compact = bare(text).replace(/^GR/, 'EL');
  if (!/^[A-Z0-9]{5,20}$/.test(compact) || !/\d/.test(compact)) return undefined;
  const own = /^[A-Z]{2}/.exec(compact)?.[0];
  const home = (region ?? '').toUpperCase().replace('GR', 'EL');
  const country = own !== undefined && Object.hasOwn(VAT, own) ? own : home;
  const rest = country === own ? compact.slice(2) : compact;
  if (isJunkNumber(rest)) return undefined;
  if (!Object.hasOwn(VAT, country)) return { value: compact, canonical: `${country}${rest}` };
  const digits = checked(VAT[country], rest);
  if (digits === undefined) return undefined;
  const canonical = `${country}${digits.startsWith(country) ? digits.slice(2) : digits}`;
  return { value: canonical, canonical };
}

/**
 * The number of the register of companies that a VAT number holds, in the countries that make the one of the other: as
 * it is compared. Both arguments and answer begin with the country.
 */
export function companyNumberOfVat(vat: string): string | undefined {
  const country = vat.slice(0, 2);
  if (country === 'SE') return /^SE\d{12}$/.test(vat) ? vat.slice(0, 12) : undefined;
  if (country === 'NO') return /^NO\d{9}/.exec(vat)?.[0];
  return ['DK', 'FI', 'BE', 'IL'].includes(country) ? vat : undefined;
}
