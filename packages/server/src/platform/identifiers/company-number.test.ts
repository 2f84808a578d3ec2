import { describe, expect, it } from 'vitest';
import { companyDomainOf } from './company-domain.ts';
import { companyNumberOfVat } from './company-number.ts';
import { normaliseIdentifier } from './normalise-identifier.ts';

function read(kind: string, raw: string, region?: string): string {
  const result = normaliseIdentifier(kind, raw, region === undefined ? {} : { defaultRegion: region });
  return result.outcome === 'ok' ? `${result.value} = ${result.canonical}` : result.reason;
}

describe('a number of the register of companies', () => {
  it.each([
    ['556012-5790', 'SE', '556012-5790 = SE5560125790'],
    ['5560125790', 'SE', '556012-5790 = SE5560125790'],
    ['165560125790', 'SE', '556012-5790 = SE5560125790'],
    ['SE 556012-5790', 'NL', '556012-5790 = SE5560125790'],
    ['556012-5791', 'SE', 'not-a-company-number'],
    ['55601257', 'SE', 'not-a-company-number'],
    ['68750110', 'NL', '68750110 = NL68750110'],
    ['KvK 68750110', 'NL', 'not-a-company-number'],
    ['6875011', 'NL', 'not-a-company-number'],
    ['12345678', 'NL', 'not-a-company-number'],
    ['51-617915-7', 'IL', '516179157 = IL516179157'],
    ['516179158', 'IL', 'not-a-company-number'],
    ['DK13585628', undefined, '13585628 = DK13585628'],
    ['0000000', 'DE', 'placeholder'],
    ['HRB 4711', 'DE', 'HRB 4711 = DEHRB4711'],
    ['acme', 'DE', 'not-a-company-number'],
  ])('reads %j of %s as %s', (raw, region, expected) =>
    expect(read('company_number', raw, region)).toBe(expected),
  );

  it.each([
    ['SE556012579001', 'NL', 'SE556012579001'],
    ['556012-5790-01', 'SE', 'SE556012579001'],
    ['NL 8537.46.333.B01', 'SE', 'NL853746333B01'],
    ['NL853746331B01', 'SE', 'not-a-vat-number'],
    ['EL 094259216', undefined, 'EL094259216'],
    ['GR094259216', undefined, 'EL094259216'],
    ['DE136695976', undefined, 'DE136695976'],
    ['DE136695978', undefined, 'not-a-vat-number'],
    ['516179157', 'IL', 'IL516179157'],
    ['US 12-3456780', 'US', 'US123456780'],
  ])('reads the VAT number %j of %s as %s', (raw, region, expected) => {
    const result = normaliseIdentifier(
      'vat_number',
      raw,
      region === undefined ? {} : { defaultRegion: region },
    );
    expect(result.outcome === 'ok' ? result.canonical : result.reason).toBe(expected);
  });

  it('is within the VAT number where the country makes the one of the other', () => {
    expect(companyNumberOfVat('SE556012579001')).toBe('SE5560125790');
    expect(companyNumberOfVat('NO995525828MVA')).toBe('NO995525828');
    expect(companyNumberOfVat('DK13585628')).toBe('DK13585628');
    expect(companyNumberOfVat('NL853746333B01')).toBeUndefined();
  });
});

describe('a domain', () => {
  it.each([
    ['https://www.Lind-Bygg.se/om?x=1', 'lind-bygg.se'],
    ['@lind-bygg.se', 'lind-bygg.se'],
    ['räksmörgås.se', 'xn--rksmrgs-5wao1o.se'],
    ['gmail.com', undefined],
    ['https://hotmail.se', undefined],
    ['not a domain', undefined],
    ['', undefined],
  ])('of %j is %s', (text, expected) => expect(companyDomainOf(text)).toBe(expected));
});
