import { Value } from 'typebox/value';
import { MatchConfig } from './match-config.ts';

export type ConfigCheck = { config: MatchConfig } | { fault: string; cure?: string };

/** A configuration that fits the columns there are, else the first thing that does not. */
export function checkMatchConfig(value: unknown, columns?: readonly string[]): ConfigCheck {
  if (!Value.Check(MatchConfig, value)) {
    const [error] = Value.Errors(MatchConfig, value);
    return {
      fault: `It is not a configuration: ${error?.instancePath || 'it'} ${error?.message ?? 'is wrong'}.`,
    };
  }
  const compared = new Map(value.columns.map(({ name, kind }) => [name, kind]));
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
  const kindless = value.comparisons.find(({ column }) => (compared.get(column) ?? 'ignore') === 'ignore');
  if (kindless !== undefined) {
    return {
      fault: `“${kindless.column}” is compared, but has no kind.`,
      cure: 'Give it a kind under “columns”.',
    };
  }
  return { config: value };
}
