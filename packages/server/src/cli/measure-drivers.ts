import { type DriverPart, DriversAnswer, driverComparisons } from '@rondo/contract';
import { type Command, Option } from 'commander';
import { Value } from 'typebox/value';
import { dataFolder, reachServer } from './call-server.ts';
import { expectEnough } from './expect-enough.ts';

type Options = {
  data?: string;
  from?: string;
  to?: string;
  against?: string;
  compareFrom?: string;
  compareTo?: string;
  dimension: readonly string[];
  filter: readonly string[];
  json?: boolean;
};

const several = (value: string, before: readonly string[]): string[] => [...before, value];

export function registerMeasureDrivers(measure: Command): void {
  measure
    .command('drivers')
    .description(
      'Why a collected figure moved, tab-separated: part, before, after, what it adds to the change, 95 % from and to, share of the change, of ratios what is rate and what is mix',
    )
    .argument(
      '<metric>',
      'key of a metric, such as revenue_net or orders, or kpi:NAME for an imported figure',
    )
    .option('--data <folder>', 'the server’s data folder')
    .option('--from <day>', 'first day of the period (YYYY-MM-DD); the last full month if left out')
    .option('--to <day>', 'the day after its last one')
    .addOption(
      new Option(
        '--against <what>',
        'the period before, the same dates or the same weeks a year ago, or the usual: the same weekdays of the four weeks before',
      ).choices(driverComparisons),
    )
    .option('--compare-from <day>', 'compare with a period of your own from this day')
    .option('--compare-to <day>', 'the day after its last one')
    .option(
      '--dimension <name>',
      'what may explain it; may be given several times; all if left out',
      several,
      [],
    )
    .option(
      '--filter <dimension:value>',
      'of part of it alone, such as country:SE; may be given several times',
      several,
      [],
    )
    .option('--json', 'the whole answer, with every dimension and the combinations')
    .action(async (metric: string, options: Options) => {
      const query = new URLSearchParams({ metric });
      for (const name of ['from', 'to', 'against', 'compareFrom', 'compareTo'] as const) {
        const value = options[name];
        if (value !== undefined) query.set(name, value);
      }
      for (const name of ['dimension', 'filter'] as const) {
        for (const value of options[name]) query.append(name, value);
      }
      const found = await reachServer(dataFolder(options.data)).callJson(`/api/measure/drivers?${query}`);
      if (options.json === true) {
        process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
        return;
      }
      const answer = Value.Parse(DriversAnswer, expectEnough(found));
      const { kind, parts } = answer.explanation;
      const shown = kind === 'none' ? (answer.dimensions[0]?.parts ?? []) : parts;
      for (const part of shown) process.stdout.write(`${cellsOf(part).join('\t')}\n`);
      process.stderr.write(`${sayMove(answer)}\n`);
    });
}

function cellsOf(part: DriverPart): (string | number)[] {
  const { before, after, contribution, interval, power, rate, mix } = part;
  const figures = [before, after, contribution, interval?.low, interval?.high, power, rate, mix];
  return [nameOf(part), ...figures.map((figure) => figure ?? '')];
}

function nameOf({ where }: DriverPart): string {
  return where.map(({ dimension, value }) => `${dimension}:${value ?? '(all others)'}`).join(' & ');
}

function sayMove(answer: DriversAnswer): string {
  const { metric, before, after, relative, verdict, explanation } = answer;
  const round = (value: number): string => Number(value.toPrecision(4)).toLocaleString('en');
  const percent = (value: number): string => `${(100 * value).toFixed(0)} %`;
  const moved = `${metric.name ?? metric.key}: ${round(before)} before, ${round(after)} now${relative === null ? '' : ` (${relative < 0 ? '−' : '+'}${percent(Math.abs(relative))})`}.`;
  if (verdict === 'within-chance')
    return `${moved} That is within what chance makes of it: there is nothing to explain. The parts are those of the first dimension.`;
  const unjudged =
    verdict === 'unjudged' ? ' There are too few days to tell whether that is beyond chance.' : '';
  if (explanation.kind === 'none')
    return `${moved}${unjudged} No few parts explain it: everything moved much alike.`;
  return `${moved}${unjudged} ${explanation.parts.map(nameOf).join(', ')} explain ${percent(explanation.power)} of it.`;
}
