/** What a browser's language tag lets us guess; every guess stands in a field and can be changed. */
const currencyOfRegion: Record<string, string> = {
  SE: 'SEK',
  NO: 'NOK',
  DK: 'DKK',
  IL: 'ILS',
  GB: 'GBP',
  US: 'USD',
  CA: 'CAD',
  AU: 'AUD',
  CH: 'CHF',
  PL: 'PLN',
  CZ: 'CZK',
  JP: 'JPY',
  IN: 'INR',
};

function regionOf(tag: string): string | undefined {
  try {
    return new Intl.Locale(tag).maximize().region;
  } catch {
    return undefined;
  }
}

/** The country of phone numbers without a country code; two letters, as the server takes it. */
export function guessRegion(tag: string): string | undefined {
  const region = regionOf(tag);
  return region !== undefined && /^[A-Z]{2}$/.test(region) ? region : undefined;
}

export function guessCurrency(tag: string): string {
  return currencyOfRegion[regionOf(tag) ?? ''] ?? 'EUR';
}

/** 0 Sunday, 1 Monday, 6 Saturday, after CLDR's first days for the larger countries. */
export function guessWeekStart(tag: string): 0 | 1 | 6 {
  const region = regionOf(tag) ?? '';
  if (['AE', 'BH', 'DZ', 'EG', 'IQ', 'JO', 'KW', 'LY', 'OM', 'QA', 'SY'].includes(region)) return 6;
  return ['IL', 'US', 'CA', 'JP', 'IN', 'BR', 'MX', 'SA', 'ZA', 'KR', 'TW', 'HK'].includes(region) ? 0 : 1;
}

export function toWeekStart(text: string): 0 | 1 | 6 {
  return text === '0' ? 0 : text === '6' ? 6 : 1;
}

/** Every currency in use, by code and by its name in the reader's language. */
export function listCurrencies(language: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(language, { type: 'currency' });
  return Intl.supportedValuesOf('currency').map((code) => ({
    value: code,
    label: `${code} – ${names.of(code) ?? code}`,
  }));
}
