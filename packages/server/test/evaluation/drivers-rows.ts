import { driversOf } from '../../src/lab/drivers.ts';
import { readTable, textColumn } from '../../src/lab/read-table.ts';
import { evaluationData, type RowSet } from './rows.ts';

export const rootcauseRiskloc: RowSet = {
  name: 'rootcause-riskloc',
  count: 2,
  compute: () => {
    const folder = 'measure/rootcause-riskloc';
    const info = readTable(evaluationData(folder, 'injection_info.csv'));
    const truths = textColumn(info, 'set');
    let right = 0;
    let found = 0;
    let there = 0;
    let slowest = 0;
    for (const [i, name] of textColumn(info, 'timestamp').entries()) {
      const truth = new Set((truths[i] ?? '').split(';'));
      const before = process.cpuUsage();
      const { report } = driversOf({
        input: evaluationData(folder, `${name}.csv`),
        expected: 'predict',
        actual: 'real',
        risk: 0.5,
        power: 0.02,
      });
      const { user, system } = process.cpuUsage(before);
      slowest = Math.max(slowest, (user + system) / 1e6);
      const causes = report.combinations?.causes ?? [];
      right += causes.filter((cause) => truth.has(cause.name)).length;
      found += causes.length;
      there += truth.size;
    }
    return [
      {
        name: 'F1 over all elements',
        expected: 0.8,
        obtained: (2 * right) / (found + there),
        tolerance: { atLeast: true },
      },
      {
        name: 'seconds of processor time of the slowest case',
        expected: 1,
        obtained: slowest,
        tolerance: { atMost: true },
      },
    ];
  },
};
