/**
 * Writes the web UI's API types from the server's OpenAPI description, so that nothing is typed twice.
 *
 *   node scripts/generate-api-types.ts http://127.0.0.1:8080/api/openapi.json
 *   node scripts/generate-api-types.ts openapi.json --check    fails when the types on disk are of another description
 */
import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import openapiTypescript, { astToString, type OpenAPI3 } from 'openapi-typescript';

const target = resolve(import.meta.dirname, '../packages/web/src/api/generated/schema.d.ts');
const [source, ...flags] = process.argv.slice(2);

function isDescription(value: unknown): value is OpenAPI3 {
  return typeof value === 'object' && value !== null && 'openapi' in value && 'paths' in value;
}

async function readDescription(from: string): Promise<OpenAPI3> {
  const text = /^https?:/.test(from)
    ? await fetch(from).then((response) => {
        if (!response.ok) throw new Error(`${from} answered ${response.status}`);
        return response.text();
      })
    : await readFile(from, 'utf8');
  const description: unknown = JSON.parse(text);
  if (!isDescription(description)) throw new Error(`${from} is not an OpenAPI description`);
  return description;
}

if (source === undefined) {
  console.error('Usage: node scripts/generate-api-types.ts URL|FILE [--check]');
  process.exit(2);
}

const description = await readDescription(source);
const header = '// Made by scripts/generate-api-types.ts from /api/openapi.json. Do not edit.\n\n';
const made =
  header + astToString(await openapiTypescript(description, { alphabetize: true, rootTypes: false }));
const count = Object.keys(description.paths ?? {}).length;

if (flags.includes('--check')) {
  const kept = await readFile(target, 'utf8').catch(() => '');
  if (kept !== made) {
    console.error(`The API types are out of date: run node scripts/generate-api-types.ts ${source}`);
    process.exit(1);
  }
  console.log(`The API types match the description (${count} paths).`);
} else {
  await writeFile(target, made);
  console.log(`Wrote the types of ${count} paths to packages/web/src/api/generated/schema.d.ts`);
}
