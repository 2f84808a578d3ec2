import { RondoError } from '../../platform/error.ts';

/**
 * An answer is given again for so long, and what took long for so many times as long: a colleague who opens the page
 * some minutes later should not wait again, nor the machine work again.
 */
const KEPT_MS = 60_000;
const KEPT_TIMES_AS_LONG = 20;
/** Work that nobody has asked after for so long is ended. */
const UNASKED_MS = 20_000;
/** So many kinds of questions are worked on at once; each takes a thread. */
const MOST_AT_ONCE = 2;

/** What the work says of how far it is. */
export type Running<Step extends string> = { state: 'running'; step: Step; done: number; total: number };
export type Hooks<Step extends string> = {
  signal: AbortSignal;
  report(progress: Omit<Running<Step>, 'state'>): void;
};
export type Measure<Query, Answer, Step extends string> = (
  query: Query,
  hooks: Hooks<Step>,
) => Promise<Answer>;

export type MeasureDesk<Query, Answer, Step extends string> = {
  /** The answer, or how far it is after `waitMs`. Whoever asks the same again joins the work that is under way. */
  ask(query: Query, waitMs: number): Promise<Answer | Running<Step>>;
  /** Ends the work on this question; false where there is none. */
  cancel(query: Query): boolean;
  close(): void;
};

type Job<Answer, Step extends string> = {
  progress(): Running<Step>;
  answer: Promise<Answer>;
  abort: AbortController;
  startedAt: number;
  askedAt: number;
  settledAt: number | undefined;
};

const keptFor = (workedMs: number): number => Math.max(KEPT_MS, KEPT_TIMES_AS_LONG * workedMs);

/** The same question, whatever the order in which its parts came. */
const nameOf = (query: object): string =>
  JSON.stringify(Object.entries(query).sort(([a], [b]) => (a < b ? -1 : 1)));

/** Questions that take a while: the work goes on between two requests, and ends when nobody asks for it any more. */
export function createMeasureDesk<Query extends object, Answer, Step extends string>(
  measure: Measure<Query, Answer, Step>,
  firstStep: Step,
  /** Since some moment. No clock on the wall: where that is set, work would end that is still waited for. */
  nowMs: () => number = () => performance.now(),
): MeasureDesk<Query, Answer, Step> {
  const jobs = new Map<string, Job<Answer, Step>>();

  const tidy = (): void => {
    const now = nowMs();
    for (const [name, job] of jobs) {
      if (job.settledAt === undefined) {
        if (now - job.askedAt > UNASKED_MS) job.abort.abort(cancelled());
      } else if (now - job.settledAt > keptFor(job.settledAt - job.startedAt)) jobs.delete(name);
    }
  };
  const timer = setInterval(tidy, 5_000);
  timer.unref();

  const start = (name: string, query: Query): Job<Answer, Step> => {
    const working = [...jobs.values()].filter((job) => job.settledAt === undefined);
    if (working.length >= MOST_AT_ONCE) {
      throw new RondoError({
        code: 'busy',
        message: `${working.length} other questions of this kind are being worked on.`,
        cure: 'Ask again in a moment.',
        status: 429,
        retryAfterSeconds: 5,
      });
    }
    const abort = new AbortController();
    let progress: Running<Step> = { state: 'running', step: firstStep, done: 0, total: 1 };
    const job: Job<Answer, Step> = {
      progress: () => progress,
      abort,
      startedAt: nowMs(),
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

export function cancelled(): RondoError {
  return new RondoError({
    code: 'measuring-cancelled',
    message: 'The measuring was cancelled before it was done.',
    cure: 'Ask again to start it anew.',
    status: 409,
  });
}
