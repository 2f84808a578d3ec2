/** Codes that name no country of its own: unions, the unknown, and what a country was called before. */
const NOT_COUNTRIES = new Set(['EU', 'EZ', 'UN', 'ZZ', 'QO', 'XA', 'XB']);

/** Every country with its name in the reader's language, sorted by that name. */
export function listRegions(language: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const found = letters.flatMap((first) =>
    letters.flatMap((second) => {
      const value = `${first}${second}`;
      const label = names.of(value);
      // `UK`, `SU` and the like are read as their present codes.
      const current = new Intl.Locale(`und-${value}`).region === value;
      return label === undefined || !current || NOT_COUNTRIES.has(value) ? [] : [{ value, label }];
    }),
  );
  const order = new Intl.Collator(language);
  return found.sort((left, right) => order.compare(left.label, right.label));
}
