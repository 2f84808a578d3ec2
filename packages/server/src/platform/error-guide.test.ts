/** Every error links to its place in the guide, so the guide has a place for every error. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const source = join(import.meta.dirname, '..');
const guide = readFileSync(join(import.meta.dirname, '../../../../docs/guide/errors.md'), 'utf8');

/** The SQL gateway answers with ClickHouse's own codes, and the demo's company has discount codes. */
const OTHER_CODES = /^(platform\/sql-gateway|demo\/company\.ts)/;

const NAME = "'([a-z][a-z0-9]*(?:-[a-z0-9]+)*)'";
/** `code: 'a'`, `code: x ? 'a' : 'b'`, intake's reasons, the demo's errors, and what a status is called. */
const PLACES = [
  new RegExp(`\\bcode: ${NAME}`, 'g'),
  new RegExp(`\\bcode: [^,{]*? \\? ${NAME} : ${NAME}`, 'g'),
  new RegExp(`deadLetter\\(\\s*${NAME}`, 'g'),
  new RegExp(`demoError\\(\\s*${NAME}`, 'g'),
  new RegExp(`if \\(status === \\d+\\) return ${NAME};`, 'g'),
];

function codesIn(text: string): string[] {
  return PLACES.flatMap((place) => [...text.matchAll(place)].flatMap(([, ...codes]) => codes));
}

function codesOfSource(): Map<string, string> {
  const found = new Map<string, string>();
  for (const path of readdirSync(source, { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('.ts') || path.endsWith('.test.ts') || OTHER_CODES.test(path)) continue;
    for (const code of codesIn(readFileSync(join(source, path), 'utf8'))) found.set(code, path);
  }
  return found;
}

const described = [...guide.matchAll(/^### (.+)$/gm)].map((match) => match[1] ?? '');

it('describes every error code that the server has', () => {
  const codes = codesOfSource();
  expect(codes.size).toBeGreaterThan(50);
  expect(
    [...codes].filter(([code]) => !described.includes(code)).map(([code, path]) => `${code} (${path})`),
  ).toEqual([]);
});

it('describes no code that is gone, and none twice', () => {
  const codes = codesOfSource();
  expect(described.filter((code) => !codes.has(code))).toEqual([]);
  expect(described.length).toBe(new Set(described).size);
});
