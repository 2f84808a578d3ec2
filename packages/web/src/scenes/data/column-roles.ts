import type { ImportKindInfo, ImportMapping, WideGroup } from '@rondo/contract';

type Target = NonNullable<WideGroup['target']>;

/** What one column of the file is taken for. */
export type ColumnRole =
  | { as: 'none' }
  | { as: 'field'; fields: readonly string[] }
  /** One of several columns that are the same figure of different channels, figures or questions. */
  | { as: 'wide'; name: string; measure: string; target?: Target };

export type ColumnRoles = Readonly<Record<string, ColumnRole>>;

const KPI_TARGET: Target = 'kpi_values';

/** The field that holds a turned column's name: `channel`, `kpi` or `question`. */
function nameField(kind: Pick<ImportKindInfo, 'wide'>, target: Target | undefined): string {
  return target === KPI_TARGET ? 'kpi' : (kind.wide?.name ?? 'name');
}

export function rolesOf(mapping: ImportMapping, kind: Pick<ImportKindInfo, 'wide'>): ColumnRoles {
  const roles: Record<string, ColumnRole> = {};
  for (const [field, column] of Object.entries(mapping.fields)) {
    const known = roles[column];
    roles[column] = { as: 'field', fields: known?.as === 'field' ? [...known.fields, field] : [field] };
  }
  for (const { target, set, columns } of mapping.wide ?? []) {
    const name = set[nameField(kind, target)] ?? Object.values(set)[0] ?? '';
    for (const [measure, column] of Object.entries(columns))
      roles[column] = { as: 'wide', name, measure, ...(target === undefined ? {} : { target }) };
  }
  return roles;
}

/** Back to what the server takes; columns of the same name become one group, in the order of the file. */
export function mappingOf(
  roles: ColumnRoles,
  columns: readonly string[],
  kind: Pick<ImportKindInfo, 'wide'>,
): ImportMapping {
  const fields: Record<string, string> = {};
  const groups = new Map<string, WideGroup>();
  for (const column of columns) {
    const role = roles[column];
    if (role === undefined || role.as === 'none') continue;
    if (role.as === 'field') {
      for (const field of role.fields) fields[field] = column;
      continue;
    }
    const key = JSON.stringify([role.target, role.name]);
    const group: WideGroup = groups.get(key) ?? {
      ...(role.target === undefined ? {} : { target: role.target }),
      set: { [nameField(kind, role.target)]: role.name },
      columns: {},
    };
    // Two columns cannot be the same figure of the same channel: the first stays.
    if (!(role.measure in group.columns)) group.columns[role.measure] = column;
    groups.set(key, group);
  }
  return { fields, ...(groups.size === 0 ? {} : { wide: [...groups.values()] }) };
}

/** A field belongs to one column: whoever had it before gives it up. */
export function giveRole(roles: ColumnRoles, column: string, role: ColumnRole): ColumnRoles {
  const taken = role.as === 'field' ? new Set(role.fields) : new Set<string>();
  const next: Record<string, ColumnRole> = {};
  for (const [other, known] of Object.entries(roles)) {
    const left = known.as === 'field' ? known.fields.filter((field) => !taken.has(field)) : undefined;
    next[other] =
      left === undefined ? known : left.length === 0 ? { as: 'none' } : { as: 'field', fields: left };
  }
  next[column] = role;
  return next;
}

/** As one value of a list to choose from, and back. */
export function codeOf(role: ColumnRole | undefined): string {
  if (role === undefined || role.as === 'none') return '';
  if (role.as === 'field') return `field:${role.fields[0] ?? ''}`;
  return role.target === KPI_TARGET ? 'kpi' : `wide:${role.measure}`;
}

export function roleOfCode(code: string, column: string, before: ColumnRole | undefined): ColumnRole {
  const name = before?.as === 'wide' ? before.name : plainName(column);
  if (code.startsWith('field:')) return { as: 'field', fields: [code.slice('field:'.length)] };
  if (code.startsWith('wide:')) return { as: 'wide', name, measure: code.slice('wide:'.length) };
  if (code === 'kpi') return { as: 'wide', name, measure: 'value', target: KPI_TARGET };
  return { as: 'none' };
}

function plainName(column: string): string {
  return column
    .replace(/[_\s]+/g, ' ')
    .trim()
    .toLowerCase();
}
