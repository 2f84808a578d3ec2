// @ts-check
import { mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/** What a page may be asked to load before it can count a visit. */
const MOST_BYTES = 6 * 1024;

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
const { version } = JSON.parse(readFileSync(here('package.json'), 'utf8'));
mkdirSync(here('dist'), { recursive: true });
await build({
  entryPoints: [here('src/rondo.ts')],
  outfile: here('dist/rondo.js'),
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2020',
  define: { VERSION: JSON.stringify(version) },
  legalComments: 'none',
});
const bytes = gzipSync(readFileSync(here('dist/rondo.js'))).length;
if (bytes > MOST_BYTES) {
  console.error(`rondo.js is ${bytes} bytes compressed; ${MOST_BYTES} is the most.`);
  process.exitCode = 1;
}
