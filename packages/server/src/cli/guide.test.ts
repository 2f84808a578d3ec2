import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { createProgram } from './main.ts';

const read = (path: string): string => readFileSync(new URL(`../../../../${path}`, import.meta.url), 'utf8');

it('names every setting that the configuration reads, and no other', () => {
  const page = read('docs/guide/settings.md');
  const names = (text: string): string[] => [...new Set(text.match(/\bRONDO_[A-Z_]+\b/g))].sort();
  const tests = ['RONDO_EVALUATION_DATA', 'RONDO_FORBID_SKIPPED_TESTS'];
  expect(names(page).filter((name) => !tests.includes(name))).toEqual(
    names(read('packages/server/src/config.ts')),
  );
});

it('describes every command', async () => {
  const page = read('docs/guide/command-line.md');
  for (const command of (await createProgram()).commands) {
    const names =
      command.commands.length > 0
        ? command.commands.map((inner) => `${command.name()} ${inner.name()}`)
        : [command.name()];
    for (const name of names) expect(page).toContain(`\`rondo ${name}`);
  }
});

it('describes every option of the commands that are described there', async () => {
  const page = read('docs/guide/command-line.md');
  const all = (await createProgram()).commands.flatMap((command) =>
    command.commands.length > 0 ? command.commands : [command],
  );
  for (const command of all) {
    if (command.name() === 'import') continue;
    for (const option of command.options)
      expect([command.name(), page]).toEqual([command.name(), expect.stringContaining(option.long ?? '')]);
  }
});
