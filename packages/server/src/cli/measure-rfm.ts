import { RfmAnswer, RfmPeople } from '@rondo/contract';
import { type Command, InvalidArgumentError } from 'commander';
import { Value } from 'typebox/value';
import { dataFolder, reachServer } from './call-server.ts';
import { expectEnough } from './expect-enough.ts';

type Options = { data?: string; days?: string; people?: string; limit?: string; json?: boolean };

/** `5-5`, `5-5-4`, or `all`; a star is every fifth. */
function readCell(text: string): string {
  if (text === 'all' || /^[1-5*]-[1-5*](-[1-5*])?$/.test(text)) return text;
  throw new InvalidArgumentError(
    'Give the fifths of recency, frequency and, if you like, spend: 5-5, 5-5-4 or 1-*; or all.',
  );
}

export function registerMeasureRfm(measure: Command): void {
  measure
    .command('rfm')
    .description(
      'Customers by fifths of how long ago and how often they bought, tab-separated: recency, frequency, people, revenue, mean spend, share who bought again, 95 % from and to',
    )
    .option('--data <folder>', 'the server’s data folder')
    .option('--days <days>', 'who of each cell bought again within so many days; 90 if left out')
    .option(
      '--people <cell>',
      'instead, the customers in a cell, such as 5-5 or 1-5-* (recency, frequency, spend) or all: person, fifths, last purchase, days with a purchase, spent',
      readCell,
    )
    .option('--limit <count>', 'how many people; 100 if left out')
    .option('--json', 'the whole answer, with the ranges of the fifths')
    .action(async (options: Options) => {
      const query = new URLSearchParams();
      if (options.people === undefined) {
        if (options.days !== undefined) query.set('days', options.days);
      } else {
        const fifths = options.people === 'all' ? [] : options.people.split('-');
        for (const [i, name] of ['recency', 'frequency', 'spend'].entries()) {
          const fifth = fifths[i] ?? '*';
          if (fifth !== '*') query.set(name, fifth);
        }
        if (options.limit !== undefined) query.set('limit', options.limit);
      }
      const path = options.people === undefined ? 'rfm' : 'rfm/people';
      const found = await reachServer(dataFolder(options.data)).callJson(`/api/measure/${path}?${query}`);
      const print = (cells: readonly (string | number | null)[]) =>
        process.stdout.write(`${cells.map((cell) => cell ?? '').join('\t')}\n`);
      if (options.json === true) process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
      else if (options.people !== undefined) {
        for (const one of Value.Parse(RfmPeople, found).items)
          print([
            one.person,
            `${one.recency}-${one.frequency}-${one.spend}`,
            one.lastPurchase,
            one.purchases,
            one.spent,
          ]);
      } else {
        const { cells, days } = Value.Parse(RfmAnswer, expectEnough(found));
        for (const { recency, frequency, people, revenue, meanSpend, boughtAgain } of cells) {
          const { share = null, low = null, high = null } = boughtAgain ?? {};
          print([recency, frequency, people, revenue, meanSpend, share, low, high]);
        }
        process.stderr.write(
          `Bought again: of who was in the cell ${days} days ago, those who bought since.\n`,
        );
      }
    });
}
