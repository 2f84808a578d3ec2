import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileNames, type HoldOfPerson } from '../../consent/index.ts';
import type { ImportStore } from './import-store.ts';
import type { Stagings } from './keep-stagings.ts';
import { removeFiles } from './receive-file.ts';

type UploadsDeps = { folder: string; store: ImportStore; stagings: Stagings };

/**
 * An upload is a copy that is kept for a day, so that the wizard need not ask for it again. One that names the person goes
 * as a whole; so does one that cannot be searched (Parquet packs its text). What an import still waits for stays until then.
 */
export function holdOfUploads({ folder, store, stagings }: UploadsDeps): HoldOfPerson {
  async function listFiles(): Promise<{ id: string; path: string }[]> {
    const names = await readdir(folder).catch(() => []);
    return names.map((name) => ({ id: name.replace(/\..*$/, ''), path: join(folder, name) }));
  }

  async function findNaming(finds: (text: string) => boolean): Promise<Set<string>> {
    const packed = new Set(
      (await store.listFiles()).filter(({ container }) => container === 'parquet').map(({ id }) => id),
    );
    const naming = new Set<string>();
    for (const { id, path } of await listFiles())
      if (packed.has(id) || (await fileNames(path, finds))) naming.add(id);
    return naming;
  }

  return {
    async count(_scope, finds) {
      return [{ store: 'files', place: 'uploads', rows: (await findNaming(finds)).size }];
    },
    async erase(_scope, finds) {
      await stagings.dropIdle();
      const inUse = await store.filesInUse();
      const naming = [...(await findNaming(finds))].filter((id) => !inUse.has(id));
      for (const id of naming) {
        await removeFiles(folder, id);
        await store.removeFile(id);
      }
      return [{ place: { store: 'files', place: 'uploads', rows: naming.length }, action: 'deleted' }];
    },
    files: async () => (await listFiles()).map(({ path }) => path),
  };
}
