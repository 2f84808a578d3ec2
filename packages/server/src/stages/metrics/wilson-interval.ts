const Z95 = 1.959963984540054;

/**
 * 95 % interval of a share, after Wilson (1927): sound for small counts and for shares near 0 or 1.
 * Undefined where it is no share (platforms may report more clicks than impressions).
 */
export function wilsonInterval(some: number, all: number): [number, number] | undefined {
  if (!(all > 0) || some < 0 || some > all) return undefined;
  const share = some / all;
  const square = Z95 * Z95;
  const middle = (share + square / (2 * all)) / (1 + square / all);
  const half = (Z95 / (1 + square / all)) * Math.sqrt((share * (1 - share)) / all + square / (4 * all * all));
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}
