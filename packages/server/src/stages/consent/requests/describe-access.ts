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
        details: JSON.stringify(properties) === '{}' ? text(row.page_path) : JSON.stringify(properties),
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
      const section = (title: string, head: string[], rows: string[][], note = '') =>
        `<h2>${escapeHtml(title)}</h2>${rows.length === 0 ? `<p>${words.nothing}</p>` : tableOf(head, rows)}${note === '' ? '' : `<p class="note">${escapeHtml(note)}</p>`}`;
      return `<!doctype html><html lang="${about.language}" dir="${words.direction}"><meta charset="utf-8"><title>${escapeHtml(words.title)}</title><style>${STYLE}</style><body>
<h1>${escapeHtml(words.title)}</h1><p>${escapeHtml(words.made(about.company, about.day))}</p>
${section(
  words.who,
  [words.kind, words.value],
  identifiers.map(({ kind, value }) => [kind, value]),
)}
${section(
  words.known,
  [words.name, words.value, words.source, words.time],
  [...traits].map(([name, { value, source, time }]) => [name, value, source, shortTime(time)]),
)}
${section(
  words.done,
  [words.time, words.what, words.details, words.source],
  shown.map((event) => [shortTime(event.time), event.what, event.details, event.source]),
  eventCount > shown.length ? words.more(shown.length, eventCount) : '',
)}
${section(
  words.other,
  [words.table, words.rows],
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

const shortTime = (time: string): string => time.slice(0, 16).replace('T', ' ');

function escapeHtml(value: string): string {
  return value.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

function tableOf(head: string[], rows: string[][]): string {
  const row = (cells: string[], tag: string) =>
    `<tr>${cells.map((cell) => `<${tag}><bdi>${escapeHtml(cell)}</bdi></${tag}>`).join('')}</tr>`;
  return `<table><thead>${row(head, 'th')}</thead><tbody>${rows.map((cells) => row(cells, 'td')).join('')}</tbody></table>`;
}

const STYLE = `
body { font: 10pt/1.45 system-ui, 'Noto Sans', 'Noto Sans Hebrew', sans-serif; color: #1a1a1a; }
h1 { font-size: 20pt; margin: 0 0 4pt; } h2 { font-size: 13pt; margin: 18pt 0 6pt; break-after: avoid; }
table { width: 100%; border-collapse: collapse; table-layout: auto; }
th, td { text-align: start; vertical-align: top; padding: 3pt 6pt; border-bottom: 0.5pt solid #ccc; overflow-wrap: anywhere; }
th { font-weight: 600; color: #555; } tr { break-inside: avoid; } .note { color: #555; font-size: 9pt; }`;
