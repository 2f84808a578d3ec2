import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream, type WriteStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { FileShapeChoice } from '@rondo/contract';
import { invalid, RondoError } from '../../../platform/error.ts';
import { demandRoom, type ReadFreeBytes, readFreeBytes } from './demand-room.ts';
import { watchUtf8 } from './detect-encoding.ts';
import { detectContainer, HEAD_BYTES, type Sniffed, sniffText } from './sniff-file.ts';
import { unpackXlsx } from './unpack-xlsx.ts';

export type ReceivedFile = {
  id: string;
  bytes: number;
  digest: string;
  container: 'text' | 'xlsx' | 'parquet';
  isUtf8: boolean;
};

export const filePath = (folder: string, id: string): string => join(folder, `${id}.file`);
/** What is read: the file itself, or the CSV that a workbook was unpacked into. */
export const textPath = (folder: string, file: { id: string; container: string }): string =>
  file.container === 'xlsx' ? join(folder, `${file.id}.csv`) : filePath(folder, file.id);

export type Reception = {
  folder: string;
  /** As the sender says it. */
  expectedBytes?: number | undefined;
  readFree?: ReadFreeBytes | undefined;
};

const LOOK_EVERY_BYTES = 64 * 1024 * 1024;

/** Writes an upload to disk as it arrives, with its digest; memory does not grow with it. */
export async function receiveFile(
  body: Readable,
  { folder, expectedBytes = 0, readFree = readFreeBytes }: Reception,
): Promise<ReceivedFile> {
  const id = randomUUID();
  const path = filePath(folder, id);
  const roomFor = (more: number) => demandRoom(readFree, folder, more);
  try {
    // The engine will hold its rows, too; how tightly it packs them shows only then.
    await roomFor(2 * expectedBytes);
    const { bytes, digest, isUtf8 } = await writeFile(body, path, (written) =>
      roomFor(written + 2 * Math.max(0, expectedBytes - written)),
    );
    if (bytes === 0) throw invalid('file', 'The file is empty.', 'Choose a file that has at least one row.');
    const container = detectContainer(await readHead(path));
    if (container !== 'text' && container !== 'xlsx' && container !== 'parquet') throw unusable(container);
    if (container === 'xlsx') await unpackXlsx(path, join(folder, `${id}.csv`), roomFor);
    return { id, bytes, digest, container, isUtf8: container === 'xlsx' || isUtf8 };
  } catch (error) {
    await removeFiles(folder, id);
    throw error;
  }
}

async function writeFile(
  body: Readable,
  path: string,
  roomFor: (written: number) => Promise<void>,
): Promise<{ bytes: number; digest: string; isUtf8: boolean }> {
  const out = createWriteStream(path, { mode: 0o600, flags: 'wx', highWaterMark: 1024 * 1024 });
  const digest = createHash('sha256');
  const utf8 = watchUtf8();
  let bytes = 0;
  let looked = 0;
  let failure: unknown;
  out.on('error', (error) => {
    failure = error;
  });
  try {
    // What is refused halfway must still be answered: the connection stays.
    for await (const chunk of body.iterator({ destroyOnReturn: false })) {
      if (!Buffer.isBuffer(chunk)) continue;
      bytes += chunk.length;
      digest.update(chunk);
      utf8.feed(chunk);
      if (failure !== undefined) break;
      if (bytes - looked > LOOK_EVERY_BYTES) {
        looked = bytes;
        await roomFor(bytes);
      }
      if (!out.write(chunk)) await drained(out);
    }
    if (failure !== undefined) throw failure;
    out.end();
    await finished(out);
  } catch (error) {
    out.destroy();
    throw diskFault(error) ?? error;
  }
  return { bytes, digest: digest.digest('hex'), isUtf8: utf8.isValid() };
}

/** Until the disk has caught up, or failed; leaves no listener behind, as a large file waits here thousands of times. */
function drained(out: WriteStream): Promise<void> {
  return new Promise((resolve) => {
    const settle = () => {
      out.off('drain', settle).off('close', settle);
      resolve();
    };
    out.on('drain', settle).on('close', settle);
  });
}

function diskFault(error: unknown): RondoError | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code !== 'ENOSPC' && code !== 'EDQUOT') return undefined;
  return new RondoError({
    code: 'disk-full',
    message: 'The disk is full: the file could not be kept.',
    cure: 'Make room on the disk of the data folder and upload the file again.',
    status: 507,
  });
}

function unusable(container: 'gzip' | 'pdf' | 'xls'): RondoError {
  const cures = {
    gzip: ['The file is packed with gzip.', 'Unpack it and upload what is in it.'],
    pdf: [
      'The file is a PDF, which holds pages and no rows.',
      'Export the figures as CSV or XLSX from where the PDF came from.',
    ],
    xls: [
      'The file is an old Excel workbook (.xls).',
      'Open it in a spreadsheet program and save it as XLSX or as CSV in UTF-8.',
    ],
  } as const;
  const [message, cure] = cures[container];
  return invalid('file', message, cure);
}

async function readHead(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const buffer = Buffer.alloc(HEAD_BYTES);
    const { bytesRead } = await file.read(buffer, 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** What a text or workbook is, from its head, with what a person has overruled. */
export async function sniffReceived(
  folder: string,
  file: ReceivedFile,
  choice: FileShapeChoice = {},
): Promise<Sniffed> {
  const head = await readHead(textPath(folder, file));
  const complete = head.length < HEAD_BYTES;
  if (file.container === 'xlsx') {
    const sniffed = sniffText(head, complete, {
      ...choice,
      format: 'delimited',
      delimiter: ',',
      quote: '"',
      encoding: 'utf-8',
    });
    return { ...sniffed, shape: { ...sniffed.shape, format: 'xlsx' } };
  }
  const sniffed = sniffText(head, complete, choice);
  if (sniffed.shape.encoding !== 'utf-8' || file.isUtf8 || choice.encoding !== undefined) return sniffed;
  // The head was plain ASCII or happened to be valid, the rest is not UTF-8.
  return sniffText(head, complete, { ...choice, encoding: 'windows-1252' });
}

export async function removeFiles(folder: string, id: string): Promise<void> {
  await rm(filePath(folder, id), { force: true });
  await rm(join(folder, `${id}.csv`), { force: true });
}
