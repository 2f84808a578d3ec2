import {
  type TrackingCall,
  TrackingCall as TrackingCallSchema,
  type TrackingType,
  trackingTypes,
} from '@rondo/contract';
import { Compile } from 'typebox/compile';
import { type Draft, deadLetter, ok, type StepOutcome } from './draft.ts';

const shape = Compile(TrackingCallSchema);

/** The fault of a value that is no tracking call at all, or the call. */
export function readCall(value: unknown): { call: TrackingCall } | { fault: StepOutcome } {
  if (shape.Check(value)) return { call: value };
  const [error] = shape.Errors(value);
  const field = (error?.instancePath ?? '').replace(/^\//, '').replaceAll('/', '.');
  return {
    fault: deadLetter(
      'wrong-shape',
      field,
      field === ''
        ? 'An event must be a JSON object.'
        : `“${field}” ${error?.message ?? 'has the wrong type'}.`,
      'Send each event as Segment’s spec has it: an object with type, userId or anonymousId, and the fields of its type.',
    ),
  };
}

/** Each type needs what its spec says: https://segment.com/docs/connections/spec/ */
export function checkShape(draft: Draft, internal = false): StepOutcome {
  const { call } = draft;
  if (!trackingTypes.includes(draft.type)) {
    return deadLetter(
      'unknown-type',
      'type',
      `“${String(call.type ?? '')}” is no type of event.`,
      `Use one of ${trackingTypes.join(', ')}.`,
    );
  }
  if (draft.type === 'track' && isEmpty(call.event)) {
    return deadLetter(
      'missing-field',
      'event',
      'A track call needs the name of its event.',
      'Send “event”, such as “Order Completed”.',
    );
  }
  if (draft.type === 'group' && isEmpty(call.groupId)) {
    return deadLetter(
      'missing-field',
      'groupId',
      'A group call needs a groupId.',
      'Send the id of the company or team as “groupId”.',
    );
  }
  if (draft.type === 'alias' && isEmpty(call.previousId)) {
    return deadLetter(
      'missing-field',
      'previousId',
      'An alias call needs a previousId.',
      'Send the earlier id as “previousId”.',
    );
  }
  if (!internal && isEmpty(call.userId) && isEmpty(call.anonymousId)) {
    return deadLetter(
      'missing-field',
      'userId',
      'An event needs a userId or an anonymousId.',
      'Send “userId” for a person you know, or else “anonymousId” from a cookie.',
    );
  }
  return ok;
}

export function typeOf(call: TrackingCall, path: TrackingType | undefined): TrackingType {
  if (path !== undefined) return path;
  const type = String(call.type ?? '').toLowerCase();
  return type as TrackingType;
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}
