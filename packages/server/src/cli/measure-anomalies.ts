import { AnomaliesAnswer } from '@rondo/contract';
import type { Command } from 'commander';
import { Value } from 'typebox/value';
import { dataFolder, reachServer } from './call-server.ts';
import { expectEnough } from './expect-enough.ts';

type Options = {
  data?: string;
  from?: string;
  to?: string;
  metric?: string;
  rate?: string;
  limit?: string;
  json?: boolean;
};

export function registerMeasureAnomalies(measure: Command): void {
  measure
    .command('anomalies')
    .description(
      'What was out of the ordinary over all metrics and their main parts, tab-separated: day, metric, part, figure, expected, 95 % of ordinary days from and to, chance, silent sources',
    )
    .option('--data <folder>', 'the server’s data folder')
    .option('--from <day>', 'first day looked at (YYYY-MM-DD); the last 28 days that are over if left out')
    .option('--to <day>', 'the day after the last one')
    .option('--metric <key>', 'look at this metric alone')
    .option('--rate <share>', 'how large a share of what is told may be chance; 0.05 if left out')
    .option('--limit <count>', 'at most so many, the least likely first; 50 if left out')
    .option('--json', 'the whole answer, with the days of each series')
    .action(async ({ data, json, ...asked }: Options) => {
      const query = new URLSearchParams(Object.entries(asked));
      const found = await reachServer(dataFolder(data)).callJson(`/api/measure/anomalies?${query}`);
      if (json === true) {
        process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
        return;
      }
      const { items, total, looked, rate } = Value.Parse(AnomaliesAnswer, expectEnough(found));
      for (const item of items) {
        const part = item.dimension === null ? '' : `${item.dimension}:${item.value ?? ''}`;
        const silent = item.silent.map(({ source, what }) => `${source}/${what}`).join(', ');
        const cells = [item.at, item.metric.key, part, item.figure, item.expected, item.low, item.high];
        process.stdout.write(`${[...cells, item.chance.toPrecision(2), silent].join('\t')}\n`);
      }
      process.stderr.write(
        `${total} of ${looked.series * looked.days} figures (${looked.series} series on ${looked.days} days) were out of the ordinary; at most ${100 * rate} % of those found are expected to be chance.\n`,
      );
    });
}
