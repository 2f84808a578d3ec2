import { Temporal } from 'temporal-polyfill';

/** GDPR, Article 12(3): within one month of receipt, and two more where requests are many or complex. */
export function dueOn(receivedOn: string, extended: boolean): string {
  return Temporal.PlainDate.from(receivedOn)
    .add({ months: extended ? 3 : 1 })
    .toString();
}

export function today(now: Date, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString();
}

/** Whether the calendar has such a day: 2026-02-30 it has not. */
export function isDay(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text).toString() === text;
  } catch {
    return false;
  }
}
