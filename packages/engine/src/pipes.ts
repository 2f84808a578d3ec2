import { execFile } from 'node:child_process';
import { closeSync, constants, openSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A named pipe, through which chDB's `INTO OUTFILE` hands its answer over while it computes. */
export type AnswerPipe = {
  path: string;
  /** Opens the reading end. It must be open before the query starts, or the query waits for a reader. */
  openReader(): Socket;
  /** Lets the reader end once it has read everything: call it when the query is over. */
  endReader(): void;
  release(): void;
};

export type PipePool = { take(): AnswerPipe };

/**
 * A pool of named pipes in `dir`. chDB's own streaming call starts queries on the main thread, repeats the header
 * in every chunk and makes each chunk a document of its own (so JSON and Parquet break). A pipe gives every
 * format whole, in bounded memory, and slows the query to its reader's pace, for 0.3 ms a query.
 */
export async function openPipePool(dir: string, size: number): Promise<PipePool> {
  const paths = Array.from({ length: size }, (_, index) => join(dir, `answer-${index}.pipe`));
  await Promise.all(paths.map((path) => rm(path, { force: true })));
  await promisify(execFile)('mkfifo', ['-m', '600', ...paths]);
  const free = [...paths];
  return {
    take() {
      const path = free.pop();
      if (path === undefined) throw new Error('More queries run at once than there are pipes.');
      return {
        path,
        openReader: () => openReader(path),
        endReader: () => endReader(path),
        release: () => free.push(path),
      };
    },
  };
}

/** Not blocking, so that it opens before there is a writer and is polled without taking a thread of the pool. */
function openReader(path: string): Socket {
  const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  return new Socket({ fd, readable: true, writable: false });
}

/**
 * A statement that fails early never opens the pipe, and a pipe that never had a writer never ends. Opening and
 * closing a writing end makes it end in every case, after the bytes that are still in it.
 */
function endReader(path: string): void {
  try {
    closeSync(openSync(path, constants.O_WRONLY | constants.O_NONBLOCK));
  } catch (error) {
    // ENXIO: nobody reads any more, because the query's own end was the last.
    if (!(error instanceof Error && 'code' in error && error.code === 'ENXIO')) throw error;
  }
}
