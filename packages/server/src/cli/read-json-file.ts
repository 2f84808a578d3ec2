import { readFileSync } from 'node:fs';
import { RondoError } from '../platform/error.ts';

export function readJsonFile(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new RondoError({
      code: 'invalid',
      message: `${path} cannot be read as JSON: ${error instanceof Error ? error.message : String(error)}`,
      cure: 'Give the path of a JSON file that can be read.',
      field: 'file',
    });
  }
}
