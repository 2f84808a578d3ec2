import { StringDecoder } from 'node:string_decoder';

/** What a spreadsheet takes for a formula (OWASP, CSV injection), but no number or phone number: those keep their sign. */
export function guardCell(text: string): string {
  return /^[=@+\t\r-]/.test(text) && !/^[+-][0-9 ().,/-]+$/.test(text) ? `'${text}` : text;
}

export function csvLine(cells: readonly (string | number | boolean)[], cellText = guardCell): string {
  return `${cells.map((cell) => (typeof cell === 'string' ? `"${cellText(cell).replaceAll('"', '""')}"` : cell)).join(',')}\n`;
}

/**
 * ClickHouse's CSV, as it comes, with cells that a spreadsheet would run kept as text by a leading apostrophe. Texts are
 * always quoted there and numbers never, so a quote outside of quotes begins a text.
 */
export async function* guardFormulas(csv: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for await (const bytes of csv) {
    const { guarded, left } = guardTexts(rest + decoder.write(Buffer.from(bytes)));
    rest = left;
    yield guarded;
  }
  // A line's end behind the last quote, should there be none, shows that it closes.
  const { guarded } = guardTexts(`${rest}${decoder.end()}\n`);
  yield guarded.slice(0, -1);
}

/** `left` begins with the quote of a text whose end has not come yet. */
function guardTexts(csv: string): { guarded: string; left: string } {
  let guarded = '';
  for (let at = 0; ; ) {
    const open = csv.indexOf('"', at);
    if (open === -1) return { guarded: guarded + csv.slice(at), left: '' };
    guarded += csv.slice(at, open);
    const close = closingQuote(csv, open + 1);
    if (close === -1) return { guarded, left: csv.slice(open) };
    guarded += `"${guardCell(csv.slice(open + 1, close))}"`;
    at = close + 1;
  }
}

function closingQuote(csv: string, from: number): number {
  for (let at = csv.indexOf('"', from); at !== -1; at = csv.indexOf('"', at + 2)) {
    // The last quote there is may be the first of a pair.
    if (at === csv.length - 1) return -1;
    if (csv[at + 1] !== '"') return at;
  }
  return -1;
}
