import { type Draft, deadLetter, ok, type StepOutcome } from './draft.ts';

export type Policy = 'allow' | 'warn' | 'block';

/** The part of the catalogue that intake enforces. Types are those of JSON, or `any`. */
export type PlanRules = {
  /** What happens to an event that the catalogue does not know. */
  unknownEvents: Policy;
  events: ReadonlyMap<
    string,
    { policy: Policy; properties: ReadonlyMap<string, { type: string; required: boolean; policy: Policy }> }
  >;
};

export const noPlan: PlanRules = { unknownEvents: 'allow', events: new Map() };

/** `block` refuses the event, `warn` takes it with a remark, `allow` takes it. */
export function followTrackingPlan(draft: Draft, plan: PlanRules): StepOutcome {
  if (draft.type !== 'track') return ok;
  const known = plan.events.get(draft.event);
  if (known === undefined) {
    if (plan.unknownEvents === 'block') {
      return deadLetter(
        'not-in-plan',
        'event',
        `The tracking plan does not know the event “${draft.event}”.`,
        'Correct the event’s name, or add it to the catalogue and replay this.',
      );
    }
    if (plan.unknownEvents === 'warn')
      draft.corrections.push({ field: 'event', code: 'not-in-plan', detail: draft.event });
    return ok;
  }
  if (known.policy === 'block') return { outcome: 'drop', reason: 'blocked-by-plan' };
  for (const [name, rule] of known.properties) {
    if (rule.policy === 'allow') continue;
    const value = draft.call.properties?.[name];
    const fault = faultOf(value, rule);
    if (fault === undefined) continue;
    const field = `properties.${name}`;
    if (rule.policy === 'block') {
      return deadLetter(
        'against-plan',
        field,
        `“${field}” ${fault}.`,
        `Send “${field}” as the catalogue says (${rule.type}), or change the catalogue and replay this.`,
      );
    }
    draft.corrections.push({ field, code: 'against-plan', detail: fault });
  }
  return ok;
}

function faultOf(value: unknown, rule: { type: string; required: boolean }): string | undefined {
  if (value === undefined || value === null) return rule.required ? 'is missing' : undefined;
  const type = jsonTypeOf(value);
  return rule.type === 'any' || rule.type === type ? undefined : `is of type ${type}, not ${rule.type}`;
}

export function jsonTypeOf(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  return value === null ? 'null' : typeof value;
}
