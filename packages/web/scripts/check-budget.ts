/**
 * What a reader downloads before Home can be used: the entry, all it imports at once, Home's own code and the English
 * catalogues; gzip, as Rondo serves it. Fails above the budget, and when there is nothing to measure.
 *
 *   npm run build -w @rondo/web && npm run check:budget -w @rondo/web
 */
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

const budget = 350_000;
const dist = resolve(import.meta.dirname, '../dist');

type Chunk = { file: string; isEntry?: boolean; imports?: string[] };
type Manifest = Record<string, Chunk>;

async function readManifest(): Promise<Manifest> {
  try {
    return JSON.parse(await readFile(join(dist, '.vite/manifest.json'), 'utf8'));
  } catch {
    console.error('There is no build to measure: run npm run build -w @rondo/web first.');
    process.exit(2);
  }
}

function follow(manifest: Manifest, key: string, found: Set<string>): void {
  if (found.has(key)) return;
  found.add(key);
  for (const next of manifest[key]?.imports ?? []) follow(manifest, next, found);
}

const manifest = await readManifest();
const starts = [
  Object.keys(manifest).find((key) => manifest[key]?.isEntry),
  'src/locales/en/common.json',
  ...['src/scenes/home/HomeScene.tsx', 'src/locales/en/home.json'].filter((key) => key in manifest),
].filter((key) => key !== undefined);

const needed = new Set<string>();
for (const start of starts) {
  if (!(start in manifest)) {
    console.error(`${start} is not in the build.`);
    process.exit(2);
  }
  follow(manifest, start, needed);
}

const sizes = await Promise.all(
  [...needed].map(async (key) => {
    const { file } = manifest[key] ?? { file: '' };
    const size = file.endsWith('.js') ? gzipSync(await readFile(join(dist, file)), { level: 6 }).length : 0;
    return { file, size };
  }),
);
const total = sizes.reduce((sum, { size }) => sum + size, 0);

for (const { file, size } of sizes.sort((a, b) => b.size - a.size).slice(0, 10)) {
  process.stdout.write(`${String(Math.round(size / 100) / 10).padStart(7)} kB  ${file}\n`);
}
const home = needed.has('src/scenes/home/HomeScene.tsx')
  ? 'with Home'
  : 'without Home, which is not built yet';
process.stdout.write(
  `${Math.round(total / 1000)} kB of compressed JavaScript before Home (${home}); budget ${budget / 1000} kB\n`,
);
if (total === 0 || total > budget) {
  console.error(total === 0 ? 'Nothing was measured.' : 'Over the budget: load something later.');
  process.exit(1);
}
