/**
 * A smooth curve through rising points that never overshoots them: the monotone cubic of Fritsch and Carlson (1980, SIAM J.
 * Numer. Anal. 17:238) with the slopes of Fritsch and Butland (1984).
 */
export function interpolateCurve(
  places: readonly number[],
  values: readonly number[],
): (at: number) => { value: number; slope: number } {
  const count = places.length;
  const at = (list: readonly number[], i: number): number => list[i] ?? 0;
  const widths = places.slice(1).map((place, i) => place - at(places, i));
  const rises = widths.map((width, i) => (at(values, i + 1) - at(values, i)) / width);
  const slopes = places.map((_, i) => {
    if (i === 0) return at(rises, 0);
    if (i === count - 1) return at(rises, count - 2);
    const [left, right] = [at(rises, i - 1), at(rises, i)];
    if (left * right <= 0) return 0;
    const a = 2 * at(widths, i) + at(widths, i - 1);
    const b = at(widths, i) + 2 * at(widths, i - 1);
    return (a + b) / (a / left + b / right);
  });
  return (place) => {
    let i = 0;
    while (i < count - 2 && place > at(places, i + 1)) i++;
    const width = at(widths, i);
    const u = (place - at(places, i)) / width;
    const [y0, y1, d0, d1] = [
      at(values, i),
      at(values, i + 1),
      at(slopes, i) * width,
      at(slopes, i + 1) * width,
    ];
    const [b, c] = [3 * (y1 - y0) - 2 * d0 - d1, d0 + d1 - 2 * (y1 - y0)];
    return { value: y0 + u * (d0 + u * (b + u * c)), slope: (d0 + u * (2 * b + 3 * u * c)) / width };
  };
}
