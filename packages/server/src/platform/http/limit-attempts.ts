/**
 * Counts attempts in a sliding window per key, in memory. Each attempt is counted before its work begins and taken back
 * when it succeeds, so that a thousand parallel guesses are a thousand attempts.
 */
export type AttemptLimit = {
  /** Seconds to wait, or 0 where the attempt may go on (it is then counted). */
  take(key: string, now: Date): number;
  /** The same without counting: for attempts of which only those that fail are counted, by `take`, afterwards. */
  wait(key: string, now: Date): number;
  forget(key: string): void;
};

const MOST_KEYS = 100_000;

export function limitAttempts(options: { most: number; windowSeconds: number }): AttemptLimit {
  const windowMs = options.windowSeconds * 1000;
  const attempts = new Map<string, number[]>();

  function prune(now: number): void {
    for (const [key, times] of attempts) {
      if ((times.at(-1) ?? 0) <= now - windowMs) attempts.delete(key);
    }
    // Still too many: the oldest go, which at worst gives an attacker with 100,000 addresses a fresh start.
    for (const key of attempts.keys()) {
      if (attempts.size < MOST_KEYS) break;
      attempts.delete(key);
    }
  }

  function recentOf(key: string, at: number): { recent: number[]; seconds: number } {
    const recent = (attempts.get(key) ?? []).filter((time) => time > at - windowMs);
    const oldest = recent[0];
    const isFull = recent.length >= options.most && oldest !== undefined;
    return { recent, seconds: isFull ? Math.max(1, Math.ceil((oldest + windowMs - at) / 1000)) : 0 };
  }

  return {
    wait: (key, now) => recentOf(key, now.getTime()).seconds,
    take(key, now) {
      const at = now.getTime();
      const { recent, seconds } = recentOf(key, at);
      if (seconds > 0) {
        attempts.set(key, recent);
        return seconds;
      }
      recent.push(at);
      if (attempts.size >= MOST_KEYS && !attempts.has(key)) prune(at);
      attempts.set(key, recent);
      return 0;
    },
    forget(key) {
      attempts.delete(key);
    },
  };
}
