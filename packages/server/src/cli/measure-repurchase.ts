import { RepurchaseAnswer, repurchaseGroups } from '@rondo/contract';
import { type Command, Option } from 'commander';
import { Value } from 'typebox/value';
import { dataFolder, reachServer } from './call-server.ts';
import { expectEnough } from './expect-enough.ts';

type Options = { data?: string; by?: string; days?: string; json?: boolean };

export function registerMeasureRepurchase(measure: Command): void {
  measure
    .command('repurchase')
    .description(
      'How many new customers buy again, tab-separated: group, customers, bought again so far, share by then, 95 % from and to',
    )
    .option('--data <folder>', 'the server’s data folder')
    .addOption(
      new Option('--by <group>', 'first channel, or quarter of the first purchase').choices(repurchaseGroups),
    )
    .option('--days <days>', 'by when; 90 if left out')
    .option('--json', 'the whole answer, with the curves')
    .action(async (options: Options) => {
      const query = new URLSearchParams();
      for (const name of ['by', 'days'] as const) {
        const value = options[name];
        if (value !== undefined) query.set(name, value);
      }
      const found = await reachServer(dataFolder(options.data)).callJson(`/api/measure/repurchase?${query}`);
      if (options.json === true) {
        process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
        return;
      }
      const { curves, difference } = Value.Parse(RepurchaseAnswer, expectEnough(found));
      for (const { group, customers, boughtAgain, byThen } of curves) {
        const cells = [group ?? 'all', customers, boughtAgain, byThen?.share, byThen?.low, byThen?.high];
        process.stdout.write(`${cells.map((cell) => cell ?? '').join('\t')}\n`);
      }
      if (difference !== null)
        process.stderr.write(
          `Log-rank test of whether the groups differ: chi-square ${difference.chiSquare.toFixed(1)} on ${difference.degrees}, p = ${difference.pValue.toPrecision(2)}.\n`,
        );
    });
}
