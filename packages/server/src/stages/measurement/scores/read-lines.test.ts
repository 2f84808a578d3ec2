import { expect, it } from 'vitest';
import { readLines } from './read-lines.ts';

/** A text in pieces of so many bytes. */
async function* inPieces(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

it('cuts an answer after whole lines only, wherever its pieces end, and loses none', async () => {
  const text = Array.from({ length: 11 }, (_, n) => `{"person":"ö${n}"}\n`).join('');
  for (const size of [1, 7, 40, 1_000]) {
    const cut: string[] = [];
    for await (const lines of readLines(inPieces(text, size), 4)) cut.push(lines.toString());
    expect(cut.join('')).toBe(text);
    expect(cut.map((part) => part.trimEnd().split('\n').length)).toEqual([4, 4, 3]);
  }
});
