import { MOST_IN_A_BATCH, ProfileBatch, type ProfileRecord, TimelineEntry } from '@rondo/contract';
import type { Command } from 'commander';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { RondoError } from '../platform/error.ts';
import { dataFolder, type RunningServer, reachServer } from './call-server.ts';

const TimelineAnswer = Type.Object({ items: Type.Array(TimelineEntry), next: Type.Optional(Type.String()) });
/** What narrows a timeline, and is sent on as it is. */
const FILTERS = ['type', 'event', 'source', 'channel', 'from', 'to', 'limit'] as const;

type Options = { data?: string; json?: true; timeline?: true } & Partial<
  Record<(typeof FILTERS)[number], string>
>;

export function registerProfile(program: Command): void {
  program
    .command('profile')
    .description('Print what is known of a person, or what the person did')
    .argument(
      '<who...>',
      'ids, or identifiers such as email:anna@example.com; several of them give several profiles',
    )
    .option('--data <folder>', 'the server’s data folder')
    .option('--json', 'print JSON, one line each')
    .option('--timeline', 'print what the person did, latest first, instead')
    .option('--type <type>', 'of the timeline only this: track, page, identify, …')
    .option('--event <name>', 'of the timeline only events of this name')
    .option('--source <source>', 'of the timeline only what came from this source')
    .option('--channel <channel>', 'of the timeline only what came by this channel')
    .option('--from <time>', 'of the timeline only from this ISO time on; a date is its midnight in UTC')
    .option('--to <time>', 'of the timeline only what was before this ISO time')
    .option('--limit <count>', 'so many entries of the timeline, at most 200 (50)')
    .action(async (who: string[], options: Options) => {
      check(who, options);
      const server = reachServer(dataFolder(options.data));
      const lines =
        options.timeline === true
          ? await readTimeline(server, who, options)
          : await readAll(server, who, options);
      process.stdout.write(lines.map((line) => `${line}\n`).join(''));
    });
}

function check(who: readonly string[], options: Options): void {
  const wrong = (field: string, message: string, cure: string) =>
    new RondoError({ code: 'invalid', message, cure, field });
  const filter = FILTERS.find((name) => options[name] !== undefined);
  if (options.timeline !== true && filter !== undefined) {
    throw wrong(`--${filter}`, `--${filter} narrows a timeline.`, 'Add --timeline, or leave it out.');
  }
  if (options.timeline === true && who.length > 1) {
    throw wrong('WHO', 'A timeline is one person’s.', 'Name one person.');
  }
  if (who.length > MOST_IN_A_BATCH) {
    throw wrong('WHO', `${who.length} people are too many at once.`, `Name ${MOST_IN_A_BATCH} at most.`);
  }
}

async function readAll(server: RunningServer, who: readonly string[], options: Options): Promise<string[]> {
  const answer = await server.callJson('/api/profiles/batch', { method: 'POST', json: { ids: who } });
  const { items } = Value.Parse(ProfileBatch, answer);
  const missing = items.filter((item) => item.profile === null);
  for (const { asked, fault } of missing) {
    process.stderr.write(
      fault === 'unreadable'
        ? `“${asked}” is no id and no identifier: write kind:value, such as email:anna@example.com.\n`
        : `Nobody is known by “${asked}”.\n`,
    );
  }
  if (missing.length > 0) process.exitCode = 1;
  const profiles = items.flatMap(({ profile }) => profile ?? []);
  if (options.json === true) return profiles.map((profile) => JSON.stringify(profile));
  return profiles.flatMap((profile, index) => [...(index > 0 ? [''] : []), ...describe(profile)]);
}

async function readTimeline(
  server: RunningServer,
  who: readonly string[],
  options: Options,
): Promise<string[]> {
  const query = new URLSearchParams();
  for (const name of FILTERS) {
    const value = options[name];
    if (value !== undefined) query.set(name, value);
  }
  const answer = await server.callJson(`/api/profiles/${encodeURIComponent(who[0] ?? '')}/timeline?${query}`);
  const { items, next } = Value.Parse(TimelineAnswer, answer);
  if (next !== undefined) {
    process.stderr.write(`The latest ${items.length}; there are more: narrow them, or raise --limit.\n`);
  }
  if (options.json === true) return items.map((entry) => JSON.stringify(entry));
  return inColumns(
    items.map((entry) => [
      entry.at,
      entry.event || entry.name || entry.type,
      entry.source,
      entry.channel || '-',
      entry.revenue === null ? '-' : `${entry.revenue} ${entry.currency}`.trim(),
      entry.page || entry.orderId || '-',
    ]),
  );
}

function describe(profile: ProfileRecord): string[] {
  const { figures, traits = {}, identifiers = [] } = profile;
  const facts: [string, string][] = [
    ['id', profile.id],
    ['name', profile.name],
    ['first seen', profile.firstSeen],
    ['last seen', profile.lastSeen],
    ...(figures === undefined
      ? []
      : ([
          ['events', String(figures.events)],
          ['orders', String(figures.orders)],
          ['refunds', String(figures.refunds)],
          ['revenue', String(figures.revenue)],
          ...figures.otherCurrencies.map(({ currency, revenue }) => [
            `revenue in ${currency}`,
            String(revenue),
          ]),
        ] as [string, string][])),
  ];
  const section = (title: string, rows: string[][]) =>
    rows.length === 0 ? [] : ['', title, ...inColumns(rows).map((line) => `  ${line}`)];
  return [
    ...inColumns(facts.filter(([, value]) => value !== '')),
    ...section(
      'Identifiers',
      identifiers.map(({ kind, value, lastSeen, sources }) => [kind, value, lastSeen, sources.join(', ')]),
    ),
    ...section(
      'Traits',
      Object.entries(traits).map(([name, value]) => [
        name,
        typeof value === 'string' ? value : JSON.stringify(value),
      ]),
    ),
  ];
}

/** Texts under one another; what came from outside cannot start a line or move the cursor of a terminal. */
function inColumns(rows: readonly (readonly string[])[]): string[] {
  const cells = rows.map((row) => row.map((cell) => cell.replace(/\p{Cc}+/gu, ' ')));
  const widths: number[] = [];
  for (const row of cells) {
    row.forEach((cell, index) => {
      widths[index] = Math.max(widths[index] ?? 0, cell.length);
    });
  }
  return cells.map((row) =>
    row.map((cell, index) => (index === row.length - 1 ? cell : cell.padEnd(widths[index] ?? 0))).join('  '),
  );
}
