import type { MeasureAttributionQuery, MeasuredAttribution, MeasureProgress } from '@rondo/contract';
import { RondoError } from '../../platform/error.ts';
import type { MeasureHooks } from './measure-attribution.ts';

/** An answer is given again for so long; what people look at twice is looked at soon. */
const KEPT_MS = 60_000;
/** Work that nobody has asked after for so long is ended. */
const UNASKED_MS = 20_000;
/** So many kinds of questions are worked on at once; each takes a thread. */
const MOST_AT_ONCE = 2;

export type Measure = (query: MeasureAttributionQuery, hooks: MeasureHooks) => Promise<MeasuredAttribution>;

export type MeasureDesk = {
  /** The answer, or how far it is after `waitMs`. Whoever asks the same again joins the work that is under way. */
  ask(query: MeasureAttributionQuery, waitMs: number): Promise<MeasuredAttribution | MeasureProgress>;
  /** Ends the work on this question; false where there is none. */
  cancel(query: MeasureAttributionQuery): boolean;
  close(): void;
};

type Job = {
  progress(): MeasureProgress;
  answer: Promise<MeasuredAttribution>;
  abort: AbortController;
  askedAt: number;
  settledAt: number | undefined;
};

/** The same question, whatever the order in which its parts came. */
const nameOf = (query: MeasureAttributionQuery): string =>
  JSON.stringify(Object.entries(query).sort(([a], [b]) => (a < b ? -1 : 1)));

/** Questions that take a while: the work goes on between two requests, and ends when nobody asks for it any more. */
export function createMeasureDesk(measure: Measure, nowMs: () => number): MeasureDesk {
  const jobs = new Map<string, Job>();

  const tidy = (): void => {
    const now = nowMs();
    for (const [name, job] of jobs) {
      if (job.settledAt === undefined) {
        if (now - job.askedAt > UNASKED_MS) job.abort.abort(cancelled());
      } else if (now - job.settledAt > KEPT_MS) jobs.delete(name);
    }
  };
  const timer = setInterval(tidy, 5_000);
  timer.unref();

  const start = (name: string, query: MeasureAttributionQuery): Job => {
    const working = [...jobs.values()].filter((job) => job.settledAt === undefined);
    if (working.length >= MOST_AT_ONCE) {
      throw new RondoError({
        code: 'busy',
        message: `${working.length} other questions of attribution are being worked on.`,
        cure: 'Ask again in a moment.',
        status: 429,
        retryAfterSeconds: 5,
      });
    }
    const abort = new AbortController();
    let progress: MeasureProgress = { state: 'running', step: 'paths', done: 0, total: 1 };
    const job: Job = {
      progress: () => progress,
      abort,
      askedAt: nowMs(),
      settledAt: undefined,
      answer: measure(query, {
        signal: abort.signal,
        report: (reported) => {
          progress = { state: 'running', ...reported };
        },
      }),
    };
    jobs.set(name, job);
    job.answer.then(
      () => {
        job.settledAt = nowMs();
      },
      () => jobs.delete(name),
    );
    return job;
  };

  return {
    async ask(query, waitMs) {
      tidy();
      const name = nameOf(query);
      const job = jobs.get(name) ?? start(name, query);
      job.askedAt = nowMs();
      let timer: NodeJS.Timeout | undefined;
      const later = new Promise<undefined>((resolve) => {
        timer = setTimeout(() => resolve(undefined), waitMs);
      });
      try {
        return (await Promise.race([job.answer, later])) ?? job.progress();
      } finally {
        clearTimeout(timer);
      }
    },
    cancel(query) {
      const job = jobs.get(nameOf(query));
      if (job === undefined || job.settledAt !== undefined) return false;
      job.abort.abort(cancelled());
      return true;
    },
    close() {
      clearInterval(timer);
      for (const job of jobs.values()) job.abort.abort(cancelled());
    },
  };
}

function cancelled(): RondoError {
  return new RondoError({
    code: 'measuring-cancelled',
    message: 'The attribution was cancelled before it was done.',
    cure: 'Ask again to start it anew.',
    status: 409,
  });
}
