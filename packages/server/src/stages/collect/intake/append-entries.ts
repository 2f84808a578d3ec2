import type { LogEntry } from '../../../platform/events/log-row.ts';
import type { LogWriter } from '../../../platform/events/log-writer.ts';
import type { RecentHashes } from '../../../platform/events/recent-hashes.ts';

/** A request whose events are on their way to the log. */
type UnderWay = { entries: readonly LogEntry[]; stored: Promise<void> };

/** For each log writer, what is on its way; a writer that is gone takes its own with it. */
const underWay = new WeakMap<LogWriter, Set<UnderWay>>();

/** Appends, and forgets the hashes of what could not be stored, so that the client's next attempt counts. */
export async function appendEntries(
  entries: readonly LogEntry[],
  { writer, recent }: { writer: LogWriter; recent: RecentHashes },
): Promise<void> {
  if (entries.length === 0) return;
  const requests = underWay.get(writer) ?? new Set();
  underWay.set(writer, requests);
  const request = { entries, stored: writer.append(entries) };
  requests.add(request);
  try {
    await request.stored;
  } catch (error) {
    for (const entry of entries) recent.remove(entry.messageHash);
    throw error;
  } finally {
    requests.delete(request);
  }
}

/**
 * An SDK that lost patience sends an event a second time while the first is still on its way. The second may be
 * acknowledged as a duplicate only once the first is stored; if that fails, so does this one, and the client goes on.
 */
export async function firstCopiesStored(hashes: ReadonlySet<bigint>, writer: LogWriter): Promise<void> {
  if (hashes.size === 0) return;
  const first = [...(underWay.get(writer) ?? [])].filter(({ entries }) =>
    entries.some((entry) => hashes.has(entry.messageHash)),
  );
  await Promise.all(first.map(({ stored }) => stored));
}
