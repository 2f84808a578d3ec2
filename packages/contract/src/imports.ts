import { type Static, type TSchema, Type } from 'typebox';
import { importFieldTypes } from './import-field.ts';
import { dataKinds, importKindIds, importTargets } from './import-kinds.ts';

const oneOf = <const T extends string>(values: readonly T[]) =>
  Type.Unsafe<T>({ type: 'string', enum: [...values] });

export const fileFormats = [
  'delimited',
  'blank-separated',
  'fixed-width',
  'ndjson',
  'parquet',
  'xlsx',
] as const;
export type FileFormat = (typeof fileFormats)[number];

export const fileEncodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type FileEncoding = (typeof fileEncodings)[number];

/** How times are written. `day-first` and `month-first` cover 24-02-2015 9.59, 2/24/15 9:59 AM and the like. */
export const timeFormats = [
  'iso',
  'day-first',
  'month-first',
  'year-first',
  'month-name',
  'yyyymmdd',
  'year-month',
  'year-week',
  'epoch-seconds',
  'epoch-milliseconds',
  'epoch-microseconds',
  'excel-serial',
] as const;
export type TimeFormat = (typeof timeFormats)[number];

export const columnTypes = [
  'empty',
  'text',
  'integer',
  'number',
  'money',
  'boolean',
  'time',
  'date',
  'email',
  'phone',
  'url',
] as const;
export type ColumnType = (typeof columnTypes)[number];

export const FileColumn = Type.Object({
  /** The header, or `column_3` where there is none. */
  name: Type.String(),
  type: oneOf(columnTypes),
  /** How the column would be read as a time: several where the values seen fit several; then a person must say. */
  timeFormats: Type.Array(oneOf(timeFormats)),
  /** Whether the times say their zone themselves. */
  hasZone: Type.Boolean(),
  decimal: oneOf(['.', ',']),
  /** Currency code in the header or beside the numbers. */
  currency: Type.Optional(Type.String()),
  examples: Type.Array(Type.String()),
  /** Share of the rows seen that have a value. */
  filled: Type.Number(),
  /** For fixed width: where the column begins (from 0) and how many characters it has. */
  start: Type.Optional(Type.Integer({ minimum: 0 })),
  width: Type.Optional(Type.Integer({ minimum: 1 })),
});
export type FileColumn = Static<typeof FileColumn>;

/** What a file is, as far as its first 256 KB tell. */
export const FileShape = Type.Object({
  format: oneOf(fileFormats),
  encoding: oneOf(fileEncodings),
  /** One or more characters; only for `delimited`. */
  delimiter: Type.String({ maxLength: 8 }),
  /** The quotation mark around fields, or '' where there is none. */
  quote: oneOf(['"', "'", '']),
  hasHeader: Type.Boolean(),
  /** Lines before the header, such as a report's title. */
  skipLines: Type.Integer({ minimum: 0, maximum: 1000 }),
  columns: Type.Array(FileColumn),
});
export type FileShape = Static<typeof FileShape>;

/** What the person who imports may overrule of the shape. */
export const FileShapeChoice = Type.Object(
  {
    format: Type.Optional(oneOf(['delimited', 'blank-separated', 'fixed-width', 'ndjson'])),
    encoding: Type.Optional(oneOf(fileEncodings)),
    delimiter: Type.Optional(
      Type.String({ minLength: 1, maxLength: 8, description: 'One or more characters; \\t for a tab' }),
    ),
    quote: Type.Optional(oneOf(['"', "'", ''])),
    hasHeader: Type.Optional(Type.Boolean()),
    skipLines: Type.Optional(Type.Integer({ minimum: 0, maximum: 1000 })),
    widths: Type.Optional(
      Type.Array(Type.Integer({ minimum: 1, maximum: 100_000 }), {
        description: 'Widths of the columns of a fixed-width file',
      }),
    ),
  },
  { additionalProperties: false },
);
export type FileShapeChoice = Static<typeof FileShapeChoice>;

/** One group of a wide table: each row of the file becomes one row for each group. */
export const WideGroup = Type.Object(
  {
    target: Type.Optional(oneOf(['ad_figures', 'kpi_values'])),
    /** Fields that are the same for the whole group: { channel: 'tv' } or { kpi: 'revenue' }. */
    set: Type.Record(Type.String(), Type.String()),
    /** Field → column: { spend: 'tv_S' }. */
    columns: Type.Record(Type.String(), Type.String()),
  },
  { additionalProperties: false },
);
export type WideGroup = Static<typeof WideGroup>;

export const ImportMapping = Type.Object(
  {
    /** Field of the kind → column of the file. */
    fields: Type.Record(Type.String(), Type.String()),
    wide: Type.Optional(Type.Array(WideGroup)),
  },
  { additionalProperties: false },
);
export type ImportMapping = Static<typeof ImportMapping>;

export const ImportOptions = Type.Object(
  {
    timeFormat: Type.Optional(oneOf(timeFormats)),
    timeZone: Type.Optional(
      Type.String({ description: "IANA zone of times that name none; the workspace's where left out" }),
    ),
    decimal: Type.Optional(oneOf(['.', ','])),
    currency: Type.Optional(
      Type.String({ pattern: '^[A-Z]{3}$', description: 'Currency of amounts that name none' }),
    ),
    region: Type.Optional(
      Type.String({
        pattern: '^[A-Z]{2}$',
        description: 'Country of phone numbers without a country code, such as SE',
      }),
    ),
    /** Keep columns without a mapping as traits or properties. */
    keepRest: Type.Optional(Type.Boolean()),
    period: Type.Optional(oneOf(['day', 'week', 'month'])),
    source: Type.Optional(
      Type.String({
        maxLength: 100,
        description:
          'Name of the shop or system it comes from. Ids are told apart by it: order 1 of one shop is not order 1 of another',
      }),
    ),
    /** Fields that have the same value in every row: { platform: 'Google Ads' }. */
    constants: Type.Optional(Type.Record(Type.String(), Type.String())),
  },
  { additionalProperties: false },
);
export type ImportOptions = Static<typeof ImportOptions>;

/** What the person must be asked before the import can be trusted. */
export const ImportQuestion = Type.Object({
  about: oneOf(['time-format', 'time-zone', 'required-field', 'id-not-unique', 'kind']),
  column: Type.Optional(Type.String()),
  field: Type.Optional(Type.String()),
  choices: Type.Array(Type.String()),
  /** What is taken where nobody answers. */
  default: Type.Optional(Type.String()),
});
export type ImportQuestion = Static<typeof ImportQuestion>;

export const ImportGuess = Type.Object({
  kind: oneOf(importKindIds),
  /** 0 to 1. */
  confidence: Type.Number(),
  mapping: ImportMapping,
  /** Field → 0 to 1. */
  certainty: Type.Record(Type.String(), Type.Number()),
  options: ImportOptions,
  questions: Type.Array(ImportQuestion),
});
export type ImportGuess = Static<typeof ImportGuess>;

export const ImportFile = Type.Object({
  id: Type.String(),
  name: Type.String(),
  bytes: Type.Integer(),
  digest: Type.String({ description: 'SHA-256 of the bytes, in hex' }),
  shape: FileShape,
  /** The first rows, each with the cells in the order of the columns. */
  preview: Type.Array(Type.Array(Type.String())),
  /** Best first. */
  guesses: Type.Array(ImportGuess),
});
export type ImportFile = Static<typeof ImportFile>;

const fileId = Type.String({ pattern: '^[a-z0-9-]{8,64}$' });

export const GuessRequest = Type.Object(
  { file: fileId, kind: Type.Optional(oneOf(importKindIds)), shape: Type.Optional(FileShapeChoice) },
  { additionalProperties: false },
);
export type GuessRequest = Static<typeof GuessRequest>;

export const ImportRequest = Type.Object(
  {
    file: fileId,
    kind: oneOf(importKindIds),
    mapping: ImportMapping,
    options: Type.Optional(ImportOptions),
    shape: Type.Optional(FileShapeChoice),
  },
  { additionalProperties: false },
);
export type ImportRequest = Static<typeof ImportRequest>;

export const ImportReject = Type.Object({
  /** Row of the file: the first after the header is 1. */
  row: Type.Integer(),
  field: Type.String(),
  reason: Type.String(),
  value: Type.String(),
  message: Type.String(),
  cure: Type.String(),
  /** The row was taken without this value. */
  taken: Type.Boolean(),
});
export type ImportReject = Static<typeof ImportReject>;

export const ImportCounts = Type.Object({
  /** Rows of the file. */
  rows: Type.Integer(),
  /** Rows that became something. */
  taken: Type.Integer(),
  rejected: Type.Integer(),
  /** Rows that were there already, by their proven id. */
  known: Type.Integer(),
  withheld: Type.Optional(
    Type.Integer({
      description: 'Rows left out because their person was erased, or has withdrawn what joins data to them',
    }),
  ),
  /** Single values that were left out of rows that were taken. */
  valuesLeftOut: Type.Integer(),
  /** Rows written: more than taken where a wide table was turned. */
  written: Type.Integer(),
  /** Different persons (by strongest identifier) that the rows name; 0 for tables of figures. */
  persons: Type.Integer(),
});
export type ImportCounts = Static<typeof ImportCounts>;

/**
 * How rows are told apart from those of other files: by a column of ids proven unique, by all that a row says
 * (contacts, deals), by date and dimensions (figures), or else by the place in this very file.
 */
export const ImportKey = Type.Object({
  by: oneOf(['column', 'content', 'figures', 'row']),
  column: Type.Optional(Type.String()),
  /** Why a guessed id column was not used. */
  note: Type.Optional(oneOf(['id-repeats', 'id-missing'])),
});
export type ImportKey = Static<typeof ImportKey>;

export const ImportPreview = Type.Object({
  counts: ImportCounts,
  key: ImportKey,
  rejects: Type.Array(ImportReject),
  /** Reason → number of rows. */
  reasons: Type.Record(Type.String(), Type.Integer()),
  /** The first rows as they will be stored. */
  rows: Type.Array(Type.Record(Type.String(), Type.Unknown())),
  questions: Type.Array(ImportQuestion),
  firstAt: Type.Optional(Type.String()),
  lastAt: Type.Optional(Type.String()),
});
export type ImportPreview = Static<typeof ImportPreview>;

export const importStates = [
  'waiting',
  'running',
  'done',
  'failed',
  'cancelled',
  'undoing',
  'undone',
] as const;
export type ImportState = (typeof importStates)[number];

export const ImportJob = Type.Object({
  id: Type.String(),
  kind: oneOf(importKindIds),
  fileName: Type.String(),
  digest: Type.String(),
  bytes: Type.Integer(),
  state: oneOf(importStates),
  /** staging, checking, identifying, writing, opening */
  step: Type.String(),
  /** 0 to 1. */
  progress: Type.Number(),
  counts: ImportCounts,
  key: Type.Optional(ImportKey),
  mapping: ImportMapping,
  options: ImportOptions,
  createdAt: Type.String(),
  createdBy: Type.String(),
  finishedAt: Type.Optional(Type.String()),
  error: Type.Optional(Type.Object({ code: Type.String(), message: Type.String(), cure: Type.String() })),
  /** Set in the answer to a request for an import that had been made before: this one, nothing was changed. */
  alreadyImported: Type.Optional(Type.Boolean()),
  firstAt: Type.Optional(Type.String()),
  lastAt: Type.Optional(Type.String()),
});
export type ImportJob = Static<typeof ImportJob>;

const list = <T extends TSchema>(item: T) =>
  Type.Object({ items: Type.Array(item), total: Type.Optional(Type.Integer()) });
export const ImportJobList = list(ImportJob);
export const ImportRejectList = list(ImportReject);

/** A kind with its columns, for the wizard and the guide. */
export const ImportKindInfo = Type.Object({
  id: oneOf(importKindIds),
  description: Type.String(),
  dataKinds: Type.Array(oneOf(dataKinds)),
  target: oneOf(importTargets),
  event: Type.Optional(Type.String()),
  needsPerson: Type.Boolean(),
  keepRest: Type.Boolean(),
  wide: Type.Optional(Type.Object({ name: Type.String(), value: Type.String() })),
  fields: Type.Array(
    Type.Object({
      name: Type.String(),
      type: oneOf(importFieldTypes),
      required: Type.Boolean(),
      description: Type.String(),
      identifier: Type.Optional(Type.String()),
      unit: Type.Optional(Type.String()),
    }),
  ),
});
export type ImportKindInfo = Static<typeof ImportKindInfo>;
export const ImportKindList = list(ImportKindInfo);

export const KpiValueInput = Type.Object(
  {
    kpi: Type.String({ minLength: 1, maxLength: 200 }),
    date: Type.String({ format: 'date', description: 'First day of the period' }),
    period: Type.Optional(oneOf(['day', 'week', 'month'])),
    value: Type.Number(),
    unit: Type.Optional(Type.String({ maxLength: 40 })),
    dimension: Type.Optional(
      Type.String({ maxLength: 200, description: 'What it belongs to: a region, a shop, a salesperson' }),
    ),
    source: Type.Optional(Type.String({ maxLength: 200 })),
  },
  { additionalProperties: false },
);
export type KpiValueInput = Static<typeof KpiValueInput>;

export const KpiValuesInput = Type.Object(
  { values: Type.Array(KpiValueInput, { minItems: 1, maxItems: 1000 }) },
  { additionalProperties: false },
);
export type KpiValuesInput = Static<typeof KpiValuesInput>;

export const KpiValue = Type.Object({
  id: Type.String(),
  kpi: Type.String(),
  date: Type.String(),
  period: Type.String(),
  value: Type.Number(),
  unit: Type.String(),
  dimensions: Type.Record(Type.String(), Type.String()),
  source: Type.String(),
  enteredBy: Type.String(),
  importId: Type.String(),
});
export type KpiValue = Static<typeof KpiValue>;
export const KpiValueList = Type.Object({
  items: Type.Array(KpiValue),
  total: Type.Integer({ description: 'Of all pages' }),
  kpis: Type.Array(Type.String(), { description: 'Every figure that has a value, whatever the filter' }),
  next: Type.Optional(Type.Integer({ description: 'Give it as `after` for the next page' })),
});
export type KpiValueList = Static<typeof KpiValueList>;
