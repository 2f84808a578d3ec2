import type { Actor } from '../../platform/http/create-http.ts';
import { hashKey, randomKey } from '../../platform/secrets.ts';

export type LentKeys = {
  lend(actor: Actor): { key: string; giveBack(): void };
  /** Whose it is, while it is lent. */
  actorOf(key: string): Actor | undefined;
};

const LIFETIME_MS = 60_000;

/** Keys for the printing browser: they live in memory, for one page and a minute at most. */
export function createLentKeys(now: () => number): LentKeys {
  const lent = new Map<string, { actor: Actor; until: number }>();
  return {
    lend(actor) {
      const key = randomKey('rondo_print');
      const hash = hashKey(key);
      lent.set(hash, { actor, until: now() + LIFETIME_MS });
      return { key, giveBack: () => void lent.delete(hash) };
    },
    actorOf(key) {
      const found = lent.get(hashKey(key));
      return found !== undefined && found.until > now() ? found.actor : undefined;
    },
  };
}
