import type { WorkspaceLanguage } from '@rondo/contract';
import type { PersonalData } from './export-person.ts';
import { type AccessWords, accessWords } from './words-of-access.ts';

const MOST_EVENTS = 1_000;

type About = {
  company: string;
  language: WorkspaceLanguage;
  day: string;
  /** Times are told as the company's clock shows them. */
  timeZone: string;
  purposes: readonly string[];
};

/** What stands under a name; one without a name stands alone. */
type Pair = { name: string; value: string };
type Cell = string | readonly Pair[];
type Known = { value: string; source: string; time: string };
type Done = { what: string; source: string; time: string; details: readonly Pair[] };

/** Takes the parts of an export one by one and makes the page that is printed. Pure. */
export function createAccessPage(about: About) {
  const words = accessWords[about.language];
  const say = createSayings(about, words);
  let identifiers: { kind: string; value: string }[] = [];
  const traits = new Map<string, Known>();
  let events: Done[] = [];
  let eventCount = 0;
  const counts = new Map<string, number>();
  let table = '';
  let found = true;

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
      const details = say.pairs(propertiesOf(row));
      events.push({
        what: text(row.event) || text(row.name) || text(row.type),
        source,
        time,
        details: details.length > 0 ? details : say.pairs(text(row.page_path)),
      });
      if (events.length > MOST_EVENTS * 2) events = newest(events);
    }
  }

  return {
    take(data: PersonalData): void {
      if (data.part === 'person') identifiers = [...data.identifiers];
      else if (data.part === 'table') table = data.isDerived ? '' : data.table;
      else if (data.part === 'end') found = data.found;
      else if (table !== '') takeRow(data.row);
    },
    html(): string {
      const shown = newest(events);
      const others = [...counts].filter(([name]) => name !== 'events' && name !== 'traits');
      const section = (title: string, widths: number[], head: string[], rows: Cell[][], note = '') =>
        `<h2>${escapeHtml(title)}</h2>${rows.length === 0 ? `<p>${words.nothing}</p>` : tableOf(widths, head, rows)}${note === '' ? '' : `<p class="note">${escapeHtml(note)}</p>`}`;
      const known: Cell[][] = identifiers.map(({ kind, value }) => [words.kinds[kind] ?? plain(kind), value]);
      const who = (title: string) => section(title, [30, 70], [words.kind, words.value], known);
      const day = say.day(about.day);
      const says = found ? words.made(about.company, day) : words.none(about.company, day);
      const head = `<!doctype html><html lang="${about.language}" dir="${words.direction}"><meta charset="utf-8"><title>${escapeHtml(words.title)}</title><style>${STYLE}</style><body>
<h1>${escapeHtml(words.title)}</h1><p>${escapeHtml(says)}</p>`;
      const rights = `<p class="note">${escapeHtml(words.rights)}</p></body></html>`;
      if (!found) return `${head}${who(words.searched)}${rights}`;
      return `${head}
${who(words.who)}
${section(
  words.known,
  [26, 36, 18, 20],
  [words.name, words.value, words.source, words.time],
  [...traits].map(([name, { value, source, time }]) => [
    plain(name),
    say.pairs(value),
    source,
    say.time(time),
  ]),
)}
${section(
  words.done,
  [20, 18, 47, 15],
  [words.time, words.what, words.details, words.source],
  shown.map((event) => [say.time(event.time), event.what, event.details, event.source]),
  eventCount > shown.length ? words.more(say.number(shown.length), say.number(eventCount)) : '',
)}
${section(
  words.other,
  [75, 25],
  [words.table, words.rows],
  others.map(([name, count]) => [words.tables[name] ?? name, say.number(count)]),
)}
${about.purposes.length === 0 ? '' : `<h2>${escapeHtml(words.purposes)}</h2><ul>${about.purposes.map((purpose) => `<li>${escapeHtml(purpose)}</li>`).join('')}</ul>`}
<p class="note">${escapeHtml(words.clock(about.timeZone))}</p>
${rights}`;
    },
  };
}

/** How values are told in the person's language. */
function createSayings({ language, timeZone }: About, words: AccessWords) {
  const locale = language === 'en' ? 'en-GB' : language;
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone });
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const figures = new Intl.NumberFormat(locale);
  const time = (written: string): string => (isMoment(written) ? moment.format(new Date(written)) : written);

  function value(written: unknown): string {
    if (written === true || written === 'true') return words.yes;
    if (written === false || written === 'false') return words.no;
    return time(text(written));
  }

  /** What is nested is told part by part: nobody reads JSON. What is empty is left out. */
  function pairs(written: unknown, name = ''): Pair[] {
    const told = readJson(written);
    if (told === null || told === undefined || told === '') return [];
    if (typeof told !== 'object') return [{ name, value: value(told) }];
    return Object.entries(told).flatMap(([key, part]) => {
      const own = Array.isArray(told) ? String(Number(key) + 1) : plain(key);
      return pairs(part, name === '' ? own : `${name} ${own}`);
    });
  }
  return {
    time,
    pairs: (written: unknown) => pairs(written),
    day: (written: string) => date.format(new Date(`${written}T12:00:00Z`)),
    number: (figure: number) => figures.format(figure),
  };
}

/** The address of a page says its path and its search once more. */
function propertiesOf(row: Record<string, unknown>): unknown {
  const { properties } = row;
  if (typeof properties !== 'object' || properties === null || !('url' in properties)) return properties;
  const repeated = new Set(['path', 'search']);
  return Object.fromEntries(Object.entries(properties).filter(([name]) => !repeated.has(name)));
}

/** Traits keep objects and lists as JSON text. */
function readJson(written: unknown): unknown {
  if (typeof written !== 'string' || !/^[[{]/.test(written)) return written;
  try {
    return JSON.parse(written);
  } catch {
    return written;
  }
}

const isMoment = (written: string): boolean =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z$/.test(written) && !Number.isNaN(Date.parse(written));

/** `first_name` → “first name” */
const plain = (name: string): string => name.replaceAll('_', ' ');

function newest<T extends { time: string }>(events: readonly T[]): T[] {
  return [...events].sort((a, b) => (a.time < b.time ? 1 : -1)).slice(0, MOST_EVENTS);
}

const text = (value: unknown): string =>
  typeof value === 'string' ? value : value === undefined || value === null ? '' : JSON.stringify(value);

function escapeHtml(value: string): string {
  return value.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

function tableOf(widths: readonly number[], head: string[], rows: Cell[][]): string {
  const row = (cells: Cell[], tag: string) =>
    `<tr>${cells.map((cell) => `<${tag}>${cellOf(cell)}</${tag}>`).join('')}</tr>`;
  const columns = widths.map((width) => `<col style="width:${width}%">`).join('');
  return `<table><colgroup>${columns}</colgroup><thead>${row(head, 'th')}</thead><tbody>${rows.map((cells) => row(cells, 'td')).join('')}</tbody></table>`;
}

function cellOf(cell: Cell): string {
  if (typeof cell === 'string') return `<bdi>${escapeHtml(cell)}</bdi>`;
  return cell
    .map(({ name, value }) => {
      const told = `<bdi>${escapeHtml(value)}</bdi>`;
      return name === '' ? told : `<div><span class="name">${escapeHtml(name)}</span> ${told}</div>`;
    })
    .join('');
}

const STYLE = `
body { font: 10pt/1.45 system-ui, 'Noto Sans', 'Noto Sans Hebrew', sans-serif; color: #1a1a1a; }
h1 { font-size: 20pt; margin: 0 0 4pt; } h2 { font-size: 13pt; margin: 18pt 0 6pt; break-after: avoid; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
th, td { text-align: start; vertical-align: top; padding: 3pt 6pt; border-bottom: 0.5pt solid #ccc; overflow-wrap: anywhere; }
th { font-weight: 600; color: #555; } tr { break-inside: avoid; } .name { color: #555; } .note { color: #555; font-size: 9pt; }`;
