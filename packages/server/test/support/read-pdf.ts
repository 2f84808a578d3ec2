import { inflateSync } from 'node:zlib';

/**
 * The pages and the text of a PDF as Chromium prints it: objects in the open, deflated streams, and fonts whose
 * ToUnicode tables say which character a glyph stands for. Words may come in pieces; blanks are left out.
 */
export function readPdf(bytes: Buffer): { pages: number; text: string } {
  const objects = readObjects(bytes);
  const pages = [...objects.values()].filter(({ head }) => /\/Type\s*\/Page\b/.test(head)).length;
  const fonts = new Map<string, GlyphTable>();
  for (const { head } of objects.values()) {
    for (const [, name = '', font = ''] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const table = /\/ToUnicode (\d+) 0 R/.exec(objects.get(Number(font))?.head ?? '')?.[1];
      if (table !== undefined) fonts.set(name, readTable(objects.get(Number(table))?.body ?? ''));
    }
  }
  const text = [...objects.values()].map(({ body }) => readContent(body, fonts)).join('');
  return { pages, text };
}

/** Glyphs of variable fonts are written with two digits, those of others with four. */
type GlyphTable = { digits: number; characters: Map<number, string> };
type PdfObject = { head: string; body: string };

function readObjects(bytes: Buffer): Map<number, PdfObject> {
  const source = bytes.toString('latin1');
  const found = new Map<number, PdfObject>();
  for (const match of source.matchAll(/(\d+) 0 obj\b([\s\S]*?)(?:stream\r?\n|endobj)/g)) {
    const [whole, number = '', head = ''] = match;
    const start = match.index + whole.length;
    let body = '';
    if (!whole.endsWith('endobj')) {
      const raw = bytes.subarray(start, source.indexOf('endstream', start));
      body = /\/FlateDecode/.test(head) ? inflate(raw) : raw.toString('latin1');
    }
    found.set(Number(number), { head, body });
  }
  return found;
}

/** Pictures and fonts are deflated, too, and of no interest where they cannot be read as text. */
function inflate(raw: Buffer): string {
  try {
    return inflateSync(raw).toString('latin1');
  } catch {
    return '';
  }
}

function readTable(cmap: string): GlyphTable {
  const table = new Map<number, string>();
  const character = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le');
  for (const [, block = ''] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, glyph = '', to = ''] of block.matchAll(/<(\w+)>\s*<(\w+)>/g))
      table.set(Number.parseInt(glyph, 16), character(to));
  }
  for (const [, block = ''] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from = '', to = '', first = ''] of block.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g)) {
      const start = Number.parseInt(from, 16);
      for (let glyph = start; glyph <= Number.parseInt(to, 16); glyph += 1)
        table.set(glyph, String.fromCodePoint(Number.parseInt(first, 16) + glyph - start));
    }
  }
  const digits = /begincodespacerange\s*<(\w+)>/.exec(cmap)?.[1]?.length ?? 4;
  return { digits, characters: table };
}

function readContent(content: string, fonts: ReadonlyMap<string, GlyphTable>): string {
  let font: GlyphTable | undefined;
  let text = '';
  for (const [, name, glyphs] of content.matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)>(?=[^<]*?T[jJ])/g)) {
    if (name !== undefined) font = fonts.get(name);
    const { digits, characters } = font ?? { digits: 4, characters: undefined };
    for (let at = 0; at < (glyphs?.length ?? 0); at += digits)
      text += characters?.get(Number.parseInt(glyphs?.slice(at, at + digits) ?? '', 16)) ?? '';
  }
  return text.replace(/\s+/g, '');
}
