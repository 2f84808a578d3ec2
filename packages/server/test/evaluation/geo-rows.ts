import { measureGeo } from '../../src/lab/geo/measure-geo.ts';
import { readGeo } from '../../src/lab/geo/read-geo.ts';
import { numberColumn, readTable, textColumn } from '../../src/lab/read-table.ts';
import { evaluationData, type Row, type RowSet } from './rows.ts';

const geolift = (file: string): string => evaluationData('measure', 'geo-geolift', file);

/** The walkthrough of Meta's GeoLift: Chicago and Portland treated in the last 15 of 105 days. */
function geoliftRows(): Row[] {
  const input = readGeo({
    input: geolift('GeoLift_Test.csv'),
    geo: 'location',
    date: 'date',
    target: 'Y',
  });
  const { report } = measureGeo(input, {
    treated: 'chicago,portland',
    intervention: '2021-04-01',
    method: 'scm',
    alpha: 0.05,
    seed: 1,
  });
  const expected = readTable(geolift('expected_weights.csv'));
  const weights = numberColumn(expected, 'weight');
  return [
    {
      name: 'effect per place and day',
      expected: 155.556,
      obtained: report.effect.mean,
      tolerance: { within: 0.1 },
    },
    { name: 'incremental', expected: 4_667, obtained: report.incremental.mean, tolerance: { within: 5 } },
    {
      name: 'scaled L2',
      expected: 0.1636,
      obtained: report.imbalance.scaledL2,
      tolerance: { within: 0.001 },
    },
    {
      name: 'difference in differences',
      expected: 255.0760234,
      obtained: report.others.find(({ method }) => method === 'did')?.effect ?? Number.NaN,
      tolerance: { relative: 1e-6 },
    },
    ...textColumn(expected, 'location').map(
      (place, i): Row => ({
        name: `weight of ${place}`,
        expected: weights[i] ?? Number.NaN,
        obtained: report.weights.find((own) => own.place === place)?.weight ?? Number.NaN,
        tolerance: { within: 0.001 },
      }),
    ),
  ];
}

export const GEO_ROWS: readonly RowSet[] = [{ name: 'geo-geolift', count: 42, compute: geoliftRows }];
