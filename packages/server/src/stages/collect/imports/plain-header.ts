/**
 * Header names as they compare: without case, accents, spaces, punctuation, and without a currency or unit in
 * brackets. `Amount spent (SEK)`, `amount_spent` and `Amount Spent` are one.
 */
export function plainHeader(header: string): string {
  const bare = header.replace(/\((?:[A-Z]{3}|%|st|kr|€|\$)\)\s*$/, '');
  return bare
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** The name of a kept column as a trait or property: `MonthlyCharges` and `Monthly charges` become `monthly_charges`. */
export function propertyName(header: string): string {
  const name = header
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1_$2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1_$2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '');
  return name === '' ? 'value' : name.slice(0, 100);
}
