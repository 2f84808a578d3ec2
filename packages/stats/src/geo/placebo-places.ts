import { fitSyntheticControl, type GeoMethod, type GeoPanel } from './synthetic-control.ts';

export type PlaceboPlace = {
  /** Mean difference after the test began, though nothing was done there. */
  effect: number;
  /** Root mean squared difference after it over that before. */
  ratio: number;
};

export type PlaceboPlaces = {
  treated: PlaceboPlace;
  controls: PlaceboPlace[];
  /** How often a place, taken by chance, stands out as much as the treated ones do. */
  pValue: number;
};

/**
 * The same test pretended in each place where none was: what it finds there is chance. Places are ranked by how much larger
 * their difference is after than before, so that one whose past fits badly does not count as an effect (Abadie, Diamond and
 * Hainmueller 2010, J. Am. Stat. Assoc. 105:493, section 3.4).
 */
export function placeboPlaces(panel: GeoPanel, method: GeoMethod): PlaceboPlaces {
  const treated = judgePlace(panel, method);
  const controls = panel.controls.map((own, place) =>
    judgePlace(
      {
        treated: [own],
        controls: panel.controls.filter((_, other) => other !== place),
        before: panel.before,
      },
      method,
    ),
  );
  const asLarge = controls.filter(({ ratio }) => ratio >= treated.ratio).length;
  return { treated, controls, pValue: (1 + asLarge) / (1 + controls.length) };
}

function judgePlace(panel: GeoPanel, method: GeoMethod): PlaceboPlace {
  const { actual, counterfactual, effect } = fitSyntheticControl(panel, method);
  let [before, after] = [0, 0];
  for (const [t, value] of actual.entries()) {
    const square = (value - (counterfactual[t] ?? 0)) ** 2;
    if (t < panel.before) before += square / panel.before;
    else after += square / (actual.length - panel.before);
  }
  return { effect, ratio: Math.sqrt(after / before) };
}
