import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { invalid } from '../../../platform/error.ts';

/** A file inside a ZIP archive, as its table of contents describes it (APPNOTE.TXT 6.3.10, 4.3.12). */
export type ArchivePart = { name: string; method: number; packedBytes: number; offset: number };

const MOST_CONTENTS_BYTES = 16 * 1024 * 1024;
const END_BYTES = 22;
const MOST_COMMENT_BYTES = 65_535;
const STORED = 0;
const DEFLATED = 8;
/** Stands where the real number is in the ZIP64 field. */
const ELSEWHERE = 0xffffffff;

export function damagedArchive() {
  return invalid(
    'file',
    'The workbook is damaged: it cannot be unpacked.',
    'Open it in a spreadsheet program and save it again, or save it as CSV in UTF-8.',
  );
}

/** The table of contents at the archive's end, so that only the parts that are wanted need be unpacked. */
export async function listArchive(path: string): Promise<ArchivePart[]> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const tail = await readAt(file, Math.max(0, size - END_BYTES - MOST_COMMENT_BYTES), size);
    const end = tail.lastIndexOf('PK\u0005\u0006', tail.length - END_BYTES, 'latin1');
    if (end === -1) throw damagedArchive();
    const bytes = tail.readUInt32LE(end + 12);
    const start = tail.readUInt32LE(end + 16);
    if (bytes > MOST_CONTENTS_BYTES || start + bytes > size) throw damagedArchive();
    return readContents(await readAt(file, start, start + bytes));
  } finally {
    await file.close();
  }
}

function readContents(contents: Buffer): ArchivePart[] {
  const parts: ArchivePart[] = [];
  for (let at = 0; at + 46 <= contents.length; ) {
    if (contents.readUInt32LE(at) !== 0x02014b50) throw damagedArchive();
    const nameEnd = at + 46 + contents.readUInt16LE(at + 28);
    const extraEnd = nameEnd + contents.readUInt16LE(at + 30);
    if (extraEnd > contents.length) throw damagedArchive();
    const [, packedBytes, offset] = readLargeNumbers(
      [20 + 4, 20, 42].map((place) => contents.readUInt32LE(at + place)),
      contents.subarray(nameEnd, extraEnd),
    );
    parts.push({
      name: contents.toString('utf8', at + 46, nameEnd),
      method: contents.readUInt16LE(at + 10),
      packedBytes: packedBytes ?? 0,
      offset: offset ?? 0,
    });
    at = extraEnd + contents.readUInt16LE(at + 32);
  }
  return parts;
}

/** The ZIP64 field holds, in this order, those numbers that did not fit: size, packed size, place. */
function readLargeNumbers(numbers: number[], extra: Buffer): number[] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    let next = at + 4;
    return numbers.map((number) => {
      if (number !== ELSEWHERE) return number;
      if (next + 8 > extra.length) throw damagedArchive();
      next += 8;
      return Number(extra.readBigUInt64LE(next - 8));
    });
  }
  return numbers;
}

/** A part's text, unpacked piece by piece: no more of it is in memory than its reader has asked for. */
export async function* readPart(path: string, part: ArchivePart, mostBytes: number): AsyncGenerator<string> {
  if (part.method !== STORED && part.method !== DEFLATED) throw damagedArchive();
  const start = await startOf(path, part);
  if (part.packedBytes === 0) return;
  const packed = createReadStream(path, { start, end: start + part.packedBytes - 1 });
  // The callback hears of failures, which the loop below then meets as well.
  const bytes = part.method === STORED ? packed : pipeline(packed, createInflateRaw(), () => undefined);
  const decoder = new TextDecoder();
  let unpacked = 0;
  try {
    for await (const chunk of bytes) {
      unpacked += chunk.length;
      if (unpacked > mostBytes) throw tooMuch(part.name, mostBytes);
      yield decoder.decode(chunk, { stream: true });
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw code.startsWith('Z_') ? damagedArchive() : error;
  } finally {
    packed.destroy();
  }
}

async function startOf(path: string, part: ArchivePart): Promise<number> {
  const file = await open(path);
  try {
    const head = await readAt(file, part.offset, part.offset + 30);
    if (head.length < 30 || head.readUInt32LE(0) !== 0x04034b50) throw damagedArchive();
    return part.offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
  } finally {
    await file.close();
  }
}

async function readAt(file: FileHandle, from: number, to: number): Promise<Buffer> {
  const buffer = Buffer.alloc(to - from);
  const { bytesRead } = await file.read(buffer, 0, buffer.length, from);
  return buffer.subarray(0, bytesRead);
}

function tooMuch(name: string, mostBytes: number) {
  return invalid(
    'file',
    `The workbook unpacks to too much: more than ${mostBytes / 1024 / 1024} MB in ${name.slice(0, 60)}.`,
    'Save the sheet as CSV in UTF-8 and import that: its size does not matter.',
  );
}
