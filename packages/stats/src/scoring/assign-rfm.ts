/** One customer as RFM sees them; `recency` is how long ago the last purchase was. */
export type RfmInput = { id: string; recency: number; frequency: number; monetary: number };
export type RfmCell = { id: string; r: number; f: number; m: number; cell: string };

/**
 * RFM cells (Hughes 1994, Strategic Database Marketing; Miglautsch 2000, J. Database Marketing 8:67): each of the three in
 * quintiles of customers, 5 the best: the latest, the most often, the most spent. Quintiles are exact fifths of the
 * customers in order; equal values are ordered by id, so that the same file always gives the same cells.
 */
export function assignRfm(customers: readonly RfmInput[]): RfmCell[] {
  const r = rankInFifths(customers, (customer) => -customer.recency);
  const f = rankInFifths(customers, (customer) => customer.frequency);
  const m = rankInFifths(customers, (customer) => customer.monetary);
  return customers.map(({ id }, i) => {
    const cell = { r: r[i] ?? 0, f: f[i] ?? 0, m: m[i] ?? 0 };
    return { id, ...cell, cell: `${cell.r}${cell.f}${cell.m}` };
  });
}

function rankInFifths(customers: readonly RfmInput[], value: (customer: RfmInput) => number): Uint8Array {
  const order = customers
    .map((customer, i) => ({ i, id: customer.id, value: value(customer) }))
    .sort((a, b) => a.value - b.value || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const fifths = new Uint8Array(customers.length);
  for (const [position, { i }] of order.entries()) {
    fifths[i] = Math.floor((position * 5) / customers.length) + 1;
  }
  return fifths;
}
