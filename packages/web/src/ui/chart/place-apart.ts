/**
 * Where things of one height stand in a column: each as near to where it would like to be as it can without touching
 * its neighbours or leaving the room. The least sum of squared moves, by pooling adjacent violators (Ayer et al. 1955):
 * less the room that those above it take, places in order never fall.
 */
export function placeApart(
  wanted: readonly number[],
  height: number,
  { from, to }: { from: number; to: number },
): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0) || a - b);
  const pools: { sum: number; count: number }[] = [];
  for (const [rank, index] of order.entries()) {
    let pool = { sum: (wanted[index] ?? 0) - rank * height, count: 1 };
    for (let last = pools.at(-1); last && mean(last) > mean(pool); last = pools.at(-1)) {
      pool = { sum: last.sum + pool.sum, count: last.count + pool.count };
      pools.pop();
    }
    pools.push(pool);
  }
  const [least, most] = [from + height / 2, to - height / 2 - (wanted.length - 1) * height];
  const starts = pools.flatMap((pool) =>
    Array.from({ length: pool.count }, () => Math.max(least, Math.min(most, mean(pool)))),
  );
  const places = [...wanted];
  for (const [rank, index] of order.entries()) places[index] = (starts[rank] ?? 0) + rank * height;
  return places;
}

function mean({ sum, count }: { sum: number; count: number }): number {
  return sum / count;
}
