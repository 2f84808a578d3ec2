import type { WorkspaceLanguage } from '@rondo/contract';
import type { PersonalData } from './export-person.ts';
import { accessWords } from './words-of-access.ts';

const MOST_EVENTS = 1_000;

/** Takes the parts of an export one by one and makes the page that is printed. Pure. */
export function createAccessPage(about: {
  company: string;
  language: WorkspaceLanguage;
  day: string;
  purposes: readonly string[];
}) {
  const words = accessWords[about.language];
  let identifiers: { kind: string; value: string }[] = [];
  const traits = new Map<string, { value: string; source: string; time: string }>();
  let events: { what: string; source: string; time: string; details: string }[] = [];
  let eventCount = 0;
  const counts = new Map<string, number>();
  let table = '';

  function takeRow(row: Record<string, unknown>): void {
    counts.set(table, (counts.get(table) ?? 0) + 1);
    const time = text(row.timestamp);
    const source = text(row.source);
    if (table === 'traits') {
      const known = traits.get(text(row.name));
      if (known === undefined || known.time < time)
        traits.set(text(row.name), { value: text(row.value), source, time });
    }
    if (table === 'events') {
      eventCount++;
      const properties = row.properties ?? {};
      events.push({
        what: text(row.event) || text(row.name) || text(row.type),
        source,
        time,
        details: plain(properties) || text(row.page_path),
      });
      if (events.length > MOST_EVENTS * 2) events = newest(events);
    }
  }

  return {
    take(data: PersonalData): void {
      if (data.part === 'person') identifiers = [...data.identifiers];
      else if (data.part === 'table') table = data.isDerived ? '' : data.table;
      else if (table !== '') takeRow(data.row);
    },
    html(): string {
      const shown = newest(events);
      const others = [...counts].filter(([name]) => name !== 'events' && name !== 'traits');
      const section = (
        title: string,
        head: string[],
        widths: readonly number[],
        rows: string[][],
        note = '',
      ) =>
        `<h2>${escapeHtml(title)}</h2>${rows.length === 0 ? `<p>${words.nothing}</p>` : tableOf(head, widths, rows)}${note === '' ? '' : `<p class="note">${escapeHtml(note)}</p>`}`;
      return `<!doctype html><html lang="${about.language}" dir="${words.direction}"><meta charset="utf-8"><title>${escapeHtml(words.title)}</title><style>${STYLE}</style><body>
<h1>${escapeHtml(words.title)}</h1><p>${escapeHtml(words.made(about.company, about.day))}</p>
${section(
  words.who,
  [words.kind, words.value],
  [35, 65],
  identifiers.map(({ kind, value }) => [words.kinds[kind] ?? kind, value]),
)}
${section(
  words.known,
  [words.name, words.value, words.source, words.time],
  [27, 35, 17, 21],
  [...traits].map(([name, { value, source, time }]) => [name, readable(value), source, shortTime(time)]),
)}
${section(
  words.done,
  [words.time, words.what, words.details, words.source],
  [21, 18, 46, 15],
  shown.map((event) => [shortTime(event.time), event.what, event.details, event.source]),
  eventCount > shown.length ? words.more(shown.length, eventCount) : '',
)}
${section(
  words.other,
  [words.table, words.rows],
  [60, 40],
  others.map(([name, count]) => [name, String(count)]),
)}
${about.purposes.length === 0 ? '' : `<h2>${escapeHtml(words.purposes)}</h2><ul>${about.purposes.map((purpose) => `<li>${escapeHtml(purpose)}</li>`).join('')}</ul>`}
<p class="note">${escapeHtml(words.rights)}</p></body></html>`;
    },
  };
}

function newest<T extends { time: string }>(events: readonly T[]): T[] {
  return [...events].sort((a, b) => (a.time < b.time ? 1 : -1)).slice(0, MOST_EVENTS);
}

const text = (value: unknown): string =>
  typeof value === 'string' ? value : value === undefined || value === null ? '' : JSON.stringify(value);

/** “city: Malmö, country: SE”: what a program calls {"city":"Malmö","country":"SE"}. */
function plain(value: unknown): string {
  if (typeof value !== 'object' || value === null) return text(value);
  const parts = Array.isArray(value)
    ? value.map(plain)
    : Object.entries(value).map(([name, part]) =>
        part === ''
          ? ''
          : typeof part === 'object' && part !== null
            ? `${name}: (${plain(part)})`
            : `${name}: ${plain(part)}`,
      );
  return parts.filter((part) => part !== '').join(', ');
}

/** A trait's value is text; an object or a list stands in it as JSON. */
function readable(value: string): string {
  if (!/^[[{]/.test(value)) return value;
  try {
    return plain(JSON.parse(value));
  } catch {
    return value;
  }
}

const shortTime = (time: string): string => time.slice(0, 16).replace('T', ' ');

function escapeHtml(value: string): string {
  return value.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

function tableOf(head: string[], widths: readonly number[], rows: string[][]): string {
  const row = (cells: string[], tag: string) =>
    `<tr>${cells.map((cell) => `<${tag}><bdi>${escapeHtml(cell)}</bdi></${tag}>`).join('')}</tr>`;
  const columns = widths.map((width) => `<col style="width:${width}%">`).join('');
  return `<table><colgroup>${columns}</colgroup><thead>${row(head, 'th')}</thead><tbody>${rows.map((cells) => row(cells, 'td')).join('')}</tbody></table>`;
}

const STYLE = `
body { font: 10pt/1.45 system-ui, 'Noto Sans', 'Noto Sans Hebrew', sans-serif; color: #1a1a1a; }
h1 { font-size: 20pt; margin: 0 0 4pt; } h2 { font-size: 13pt; margin: 18pt 0 6pt; break-after: avoid; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
th, td { text-align: start; vertical-align: top; padding: 3pt 6pt; border-bottom: 0.5pt solid #ccc; overflow-wrap: anywhere; }
th { font-weight: 600; color: #555; } tr { break-inside: avoid; } .note { color: #555; font-size: 9pt; }`;
