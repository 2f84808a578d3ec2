import { Readable } from 'node:stream';
import type { SegmentMember, SegmentRule } from '@rondo/contract';
import type { Events } from '../../platform/events/client.ts';
import {
  computedColumn,
  createParameters,
  EMPTY_BOOK,
  isZeroForNobody,
  mergeOf,
  traitColumn,
  traitsThatCount,
} from '../profiles/index.ts';
import { type CompileDeps, compileMembers } from './compile-segment.ts';
import type { FlatRule } from './expand-rule.ts';

/** Who somebody is, in the order in which a table shows it. */
const NAMING = [['name'], ['first_name', 'firstName'], ['last_name', 'lastName'], ['email'], ['phone']];
const MOST_COLUMNS = 14;

/** The traits to show of a segment's members: those that name a person, then those that the rule is about. */
export function columnsOf(rule: SegmentRule, known: readonly string[]): string[] {
  // The same thing under two spellings is shown once.
  const naming = NAMING.flatMap((spellings) => spellings.filter((name) => known.includes(name)).slice(0, 1));
  const wanted = [...naming, ...traitsOf(rule)];
  const shown = [...new Set(wanted)].filter((name) => known.includes(name));
  return (shown.length > 0 ? shown : [...known]).slice(0, MOST_COLUMNS);
}

export function traitsOf(rule: SegmentRule): string[] {
  if (rule.kind === 'trait') return [rule.trait];
  if (rule.kind === 'not') return traitsOf(rule.rule);
  return rule.kind === 'all' || rule.kind === 'any' ? rule.rules.flatMap(traitsOf) : [];
}

type Page = { after: string | undefined; limit: number | undefined };

/** One row a member: `person`, and `traits`, their current values in the order of `columns`. */
function membersSql(rule: FlatRule, columns: readonly string[], page: Page, deps: CompileDeps) {
  const parameters = createParameters();
  const members = compileMembers(rule, deps, parameters).sql;
  const now = `fromUnixTimestamp64Milli(${parameters.add(deps.asOf.now.getTime(), 'Int64')}, 'UTC')`;
  const after = page.after === undefined ? '' : `WHERE person > ${parameters.add(page.after, 'UInt64')}`;
  const limit = page.limit === undefined ? '' : `LIMIT ${parameters.add(page.limit, 'UInt32')}`;
  const book = deps.book ?? EMPTY_BOOK;
  const said: string[] = [];
  const asked: string[] = [];
  const computed: { sql: string; condition: string }[] = [];
  /** Where each column's value stands: [of what is said, of what is computed]. A person without facts has empty ones. */
  const places = columns.map((name) => {
    const trait = book.computed.get(name);
    if (trait === undefined) {
      const column = traitColumn(name, mergeOf(book, name), parameters);
      asked.push(name);
      said.push(`arrayMap(v -> ${column.text('v')}, [${column.aggregate}])[1]`);
      return `known[${said.length}]`;
    }
    const column = computedColumn(trait, parameters, deps.asOf);
    computed.push({
      sql: `arrayMap(v -> ${column.text('v')}, [${column.aggregate}])[1]`,
      condition: column.condition,
    });
    const place = `figures[${computed.length}]`;
    return isZeroForNobody(trait.aggregation) ? `if(empty(figures), '0', ${place})` : place;
  });
  const named = parameters.add(asked, 'Array(String)');
  const figures =
    computed.length === 0
      ? ''
      : `LEFT JOIN (
      SELECT ${deps.personOf('identity_key')} AS person, [${computed.map((one) => one.sql).join(', ')}]::Array(String) AS figures
      FROM events WHERE identity_key != 0 AND (${computed.map((one) => `(${one.condition})`).join(' OR ')})
      GROUP BY person
    ) AS counted USING (person)`;
  const sql = `
    SELECT toString(person) AS person, [${places.join(', ')}]::Array(String) AS traits
    FROM (SELECT person FROM (${members}) ${after} ORDER BY person ${limit}) AS members
    LEFT JOIN (
      SELECT ${deps.personOf('identity_key')} AS person, [${said.join(', ')}]::Array(String) AS known
      FROM traits WHERE ${traitsThatCount(now)} AND has(${named}, name)
      GROUP BY person
    ) AS facts USING (person)
    ${figures}
    ORDER BY members.person`;
  return { sql, parameters: parameters.values() };
}

/** A person without traits has empty ones; joined rows must not turn NULL. */
const SETTINGS = { join_use_nulls: 0 } as const;

export async function readMembers(
  events: Events,
  rule: FlatRule,
  columns: readonly string[],
  page: { after: string | undefined; limit: number },
  deps: CompileDeps,
): Promise<{ items: SegmentMember[]; next: string | undefined }> {
  const { sql, parameters } = membersSql(rule, columns, { ...page, limit: page.limit + 1 }, deps);
  const rows = await events.query<{ person: string; traits: string[] }>(sql, parameters, {
    settings: SETTINGS,
  });
  const items = rows.slice(0, page.limit).map((row) => ({
    person: row.person,
    traits: Object.fromEntries(columns.map((name, index) => [name, row.traits[index] ?? ''])),
  }));
  return { items, next: rows.length > page.limit ? items.at(-1)?.person : undefined };
}

/** All members as CSV, streamed: the first line names the columns. */
export async function exportCsv(
  events: Events,
  rule: FlatRule,
  columns: readonly string[],
  deps: CompileDeps,
): Promise<Readable> {
  const { sql, parameters } = membersSql(rule, columns, { after: undefined, limit: undefined }, deps);
  // What a spreadsheet would take for a formula (`-2+cmd|…` is one, too) is kept as text by a leading apostrophe;
  // numbers and phone numbers keep their sign.
  const guarded = columns.map((_, index) => {
    const trait = `traits[${index + 1}]`;
    return `if(match(${trait}, '^[=@+\\\\t\\\\r-]') AND NOT match(${trait}, '^[+-][0-9 ().,/-]+$'), concat('\\'', ${trait}), ${trait})`;
  });
  const head = ['person', ...columns]
    .map((name) => `"${name.replace(/^[=@+\t\r-]/, "'$&").replaceAll('"', '""')}"`)
    .join(',');
  const body = await events.queryBytes(
    `SELECT ${['person', ...guarded].join(', ')} FROM (${sql}) FORMAT CSV`,
    parameters,
    { settings: { ...SETTINGS, output_format_csv_crlf_end_of_line: 1 } },
  );
  async function* lines() {
    yield Buffer.from(`${head}\r\n`);
    yield* body;
  }
  return Readable.from(lines(), { objectMode: false });
}
