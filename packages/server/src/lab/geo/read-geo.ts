import type { GeoPanel } from '@rondo/stats';
import { invalid } from '../../platform/error.ts';
import { parseNames } from '../mix/parse-transform.ts';
import { readPanel } from '../read-panel.ts';
import { numberColumn, readTable } from '../read-table.ts';

export type GeoColumns = { input: string; geo?: string; date?: string; target?: string };

export type GeoInput = { places: string[]; periods: string[]; series: Float64Array[] };

function required(value: string | undefined, flag: string, what: string): string {
  if (value === undefined)
    throw invalid(flag, `Which column holds ${what} is not said.`, `Name it with ${flag} COLUMN.`);
  return value;
}

export function readGeo(options: GeoColumns): GeoInput {
  const table = readTable(options.input);
  const geo = required(options.geo, '--geo', 'the place');
  const date = required(options.date, '--date', 'the period');
  const target = required(options.target, '--target', 'the figure');
  const values = numberColumn(table, target, { flag: '--target' });
  const { geos, periods } = readPanel(table, date, geo);
  if (geos.length < 4) {
    throw invalid(
      '--geo',
      `“${geo}” names ${geos.length} place(s).`,
      'Give at least 4: the treated ones, and others to compare them with.',
    );
  }
  const series = periods.map((own) => Float64Array.from(own.rows, (row) => values[row] ?? Number.NaN));
  return { places: geos, periods: periods[0]?.labels ?? [], series };
}

export function findPlaces({ places }: GeoInput, text: string, flag: string): number[] {
  return parseNames(text, flag).map((name) => {
    const place = places.indexOf(name);
    if (place < 0) {
      throw invalid(flag, `There is no place “${name}”.`, `The places are: ${places.join(', ')}.`);
    }
    return place;
  });
}

/** The panel of a test, its first period named; the shortest time before is 6 periods. */
export function cutPanel(input: GeoInput, treatedText: string | undefined, intervention: string | undefined) {
  if (treatedText === undefined) {
    throw invalid(
      '--treated',
      'Which places were treated is not said.',
      'Name them: --treated "chicago,portland"; or plan a test with --design.',
    );
  }
  if (intervention === undefined) {
    throw invalid(
      '--intervention',
      'When the test began is not said.',
      'Name its first period with --intervention.',
    );
  }
  const treated = findPlaces(input, treatedText, '--treated');
  const before = input.periods.indexOf(intervention);
  if (before < 0) {
    throw invalid(
      '--intervention',
      `There is no period “${intervention}”.`,
      `Name one as the file writes it: “${input.periods[0]}” to “${input.periods.at(-1)}”.`,
    );
  }
  if (before < 6) {
    throw invalid(
      '--intervention',
      `Only ${before} periods lie before it.`,
      'Give at least 6; three times as many as the test lasts is a good measure.',
    );
  }
  const controls = input.places.map((_, place) => place).filter((place) => !treated.includes(place));
  if (controls.length < 3) {
    throw invalid(
      '--treated',
      `Only ${controls.length} place(s) are left to compare with.`,
      'Leave at least 3 untreated.',
    );
  }
  const flat = controls.filter((place) => {
    const own = input.series[place]?.subarray(0, before);
    return own?.every((value) => value === own[0]);
  });
  if (flat.length > 0) {
    throw invalid(
      '--geo',
      `“${input.places[flat[0] ?? 0]}” never changes before the test.`,
      'Leave such places out of the file: nothing can be learned from them.',
    );
  }
  const pick = (places: readonly number[]): Float64Array[] =>
    places.map((place) => input.series[place] ?? new Float64Array(0));
  const panel: GeoPanel = { treated: pick(treated), controls: pick(controls), before };
  return { panel, treated, controls };
}
