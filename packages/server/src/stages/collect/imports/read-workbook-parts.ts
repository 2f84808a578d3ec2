/** Each `<si>` is one text; rich text has several `<t>`, phonetic hints are left out. */
export function readSharedTexts(xml: string): string[] {
  const texts: string[] = [];
  for (const [, item] of xml.matchAll(/<si(?:\s[^>]*)?>([\s\S]*?)<\/si>|<si\s*\/>/g)) {
    texts.push(textOf((item ?? '').replace(/<rPh[\s\S]*?<\/rPh>/g, '')));
  }
  return texts;
}

export function textOf(xml: string): string {
  let text = '';
  for (const [, part] of xml.matchAll(/<t(?:\s[^>]*)?>([\s\S]*?)<\/t>/g)) text += unescapeXml(part ?? '');
  return text;
}

export function unescapeXml(text: string): string {
  if (!text.includes('&') && !text.includes('_x')) return text;
  return text
    .replace(/&(#x[0-9a-fA-F]+|#\d+|lt|gt|quot|apos|amp);/g, (whole, name: string) => {
      if (name.startsWith('#x')) return String.fromCodePoint(Number.parseInt(name.slice(2), 16));
      if (name.startsWith('#')) return String.fromCodePoint(Number(name.slice(1)));
      return { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }[name] ?? whole;
    })
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** Which cell styles show a number as a date: the built-in formats 14–22 and 45–47, and own ones with d, m or y. */
export function readDateStyles(xml: string): Set<number> {
  const custom = new Map<number, string>();
  for (const [tag] of xml.matchAll(/<numFmt\s[^>]*>/g)) {
    const id = Number(/numFmtId="(\d+)"/.exec(tag)?.[1]);
    custom.set(id, unescapeXml(/formatCode="([^"]*)"/.exec(tag)?.[1] ?? ''));
  }
  const styles = new Set<number>();
  const cells = /<cellXfs[\s\S]*?<\/cellXfs>/.exec(xml)?.[0] ?? '';
  let index = 0;
  for (const [tag] of cells.matchAll(/<xf\s[^>]*>/g)) {
    const id = Number(/numFmtId="(\d+)"/.exec(tag)?.[1] ?? 0);
    const code = custom.get(id)?.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '');
    if (
      (id >= 14 && id <= 22) ||
      (id >= 45 && id <= 47) ||
      (code !== undefined && /[dmyhs]/i.test(code) && !/[0#]\.|General/i.test(code))
    )
      styles.add(index);
    index++;
  }
  return styles;
}
