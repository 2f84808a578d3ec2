import { type Draft, deadLetter, ok, type RequestFacts, type StepOutcome } from './draft.ts';

/** The engine's DateTime64 holds 1900 to 2299; nothing before 1970 is a fact of marketing. */
const EARLIEST = 0;
const SMALL_SKEW_MS = 5_000;
const FUTURE_ALLOWED_MS = 60_000;

/**
 * Segment's rule: the client's clock may be wrong, but its wrongness is the same for `timestamp` and `sentAt`, so
 * timestamp = receivedAt − (sentAt − originalTimestamp).
 * https://segment.com/docs/connections/spec/common/#timestamps
 */
export function correctTime(draft: Draft, request: RequestFacts): StepOutcome {
  const { call, receivedAt } = draft;
  const given = call.originalTimestamp ?? call.timestamp;
  if (given === undefined || given === null) {
    draft.timestamp = receivedAt;
    return ok;
  }
  const original = readTime(given);
  if (original === undefined || original < EARLIEST) {
    const field = call.originalTimestamp == null ? 'timestamp' : 'originalTimestamp';
    return deadLetter(
      'wrong-time',
      field,
      `“${String(given)}” is no time after 1970.`,
      'Send ISO 8601 with a zone, such as 2026-11-21T09:30:00Z.',
    );
  }
  const sentAt = readTime(call.sentAt) ?? request.sentAt;
  const skew = sentAt === undefined ? 0 : receivedAt - sentAt;
  let corrected = original;
  // The way through the network takes a moment, too; only what is clearly a wrong clock is corrected.
  if (Math.abs(skew) > SMALL_SKEW_MS) {
    corrected = original + skew;
    draft.corrections.push({
      field: 'timestamp',
      code: 'clock-skew',
      detail: String(Math.round(skew / 1000)),
    });
  }
  if (corrected > receivedAt + FUTURE_ALLOWED_MS) {
    draft.corrections.push({
      field: 'timestamp',
      code: 'future-time',
      detail: new Date(Math.min(corrected, 8.64e15)).toISOString(),
    });
    corrected = receivedAt;
  }
  draft.timestamp = Math.max(EARLIEST, corrected);
  return ok;
}

/** Milliseconds since 1970 from ISO 8601 text or from a number of seconds or milliseconds. */
export function readTime(value: unknown): number | undefined {
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return undefined;
    // 10^11 s is the year 5138 and 10^11 ms is 1973: what is smaller counts seconds.
    return Math.abs(value) < 1e11 ? value * 1000 : value;
  }
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}/.test(value)) return undefined;
  const zoned = /(Z|[+-]\d{2}:?\d{2})$/i.test(value) || value.length <= 10;
  const time = Date.parse(zoned ? value.replace(' ', 'T') : `${value.replace(' ', 'T')}Z`);
  return Number.isNaN(time) ? undefined : time;
}
