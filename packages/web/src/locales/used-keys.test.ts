/** Every key that the source writes out is in the English catalogues; the other languages follow by catalogues.test. */
import { expect, it } from 'vitest';

const sources = import.meta.glob<string>(['../**/*.{ts,tsx}', '!../**/*.test.*'], {
  eager: true,
  query: '?raw',
  import: 'default',
});
const english = import.meta.glob<unknown>('./en/*.json', { eager: true, import: 'default' });

function keysOf(value: unknown, prefix = ''): string[] {
  if (typeof value !== 'object' || value === null)
    return [prefix.replace(/_(zero|one|two|few|many|other)$/, '')];
  return Object.entries(value).flatMap(([key, inner]) => keysOf(inner, prefix ? `${prefix}.${key}` : key));
}

const catalogues = new Map(
  Object.entries(english).map(([path, value]) => [
    path.slice('./en/'.length, -'.json'.length),
    new Set(keysOf(value)),
  ]),
);

/** `t('a.b')` and `t('people:a.b')`; what is put together at run time cannot be read from here. */
function findUnknownKeys(path: string, source: string): string[] {
  const named = [...source.matchAll(/useTranslation\(\s*\[?([^)\]]*)/g)].flatMap((match) =>
    [...(match[1] ?? '').matchAll(/'([^']+)'/g)].map((name) => name[1] ?? ''),
  );
  // A helper that is handed its `t` may be used with any catalogue.
  const namespaces = source.includes('useTranslation(') ? [...named, 'common'] : [...catalogues.keys()];
  return [...source.matchAll(/\bt\(\s*'([^'$]+)'/g)].flatMap(([, written = '']) => {
    const [before = '', after] = written.split(':');
    const [places, key] = after === undefined ? [namespaces, before] : [[before], after];
    return places.some((namespace) => catalogues.get(namespace)?.has(key)) ? [] : [`${path}: ${written}`];
  });
}

it('finds every key in the English catalogues', () => {
  const entries = Object.entries(sources);
  const written = entries.reduce((sum, [, source]) => sum + [...source.matchAll(/\bt\(\s*'/g)].length, 0);
  expect(written).toBeGreaterThan(50);
  expect(entries.flatMap(([path, source]) => findUnknownKeys(path, source))).toEqual([]);
});
