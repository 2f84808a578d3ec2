import { createReadStream } from 'node:fs';
import type { FindsInText } from './person-scope.ts';

const CHUNK_BYTES = 4 * 1024 * 1024;
/** No identifier is longer, blanks between its digits included. */
const OVERLAP_BYTES = 4_096;

/** Whether a file names the person, in the encodings in which spreadsheets save text. A file that is gone names nobody. */
export async function fileNames(path: string, finds: FindsInText): Promise<boolean> {
  let rest = Buffer.alloc(0);
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) {
      const bytes = Buffer.concat([rest, chunk]);
      // An identifier is plain ASCII nearly always, so a letter cut at the edge of a chunk does no harm.
      if (finds(bytes.toString('utf8')) || finds(bytes.toString('utf16le'))) return true;
      if (finds(bytes.subarray(1).toString('utf16le'))) return true;
      rest = Buffer.from(bytes.subarray(-OVERLAP_BYTES));
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
  return false;
}
