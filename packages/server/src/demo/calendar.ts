/** The simulated year: 365 days that end yesterday, its Monday weeks, its seasons and its hours. All in UTC. */

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
export const WEEK = 7 * DAY;

export interface Calendar {
  /** First moment of the year, in milliseconds. */
  readonly from: number;
  /** First moment after the year: today's midnight. */
  readonly to: number;
  /** Monday midnight of the week that holds `from`. */
  readonly firstMonday: number;
  readonly weeks: number;
  /** Demand of a day relative to an average one, by days since `firstMonday`. */
  readonly daySeason: Float64Array;
  /** Mean of `daySeason` over each week. */
  readonly weekSeason: Float64Array;
  /** Share of each week that lies inside the year (the first and last are cut). */
  readonly weekShare: Float64Array;
  /** Milliseconds into a week at each 1/1024 of people's activity (evenings and Sundays weigh more). */
  readonly weekTimes: Float64Array;
}

export function buildCalendar(now: Date): Calendar {
  const to = Math.floor(now.getTime() / DAY) * DAY;
  const from = to - 365 * DAY;
  // 1 January 1970 was a Thursday: day 4 was the first Monday.
  const firstMonday = from - ((((from / DAY - 4) % 7) + 7) % 7) * DAY;
  const weeks = Math.ceil((to - firstMonday) / WEEK);
  const daySeason = new Float64Array(weeks * 7);
  const weekSeason = new Float64Array(weeks);
  const weekShare = new Float64Array(weeks);
  for (let day = 0; day < weeks * 7; day += 1) {
    const time = firstMonday + day * DAY;
    const value = seasonOfDay(dayOfYear(time));
    const week = Math.floor(day / 7);
    daySeason[day] = value;
    weekSeason[week] = (weekSeason[week] ?? 0) + value / 7;
    if (time >= from && time < to) weekShare[week] = (weekShare[week] ?? 0) + 1 / 7;
  }
  return { from, to, firstMonday, weeks, daySeason, weekSeason, weekShare, weekTimes: buildWeekTimes() };
}

/** Day of the year from 0, leap years stretched by a day that nobody will notice. */
export function dayOfYear(time: number): number {
  const date = new Date(time);
  return Math.floor((time - Date.UTC(date.getUTCFullYear(), 0, 1)) / DAY);
}

/** Weeks whose Monday falls between two days of the year (`last` exclusive). */
export function weeksBetween(calendar: Calendar, first: number, last: number): number[] {
  const found: number[] = [];
  for (let week = 0; week < calendar.weeks; week += 1) {
    const day = dayOfYear(calendar.firstMonday + week * WEEK);
    if (day >= first && day < last) found.push(week);
  }
  return found;
}

/** The moment of that day of the year (from 0) and hour that lies inside the simulated year. */
export function momentInYear(calendar: Calendar, day: number, hour: number): number {
  for (let year = new Date(calendar.from).getUTCFullYear(); ; year += 1) {
    const time = Date.UTC(year, 0, 1) + day * DAY + hour * HOUR;
    if (time >= calendar.from) return time;
  }
}

export function isoDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

export function isoTime(time: number): string {
  return new Date(time).toISOString();
}

/** Black week, Christmas, the January sale and spring raise demand for home goods; July lowers it. */
function seasonOfDay(day: number): number {
  const wave = (centre: number, width: number): number => {
    const distance = Math.min(Math.abs(day - centre), 365 - Math.abs(day - centre));
    return Math.exp(-0.5 * (distance / width) ** 2);
  };
  return (
    0.9 +
    0.9 * wave(330, 5) +
    0.6 * wave(349, 9) +
    0.3 * wave(5, 8) +
    0.18 * wave(105, 22) -
    0.22 * wave(196, 18)
  );
}

function buildWeekTimes(): Float64Array {
  const dayWeight = [1, 0.95, 0.95, 1, 0.9, 1.05, 1.3];
  const cumulative: number[] = [];
  let total = 0;
  for (let hour = 0; hour < 168; hour += 1) {
    const h = hour % 24;
    const evening = Math.exp(-0.5 * ((h - 20) / 2.2) ** 2);
    const daytime = h >= 8 && h < 23 ? 0.45 : 0.04;
    total += (daytime + evening) * (dayWeight[Math.floor(hour / 24)] ?? 1);
    cumulative.push(total);
  }
  const times = new Float64Array(1025);
  let hour = 0;
  for (let i = 0; i <= 1024; i += 1) {
    const target = (i / 1024) * total;
    while (hour < 167 && (cumulative[hour] ?? 0) < target) hour += 1;
    const before = hour === 0 ? 0 : (cumulative[hour - 1] ?? 0);
    const width = (cumulative[hour] ?? 1) - before;
    times[i] = (hour + Math.min(1, Math.max(0, (target - before) / width))) * HOUR;
  }
  return times;
}

/** Milliseconds into a week for a draw, following people's hours. */
export function timeInWeek(calendar: Calendar, u: number): number {
  const position = u * 1024;
  const index = Math.floor(position);
  const low = calendar.weekTimes[index] ?? 0;
  const high = calendar.weekTimes[index + 1] ?? low;
  return Math.floor(low + (high - low) * (position - index));
}
