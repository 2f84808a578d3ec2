import { checkPurchase } from './check-purchase.ts';
import { checkShape } from './check-shape.ts';
import { correctTime } from './correct-time.ts';
import type { Draft, RequestFacts, StepOutcome } from './draft.ts';
import { findAccounts } from './find-accounts.ts';
import { findIdentifiers } from './find-identifiers.ts';
import { type BatchConsent, followConsent } from './follow-consent.ts';
import { followTrackingPlan, type PlanRules } from './follow-tracking-plan.ts';
import { type ErasedUpTo, stayErased } from './stay-erased.ts';

export type StepContext = {
  request: RequestFacts;
  defaultRegion: string;
  plan: PlanRules;
  consent: BatchConsent;
  erasedUpTo: ErasedUpTo;
};

export type Step = { name: string; run(draft: Draft, context: StepContext): StepOutcome };

/** Intake, in order. Each step ends in ok, drop(reason) or a dead letter; the first that is not ok is the outcome. */
export const steps: readonly Step[] = [
  { name: 'check-shape', run: (draft, context) => checkShape(draft, context.request.internal) },
  { name: 'check-purchase', run: (draft) => checkPurchase(draft) },
  { name: 'correct-time', run: (draft, context) => correctTime(draft, context.request) },
  { name: 'find-identifiers', run: (draft, context) => findIdentifiers(draft, context.defaultRegion) },
  { name: 'stay-erased', run: (draft, context) => stayErased(draft, context.erasedUpTo) },
  { name: 'find-accounts', run: (draft, context) => findAccounts(draft, context.defaultRegion) },
  {
    name: 'follow-consent',
    run: (draft, context) => followConsent(draft, context.request, context.consent),
  },
  { name: 'follow-tracking-plan', run: (draft, context) => followTrackingPlan(draft, context.plan) },
];
