import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { createProgram } from '../cli/main.ts';

const root = join(import.meta.dirname, '../../../..');
const folder = mkdtempSync(join(tmpdir(), 'rondo-lab-guides-'));

afterEach(() => vi.restoreAllMocks());

/** The commands of a page, as a shell would split them; written files go to a folder of the test's own. */
function commandsOf(page: string): string[][] {
  return readFileSync(join(root, 'docs/guide', page), 'utf8')
    .replaceAll(/ \\\n\s*/g, ' ')
    .split('\n')
    .filter((line) => line.startsWith('npx rondo lab'))
    .map((line) =>
      (line.match(/"[^"]*"|\S+/g) ?? [])
        .slice(2)
        .map((word) => word.replaceAll('"', ''))
        .map((word) =>
          word.startsWith('docs/') ? join(root, word) : word.endsWith('.csv') ? join(folder, word) : word,
        ),
    );
}

/** Fits that take ten seconds each: one is run, of the others only the options are held to what there is. */
const LEFT_OUT: Partial<Record<string, readonly number[]>> = { 'marketing-mix.md': [1, 2] };

it.each([
  'lifetime-value.md',
  'scoring.md',
  'forecast.md',
  'lift.md',
  'marketing-mix.md',
  'measure-attribution.md',
])('runs every command of %s', { timeout: 120_000 }, async (page) => {
  const commands = commandsOf(page);
  expect(commands.length).toBeGreaterThan(1);
  for (const [at, command] of commands.entries()) {
    const program = await createProgram('lab');
    if (LEFT_OUT[page]?.includes(at)) {
      const tool = program.commands
        .find((one) => one.name() === 'lab')
        ?.commands.find((one) => one.name() === command[1]);
      expect(tool?.parseOptions(command.slice(2)).unknown).toEqual([]);
      continue;
    }
    const said: string[] = [];
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      said.push(String(text));
      return true;
    });
    await program.parseAsync(command, { from: 'user' });
    vi.restoreAllMocks();
    const report: unknown = JSON.parse(said.join(''));
    expect(report).toMatchObject({ tool: command[1] });
    const output = command[command.indexOf('--output') + 1];
    if (command.includes('--output'))
      expect(readFileSync(output ?? '', 'utf8').split('\n').length).toBeGreaterThan(5);
  }
});
