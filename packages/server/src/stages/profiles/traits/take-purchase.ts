import { randomUUID } from 'node:crypto';
import type { PurchaseInput, PurchaseOutcome } from '@rondo/contract';
import { invalid, RondoError } from '../../../platform/error.ts';

/** From collect: through the same steps as all that arrives, under the supplier's name as source. */
export type TakeCalls = (
  source: string,
  calls: readonly object[],
) => Promise<{
  accepted: number;
  refused: readonly { index: number; field: string; message: string; cure: string }[];
}>;

/** Bought traits become identify calls that say what they were bought under. */
export async function takePurchase(
  take: TakeCalls,
  { people, supplier, licence, legalBasis, expiresAt }: PurchaseInput,
  now: Date,
): Promise<PurchaseOutcome> {
  const expires = new Date(expiresAt);
  if (Number.isNaN(expires.getTime())) {
    throw invalid(
      'expiresAt',
      `There is no time ${expiresAt}.`,
      'Write a time such as 2027-06-30T00:00:00Z.',
    );
  }
  if (expires.getTime() <= now.getTime()) {
    throw invalid(
      'expiresAt',
      `These values expired on ${expires.toISOString()}.`,
      'Give the time until which the supplier lets you use them.',
    );
  }
  const purchase = { supplier: supplier.trim(), licence: licence.trim(), legalBasis, expiresAt };
  const calls = people.map(({ identifiers, traits }) => ({
    type: 'identify',
    messageId: `purchase-${randomUUID()}`,
    timestamp: now.toISOString(),
    ...(identifiers.user_id === undefined ? {} : { userId: identifiers.user_id }),
    traits,
    context: {
      library: { name: 'rondo-purchase' },
      // By these a person is found; they are not bought, so they are no traits.
      externalIds: Object.entries(identifiers).map(([type, id]) => ({
        id,
        type,
        collection: 'users',
        encoding: 'none',
      })),
      purchase,
    },
  }));
  const { accepted, refused } = await take(purchase.supplier, calls);
  const [first] = refused;
  if (first !== undefined) {
    throw new RondoError({
      code: 'purchase-refused',
      message: `${refused.length} of ${people.length} people could not be taken; the first: ${first.message}`,
      cure: `${first.cure} The others were taken; what was not is among the dead letters.`,
      field: `people.${first.index}.${first.field}`,
      status: 422,
    });
  }
  return { accepted, expiresAt: expires.toISOString() };
}
