import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findViolations, resolveImport, stages } from './layer-rules.ts';

const SERVER = 'packages/server/src';

describe('The rules', () => {
  it.each([
    // file, what it imports
    ['packages/contract/src/a.ts', 'fastify'],
    ['packages/contract/src/a.ts', '../../stats/src/b.ts'],
    ['packages/stats/src/a.ts', '@rondo/contract'],
    ['packages/engine/src/a.ts', '@rondo/contract'],
    [`${SERVER}/main.ts`, '@rondo/engine'],
    ['packages/web/src/a.tsx', '@rondo/stats'],
    ['packages/web/src/a.tsx', '../../server/src/main.ts'],
    ['packages/sdk/src/a.ts', '@rondo/web'],
    [`${SERVER}/platform/http/a.ts`, '../../stages/workspace/index.ts'],
    [`${SERVER}/platform/a.ts`, '../config.ts'],
    [`${SERVER}/stages/collect/a.ts`, '../metrics/index.ts'],
    [`${SERVER}/stages/metrics/a.ts`, '../collect/store.ts'],
    [`${SERVER}/stages/metrics/a.ts`, '../../config.ts'],
    [`${SERVER}/stages/metrics/rules.ts`, './routes.ts'],
    [`${SERVER}/stages/metrics/store.ts`, './metric-consumer.ts'],
    [`${SERVER}/stages/unheard-of/a.ts`, './b.ts'],
    [`${SERVER}/stages/metrics/a.ts`, '../../../test/support/records.ts'],
    [`${SERVER}/cli/a.ts`, '../stages/workspace/index.ts'],
    [`${SERVER}/demo/a.ts`, '../main.ts'],
    [`${SERVER}/main.ts`, './stages/workspace/keys.ts'],
  ])('%s must not import %s', (path, imported) => {
    expect(findViolations([{ path, imports: [imported] }])).toHaveLength(1);
  });

  it.each([
    ['packages/contract/src/a.ts', 'typebox'],
    ['packages/contract/src/a.ts', './b.ts'],
    [`${SERVER}/main.ts`, '@rondo/contract'],
    [`${SERVER}/main.ts`, './stages/workspace/index.ts'],
    [`${SERVER}/stages/metrics/a.ts`, '../collect/index.ts'],
    [`${SERVER}/stages/metrics/a.ts`, '../../platform/error.ts'],
    [`${SERVER}/stages/metrics/index.ts`, './routes.ts'],
    [`${SERVER}/stages/metrics/a.test.ts`, '../../../test/support/records.ts'],
    [`${SERVER}/cli/serve.ts`, '../main.ts'],
    ['packages/web/src/a.tsx', '@rondo/contract'],
    ['packages/web/src/a.tsx', 'react'],
  ])('%s may import %s', (path, imported) => {
    expect(findViolations([{ path, imports: [imported] }])).toEqual([]);
  });

  it('resolves what is imported from where it is imported', () => {
    expect(resolveImport('a/b/c.ts', '../d/e.ts')).toBe('a/d/e.ts');
    expect(resolveImport('a/b/c.ts', './d.ts')).toBe('a/b/d.ts');
  });

  it('knows the stages in the order that ARCHITECTURE.md prints', () => {
    const page = readFileSync(new URL('../ARCHITECTURE.md', import.meta.url), 'utf8').replace(/\s+/g, ' ');
    expect(page).toContain(`${stages.join(', ')}.`);
  });
});

describe('The check', () => {
  const script = join(import.meta.dirname, 'check-layers.ts');
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'rondo-layers-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  function plant(path: string, text: string): void {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  function plantAll(): void {
    const kinds = [
      'contract/src',
      'engine/src',
      'web/src',
      'server/src/platform',
      'server/src/stages/metrics',
      'server/src/cli',
    ];
    for (const kind of kinds) plant(`packages/${kind}/a.ts`, "import './b.ts';\n");
  }

  it('passes a tree without faults', () => {
    plantAll();
    expect(execFileSync(process.execPath, [script, root], { encoding: 'utf8' })).toContain(
      '6 files, 6 imports, 0 against',
    );
  });

  it.each([
    ['import', "import { x } from '../../stages/metrics/index.ts';"],
    ['import type', "import type { X } from '../../stages/metrics/index.ts';"],
    ['import()', "const x = await import('../../stages/metrics/index.ts');"],
    ['export from', "export * from '../../stages/metrics/index.ts';"],
  ])('fails on a planted %s', (_kind, text) => {
    plantAll();
    plant('packages/server/src/platform/http/planted.ts', text);
    const run = spawnSync(process.execPath, [script, root], { encoding: 'utf8' });
    expect(run.status).toBe(1);
    expect(run.stderr).toContain('platform/http/planted.ts');
  });

  it('fails where there is nothing to check', () => {
    const run = spawnSync(process.execPath, [script, root], { encoding: 'utf8' });
    expect(run.status).toBe(1);
    expect(run.stderr).toContain('nothing found to check');
  });
});
