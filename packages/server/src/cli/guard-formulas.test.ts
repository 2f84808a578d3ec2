import { describe, expect, it } from 'vitest';
import { csvLine, guardFormulas } from './guard-formulas.ts';

async function guard(text: string, pieceBytes: number): Promise<string> {
  const bytes = Buffer.from(text);
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
  }
  let guarded = '';
  for await (const piece of guardFormulas(pieces())) guarded += piece;
  return guarded;
}

const CSV = [
  '"=name","value","note"',
  '"=1+1",-12.5,"a ""=b"""',
  '"-2+cmd|x",\\N,"Åsa, @home\n=still text"',
  '"@SUM(A1)",1e-9,""',
  '"\tx",0,"""=quoted"""',
  '"+46 (0)8-123 45","-12.50","+"',
  '',
].join('\n');

const GUARDED = [
  `"'=name","value","note"`,
  `"'=1+1",-12.5,"a ""=b"""`,
  `"'-2+cmd|x",\\N,"Åsa, @home\n=still text"`,
  `"'@SUM(A1)",1e-9,""`,
  `"'\tx",0,"""=quoted"""`,
  `"+46 (0)8-123 45","-12.50","'+"`,
  '',
].join('\n');

describe('cells that a spreadsheet would run', () => {
  it.each([1, 2, 3, 7, 1000])(
    'are kept as text, wherever %i-byte pieces cut the file',
    async (pieceBytes) => {
      expect(await guard(CSV, pieceBytes)).toBe(GUARDED);
    },
  );

  it('are kept as text where the file ends without a line’s end', async () => {
    expect(await guard('"a"\n"=b"', 4)).toBe(`"a"\n"'=b"`);
    expect(await guard('', 4)).toBe('');
  });

  it('are kept as text in lines of our own, too', () => {
    expect(csvLine(['=x', -1, true, 'say "hi"'])).toBe(`"'=x",-1,true,"say ""hi"""\n`);
  });
});
