const HOUR_MS = 3_600_000;

/** Whether it is the hour of the night, and no run has begun within the last 20 hours. */
export function isRunDue(now: Date, timeZone: string, hour: number, lastStart: string | undefined): boolean {
  const local = Number(
    new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(now),
  );
  if (local !== hour) return false;
  return lastStart === undefined || now.getTime() - Date.parse(lastStart) > 20 * HOUR_MS;
}
