import { writeFileSync } from 'node:fs';
import {
  type ContactGroup,
  ContactRows,
  ContactsAnswer,
  contactGroupings,
  contactKinds,
  contactSelections,
} from '@rondo/contract';
import { type Command, Option } from 'commander';
import { Value } from 'typebox/value';
import { invalid } from '../platform/error.ts';
import { dataFolder, reachServer } from './call-server.ts';
import { expectEnough } from './expect-enough.ts';
import { csvLine } from './guard-formulas.ts';

type Options = {
  data?: string;
  from: string;
  to: string;
  kind?: string;
  by?: string;
  days?: string;
  rows?: boolean;
  group?: string;
  only?: string;
  limit?: string;
  json?: boolean;
  output?: string;
};
type Cells = readonly (string | number | boolean | null)[];

const GROUP_COLUMNS = [
  ...['group', 'contacts', 'people', 'open'],
  ...['satisfaction', 'satisfaction_low', 'satisfaction_high', 'answered'],
  ...['resolved', 'resolved_low', 'resolved_high', 'hours', 'hours_low', 'hours_high'],
  ...['reopened', 'reopened_low', 'reopened_high', 'value', 'value_low', 'value_high', 'windows'],
  ...['beyond', 'beyond_low', 'beyond_high', 'differs'],
];
const ROW_COLUMNS = [
  ...['contact', 'person', 'opened', 'agent', 'topic', 'channel', 'status'],
  ...['resolved', 'reopened', 'hours', 'satisfaction', 'value', 'counts'],
] as const;

export function registerMeasureContacts(measure: Command): void {
  measure
    .command('contacts')
    .description(
      'How good contacts with support or sales were, tab-separated, the team first: group, contacts, satisfaction, resolved and median hours and value afterwards, each with 95 % from and to, and in what it differs from the others',
    )
    .requiredOption('--from <day>', 'contacts that began on this day or later (YYYY-MM-DD)')
    .requiredOption('--to <day>', 'day after the last')
    .option('--data <folder>', 'the server’s data folder')
    .addOption(new Option('--kind <kind>', 'whose contacts; support if left out').choices(contactKinds))
    .addOption(new Option('--by <grouping>', 'agent if left out').choices(contactGroupings))
    .option('--days <days>', 'after a contact that count as the value afterwards; 90 if left out')
    .option('--rows', `instead, each contact, newest first: ${ROW_COLUMNS.join(', ')}`)
    .option('--group <name>', 'of the rows, those of one agent, topic or channel only')
    .addOption(new Option('--only <some>', 'of the rows').choices(contactSelections))
    .option('--limit <count>', 'of the rows; 50 if left out')
    .option('--json', 'the whole answer')
    .option('--output <file>', 'the table as CSV into a file')
    .action(async (options: Options) => {
      const query = new URLSearchParams();
      for (const name of ['from', 'to', 'kind', 'by', 'days'] as const) {
        const value = options[name];
        if (value !== undefined) query.set(name, value);
      }
      for (const name of ['group', 'only', 'limit'] as const) {
        const value = options[name];
        if (value === undefined) continue;
        if (options.rows !== true)
          throw invalid(`--${name}`, `--${name} chooses among the rows.`, 'Add --rows, or leave it out.');
        query.set(name, value);
      }
      if (options.group !== undefined && options.by === undefined) query.set('by', 'agent');
      const path = options.rows === true ? 'contacts/rows' : 'contacts';
      const found = await reachServer(dataFolder(options.data)).callJson(`/api/measure/${path}?${query}`);
      if (options.json === true) process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
      if (options.rows === true) {
        const rows = Value.Parse(ContactRows, found);
        const lines = rows.items.map((row) => ROW_COLUMNS.map((column) => row[column]));
        print(options, ROW_COLUMNS, lines);
        if (rows.total > rows.items.length)
          process.stderr.write(`${rows.items.length} of ${rows.total} contacts; --limit shows more.\n`);
        return;
      }
      const answer = Value.Parse(ContactsAnswer, expectEnough(found));
      const team = { key: '(all)', tooFew: false, figures: answer.total, compared: [] };
      print(options, GROUP_COLUMNS, [team, ...answer.groups].map(toCells));
      process.stderr.write(
        `${answer.comparisons} comparisons were made and corrected for together. Value afterwards is not an effect of the contact.\n`,
      );
    });
}

function toCells({ key, figures, compared }: ContactGroup): Cells {
  const { satisfaction, resolved, hours, reopened, value, beyond } = figures;
  return [
    ...[key, figures.contacts, figures.people, figures.open],
    ...[satisfaction?.mean, satisfaction?.low, satisfaction?.high, satisfaction?.answered],
    ...[resolved?.share, resolved?.low, resolved?.high, hours?.median, hours?.low, hours?.high],
    ...[reopened?.share, reopened?.low, reopened?.high, value?.mean, value?.low, value?.high, value?.windows],
    ...[beyond?.mean, beyond?.low, beyond?.high],
    compared
      .filter(({ differs }) => differs)
      .map(({ measure }) => measure)
      .join(' '),
  ].map((cell) => cell ?? null);
}

function print({ json, output }: Options, columns: readonly string[], lines: readonly Cells[]): void {
  if (output !== undefined) {
    try {
      writeFileSync(
        output,
        [columns, ...lines].map((cells) => csvLine(cells.map((cell) => cell ?? ''))).join(''),
      );
    } catch (error) {
      throw invalid(
        '--output',
        `The file cannot be written: ${error instanceof Error ? error.message : String(error)}.`,
        'Name a file in a folder that exists and that you may write to.',
      );
    }
  } else if (json !== true) {
    for (const cells of lines) process.stdout.write(`${cells.map(textOf).join('\t')}\n`);
  }
}

const textOf = (cell: Cells[number]): string => (cell === null ? '' : String(cell));
