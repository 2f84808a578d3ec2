import { eachElement, findElement } from './find-element.ts';

/** What is inside `<si>` or `<is>`: rich text has several `<t>`, phonetic hints (`<rPh>`) are left out. */
export function textOf(xml: string): string {
  if (!xml.includes('<rPh')) return plainText(xml);
  let text = '';
  let from = 0;
  for (let hint = findElement(xml, 'rPh'); hint !== undefined; hint = findElement(xml, 'rPh', from)) {
    text += plainText(xml.slice(from, xml.indexOf('<rPh', from)));
    from = hint.end;
  }
  return text + plainText(xml.slice(from));
}

function plainText(xml: string): string {
  let text = '';
  for (const { content } of eachElement(xml, 't')) text += unescapeXml(content);
  return text;
}

const LAST_CODE_POINT = 0x10ffff;

export function unescapeXml(text: string): string {
  if (!text.includes('&') && !text.includes('_x')) return text;
  return text
    .replace(/&(#x[0-9a-fA-F]{1,6}|#\d{1,7}|lt|gt|quot|apos|amp);/g, (whole, name: string) => {
      if (!name.startsWith('#')) return { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }[name] ?? whole;
      const point = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
      return point <= LAST_CODE_POINT ? String.fromCodePoint(point) : whole;
    })
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** Which cell styles show a number as a date: the built-in formats 14–22 and 45–47, and own ones with d, m or y. */
export function readDateStyles(xml: string): Set<number> {
  const custom = new Map<number, string>();
  for (const { attributes } of eachElement(xml, 'numFmt')) {
    const id = Number(/numFmtId="(\d+)"/.exec(attributes)?.[1]);
    custom.set(id, unescapeXml(/formatCode="([^"]*)"/.exec(attributes)?.[1] ?? ''));
  }
  const styles = new Set<number>();
  let index = 0;
  for (const { attributes } of eachElement(findElement(xml, 'cellXfs')?.content ?? '', 'xf')) {
    const id = Number(/numFmtId="(\d+)"/.exec(attributes)?.[1] ?? 0);
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
