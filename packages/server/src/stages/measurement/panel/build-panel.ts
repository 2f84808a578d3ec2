import type { IncrementPanel } from '@rondo/stats';

export type PlaceRow = { place: string; people: number };
export type ConversionRow = { week: number; place: string; conversions: number; value: number };
export type SpendRow = { week: number; channel: string; campaign: string; place: string; spend: number };

export type PanelUnit = { channel: string; campaign: string; spend: number };
export type Panel = IncrementPanel & {
  /** Weeks at the beginning that were left out, as nothing was known to be spent in them. */
  skipped: number;
  /** Names; one empty name where places are not told apart. */
  names: string[];
  /** Of `units`, in their order. */
  campaigns: PanelUnit[];
  conversions: number;
  located: number;
  value: number;
  /** Of each place and week, what its conversions were worth. */
  values: Float64Array;
};

const FEWEST_PLACES = 4;
/** With fewer conversions a place has little to say of its own, and its weeks are mostly empty. */
export const FEWEST_CONVERSIONS = 30;

/**
 * Conversions and spend of places × weeks. Places are compared where figures of ads name regions and people are known to be
 * in them; otherwise the whole company is one place. It begins with the first week with spend: what was spent before is
 * not known to be nothing. Spend that names no region goes to places by their people.
 */
export function buildPanel(
  asked: number,
  places: readonly PlaceRow[],
  allConversions: readonly ConversionRow[],
  allSpend: readonly SpendRow[],
): Panel {
  const skipped = allSpend.reduce((least, { week }) => Math.min(least, week), asked) % asked;
  const weeks = asked - skipped;
  const since = <Row extends { week: number }>(rows: readonly Row[]): Row[] =>
    rows.flatMap((row) => (row.week < skipped ? [] : [{ ...row, week: row.week - skipped }]));
  const conversions = since(allConversions);
  const spend = since(allSpend);
  const all = conversions.reduce((sum, row) => sum + row.conversions, 0);
  const value = conversions.reduce((sum, row) => sum + row.value, 0);
  const compared = comparePlaces(places, conversions, spend);
  const names = compared.length >= FEWEST_PLACES ? compared.map(({ place }) => place) : [''];
  const isWhole = names.length === 1;
  const numbers = new Map(names.map((name, index) => [name, index]));
  const sizes = Float64Array.from(isWhole ? [1] : compared.map((place) => place.people));
  const people = sizes.reduce((sum, size) => sum + size, 0);
  const rows = names.length * weeks;
  const target = new Float64Array(rows);
  const values = new Float64Array(rows);
  let located = 0;
  for (const row of conversions) {
    const place = isWhole ? 0 : numbers.get(row.place);
    if (place === undefined || row.week >= weeks) continue;
    located += row.conversions;
    add(target, place * weeks + row.week, row.conversions);
    add(values, place * weeks + row.week, row.value);
  }
  const units = new Map<string, { unit: PanelUnit; series: Float64Array }>();
  for (const row of spend) {
    if (row.week >= weeks) continue;
    const key = `${row.channel}\u0001${row.campaign}`;
    let own = units.get(key);
    if (own === undefined) {
      own = {
        unit: { channel: row.channel, campaign: row.campaign, spend: 0 },
        series: new Float64Array(rows),
      };
      units.set(key, own);
    }
    own.unit.spend += row.spend;
    const place = isWhole ? 0 : numbers.get(row.place);
    if (place !== undefined) add(own.series, place * weeks + row.week, row.spend);
    else if (row.place === '') {
      for (const [index, size] of sizes.entries())
        add(own.series, index * weeks + row.week, (row.spend * size) / people);
    }
  }
  const sorted = [...units.values()].sort(
    (a, b) => b.unit.spend - a.unit.spend || (a.unit.campaign < b.unit.campaign ? -1 : 1),
  );
  return {
    places: names.length,
    periods: weeks,
    sizes,
    target,
    units: sorted.map(({ series }) => series),
    names,
    skipped,
    campaigns: sorted.map(({ unit }) => unit),
    conversions: all,
    located,
    value,
    values,
  };
}

function comparePlaces(
  places: readonly PlaceRow[],
  conversions: readonly ConversionRow[],
  spend: readonly SpendRow[],
): PlaceRow[] {
  const priced = new Set(spend.map(({ place }) => place));
  const converted = new Map<string, number>();
  for (const row of conversions) converted.set(row.place, (converted.get(row.place) ?? 0) + row.conversions);
  return places.filter(
    ({ place }) => place !== '' && priced.has(place) && (converted.get(place) ?? 0) >= FEWEST_CONVERSIONS,
  );
}

function add(series: Float64Array, at: number, amount: number): void {
  series[at] = (series[at] ?? 0) + amount;
}
