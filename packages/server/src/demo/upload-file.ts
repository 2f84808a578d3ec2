import { createReadStream } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { demoError } from './demo-error.ts';
import { type Caller, requireSuccess } from './send-request.ts';
import type { WrittenFile } from './write-files.ts';

/** Hands one file to Rondo's import interface and waits until its rows are in. The only place that knows its form. */
export async function uploadFile(caller: Caller, apiToken: string, file: WrittenFile): Promise<void> {
  const authorization = `Bearer ${apiToken}`;
  const query = new URLSearchParams({ kind: file.kind, name: file.name });
  const begun = requireSuccess(
    await caller.call({
      method: 'POST',
      path: `/api/imports?${query}`,
      headers: { authorization, 'content-type': 'text/csv' },
      body: () => createReadStream(file.path),
    }),
    `The import of ${file.name}`,
  );
  let job = readJob(begun.text, file.name);
  for (let wait = 20; job.state !== 'done'; wait = Math.min(250, wait * 1.5)) {
    if (job.state !== 'waiting' && job.state !== 'running') {
      throw demoError(
        'demo-import-failed',
        `The import of ${file.name} ended as ${job.state}: ${job.fault}`,
        'See Evaluate → Data → Imports.',
      );
    }
    await sleep(wait);
    const answer = await caller.call({
      method: 'GET',
      path: `/api/imports/${job.id}`,
      headers: { authorization },
    });
    job = readJob(requireSuccess(answer, `The state of the import of ${file.name}`).text, file.name);
  }
}

function readJob(text: string, name: string): { id: string; state: string; fault: string } {
  const job: unknown = JSON.parse(text);
  if (
    typeof job === 'object' &&
    job !== null &&
    'id' in job &&
    typeof job.id === 'string' &&
    'state' in job &&
    typeof job.state === 'string'
  ) {
    return { id: job.id, state: job.state, fault: 'error' in job ? JSON.stringify(job.error) : '' };
  }
  throw demoError(
    'demo-import-failed',
    `The import of ${name} was answered in an unknown form.`,
    'Play the demo with the same version of Rondo.',
  );
}
