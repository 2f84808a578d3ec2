/**
 * Keeps answers for a while, by key, and lets questions that are asked at the same time share one answer. A failed one
 * is forgotten at once. The page, its print and its PDF then rest on the same figures, computed once.
 */
export type Memory<T> = ((key: string, ask: () => Promise<T>) => Promise<T>) & {
  /** Every answer that is there or on its way: the facts behind them have changed. */
  forget(): void;
};

export function rememberFor<T>(milliseconds: number, most: number, now: () => number): Memory<T> {
  const kept = new Map<string, { answer: Promise<T>; until: number }>();
  const remember = (key: string, ask: () => Promise<T>): Promise<T> => {
    const known = kept.get(key);
    if (known !== undefined && known.until > now()) return known.answer;
    kept.delete(key);
    const [oldest] = kept.keys();
    if (kept.size >= most && oldest !== undefined) kept.delete(oldest);
    const answer = ask();
    const entry = { answer, until: now() + milliseconds };
    kept.set(key, entry);
    answer.catch(() => {
      if (kept.get(key) === entry) kept.delete(key);
    });
    return answer;
  };
  return Object.assign(remember, { forget: () => kept.clear() });
}
