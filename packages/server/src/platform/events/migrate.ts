import { readdirSync, readFileSync } from 'node:fs';
import { RondoError } from '../error.ts';
import type { Events } from './client.ts';

export type EventsTopology = { cluster: string | undefined };

const FOLDER = new URL('../../../migrations/events/', import.meta.url);

/** One machine or a cluster: the same text, with these words put in. */
function placeholders(topology: EventsTopology): Record<string, string> {
  const replicated = topology.cluster !== undefined;
  return {
    on_cluster: replicated ? `ON CLUSTER '${topology.cluster}'` : '',
    merge_tree: replicated ? 'ReplicatedMergeTree' : 'MergeTree',
    replacing_merge_tree: replicated ? 'ReplicatedReplacingMergeTree' : 'ReplacingMergeTree',
    summing_merge_tree: replicated ? 'ReplicatedSummingMergeTree' : 'SummingMergeTree',
  };
}

/** Statements end with a semicolon at the end of a line; comments stay outside. */
export function splitStatements(text: string): string[] {
  return text
    .replace(/^\s*--.*$/gm, '')
    .split(/;\s*$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}

/** Brings the events engine to the newest migration. Forward only: there is no way down. Returns what it applied. */
export async function migrateEvents(events: Events, topology: EventsTopology): Promise<string[]> {
  const words = placeholders(topology);
  const fill = (text: string) =>
    text.replace(/\{(on_cluster|merge_tree|replacing_merge_tree|summing_merge_tree)\}/g, (_, word: string) => words[word] ?? '');
  await events.command(
    fill(
      'CREATE TABLE IF NOT EXISTS migrations {on_cluster} (name String, applied_at DateTime DEFAULT now()) ENGINE = {merge_tree} ORDER BY name',
    ),
  );
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.sql')).sort();
  if (files.length === 0) {
    throw new RondoError({
      code: 'no-migrations',
      message: 'The migrations of the events engine are missing from this installation.',
      cure: 'Install Rondo again: its folder is incomplete.',
      status: 500,
    });
  }
  const rows = await events.query<{ name: string }>('SELECT DISTINCT name FROM migrations');
  const applied = new Set(rows.map((row) => row.name));
  const done: string[] = [];
  for (const file of files) {
    if (applied.has(file)) continue;
    for (const statement of splitStatements(fill(readFileSync(new URL(file, FOLDER), 'utf8')))) {
      await events.command(statement);
    }
    await events.insertRows('migrations', [{ name: file }]);
    done.push(file);
  }
  return done;
}
