import {
  GeoAnswer,
  GeoDesignAnswer,
  GeoDesignProgress,
  geoFigures,
  geoMethods,
  placeKinds,
} from '@rondo/contract';
import { type Command, Option } from 'commander';
import { Value } from 'typebox/value';
import { askUntilDone } from './ask-until-done.ts';
import { dataFolder, reachServer } from './call-server.ts';
import { expectEnough } from './expect-enough.ts';

type Common = { data?: string; figure: string; by: string; weeks?: string; json?: boolean };
type TestOptions = Common & { places: string; from: string; to?: string; exclude?: string; method: string };
type DesignOptions = Common & {
  durations?: string;
  sizes?: string;
  include?: string;
  exclude?: string;
  channel?: string;
};

const STEPS = { figures: 'Adding up figures by place', designs: 'Trying sets of places on the past' };

function addCommon(command: Command): Command {
  return command
    .option('--data <folder>', 'the server’s data folder')
    .addOption(new Option('--figure <figure>', 'what is compared').choices(geoFigures).default('orders'))
    .addOption(new Option('--by <kind>', 'what a place is').choices(placeKinds).default('region'))
    .option('--weeks <weeks>', 'of the time before; 52 if left out')
    .option('--json', 'the whole answer');
}

function ask(options: Common, lists: Record<string, string | undefined>): URLSearchParams {
  const query = new URLSearchParams({ figure: options.figure, by: options.by });
  if (options.weeks !== undefined) query.set('weeks', options.weeks);
  for (const [name, text] of Object.entries(lists))
    for (const part of text?.split(',') ?? []) query.append(name, part.trim());
  return query;
}

const print = (cells: readonly (string | number | null)[]): void => {
  process.stdout.write(`${cells.map((cell) => cell ?? '').join('\t')}\n`);
};
const percent = (value: number): string => `${(100 * value).toFixed(1)} %`;

/** `rondo measure geo` judges a test in some places, `rondo measure geo-design` plans one. */
export function registerMeasureGeo(measure: Command): void {
  addCommon(measure.command('geo'))
    .description(
      'What a test in some places changed, tab-separated: method, effect, 90 % from and to, and the same as a share',
    )
    .requiredOption('--places <names>', 'where it ran, separated by commas')
    .requiredOption('--from <day>', 'its first day (YYYY-MM-DD)')
    .option('--to <day>', 'the day after its last one; today if left out')
    .option('--exclude <names>', 'places that are no comparison, such as those of another test')
    .addOption(
      new Option('--method <method>', 'scm: synthetic control; ascm: augmented by a ridge regression')
        .choices(geoMethods)
        .default('scm'),
    )
    .action(async (options: TestOptions) => {
      const query = ask(options, { places: options.places, exclude: options.exclude });
      query.set('from', options.from);
      query.set('method', options.method);
      if (options.to !== undefined) query.set('to', options.to);
      const found = await reachServer(dataFolder(options.data)).callJson(`/api/measure/geo?${query}`);
      if (options.json === true) return void process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
      const answer = Value.Parse(GeoAnswer, expectEnough(found));
      for (const { method, effect, relative } of [answer, ...answer.others])
        print([method, effect.mean, effect.low, effect.high, relative.mean, relative.low, relative.high]);
      const { pValue, places } = answer.placebos;
      process.stderr.write(
        `Before the test the weighted others were off by ${percent(answer.fitError)}; of ${places.length} other places and the test’s own, a share of ${percent(pValue)} stands out as much.\n`,
      );
    });

  addCommon(measure.command('geo-design'))
    .description(
      'In which places to run a test, tab-separated, the best first: weeks, smallest effect found with a power of 80 %, the same in the figure, spend there, cost limit, share of all, places',
    )
    .option('--durations <weeks>', 'how long it may last; 2,4,8 if left out')
    .option('--sizes <counts>', 'how many places at once; 2,4,6 if left out')
    .option('--include <names>', 'places that must be in')
    .option('--exclude <names>', 'places that must not be')
    .option('--channel <name>', 'what is to be tested; all spend if left out')
    .action(async (options: DesignOptions) => {
      const { durations, sizes, include, exclude } = options;
      const query = ask(options, { durations, sizes, include, exclude });
      if (options.channel !== undefined) query.set('channel', options.channel);
      const found = await askUntilDone(
        reachServer(dataFolder(options.data)),
        `/api/measure/geo/design?${query}`,
        (answer) =>
          Value.Check(GeoDesignProgress, answer) ? { ...answer, label: STEPS[answer.step] } : undefined,
      );
      if (options.json === true) return void process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
      const answer = Value.Parse(GeoDesignAnswer, expectEnough(found));
      for (const { weeks, leastDetectable, least, spend, costLimit, share, places } of answer.designs)
        print([weeks, leastDetectable, least, spend, costLimit, share, places.join(', ')]);
      process.stderr.write(
        `${answer.tried} sets of ${answer.places.length} places were tried at ${answer.lookback} ends of the last ${answer.weeks} weeks.\n`,
      );
    });
}
