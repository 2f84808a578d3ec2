import { isUtf8 } from 'node:buffer';
import type { FileEncoding } from '@rondo/contract';

export type EncodingGuess = { encoding: FileEncoding; bomBytes: number };

/** By the byte order mark; without one by zero bytes (UTF-16) and by whether the bytes are valid UTF-8. */
export function detectEncoding(head: Uint8Array): EncodingGuess {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', bomBytes: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', bomBytes: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', bomBytes: 2 };
  const zeros = { even: 0, odd: 0 };
  const look = Math.min(head.length, 4096) & ~1;
  for (let index = 0; index < look; index += 2) {
    if (head[index] === 0) zeros.even++;
    if (head[index + 1] === 0) zeros.odd++;
  }
  // Delimiters, digits and line ends alone make every third character or so of UTF-16 text have a zero half.
  if (look >= 4 && zeros.odd > look / 8 && zeros.even <= look / 100)
    return { encoding: 'utf-16le', bomBytes: 0 };
  if (look >= 4 && zeros.even > look / 8 && zeros.odd <= look / 100)
    return { encoding: 'utf-16be', bomBytes: 0 };
  return { encoding: isUtf8(withoutCutCharacter(head)) ? 'utf-8' : 'windows-1252', bomBytes: 0 };
}

/** The bytes without a UTF-8 character at the end that was cut off in the middle. */
export function withoutCutCharacter(bytes: Uint8Array): Uint8Array {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return needed > back ? bytes.subarray(0, bytes.length - back) : bytes;
  }
  return bytes;
}

export function decodeHead(head: Uint8Array, guess: EncodingGuess): string {
  const bytes = head.subarray(guess.bomBytes);
  return new TextDecoder(guess.encoding).decode(
    guess.encoding === 'utf-8' ? withoutCutCharacter(bytes) : bytes,
  );
}

/** Whether a file that began as UTF-8 stays it; fed with the file's bytes as they pass. */
export function watchUtf8(): { feed(chunk: Uint8Array): void; isValid(): boolean } {
  let carry: Uint8Array = new Uint8Array(0);
  let valid = true;
  return {
    feed(chunk) {
      if (!valid) return;
      const bytes = carry.length === 0 ? chunk : Buffer.concat([carry, chunk]);
      const whole = withoutCutCharacter(bytes);
      valid = isUtf8(whole);
      carry = bytes.slice(whole.length);
    },
    isValid: () => valid && carry.length === 0,
  };
}
