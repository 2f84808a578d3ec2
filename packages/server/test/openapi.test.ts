import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { startTestServer } from './support/server.ts';

const root = join(import.meta.dirname, '../../..');
const KEPT = 'test-output/openapi.json';

/** What these answer is no JSON: a file, or a stream of events. */
const FILES = [
  'GET /api/devices/audiences/{id}/export',
  'GET /api/imports/samples/{kind}',
  'GET /api/intake/live',
  'GET /api/people/export.ndjson',
  'GET /api/reports/{desk}/pdf',
  'GET /api/segments/{id}/members.csv',
  'GET /api/segments/{id}/members.xlsx',
];

type Operation = {
  operationId?: string;
  tags?: string[];
  'x-permission'?: string;
  responses?: Record<string, { content?: Record<string, { schema?: unknown }>; description?: string }>;
};
type Description = { openapi: string; paths: Record<string, Record<string, Operation>> };

let description: Description;
let operations: { route: string; operation: Operation }[];

beforeAll(async () => {
  const server = await startTestServer();
  const text = await fetch(`${server.url}/api/openapi.json`).then((response) => response.text());
  mkdirSync(join(root, 'test-output'), { recursive: true });
  writeFileSync(join(root, KEPT), text);
  description = JSON.parse(text);
  operations = Object.entries(description.paths)
    .filter(([path]) => path.startsWith('/api/'))
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        route: `${method.toUpperCase()} ${path}`,
        operation,
      })),
    );
});

const whichLack = (has: (operation: Operation) => boolean): string[] =>
  operations.filter(({ operation }) => !has(operation)).map(({ route }) => route);

describe('the OpenAPI description', () => {
  it('is of version 3.1 and describes the API', () => {
    expect(description.openapi).toMatch(/^3\.1\./);
    expect(operations.length).toBeGreaterThan(50);
  });

  it('names every route by an operationId of its own', () => {
    expect(whichLack((operation) => /^[a-z][A-Za-z0-9]+$/.test(operation.operationId ?? ''))).toEqual([]);
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });

  it('says of every route what it permits', () => {
    const known = /^(public|signed-in|[a-z-]+\.(read|write))$/;
    expect(whichLack((operation) => known.test(operation['x-permission'] ?? ''))).toEqual([]);
  });

  it('says of every route what it answers, in JSON, nothing, or one of the files', () => {
    const says = ({ responses = {} }: Operation) =>
      // Fastify fills in “Default Response” without content where a route declares none.
      '204' in responses || Object.values(responses).some(({ content }) => content !== undefined);
    expect(whichLack(says).sort()).toEqual(FILES);
  });
});

describe('the types that the pages use', () => {
  it('are made from this description', async () => {
    const script = join(root, 'scripts/generate-api-types.ts');
    const check = promisify(execFile)(process.execPath, [script, join(root, KEPT), '--check']).then(
      () => 'up to date',
      (error: { stderr?: string }) => error.stderr ?? String(error),
    );
    expect(
      await check,
      `packages/web/src/api/generated/schema.d.ts is of another API. Cure: node scripts/generate-api-types.ts ${KEPT}`,
    ).toBe('up to date');
  });
});
