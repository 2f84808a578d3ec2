import { MatchConfig } from '@rondo/contract';
import { Value } from 'typebox/value';
import { keyFitsKind, levelFitsKind } from './fits-kind.ts';

export type ConfigCheck = { config: MatchConfig } | { fault: string; cure?: string };

/** A configuration that fits the columns there are, else the first thing that does not. */
export function checkMatchConfig(value: unknown, columns?: readonly string[]): ConfigCheck {
  if (!Value.Check(MatchConfig, value)) {
    const [error] = Value.Errors(MatchConfig, value);
    return {
      fault: `It is not a configuration: ${error?.instancePath || 'it'} ${error?.message ?? 'is wrong'}.`,
    };
  }
  const kinds = new Map(value.columns.map(({ name, kind }) => [name, kind]));
  const kindOf = (column: string) => kinds.get(column) ?? 'ignore';
  const used = [
    ...value.columns.map(({ name }) => name),
    ...value.comparisons.map(({ column }) => column),
    ...value.blocking.flat().map(({ column }) => column),
    ...value.comparisons.flatMap(({ levels }) =>
      levels.flat().flatMap((level) => (level.test === 'swapped' ? [level.with] : [])),
    ),
  ];
  const known = columns ?? value.columns.map(({ name }) => name);
  const missing = used.find((name) => !known.includes(name));
  if (missing !== undefined) {
    return { fault: `It names a column “${missing}”.`, cure: `The columns are: ${known.join(', ')}.` };
  }
  const kindless = [...value.comparisons, ...value.blocking.flat()].find(
    ({ column }) => kindOf(column) === 'ignore',
  );
  if (kindless !== undefined) {
    return {
      fault: `“${kindless.column}” is compared, but has no kind.`,
      cure: 'Give it a kind under “columns”.',
    };
  }
  for (const { column, levels } of value.comparisons) {
    const kind = kindOf(column);
    for (const level of levels.flat()) {
      const other = level.test === 'swapped' ? kindOf(level.with) : kind;
      const isAlike = other !== 'ignore' && (other === 'date') === (kind === 'date');
      if (!levelFitsKind(level, kind) || !isAlike) {
        return {
          fault: `“${column}” is taken for a ${kind}, which cannot agree by “${level.test}”.`,
          cure: 'Take that level out, or give the column another kind under “columns”.',
        };
      }
    }
  }
  const unfit = value.blocking.flat().find(({ column, by }) => !keyFitsKind(by, kindOf(column)));
  if (unfit !== undefined) {
    return {
      fault: `“${unfit.column}” is taken for a ${kindOf(unfit.column)}, which has no “${unfit.by}” to block by.`,
      cure: 'Take that part out of the rule, or give the column another kind under “columns”.',
    };
  }
  return { config: value };
}
