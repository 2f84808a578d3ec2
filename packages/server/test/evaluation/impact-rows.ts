import { measureImpact } from '../../src/lab/impact/measure-impact.ts';
import { readImpact } from '../../src/lab/impact/read-impact.ts';
import { evaluationData, type Row, type RowSet } from './rows.ts';

const OPTIONS = { levelDeviation: 0.01, expectedSize: 3, explained: 0.8, alpha: 0.05, draws: 1_000, seed: 1 };

/** What `rondo lab impact --before 1,70 --after 71,100` says, with a known effect added to the time after. */
function measure(file: string, target: string, control: string, added: number) {
  const input = readImpact({
    input: evaluationData('measure', 'causalimpact', file),
    target,
    controls: control,
    before: '1,70',
    after: '71,100',
  });
  // Processor time: what else the machine is doing is no property of the model.
  const started = process.cpuUsage();
  const { report } = measureImpact(
    { ...input, series: input.series.map((value, t) => (t >= 70 ? value + added : value)) },
    OPTIONS,
  );
  const { user, system } = process.cpuUsage(started);
  return { report, seconds: (user + system) / 1e6 };
}

function armaRows(added: number, effect: number, deviation: number): Row[] {
  const { report, seconds } = measure('arma_data.csv', 'y', 'X', added);
  const again = measure('arma_data.csv', 'y', 'X', added).report;
  const name = `arma +${added}`;
  return [
    {
      name: `${name}: average effect`,
      expected: effect,
      obtained: report.average.effect.mean,
      tolerance: { within: 0.5 * deviation },
    },
    {
      name: `${name}: the same again with the same seed`,
      expected: report.average.effect.high,
      obtained: again.average.effect.high,
      tolerance: { within: 0 },
    },
    { name: `${name}: seconds`, expected: 5, obtained: seconds, tolerance: { atMost: true } },
  ];
}

function vignetteRows(): Row[] {
  const { report, seconds } = measure('vignette_data.csv', 'y', 'x1', 0);
  const { low, high } = report.average.effect;
  return [
    { name: 'vignette: lower bound', expected: 9.8, obtained: low, tolerance: { within: 0.3 } },
    { name: 'vignette: upper bound', expected: 11, obtained: high, tolerance: { within: 0.3 } },
    { name: 'vignette: seconds', expected: 5, obtained: seconds, tolerance: { atMost: true } },
  ];
}

export const IMPACT_ROWS: readonly RowSet[] = [
  {
    name: 'causalimpact',
    count: 9,
    compute: () => [...armaRows(5, 4.89, 0.31), ...armaRows(1, 0.89, 0.3), ...vignetteRows()],
  },
];
