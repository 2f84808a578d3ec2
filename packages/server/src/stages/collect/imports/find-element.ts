export type XmlElement = { attributes: string; content: string; end: number };

/** Where a tag of this name opens, also one that is cut off behind its name; -1 where none does. */
function findStart(xml: string, name: string, from: number): number {
  for (let at = from; ; at++) {
    at = xml.indexOf(`<${name}`, at);
    if (at === -1 || /^[\s/>]?$/.test(xml.charAt(at + name.length + 1))) return at;
  }
}

/**
 * The next element of a name, from a place on; nested ones of the same name do not occur in a workbook. It only ever goes
 * forward: a regular expression would look again from each unclosed tag, and a hostile file has millions of those.
 */
export function findElement(xml: string, name: string, from = 0): XmlElement | undefined {
  const start = findStart(xml, name, from);
  if (start === -1) return undefined;
  const afterName = start + name.length + 1;
  const tagEnd = xml.indexOf('>', afterName);
  if (tagEnd === -1) return undefined;
  if (xml[tagEnd - 1] === '/') {
    return { attributes: xml.slice(afterName, tagEnd - 1), content: '', end: tagEnd + 1 };
  }
  const close = xml.indexOf(`</${name}>`, tagEnd);
  if (close === -1) return undefined;
  return {
    attributes: xml.slice(afterName, tagEnd),
    content: xml.slice(tagEnd + 1, close),
    end: close + name.length + 3,
  };
}

export function* eachElement(xml: string, name: string): Generator<XmlElement> {
  let element = findElement(xml, name);
  while (element !== undefined) {
    yield element;
    element = findElement(xml, name, element.end);
  }
}

/** For XML that comes in pieces: each piece gives what is complete in it. One element may have so many characters. */
export function splitElements(
  name: string,
  most: number,
  tooLong: () => Error,
): (piece: string) => Generator<string> {
  const close = `</${name}>`;
  let rest = '';
  let tail = '';
  /** The rest has an opening tag; until its end comes, there is no need to look through all of it again. */
  let isOpen = false;
  return function* feed(piece) {
    const seam = tail + piece;
    tail = seam.slice(-close.length);
    if (isOpen && !seam.includes(close)) {
      rest += piece;
    } else {
      const xml = rest + piece;
      let at = 0;
      for (const { content, end } of eachElement(xml, name)) {
        yield content;
        at = end;
      }
      const open = findStart(xml, name, at);
      isOpen = open !== -1 && xml.includes('>', open);
      // The tag itself may be cut off.
      rest = open === -1 ? xml.slice(Math.max(at, xml.length - name.length)) : xml.slice(open);
    }
    if (rest.length > most) throw tooLong();
  };
}
