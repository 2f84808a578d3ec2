import { readFileSync, writeFileSync } from 'node:fs';
import type { MatchConfig } from '@rondo/contract';
import { invalid } from '../../platform/error.ts';
import { checkMatchConfig } from '../../platform/matching/check-match-config.ts';

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
  const checked = checkMatchConfig(readJson(path), columns);
  if ('config' in checked) return checked.config;
  throw invalid('--config', `“${path}”: ${checked.fault}`, checked.cure ?? CURE);
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
