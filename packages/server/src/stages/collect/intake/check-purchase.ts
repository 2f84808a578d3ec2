import { legalBases } from '@rondo/contract';
import { type Draft, deadLetter, ok, type StepOutcome } from './draft.ts';

/**
 * Bought traits say so in `context.purchase`: without a supplier, a licence, a legal ground and a time at which they
 * expire they are not taken, for nobody could ever show why they are here.
 */
export function checkPurchase(draft: Draft): StepOutcome {
  const purchase = draft.call.context?.purchase;
  if (purchase === undefined) return ok;
  const terms = new Map(Object.entries(typeof purchase === 'object' && purchase !== null ? purchase : {}));
  if (draft.type !== 'identify') {
    return refuse(
      'context.purchase',
      'Only an identify call can hold bought traits.',
      'Send the bought traits by an identify call.',
    );
  }
  for (const name of ['supplier', 'licence']) {
    const text: unknown = terms.get(name);
    if (typeof text !== 'string' || text.trim() === '') {
      return refuse(
        `context.purchase.${name}`,
        `The bought traits do not say their ${name}.`,
        'Send supplier, licence, legalBasis and expiresAt.',
      );
    }
  }
  if (!legalBases.some((basis) => basis === terms.get('legalBasis'))) {
    return refuse(
      'context.purchase.legalBasis',
      `“${String(terms.get('legalBasis') ?? '')}” is no ground under Article 6 of the GDPR.`,
      `Send one of ${legalBases.join(', ')}.`,
    );
  }
  const expires: unknown = terms.get('expiresAt');
  const moment =
    typeof expires === 'string' && /^\d{4}-\d{2}-\d{2}/.test(expires) ? Date.parse(expires) : Number.NaN;
  if (Number.isNaN(moment)) {
    return refuse(
      'context.purchase.expiresAt',
      `“${String(expires ?? '')}” is no time at which bought traits expire.`,
      'Send a time such as 2027-06-30T00:00:00Z.',
    );
  }
  // As the engine reads it, whatever zone it was written in.
  terms.set('expiresAt', new Date(moment).toISOString());
  draft.call.context = { ...draft.call.context, purchase: Object.fromEntries(terms) };
  return ok;
}

const refuse = (field: string, message: string, cure: string): StepOutcome =>
  deadLetter('bad-purchase', field, message, cure);
