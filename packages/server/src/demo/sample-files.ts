/** A small file of every kind that can be imported, to look at and to try the wizard with. */

import type { ImportKindId } from '@rondo/contract';
import { DAY } from './calendar.ts';
import { COMPANY_FILES, PEOPLE_FILES } from './list-files.ts';
import {
  BOUGHT_COLUMNS,
  listBoughtAttributes,
  listPermissions,
  PERMISSION_COLUMNS,
} from './sample-privacy-rows.ts';
import {
  EMAIL_EVENT_COLUMNS,
  EMAIL_STATISTICS_COLUMNS,
  EVENT_COLUMNS,
  listEmailEvents,
  listEmailStatistics,
  listPayments,
  listPlainEvents,
  listSubscriptions,
  listWebStatistics,
  PAYMENT_COLUMNS,
  SUBSCRIPTION_COLUMNS,
  WEB_STATISTICS_COLUMNS,
} from './sample-rows.ts';
import { type Chunk, type Company, foundCompany, simulateCompany } from './simulate-company.ts';
import { type Row, writeCsvLine, writeCsvRow } from './write-csv.ts';

export interface SampleFile {
  readonly kind: ImportKindId;
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: number;
  /** CSV in UTF-8 with a header. */
  readonly text: string;
}

interface SampleSource {
  readonly columns: readonly string[];
  readonly rows: (company: Company, chunk: Chunk) => Iterable<Row>;
}

const MOST_ROWS = 40;
/** Enough people that every kind finds its rows; lived through in a fraction of a second. */
const SAMPLE_PEOPLE = 2400;
const SAMPLE_SEED = 7;

const ONLY_SAMPLES: Partial<Record<ImportKindId, SampleSource>> = {
  payments: { columns: PAYMENT_COLUMNS, rows: listPayments },
  subscriptions: { columns: SUBSCRIPTION_COLUMNS, rows: listSubscriptions },
  'web-statistics': { columns: WEB_STATISTICS_COLUMNS, rows: listWebStatistics },
  'email-statistics': { columns: EMAIL_STATISTICS_COLUMNS, rows: listEmailStatistics },
  'email-events': { columns: EMAIL_EVENT_COLUMNS, rows: listEmailEvents },
  permissions: { columns: PERMISSION_COLUMNS, rows: listPermissions },
  'bought-attributes': { columns: BOUGHT_COLUMNS, rows: listBoughtAttributes },
  events: { columns: EVENT_COLUMNS, rows: listPlainEvents },
};

let cached: { day: number; company: Company; chunk: Chunk } | undefined;

/** The same text for the same day and kind. `undefined` for a kind of which there is no sample. */
export function buildSampleFile(kind: ImportKindId, now: Date): SampleFile | undefined {
  const source = findSource(kind);
  if (source === undefined) return undefined;
  const { company, chunk } = sampleCompany(now);
  const lines: string[] = [];
  for (const row of spread([...source.rows(company, chunk)])) lines.push(writeCsvRow(source.columns, row));
  return {
    kind,
    name: `sample-${kind}.csv`,
    columns: source.columns,
    rows: lines.length,
    text: writeCsvLine(source.columns) + lines.join(''),
  };
}

function findSource(kind: ImportKindId): SampleSource | undefined {
  return (
    PEOPLE_FILES.find((file) => file.kind === kind) ??
    COMPANY_FILES.find((file) => file.kind === kind) ??
    ONLY_SAMPLES[kind]
  );
}

function sampleCompany(now: Date): { company: Company; chunk: Chunk } {
  const day = Math.floor(now.getTime() / DAY);
  if (cached?.day !== day) {
    const company = foundCompany({ now, seed: SAMPLE_SEED, people: SAMPLE_PEOPLE });
    const [chunk = { lives: [], facts: [] }] = simulateCompany(company, undefined, SAMPLE_PEOPLE);
    cached = { day, company, chunk };
  }
  return cached;
}

/** Rows from all over the file, in its order, rather than its first ones. */
function spread(rows: readonly Row[]): Row[] {
  if (rows.length <= MOST_ROWS) return [...rows];
  return Array.from(
    { length: MOST_ROWS },
    (_, index) => rows[Math.floor((index * rows.length) / MOST_ROWS)] ?? {},
  );
}
