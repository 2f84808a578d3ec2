import type { Desk } from '@rondo/contract';

/** Desks: what a report is for. They are not permissions; anyone may look from any desk. */
export const desks = ['management', 'marketing', 'content', 'sales'] as const satisfies readonly Desk[];
export type { Desk } from '@rondo/contract';

export function isDesk(text: string | undefined): text is Desk {
  return (desks as readonly (string | undefined)[]).includes(text);
}
