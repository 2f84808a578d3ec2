import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Type, { type Static } from 'typebox';
import { Value } from 'typebox/value';

/** How to reach the engine of a data directory. Whoever may read this file may read and write all events. */
export const EngineFile = Type.Object({
  url: Type.String({ pattern: '^http://127\\.0\\.0\\.1:[0-9]+$' }),
  username: Type.String(),
  password: Type.String({ minLength: 1 }),
  readonlyUsername: Type.String(),
  readonlyPassword: Type.String({ minLength: 1 }),
  pid: Type.Integer({ description: 'Process id of the engine, for people who look' }),
});
export type EngineFile = Static<typeof EngineFile>;

function pathOf(dataDir: string): string {
  return join(dataDir, 'engine.json');
}

/** Undefined if there is none, or if it was left half written. */
export function readEngineFile(dataDir: string): EngineFile | undefined {
  try {
    const content: unknown = JSON.parse(readFileSync(pathOf(dataDir), 'utf8'));
    return Value.Check(EngineFile, content) ? content : undefined;
  } catch {
    return undefined;
  }
}

export function writeEngineFile(dataDir: string, content: EngineFile): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const draft = `${pathOf(dataDir)}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, pathOf(dataDir));
}

/** Leaves the file alone if another process has written it since. */
export function removeEngineFile(dataDir: string, pid: number): void {
  if (readEngineFile(dataDir)?.pid === pid) rmSync(pathOf(dataDir), { force: true });
}
