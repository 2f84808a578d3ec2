import type { IntakeCorrection, TrackingCall, TrackingType } from '@rondo/contract';
import type { LogIdentifier } from '../../../platform/events/log-row.ts';

/** An event on its way through intake. It belongs to the pipeline alone, so the steps fill it in place. */
export type Draft = {
  call: TrackingCall;
  type: TrackingType;
  messageId: string;
  event: string;
  timestamp: number;
  receivedAt: number;
  source: string;
  identifiers: LogIdentifier[];
  identityKey: bigint;
  /** The companies or teams that it is about, the strongest identifier first. */
  accounts?: LogIdentifier[];
  corrections: IntakeCorrection[];
};

export type Refusal = { reason: string; field: string; message: string; cure: string };

export type StepOutcome =
  | { outcome: 'ok' }
  | { outcome: 'drop'; reason: string }
  | ({ outcome: 'dead-letter' } & Refusal);

export const ok: StepOutcome = { outcome: 'ok' };

export function deadLetter(reason: string, field: string, message: string, cure: string): StepOutcome {
  return { outcome: 'dead-letter', reason, field, message, cure };
}

/** What holds for all events of one request. */
export type RequestFacts = {
  source: string;
  receivedAt: number;
  /** The client's clock when it sent the request, in milliseconds, where it said so. */
  sentAt: number | undefined;
  /** The path's own type (`/v1/track`), where it has one. */
  type: TrackingType | undefined;
  /** Rondo itself produced the events; such a one may be about nobody (a link's preview) or about a click alone. */
  internal?: true;
  /** The browser’s Global Privacy Control, from the request’s header. */
  gpc?: true;
};
