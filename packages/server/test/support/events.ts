import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { type Events, openEvents } from '../../src/platform/events/client.ts';
import { startEngine } from '../../src/platform/events/engine-process.ts';
import { migrateEvents } from '../../src/platform/events/migrate.ts';
import { silentLog } from '../../src/platform/log.ts';

/** A folder of the test's own, gone when the file's tests are done. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rondo-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A real events engine on a fresh folder, migrated; it ends with the file's tests. Call it in beforeAll or at the top. */
export async function startTestEvents(): Promise<Events> {
  const dataDir = mkdtempSync(join(tmpdir(), 'rondo-test-'));
  const engine = await startEngine({ dataDir, log: silentLog(), memoryBytes: 4e9 });
  const events = openEvents({
    url: engine.url,
    username: engine.username,
    password: engine.password,
    database: 'default',
  });
  afterAll(async () => {
    await events.close();
    await engine.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });
  await migrateEvents(events, { cluster: undefined });
  return events;
}
