import type { GeoFigure } from '@rondo/contract';
import { invalid } from '../../../platform/error.ts';
import { notEnough } from '../or-not-enough.ts';
import { type ConversionRow, FEWEST_CONVERSIONS, type PlaceRow } from '../panel/build-panel.ts';

export type Place = {
  name: string;
  people: number;
  /** Of the time before the test. */
  conversions: number;
  value: number;
  /** The figure, week by week. */
  series: Float64Array;
  enough: boolean;
};
export type PlaceTable = {
  /** By people, the most first. */
  places: Place[];
  /** Weeks at the beginning that were left out, as nothing had been collected yet. */
  skipped: number;
  /** Of the weeks that are left. */
  before: number;
  /** Share of the conversions whose place is known. */
  located: number;
};

/** A figure of places × weeks, from the first week in which anything happened. */
export function layOutPlaces(
  figure: GeoFigure,
  { weeks, before }: { weeks: number; before: number },
  people: readonly PlaceRow[],
  rows: readonly ConversionRow[],
): PlaceTable {
  const skipped = Math.min(
    before,
    rows.reduce((least, { week }) => Math.min(least, week), weeks),
  );
  const places = new Map<string, Place>();
  const sizes = new Map(people.map(({ place, people: count }) => [place, count]));
  let [all, located] = [0, 0];
  for (const { place: name, week, conversions, value } of rows) {
    all += conversions;
    if (name === '' || week >= weeks) continue;
    located += conversions;
    const place = places.get(name) ?? {
      name,
      people: sizes.get(name) ?? 0,
      conversions: 0,
      value: 0,
      series: new Float64Array(weeks - skipped),
      enough: false,
    };
    places.set(name, place);
    place.series[week - skipped] =
      (place.series[week - skipped] ?? 0) + (figure === 'revenue' ? value : conversions);
    if (week >= before) continue;
    place.conversions += conversions;
    place.value += value;
  }
  const listed = [...places.values()].map((place) => ({
    ...place,
    enough: place.conversions >= FEWEST_CONVERSIONS && (figure !== 'revenue' || place.value > 0),
  }));
  return {
    places: listed.sort(
      (a, b) => b.people - a.people || b.conversions - a.conversions || (a.name < b.name ? -1 : 1),
    ),
    skipped,
    before: before - skipped,
    located: all === 0 ? 0 : located / all,
  };
}

/** Numbers of the places named, all of which must have enough to be compared. */
export function findPlaces(
  { places }: Pick<PlaceTable, 'places'>,
  names: readonly string[],
  field: string,
): number[] {
  return [...new Set(names)].map((name) => {
    const place = places.findIndex((one) => one.name === name);
    const found = places[place];
    if (found === undefined)
      throw invalid(
        field,
        `There is no place “${name}”.`,
        `The places are: ${places.map((one) => one.name).join(', ')}.`,
      );
    if (!found.enough && field !== 'exclude')
      throw invalid(
        field,
        `“${name}” has ${found.conversions} conversions in the time before; ${FEWEST_CONVERSIONS} are needed.`,
        'Leave it out, or take larger places.',
      );
    return place;
  });
}

const FEWEST_PLACES = 4;

export function checkPlaces({ places }: PlaceTable): void {
  const enough = places.filter((place) => place.enough).length;
  if (enough < FEWEST_PLACES)
    throw notEnough(
      `${enough} place(s) have ${FEWEST_CONVERSIONS} conversions or more; at least ${FEWEST_PLACES} are needed.`,
      'Collect the region or country of people with their events, or take a longer time before.',
    );
}

/** Each week as a share of the place's mean before, so that large and small places have one scale and one season. */
export function scaleToUsual(series: Float64Array, before: number): { usual: number; scaled: Float64Array } {
  let usual = 0;
  for (let week = 0; week < before; week++) usual += (series[week] ?? 0) / before;
  return { usual, scaled: series.map((value) => value / usual) };
}
