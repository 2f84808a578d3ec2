import type { Identifier } from './people-api.ts';

/** What tells a reader best who somebody is comes first; cookies and the like say nothing. */
const tellingOrder = ['email', 'phone', 'customer_number', 'user_id', 'crm_id', 'card_number'];
const machineMade = ['device_id', 'anonymous_id', 'click_id'];

export function isMachineMade(kind: string): boolean {
  return machineMade.includes(kind);
}

function rankOf(kind: string): number {
  const telling = tellingOrder.indexOf(kind);
  if (telling >= 0) return telling;
  const weak = machineMade.indexOf(kind);
  return weak >= 0 ? tellingOrder.length + 1 + weak : tellingOrder.length;
}

/** The identifiers by which a reader knows somebody first. */
export function byTelling<T extends Pick<Identifier, 'kind' | 'value'>>(identifiers: readonly T[]): T[] {
  return identifiers.toSorted(
    (a, b) => rankOf(a.kind) - rankOf(b.kind) || (a.value < b.value ? -1 : a.value > b.value ? 1 : 0),
  );
}
