import { readdirSync, readFileSync } from 'node:fs';
import { RondoError } from '../error.ts';
import type { Events } from './client.ts';

export type EventsTopology = {
  cluster: string | undefined;
  /** As whom a dictionary reads its table; left out for the embedded engine, whose default user has no password. */
  reader?: { username: string; password: string };
};

const FOLDER = new URL('../../../migrations/events/', import.meta.url);

/** One machine or a cluster: the same text, with these words put in. */
function placeholders(topology: EventsTopology, database: string): Record<string, string> {
  const replicated = topology.cluster !== undefined;
  return {
    on_cluster: replicated ? `ON CLUSTER '${topology.cluster}'` : '',
    merge_tree: replicated ? 'ReplicatedMergeTree' : 'MergeTree',
    replacing_merge_tree: replicated ? 'ReplicatedReplacingMergeTree' : 'ReplacingMergeTree',
    summing_merge_tree: replicated ? 'ReplicatedSummingMergeTree' : 'SummingMergeTree',
    aggregating_merge_tree: replicated ? 'ReplicatedAggregatingMergeTree' : 'AggregatingMergeTree',
    // A dictionary's query knows no current database and asks as a user of its own.
    database,
    dictionary_user: topology.reader
      ? `USER ${quote(topology.reader.username)} PASSWORD ${quote(topology.reader.password)}`
      : '',
  };
}

function quote(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
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
  const { database } = await events.queryOne<{ database: string }>('SELECT currentDatabase() AS database');
  const words = placeholders(topology, database);
  const fill = (text: string) =>
    text.replace(/\{([a-z_]+)\}/g, (whole, word: string) => words[word] ?? whole);
  await events.command(
    fill(
      'CREATE TABLE IF NOT EXISTS migrations {on_cluster} (name String, applied_at DateTime DEFAULT now()) ENGINE = {merge_tree} ORDER BY name',
    ),
  );
  const files = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.sql'))
    .sort();
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
