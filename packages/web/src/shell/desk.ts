/** Desks: what a report is for. They are not permissions; anyone may look from any desk. */
export const desks = ['management', 'marketing', 'content', 'sales'] as const;
export type Desk = (typeof desks)[number];

export function isDesk(text: string | undefined): text is Desk {
  return (desks as readonly (string | undefined)[]).includes(text);
}
