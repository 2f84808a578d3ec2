import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const [toGzip, toBrotli] = [promisify(gzip), promisify(brotliCompress)];
/** Below this, the headers cost more than is saved. */
const smallest = 1_000;

/** Lays a .br and a .gz beside every text file of the build, once, so that the server never compresses while asked. */
export function compressBuild(folder: string): Plugin {
  return {
    name: 'compress-build',
    apply: 'build',
    closeBundle: async (error?: Error) => {
      if (error) return;
      const names = await readdir(folder, { recursive: true });
      const texts = names.filter((name) => /\.(js|css|svg|html)$/.test(name));
      for (const name of texts) {
        const content = await readFile(join(folder, name));
        if (content.length < smallest) continue;
        const [gz, br] = await Promise.all([
          toGzip(content, { level: 9 }),
          toBrotli(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
        ]);
        await writeFile(join(folder, `${name}.gz`), gz);
        await writeFile(join(folder, `${name}.br`), br);
      }
    },
  };
}
