/** An event shall be seen within a second, so a consumer rests no longer than this while events come at an even pace. */
const LONGEST_REST_MS = 400;
/**
 * A range of more rows than this since the last one means that events arrive faster than at the pace for which the
 * second is promised (2,000 a second). Intake then goes first: the log keeps what waits, and large ranges cost less a row.
 */
const RUSH_ROWS = 5_000;
const LONGEST_REST_IN_A_RUSH_MS = 2_000;

/**
 * Milliseconds that a consumer rests after a range that was not full: twice what the range took, since one of a few rows
 * costs the engine almost as much (100 ms, most of it planning the statement) as one of thousands.
 */
export function restAfterRange(range: { least: number; tookMs: number; rows: number }): number {
  const isRush = range.rows > RUSH_ROWS;
  const most = isRush ? LONGEST_REST_IN_A_RUSH_MS : LONGEST_REST_MS;
  return Math.max(range.least, Math.min((isRush ? 4 : 2) * range.tookMs, most));
}
