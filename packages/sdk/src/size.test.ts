import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';

it('stays below 6 KB compressed', () => {
  execFileSync(process.execPath, [fileURLToPath(new URL('../build.mjs', import.meta.url))]);
  const script = readFileSync(new URL('../dist/rondo.js', import.meta.url));
  expect(gzipSync(script).length).toBeLessThan(6 * 1024);
  expect(script.toString()).toContain('rondo_anonymous_id');
});
