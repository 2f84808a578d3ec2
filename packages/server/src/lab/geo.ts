import type { GeoMethod } from '@rondo/stats';
import { type Command, Option } from 'commander';
import { type GeoTest, measureGeo } from './geo/measure-geo.ts';
import { type GeoPlan, planGeo } from './geo/plan-geo.ts';
import { type GeoColumns, readGeo } from './geo/read-geo.ts';
import { parseInteger, parseNumber } from './read-options.ts';
import { printJson, writeCsv } from './write-results.ts';

type GeoFlags = GeoColumns & GeoTest & GeoPlan & { design?: boolean; output?: string; method: GeoMethod };

export function registerGeo(lab: Command): void {
  lab
    .command('geo')
    .description('What a test in some places changed (synthetic control), or in which places to run one')
    .requiredOption('--input <file>', 'one row per place and period')
    .option('--geo <column>', 'the place')
    .option('--date <column>', 'the period')
    .option('--target <column>', 'the figure')
    .option('--treated <places>', 'where the test ran')
    .option('--intervention <period>', 'the first period of the test')
    .addOption(
      new Option('--method <method>', 'scm: synthetic control; ascm: augmented by a ridge regression')
        .choices(['scm', 'ascm'])
        .default('scm'),
    )
    .option(
      '--alpha <share>',
      'what lies outside of the intervals, or how often a false alarm is borne',
      parseNumber({ least: 0.001, most: 0.5 }),
      0.05,
    )
    .option('--seed <number>', 'of the permutations', parseInteger({ least: 0 }), 1)
    .option('--design', 'instead: which places to treat, from a past without a test')
    .option('--sizes <counts>', 'design: how many places at once', '1,2,3')
    .option(
      '--duration <periods>',
      'design: how long the test is to last',
      parseInteger({ least: 1, most: 1_000 }),
      14,
    )
    .option('--effects <shares>', 'design: relative effects to try', '0.02,0.05,0.1,0.15,0.2,0.25')
    .option(
      '--lookback <count>',
      'design: at how many ends in the past to try',
      parseInteger({ least: 1, most: 200 }),
      10,
    )
    .option('--include <places>', 'design: places that must be treated')
    .option('--exclude <places>', 'design: places that must not be')
    .option('--output <file>', 'CSV: actual and expected of each period, or the designs')
    .addHelpText(
      'after',
      `
Examples:
  rondo lab geo --input docs/guide/examples/cities.csv --geo city --date day --target orders \\
    --treated "lund,umea" --intervention 2026-04-01
  rondo lab geo --input docs/guide/examples/cities-before.csv --geo city --date day --target orders --design`,
    )
    .action((flags: GeoFlags) => {
      const input = readGeo(flags);
      if (flags.design) {
        const plan = planGeo(input, flags);
        if (flags.output !== undefined) writeDesigns(flags.output, plan.designs);
        printJson(plan);
        return;
      }
      const { report, fit } = measureGeo(input, flags);
      if (flags.output !== undefined) {
        writeCsv(
          flags.output,
          ['period', 'actual', 'expected', 'difference'],
          input.periods.map((period, t) => {
            const [actual = 0, expected = 0] = [fit.actual[t], fit.counterfactual[t]];
            return [period, actual, expected, actual - expected];
          }),
        );
      }
      printJson(report);
    });
}

function writeDesigns(path: string, designs: ReturnType<typeof planGeo>['designs']): void {
  const effects = designs[0]?.power.map(({ effect }) => `power_at_${effect}`) ?? [];
  writeCsv(
    path,
    ['places', 'least_detectable', ...effects, 'false_alarms', 'bias', 'scaled_l2', 'share_of_volume'],
    designs.map((design) => [
      design.places.join(' + '),
      design.leastDetectable,
      ...design.power.map(({ power }) => power),
      design.falseAlarms,
      design.bias,
      design.scaledL2,
      design.shareOfVolume,
    ]),
  );
}
