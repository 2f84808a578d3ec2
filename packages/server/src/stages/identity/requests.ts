import { randomUUID } from 'node:crypto';
import type { Clock } from '../../platform/clock.ts';
import { RondoError } from '../../platform/error.ts';
import type { IdentityDb } from './tables.ts';

/** An identifier as JSON carries it: a 64-bit key as decimal text. */
export type WrittenIdentifier = { key: string; kind: string; value: string };

export type WrittenPair = { left: WrittenIdentifier; right: WrittenIdentifier; score?: number };

/** What may be asked of the one process that keeps the identities, by any process. Carried out twice, it changes nothing more. */
export type IdentityRequest =
  | {
      kind: 'separate' | 'reunite';
      id: string;
      left: WrittenIdentifier;
      right: WrittenIdentifier;
      actor: string;
    }
  /** `state`: 1 these are one person, -1 they are not, 0 as the evidence has it. */
  | {
      kind: 'decide';
      id: string;
      pairs: WrittenPair[];
      state: 1 | 0 | -1;
      actor: string;
      /** `manual` where it is left out. */
      rule?: 'manual' | 'probable';
    }
  | { kind: 'block' | 'unblock' | 'release' | 'unrelease'; key: string }
  /** The rules are others now. */
  | { kind: 'rules' }
  | { kind: 'retract-import'; importId: string };

export type RequestQueue = {
  /** Resolves when it is carried out. */
  submit(request: IdentityRequest): Promise<void>;
  /** Carries out what waits, in order. */
  work(carryOut: (request: IdentityRequest) => Promise<void>): Promise<void>;
};

const ASK_EVERY_MS = 100;
const LONGEST_WAIT_MS = 60_000;

export function createRequestQueue(db: IdentityDb, clock: Clock, nudge: () => void): RequestQueue {
  return {
    async submit(request) {
      const id = randomUUID();
      await db
        .insertInto('identity_requests')
        .values({
          id,
          request: JSON.stringify(request),
          created_at: clock.now().toISOString(),
          done_at: null,
        })
        .execute();
      nudge();
      for (let waited = 0; waited < LONGEST_WAIT_MS; waited += ASK_EVERY_MS) {
        const row = await db
          .selectFrom('identity_requests')
          .select('done_at')
          .where('id', '=', id)
          .executeTakeFirst();
        if (row === undefined || row.done_at !== null) return;
        await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
      }
      throw new RondoError({
        code: 'identity-busy',
        message:
          'The request was noted but could not be carried out within a minute; it will be, without being sent again.',
        cure: 'Look again in a few minutes. If this lasts, run `rondo doctor`.',
        status: 503,
        retryAfterSeconds: 60,
      });
    },
    async work(carryOut) {
      const waiting = await db
        .selectFrom('identity_requests')
        .selectAll()
        .where('done_at', 'is', null)
        .orderBy('created_at')
        .execute();
      for (const row of waiting) {
        const request: IdentityRequest = JSON.parse(row.request);
        await carryOut(request);
        await db
          .updateTable('identity_requests')
          .set({ done_at: clock.now().toISOString() })
          .where('id', '=', row.id)
          .execute();
      }
    },
  };
}
