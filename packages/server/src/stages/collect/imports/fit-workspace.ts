import type { ImportKind } from '@rondo/contract';
import { invalid } from '../../../platform/error.ts';
import type { ConsentPlace } from '../../consent/index.ts';

/** Permissions are for the purposes of this workspace, by their ids or as people read them. */
export function inWorkspace(kind: ImportKind, places: readonly ConsentPlace[]): ImportKind {
  if (kind.target !== 'consents') return kind;
  const names = Object.fromEntries(
    places.flatMap(({ purpose, names }) => [purpose, ...names].map((name) => [name.toLowerCase(), purpose])),
  );
  const fields = kind.fields.map((field) =>
    field.name === 'purpose' ? { ...field, values: { ...names, ...field.values } } : field,
  );
  return { ...kind, fields };
}

/** A word that would fail every row alike is the caller's to hear at once. */
export function checkConstants(kind: ImportKind, constants: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(constants)) {
    const field = kind.fields.find((each) => each.name === name);
    const values = field?.required ? field.values : undefined;
    if (values === undefined || value.trim().toLowerCase() in values) continue;
    const known = [...new Set(Object.values(values))];
    if (known.includes(value)) continue;
    throw invalid(
      `options.constants.${name}`,
      `There is no ${name} “${value}”.`,
      `Use one of ${known.join(', ')}.`,
    );
  }
}
