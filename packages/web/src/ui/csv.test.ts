import { expect, it } from 'vitest';
import { toCsv } from './csv.ts';

it('quotes what needs quoting and leaves numbers bare', () => {
  expect(toCsv([['a,b', 'say "hi"', -1.5, null, 'två\nrader']])).toBe(
    '"a,b","say ""hi""",-1.5,,"två\nrader"\r\n',
  );
});

it('disarms formulas in text', () => {
  expect(toCsv([['=HYPERLINK("http://x")', '@x', '-2', -2]])).toBe(
    '"\'=HYPERLINK(""http://x"")",\'@x,\'-2,-2\r\n',
  );
});
