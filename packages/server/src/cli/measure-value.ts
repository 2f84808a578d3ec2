import { ValueAnswer, ValuedCustomers } from '@rondo/contract';
import type { Command } from 'commander';
import { Value } from 'typebox/value';
import { dataFolder, reachServer } from './call-server.ts';
import { expectEnough } from './expect-enough.ts';

type Options = { data?: string; days?: string; discount?: string; customers?: string; json?: boolean };

export function registerMeasureValue(measure: Command): void {
  measure
    .command('value')
    .description(
      'What customers are worth, tab-separated by tenths: tenth, customers, still customers, purchases to come, value, 95 % from and to',
    )
    .option('--data <folder>', 'the server’s data folder')
    .option('--days <days>', 'how far to look ahead; 365 if left out')
    .option('--discount <rate>', 'of money a year from now, 0.1 for 10 %, which holds if left out')
    .option(
      '--customers <count>',
      'instead, those who will be worth most: person, value, chance of still being a customer, purchases to come, last purchase',
    )
    .option('--json', 'the whole answer')
    .action(async (options: Options) => {
      const query = new URLSearchParams();
      for (const name of ['days', 'discount'] as const) {
        const value = options[name];
        if (value !== undefined) query.set(name, value);
      }
      if (options.customers !== undefined) query.set('limit', options.customers);
      const path = options.customers === undefined ? 'value' : 'value/customers';
      const found = await reachServer(dataFolder(options.data)).callJson(`/api/measure/${path}?${query}`);
      const print = (cells: readonly (string | number | null)[]) =>
        process.stdout.write(`${cells.map((cell) => cell ?? '').join('\t')}\n`);
      if (options.json === true) process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
      else if (options.customers !== undefined) {
        for (const one of Value.Parse(ValuedCustomers, found).items)
          print([one.person, one.value, one.stillCustomer, one.expectedPurchases, one.lastPurchase]);
      } else {
        const { tenths, test } = Value.Parse(ValueAnswer, expectEnough(found));
        for (const { tenth, customers, stillCustomers, purchases, value } of tenths)
          print([
            tenth,
            customers,
            stillCustomers,
            purchases.mean,
            value?.mean ?? null,
            value?.low ?? null,
            value?.high ?? null,
          ]);
        process.stderr.write(
          test === null
            ? 'The model could not be tried on the past: too little of it was seen.\n'
            : `Tried on the last ${test.days} days: ${Math.round(test.purchases.mean)} purchases foreseen (${Math.round(test.purchases.low)} to ${Math.round(test.purchases.high)}), ${test.happened} came.\n`,
        );
      }
    });
}
