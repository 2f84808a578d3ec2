import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RondoError } from '../platform/error.ts';

export type DemoState = 'empty' | 'half-filled' | 'filled';

/**
 * The demo's data folder. A note in it, written before anything else, says that the folder is the demo's: without one it
 * may be somebody's real data, and is never touched.
 */
export type DemoFolder = {
  state(): DemoState;
  people(): number;
  begin(people: number): void;
  end(people: number): void;
  remove(): void;
};

const NOTE = 'demo.json';

export function demoFolder(dataDir: string): DemoFolder {
  const path = join(dataDir, NOTE);

  function read(): { filled: boolean; people: number } | undefined {
    if (!existsSync(path)) {
      if (!existsSync(dataDir) || readdirSync(dataDir).length === 0) return undefined;
      throw new RondoError({
        code: 'not-a-demo',
        message: `${dataDir} holds something other than the demo.`,
        cure: 'Name an empty or new folder with --data.',
      });
    }
    try {
      const note: unknown = JSON.parse(readFileSync(path, 'utf8'));
      if (typeof note !== 'object' || note === null) return { filled: false, people: 0 };
      const people = 'people' in note ? Number(note.people) : 0;
      return { filled: 'filled' in note && note.filled === true, people };
    } catch {
      // Cut off while it was written: then the demo was not filled either.
      return { filled: false, people: 0 };
    }
  }
  function write(filled: boolean, people: number): void {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    writeFileSync(path, `${JSON.stringify({ filled, people })}\n`);
  }

  return {
    state() {
      const note = read();
      if (note === undefined) return 'empty';
      return note.filled ? 'filled' : 'half-filled';
    },
    people: () => read()?.people ?? 0,
    begin: (people) => write(false, people),
    end: (people) => write(true, people),
    remove() {
      if (read() !== undefined) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
