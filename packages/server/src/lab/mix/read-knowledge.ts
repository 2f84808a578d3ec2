import type { BayesMixData, LiftTest } from '@rondo/stats';
import { invalid } from '../../platform/error.ts';
import type { MixInput } from '../../platform/mix/mix-input.ts';
import { lineOf, numberColumn, readTable, textColumn } from '../read-table.ts';
import { parsePairs } from './parse-transform.ts';

/** `tv=2.1:0.4,radio=1:0.3`: what is known of returns, mean and standard deviation. */
export function parseReturns(text: string | undefined, input: MixInput): BayesMixData['returns'] {
  const names = input.media.map(({ name }) => name);
  const pairs = parsePairs(text === undefined ? [] : [text], '--returns', names);
  return input.media.map(({ name, spend }) => {
    const pair = pairs.get(name);
    if (pair === undefined) return null;
    const [mean, deviation] = pair.split(':').map(Number);
    if (mean === undefined || deviation === undefined || !Number.isFinite(mean) || !(deviation > 0)) {
      throw invalid(
        '--returns',
        `“${name}=${pair}” is no mean and standard deviation.`,
        `Write ${name}=2.1:0.4.`,
      );
    }
    if (!spend.some((value) => value > 0)) {
      throw invalid(
        '--returns',
        `Nothing was spent on “${name}”, so it has no return.`,
        'Name its column of spend with --spend.',
      );
    }
    return { mean, deviation };
  });
}

/** Lift tests: columns channel, from, to, lift, standard_error; share and geo where they were partial. */
export function readLifts(path: string | undefined, input: MixInput): LiftTest[] {
  if (path === undefined) return [];
  const table = readTable(path, '--lifts');
  const text = (name: string): string[] => textColumn(table, name, '--lifts');
  const number = (name: string): Float64Array => numberColumn(table, name, { flag: '--lifts' });
  const [channels, from, to] = [text('channel'), text('from'), text('to')];
  const [lifts, errors] = [number('lift'), number('standard_error')];
  const shares = table.columns.includes('share') ? number('share') : undefined;
  const geos = table.columns.includes('geo') ? text('geo') : undefined;
  return channels.map((name, row) => {
    const fault = (message: string, cure: string) =>
      invalid('--lifts', `Line ${lineOf(table, row)} of “${path}”: ${message}`, cure);
    const find = (list: readonly string[], value: string, what: string): number => {
      const place = list.indexOf(value);
      if (place < 0)
        throw fault(
          `there is no ${what} “${value}”.`,
          `Known are: ${list.length > 12 ? `${list[0]} to ${list.at(-1)}` : list.join(', ')}.`,
        );
      return place;
    };
    const channel = find(
      input.media.map((own) => own.name),
      name,
      'channel',
    );
    const test: LiftTest = {
      channel,
      place: geos === undefined || geos[row] === '' ? null : find(input.geos, geos[row] ?? '', 'place'),
      from: find(input.periods.labels, from[row] ?? '', 'period'),
      to: find(input.periods.labels, to[row] ?? '', 'period'),
      share: shares?.[row] ?? 1,
      lift: lifts[row] ?? Number.NaN,
      standardError: errors[row] ?? Number.NaN,
    };
    if (test.to < test.from) throw fault('it ends before it begins.', 'Swap “from” and “to”.');
    if (!(test.standardError > 0))
      throw fault('its standard_error is not above 0.', 'Give that of the test.');
    if (!(test.share > 0 && test.share <= 1))
      throw fault(
        'its share is not above 0 and at most 1.',
        'Give the share of the spend that was taken away or added, such as 1.',
      );
    const count = input.periods.labels.length;
    const own = input.media[channel]?.series;
    const places = test.place === null ? input.geos.map((_, place) => place) : [test.place];
    const spent = places.some((place) =>
      own?.subarray(place * count + test.from, place * count + test.to + 1).some((value) => value > 0),
    );
    if (!spent) {
      throw fault(
        `nothing was spent on “${name}” then.`,
        'Give the periods with the spend that the test judged, as if it had not been taken away.',
      );
    }
    return test;
  });
}
