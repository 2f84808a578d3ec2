import { readdirSync } from 'node:fs';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../../test/support/events.ts';
import { KEPT_FREE_BYTES, readFreeBytes } from './demand-room.ts';
import { receiveFile } from './receive-file.ts';

const MEBIBYTE = 1024 * 1024;
const folder = temporaryFolder();

function* bytes(megabytes: number) {
  for (let sent = 0; sent < megabytes; sent++) yield Buffer.alloc(MEBIBYTE, 'a,b\n');
}

describe('the room for an upload', () => {
  it('is asked for before the first byte, where the sender says how many will come', async () => {
    const body = Readable.from(['a,b\n1,2\n']);
    const received = receiveFile(body, {
      folder,
      expectedBytes: 300 * MEBIBYTE,
      readFree: async () => KEPT_FREE_BYTES + 500 * MEBIBYTE,
    });
    await expect(received).rejects.toMatchObject({
      code: 'disk-full',
      status: 507,
      message:
        'The disk has 1,012 MB free; this file needs 1,112 MB: 600 MB for itself and its rows, and 512 MB that stay free for events.',
    });
    // The request can still be answered.
    expect(body.destroyed).toBe(false);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is looked at again while the bytes come, and what was written is taken away', async () => {
    let free = KEPT_FREE_BYTES + 100 * MEBIBYTE;
    const body = Readable.from(bytes(150));
    const received = receiveFile(body, { folder, readFree: async () => (free -= 40 * MEBIBYTE) });
    await expect(received).rejects.toMatchObject({ code: 'disk-full' });
    expect(body.destroyed).toBe(false);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is what the system says, and then a file is taken', async () => {
    expect(await readFreeBytes(folder)).toBeGreaterThan(0);
    const body = Readable.from([Buffer.from('a,b\n1,2\n')]);
    const file = await receiveFile(body, {
      folder,
      expectedBytes: 8,
      readFree: async () => KEPT_FREE_BYTES + 16,
    });
    expect(file).toMatchObject({ bytes: 8, container: 'text' });
  });
});
