/** Plays the demo company into a running Rondo, through its public interfaces only. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Truth } from './describe-truth.ts';
import { playLinks } from './play-links.ts';
import { createBatchSender } from './send-batches.ts';
import { createCaller } from './send-request.ts';
import {
  type CompanyOptions,
  createCompanyTally,
  foundCompany,
  simulateCompany,
} from './simulate-company.ts';
import { listTrackEvents } from './track-events.ts';
import { createTruthWriter } from './truth-file.ts';
import { type ImportedFile, uploadFile } from './upload-file.ts';
import { createFileWriter } from './write-files.ts';

export type PlayPhase = 'events' | 'files' | 'links';

export interface PlayOptions extends CompanyOptions {
  readonly baseUrl: string;
  readonly writeKey: string;
  /** API key with which files are imported and links made. */
  readonly apiToken: string;
  /** Where the truth is written. */
  readonly truthPath: string;
  /** Called often: people whose events are sent, files imported, links followed. */
  readonly onProgress?: (phase: PlayPhase, done: number, total: number) => void;
  readonly signal?: AbortSignal;
  /** Phases to leave out, for a Rondo that lacks an interface or for a test of one. */
  readonly without?: readonly PlayPhase[];
  readonly inFlight?: number;
}

export interface Played {
  readonly events: number;
  readonly files: readonly ImportedFile[];
  readonly truth: Truth;
}

const CHUNK = 10_000;
/** An import waits more than it works, so a few go side by side. */
const IMPORTS_AT_ONCE = 4;

export async function playDemo(options: PlayOptions): Promise<Played> {
  const { truthPath, signal, without = [], onProgress = () => undefined } = options;
  const company = foundCompany(options);
  const tally = createCompanyTally(company);
  const folder = mkdtempSync(join(tmpdir(), 'rondo-demo-'));
  const caller = createCaller(options.baseUrl, signal);
  const truthWriter = createTruthWriter(truthPath, company);
  try {
    const fileWriter = createFileWriter(folder, company);
    const sender = createBatchSender(caller, options.writeKey, options.inFlight ?? 64);
    onProgress('events', 0, company.people);
    for (const chunk of simulateCompany(company, tally, CHUNK)) {
      truthWriter.add(chunk);
      fileWriter.add(chunk);
      if (without.includes('events')) continue;
      const first = chunk.lives[0]?.year.person ?? 0;
      const perEvent = chunk.lives.length / (chunk.facts.length * 4.6);
      let listed = 0;
      for (const event of listTrackEvents(company, chunk)) {
        const full = sender.add(event);
        if (full !== undefined) await full;
        listed += 1;
        if (listed % 1000 === 0)
          onProgress(
            'events',
            first + Math.min(chunk.lives.length, Math.round(listed * perEvent)),
            company.people,
          );
      }
      onProgress('events', first + chunk.lives.length, company.people);
    }
    await sender.finish();
    const files = fileWriter.finish();
    const imported: ImportedFile[] = [];
    if (!without.includes('files')) {
      const waiting = [...files];
      const work = async (): Promise<void> => {
        for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
          onProgress('files', imported.length, files.length);
          imported.push(await uploadFile(caller, options.apiToken, file));
        }
      };
      await Promise.all(Array.from({ length: IMPORTS_AT_ONCE }, work));
      onProgress('files', files.length, files.length);
    }
    if (!without.includes('links')) {
      await playLinks(caller, options.apiToken, company, (done, total) => onProgress('links', done, total));
    }
    const truth = truthWriter.finish(tally);
    return { events: sender.sent(), files: imported, truth };
  } catch (error) {
    truthWriter.abandon();
    throw error;
  } finally {
    caller.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
