/** The four catalogues say the same things, each in its own words. */
import { describe, expect, it } from 'vitest';
import sameByRight from './same-by-right.json' with { type: 'json' };

const languages = ['en', 'sv', 'nl', 'he'] as const;
const pluralForms = /_(zero|one|two|few|many|other)$/;
const files = import.meta.glob<unknown>('./*/*.json', { eager: true, import: 'default' });

/** Words that are the same in several languages are listed there: `language:namespace:key`, `*` for every language. */
const same: readonly string[] = sameByRight;

type Catalogue = Map<string, string>;

function flatten(value: unknown, prefix: string, into: Catalogue): Catalogue {
  if (typeof value === 'string') into.set(prefix, value);
  else if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    for (const [key, inner] of Object.entries(value)) flatten(inner, prefix ? `${prefix}.${key}` : key, into);
  } else into.set(prefix, '');
  return into;
}

function read(language: string, namespace: string): Catalogue {
  return flatten(files[`./${language}/${namespace}.json`], '', new Map());
}

function namespacesOf(language: string): string[] {
  return Object.keys(files)
    .filter((name) => name.startsWith(`./${language}/`))
    .map((name) => name.slice(`./${language}/`.length, -'.json'.length))
    .sort();
}

/** `rows_one`, `rows_other` → `rows`, provided English has a plural there. */
function baseKeys(catalogue: Catalogue): { plain: Set<string>; plural: Set<string> } {
  const plural = new Set(
    [...catalogue.keys()]
      .filter((key) => key.endsWith('_other'))
      .map((key) => key.slice(0, -'_other'.length)),
  );
  const plain = new Set(
    [...catalogue.keys()].filter(
      (key) => !(pluralForms.test(key) && plural.has(key.replace(pluralForms, ''))),
    ),
  );
  return { plain, plural };
}

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{\{\s*([^}\s,]+)/g)].map((match) => match[1] ?? '').sort();
}

function isSameByRight(language: string, namespace: string, key: string): boolean {
  return [`${language}:${namespace}:${key}`, `*:${namespace}:${key}`].some((entry) => same.includes(entry));
}

const namespaces = namespacesOf('en');

it('has at least the common catalogue', () => {
  expect(namespaces).toContain('common');
  expect(read('en', 'common').size).toBeGreaterThan(50);
});

it.each(languages)('%s has a catalogue for every namespace', (language) => {
  expect(namespacesOf(language)).toEqual(namespaces);
});

describe.each(namespaces)('%s', (namespace) => {
  const english = read('en', namespace);
  const expected = baseKeys(english);

  describe.each(languages)('in %s', (language) => {
    const catalogue = read(language, namespace);
    const found = baseKeys(catalogue);

    it('has the same keys', () => {
      expect({
        missing: [...expected.plain, ...expected.plural].filter(
          (key) => !found.plain.has(key) && !found.plural.has(key),
        ),
        extra: [...found.plain, ...found.plural].filter(
          (key) => !expected.plain.has(key) && !expected.plural.has(key),
        ),
      }).toEqual({ missing: [], extra: [] });
    });

    it('has exactly the plural forms of the language', () => {
      const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
      const wanted = [...expected.plural].flatMap((key) => forms.map((form) => `${key}_${form}`)).sort();
      const have = [...catalogue.keys()]
        .filter((key) => pluralForms.test(key) && expected.plural.has(key.replace(pluralForms, '')))
        .sort();
      expect(have).toEqual(wanted);
    });

    it('says something everywhere, and nothing it does not know', () => {
      const faults = [...catalogue].flatMap(([key, text]) => {
        if (text.trim() === '') return [`${key} is empty`];
        if (text !== text.trim()) return [`${key} begins or ends with a blank`];
        const base = key.replace(pluralForms, '');
        const model = english.get(key) ?? english.get(`${base}_other`) ?? '';
        const known = new Set([...placeholders(model), 'count']);
        const strange = placeholders(text).filter((name) => !known.has(name));
        // A plural form may say "one row" without the figure; any other text must carry all of it.
        const dropped = expected.plural.has(base)
          ? []
          : placeholders(model).filter((name) => !placeholders(text).includes(name));
        return [
          ...strange.map((name) => `${key} has {{${name}}}`),
          ...dropped.map((name) => `${key} lacks {{${name}}}`),
        ];
      });
      expect(faults).toEqual([]);
    });

    it('shouts at nobody', () => {
      expect([...catalogue].filter(([, text]) => text.includes('!')).map(([key]) => key)).toEqual([]);
    });

    if (language !== 'en') {
      it('is not left in English', () => {
        const untranslated = [...catalogue].filter(
          ([key, text]) =>
            english.get(key) === text &&
            /\p{L}{2}/u.test(text.replace(/\{\{[^}]*\}\}/g, '')) &&
            !isSameByRight(language, namespace, key),
        );
        expect(untranslated.map(([key, text]) => `${language}:${namespace}:${key} = ${text}`)).toEqual([]);
      });
    }
  });
});
