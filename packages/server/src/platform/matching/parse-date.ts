/** yyyymmdd as a number; 0 where the text is no date. Days before the month where both could be (as everywhere but the US). */
export function parseDate(text: string): number {
  let match = /^(\d{4})[-/. ]?(\d{2})[-/. ]?(\d{2})(?:[T ].*)?$/.exec(text);
  if (match !== null) return compose(match[1], match[2], match[3]);
  match = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
  if (match !== null) return compose(match[1], match[2], match[3]);
  match = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(text);
  if (match !== null) return compose(match[3], match[2], match[1]) || compose(match[3], match[1], match[2]);
  return 0;
}

/**
 * The same of a column that is known to hold dates: a month of 13 or a day of 32 is a slip that comparing can see through,
 * so the digits stay.
 */
export function readDate(text: string): number {
  const date = parseDate(text);
  if (date !== 0) return date;
  const match = /^([12]\d{3})[-/. ]?(\d{2})[-/. ]?(\d{2})(?:[T ].*)?$/.exec(text);
  return match === null ? 0 : Number(`${match[1]}${match[2]}${match[3]}`);
}

function compose(year: string | undefined, month: string | undefined, day: string | undefined): number {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  if (y < 1000 || y > 2100 || m < 1 || m > 12 || d < 1 || d > 31) return 0;
  return y * 10_000 + m * 100 + d;
}

/** The same with day and month changed over, as yyyyddmm: whatever the other record says. */
export function changeOver(date: number): number {
  return Math.floor(date / 10_000) * 10_000 + (date % 100) * 100 + (Math.floor(date / 100) % 100);
}
