import type {
  FileColumn,
  FileShape,
  ImportField,
  ImportKind,
  ImportMapping,
  ImportOptions,
  ImportRequest,
  TimeFormat,
  WideGroup,
} from '@rondo/contract';
import { findImportKind } from '@rondo/contract';
import { invalid, RondoError } from '../../../platform/error.ts';
import { accountRank, identifierRank } from '../../../platform/identifiers/index.ts';
import type { ConsentPlace } from '../../consent/index.ts';
import { checkConstants, inWorkspace } from './fit-workspace.ts';
import { propertyName } from './plain-header.ts';

/** Where a field's text comes from: a column of the file, or the same for all rows; in a wide table, from the group. */
export type FieldSource =
  | { from: 'column'; column: number }
  | { from: 'constant'; value: string }
  | { from: 'group'; element: number };

export type PlannedField = {
  field: ImportField;
  source: FieldSource;
  decimal: '.' | ',';
  timeFormat: TimeFormat;
};

/** One element for each field that differs between groups: a text of its own, or a column. */
export type PlannedGroup = readonly ({ text: string } | { column: number } | undefined)[];

export type RestColumn = { name: string; column: number; numeric: boolean; decimal: '.' | ',' };

export type ImportPlan = {
  kind: ImportKind;
  shape: FileShape;
  fields: readonly PlannedField[];
  groups: readonly PlannedGroup[];
  rest: readonly RestColumn[];
  timeZone: string;
  currency: string;
  region: string;
  /** Name of the system the file comes from, or ''. */
  source: string;
  period: 'day' | 'week' | 'month' | undefined;
  /** When it was planned: what has expired by then is not taken, nor what has not happened yet. */
  now: Date;
  /** The purposes and channels of consent in this workspace. */
  places: readonly ConsentPlace[];
  /** Each row stands for an order with its products beside it (`group-lines.ts`). */
  hasLines?: true;
};

/** The fields that name a person, strongest first. */
export function identifiersOf(plan: ImportPlan): PlannedField[] {
  return plan.fields
    .filter(({ field }) => field.identifier !== undefined)
    .sort(
      (one, other) =>
        identifierRank(one.field.identifier ?? '') - identifierRank(other.field.identifier ?? ''),
    );
}

/** The fields that name the company of a row's person, strongest first. */
export function accountsOf(plan: ImportPlan): PlannedField[] {
  return plan.fields
    .filter(({ field }) => field.account !== undefined)
    .sort((one, other) => accountRank(one.field.account ?? '') - accountRank(other.field.account ?? ''));
}

/** The fields whose values are brought to one way of writing and get a key. */
export function keyedOf(plan: ImportPlan): PlannedField[] {
  return [...identifiersOf(plan), ...accountsOf(plan)];
}

/** The kind of a field of `keyedOf`. */
export function keyKindOf({ field }: PlannedField): string {
  return field.identifier ?? field.account ?? '';
}

export type PlanDefaults = {
  timeZone: string;
  currency: string;
  region: string;
  /** What consent is asked for; nothing where it is left out. */
  places?: readonly ConsentPlace[];
};

/**
 * From what a person confirmed to what will be done; every fault names the field and the cure. A wide table of ad
 * figures may hold business figures, too: those are a second plan.
 */
export function planImport(
  request: Pick<ImportRequest, 'kind' | 'mapping' | 'options'>,
  shape: FileShape,
  defaults: PlanDefaults,
  now: Date,
): ImportPlan[] {
  const kind = inWorkspace(kindOf(request.kind), defaults.places ?? []);
  const options = request.options ?? {};
  checkZone(options.timeZone);
  const wide = request.mapping.wide ?? [];
  const own = wide.filter((group) => (group.target ?? kind.target) === kind.target);
  const figures = wide.filter((group) => (group.target ?? kind.target) !== kind.target);
  const plans: ImportPlan[] = [];
  if (wide.length === 0 || own.length > 0)
    plans.push(planKind(kind, request.mapping, own, shape, options, defaults, now));
  if (figures.length > 0) {
    const date = kind.fields.find((field) => field.role === 'time');
    const fields =
      date !== undefined && request.mapping.fields[date.name] !== undefined
        ? { date: request.mapping.fields[date.name] ?? '' }
        : {};
    plans.push(
      planKind(
        kindOf('kpi-values'),
        { fields },
        figures,
        shape,
        { ...options, constants: {} },
        defaults,
        now,
      ),
    );
  }
  return plans;
}

function kindOf(id: string): ImportKind {
  const kind = findImportKind(id);
  if (kind === undefined)
    throw invalid('kind', `There is no kind of import “${id}”.`, 'GET /api/imports/kinds lists them.');
  return kind;
}

function planKind(
  kind: ImportKind,
  mapping: ImportMapping,
  wide: readonly WideGroup[],
  shape: FileShape,
  options: ImportOptions,
  defaults: PlanDefaults,
  now: Date,
): ImportPlan {
  const sources = new Map<string, FieldSource>();
  for (const [name, value] of Object.entries({ ...kind.fixed, ...options.constants })) {
    fieldOf(kind, name, 'options.constants');
    sources.set(name, { from: 'constant', value });
  }
  for (const [name, column] of Object.entries(mapping.fields)) {
    fieldOf(kind, name, 'mapping.fields');
    sources.set(name, { from: 'column', column: columnOf(shape, column, `mapping.fields.${name}`) });
  }
  checkConstants(kind, options.constants ?? {});
  const { groups, names } = planGroups(kind, wide, shape);
  for (const [element, name] of names.entries()) sources.set(name, { from: 'group', element });
  const fields = kind.fields.flatMap((field): PlannedField[] => {
    const source = sources.get(field.name);
    return source === undefined ? [] : [planField(field, source, shape, groups, options)];
  });
  checkComplete(kind, fields, shape);
  return {
    kind,
    shape,
    fields,
    groups,
    rest: planRest(kind, fields, groups, shape, options),
    timeZone: options.timeZone ?? defaults.timeZone,
    currency: options.currency ?? defaults.currency,
    region: options.region ?? defaults.region,
    source: options.source ?? '',
    period: options.period,
    now,
    places: defaults.places ?? [],
  };
}

function fieldOf(kind: ImportKind, name: string, where: string): ImportField {
  const field = kind.fields.find((candidate) => candidate.name === name);
  if (field !== undefined) return field;
  throw invalid(
    `${where}.${name}`,
    `The kind “${kind.id}” has no field “${name}”.`,
    `Its fields are ${kind.fields.map((each) => each.name).join(', ')}.`,
  );
}

function columnOf(shape: FileShape, name: string, where: string): number {
  const index = shape.columns.findIndex((column) => column.name === name);
  if (index >= 0) return index;
  const place = /^column_?(\d+)$/i.exec(name)?.[1] ?? (/^\d+$/.test(name) ? name : undefined);
  if (place !== undefined && Number(place) >= 1 && Number(place) <= shape.columns.length)
    return Number(place) - 1;
  const shown = shape.columns.slice(0, 30).map((column) => column.name);
  throw invalid(
    where,
    `The file has no column “${name}”.`,
    `Its columns are ${shown.join(', ')}${shape.columns.length > 30 ? ', …' : ''}.`,
  );
}

function planGroups(
  kind: ImportKind,
  wide: readonly WideGroup[],
  shape: FileShape,
): { groups: PlannedGroup[]; names: string[] } {
  const names = [
    ...new Set(wide.flatMap((group) => [...Object.keys(group.set), ...Object.keys(group.columns)])),
  ];
  for (const name of names) fieldOf(kind, name, 'mapping.wide');
  const groups = wide.map((group, index) =>
    names.map((name) => {
      const column = group.columns[name];
      if (column !== undefined)
        return { column: columnOf(shape, column, `mapping.wide.${index}.columns.${name}`) };
      const text = group.set[name];
      return text === undefined ? undefined : { text };
    }),
  );
  const empty = groups.findIndex(
    (group) => !group.some((element) => element !== undefined && 'column' in element),
  );
  if (empty >= 0) {
    throw invalid(
      `mapping.wide.${empty}.columns`,
      'A group of a wide table names no column.',
      'Name the column that holds its value.',
    );
  }
  return { groups, names };
}

function planField(
  field: ImportField,
  source: FieldSource,
  shape: FileShape,
  groups: readonly PlannedGroup[],
  options: ImportOptions,
): PlannedField {
  const column = columnBehind(source, shape, groups);
  const decimal = options.decimal ?? column?.decimal ?? '.';
  if (field.type !== 'time' && field.type !== 'date') return { field, source, decimal, timeFormat: 'iso' };
  return { field, source, decimal, timeFormat: timeFormatOf(field, column, options) };
}

function columnBehind(
  source: FieldSource,
  shape: FileShape,
  groups: readonly PlannedGroup[],
): FileColumn | undefined {
  if (source.from === 'column') return shape.columns[source.column];
  if (source.from === 'constant') return undefined;
  for (const group of groups) {
    const element = group[source.element];
    if (element !== undefined && 'column' in element) return shape.columns[element.column];
  }
  return undefined;
}

/** A chosen format is meant for the row's own time; other columns follow it only where they say nothing themselves. */
function timeFormatOf(
  field: ImportField,
  column: FileColumn | undefined,
  options: ImportOptions,
): TimeFormat {
  const seen = column?.timeFormats ?? [];
  const [only] = seen;
  if (options.timeFormat !== undefined && (field.role === 'time' || seen.length !== 1))
    return options.timeFormat;
  if (seen.length === 1 && only !== undefined) return only;
  if (seen.length > 1) {
    throw new RondoError({
      code: 'time-format-unclear',
      message: `The times in column “${column?.name}” may be read in two ways (${column?.examples.slice(0, 2).join(', ')}).`,
      cure: `Say which: the time format is one of ${seen.join(', ')}.`,
      field: 'options.timeFormat',
    });
  }
  if (!field.required || column === undefined || column.type === 'empty') return 'iso';
  throw new RondoError({
    code: 'time-format-unknown',
    message: `Column “${column.name}” does not look like times (${column.examples.slice(0, 3).join(', ')}).`,
    cure: 'Map another column, or say how its times are written with the time format.',
    field: `mapping.fields.${field.name}`,
  });
}

function checkZone(zone: string | undefined): void {
  if (zone === undefined) return;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
  } catch {
    throw invalid(
      'options.timeZone',
      `“${zone}” is not a time zone.`,
      'Use an IANA name such as Europe/Stockholm.',
    );
  }
}

function checkComplete(kind: ImportKind, fields: readonly PlannedField[], shape: FileShape): void {
  const has = new Set(fields.map(({ field }) => field.name));
  const columns = shape.columns
    .slice(0, 30)
    .map((column) => column.name)
    .join(', ');
  const missing = kind.fields.find((field) => field.required && !has.has(field.name));
  if (missing !== undefined) {
    throw invalid(
      `mapping.fields.${missing.name}`,
      `The kind “${kind.id}” needs the field “${missing.name}” (${missing.description}), and no column is mapped to it.`,
      `Map one of the file's columns to it: ${columns}.`,
    );
  }
  if (kind.needsPerson && !fields.some(({ field }) => field.identifier !== undefined)) {
    const persons = kind.fields.filter((field) => field.identifier !== undefined).map((field) => field.name);
    throw invalid(
      `mapping.fields.${persons[0]}`,
      'No column says whom a row is about.',
      `Map a column to one of ${persons.join(', ')}.`,
    );
  }
  const measures = kind.fields.filter((field) => field.role === 'measure').map((field) => field.name);
  if (
    (kind.target === 'ad_figures' || kind.kpiPrefix !== undefined) &&
    !measures.some((name) => has.has(name))
  ) {
    throw invalid(
      'mapping.fields',
      'No column holds a figure.',
      `Map a column to one of ${measures.join(', ')}.`,
    );
  }
}

function planRest(
  kind: ImportKind,
  fields: readonly PlannedField[],
  groups: readonly PlannedGroup[],
  shape: FileShape,
  options: ImportOptions,
): RestColumn[] {
  if (!(options.keepRest ?? kind.keepRest)) return [];
  const used = new Set<number>();
  for (const { source } of fields) if (source.from === 'column') used.add(source.column);
  for (const group of groups)
    for (const element of group) if (element !== undefined && 'column' in element) used.add(element.column);
  const names = new Set(kind.fields.map((field) => field.name));
  return shape.columns.flatMap((column, index) => {
    if (used.has(index) || column.type === 'empty') return [];
    const base = propertyName(column.name);
    let name = base;
    for (let copy = 2; names.has(name); copy++) name = `${base}_${copy}`;
    names.add(name);
    const numeric = column.type === 'integer' || column.type === 'number' || column.type === 'money';
    return [{ name, column: index, numeric, decimal: options.decimal ?? column.decimal }];
  });
}
