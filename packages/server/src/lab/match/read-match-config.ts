import { readFileSync, writeFileSync } from 'node:fs';
import { Value } from 'typebox/value';
import { invalid } from '../../platform/error.ts';
import { MatchConfig } from '../../platform/matching/match-config.ts';

const CURE = 'Write one with `rondo lab match … --propose config.json` and change that.';

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw invalid(
      '--config',
      `“${path}” is no JSON: ${error instanceof Error ? error.message : error}`,
      CURE,
    );
  }
}

/** A configuration that fits the columns there are; the first thing that does not is named. */
export function readMatchConfig(path: string, columns: readonly string[]): MatchConfig {
  const value = readJson(path);
  if (!Value.Check(MatchConfig, value)) {
    const [error] = Value.Errors(MatchConfig, value);
    throw invalid(
      '--config',
      `“${path}” is not a configuration: ${error?.instancePath || 'it'} ${error?.message ?? 'is wrong'}.`,
      CURE,
    );
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
  for (const name of used) {
    if (!columns.includes(name)) {
      throw invalid(
        '--config',
        `“${path}” names a column “${name}”.`,
        `The columns are: ${columns.join(', ')}.`,
      );
    }
  }
  for (const { column } of value.comparisons) {
    if ((compared.get(column) ?? 'ignore') === 'ignore') {
      throw invalid(
        '--config',
        `“${column}” is compared in “${path}”, but has no kind.`,
        'Give it a kind under “columns”.',
      );
    }
  }
  return value;
}

export function writeMatchConfig(path: string, config: MatchConfig): void {
  try {
    writeFileSync(path, `${JSON.stringify(config, undefined, 2)}\n`);
  } catch (error) {
    throw invalid(
      '--propose',
      `The file cannot be written: ${error instanceof Error ? error.message : String(error)}.`,
      'Name a file in a folder that exists and that you may write to.',
    );
  }
}
