import { statfs } from 'node:fs/promises';
import { RondoError } from '../../../platform/error.ts';

/** Bytes that a user without privileges may still write to the disk of a folder. */
export type ReadFreeBytes = (folder: string) => Promise<number>;

const MEBIBYTE = 1024 * 1024;

/** Files may not take this: events still come in, and the engine merges what it has by writing it anew. */
export const KEPT_FREE_BYTES = 512 * MEBIBYTE;

export const readFreeBytes: ReadFreeBytes = async (folder) => {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
};

/** Throws where so many bytes would leave less than what is kept free. */
export async function demandRoom(read: ReadFreeBytes, folder: string, bytes: number): Promise<void> {
  const free = await read(folder);
  const needed = bytes + KEPT_FREE_BYTES;
  if (free >= needed) return;
  const written = (count: number) => `${Math.ceil(count / MEBIBYTE).toLocaleString('en')} MB`;
  throw new RondoError({
    code: 'disk-full',
    message: `The disk has ${written(free)} free; this file needs ${written(needed)}: ${written(bytes)} for itself and its rows, and ${written(KEPT_FREE_BYTES)} that stay free for events.`,
    cure: 'Make room on the disk of the data folder and upload the file again, or split it.',
    status: 507,
  });
}
