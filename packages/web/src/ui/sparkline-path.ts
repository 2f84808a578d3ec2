type Point = { x: number; y: number };

/** Line and area of a sparkline. Gaps (null) break the line; a flat series runs through the middle. */
export function sparklinePath(
  values: readonly (number | null)[],
  width: number,
  height: number,
): { line: string; area: string; last: Point | undefined } {
  const known = values.filter((value): value is number => value !== null);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const inset = 3;
  const round = (value: number): number => Math.round(value * 100) / 100;
  const place = (value: number, index: number): Point => ({
    x: round(inset + (index / Math.max(1, values.length - 1)) * (width - 2 * inset)),
    y: round(
      high === low ? height / 2 : height - inset - ((value - low) / (high - low)) * (height - 2 * inset),
    ),
  });
  const runs: Point[][] = [];
  let open = false;
  values.forEach((value, index) => {
    if (value === null) {
      open = false;
      return;
    }
    if (!open) runs.push([]);
    open = true;
    runs.at(-1)?.push(place(value, index));
  });
  const draw = (run: Point[]): string =>
    run.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('');
  return {
    line: runs.map(draw).join(''),
    area: runs
      .filter((run) => run.length > 1)
      .map((run) => `${draw(run)}L${run.at(-1)?.x} ${height}L${run[0]?.x} ${height}Z`)
      .join(''),
    last: runs.at(-1)?.at(-1),
  };
}
