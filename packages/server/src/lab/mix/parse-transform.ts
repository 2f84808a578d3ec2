import type { Adstock, MediaTransform, Saturation } from '@rondo/stats';
import { invalid } from '../../platform/error.ts';

const FLAG = '--transform';

/** Adds what a repeatable option was given. */
export function collect(value: string, earlier: readonly string[]): string[] {
  return [...earlier, value];
}

/** `a,b,"c, d"` → names, none of them empty or twice. */
export function parseNames(text: string, flag: string): string[] {
  const names = (text.match(/\s*"[^"]*"\s*(?=,|$)|[^,]+/g) ?? [])
    .map((name) =>
      name
        .trim()
        .replace(/^"(.*)"$/, '$1')
        .trim(),
    )
    .filter((name) => name !== '');
  if (names.length === 0) {
    throw invalid(
      flag,
      'Nothing is named.',
      `Name at least one, or several separated by commas: ${flag} NAME,NAME.`,
    );
  }
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) throw invalid(flag, `“${twice}” is named twice.`, 'Name each column once.');
  return names;
}

/** `name=number` pairs, for options that speak of one channel each. */
export function parsePairs(
  texts: readonly string[],
  flag: string,
  names: readonly string[],
): Map<string, string> {
  const pairs = new Map<string, string>();
  for (const text of texts.flatMap((part) => (flag === FLAG ? [part] : part.split(',')))) {
    const at = text.indexOf('=');
    const name = text.slice(0, Math.max(0, at)).trim();
    if (at < 0) throw invalid(flag, `“${text}” names no channel.`, `Write ${flag} CHANNEL=VALUE.`);
    if (!names.includes(name)) {
      throw invalid(flag, `There is no channel “${name}”.`, `The channels are: ${names.join(', ')}.`);
    }
    if (pairs.has(name)) throw invalid(flag, `“${name}” is given twice.`, 'Give each channel once.');
    pairs.set(name, text.slice(at + 1).trim());
  }
  return pairs;
}

type Range = readonly [name: string, low: number, high: number];

const RETENTION: Range = ['the share carried over', 0, 0.999_999];
const LENGTH: Range = ['the number of periods', 1, 1_000];
const POSITIVE = (name: string): Range => [name, 1e-9, 1e15];

/** The steps that `--transform` takes, with what each number is and may be. */
const STEPS: Record<string, { ranges: readonly Range[]; make: (n: readonly number[]) => MediaTransform }> = {
  geometric: { ranges: [RETENTION], make: ([retention = 0]) => adstock({ kind: 'geometric', retention }) },
  'geometric-normalised': {
    ranges: [RETENTION, LENGTH],
    make: ([retention = 0, length = 1]) => adstock({ kind: 'geometric-normalised', retention, length }),
  },
  delayed: {
    ranges: [['the share carried over', 1e-9, 0.999_999], ['the delay', 0, 1_000], LENGTH],
    make: ([retention = 0, delay = 0, length = 1]) => adstock({ kind: 'delayed', retention, delay, length }),
  },
  'weibull-cdf': {
    ranges: [POSITIVE('the shape'), ['the scale', 0, 1]],
    make: ([shape = 1, scale = 0]) => adstock({ kind: 'weibull-cdf', shape, scale }),
  },
  'weibull-pdf': {
    ranges: [POSITIVE('the shape'), ['the scale', 0, 1]],
    make: ([shape = 1, scale = 0]) => adstock({ kind: 'weibull-pdf', shape, scale }),
  },
  hill: {
    ranges: [POSITIVE('the slope'), POSITIVE('the half-saturation')],
    make: ([slope = 1, half = 1]) => saturation({ kind: 'hill', slope, half }),
  },
  'hill-of-max': {
    ranges: [POSITIVE('the slope'), POSITIVE('the half-saturation')],
    make: ([slope = 1, half = 1]) => saturation({ kind: 'hill-of-max', slope, half }),
  },
  logistic: { ranges: [POSITIVE('the rate')], make: ([rate = 1]) => saturation({ kind: 'logistic', rate }) },
  tanh: {
    ranges: [POSITIVE('the ceiling'), POSITIVE('the cost of acquisition')],
    make: ([ceiling = 1, acquisition = 1]) => saturation({ kind: 'tanh', saturation: ceiling, acquisition }),
  },
};

function adstock(step: Adstock): MediaTransform {
  return { adstock: step };
}

function saturation(step: Saturation): MediaTransform {
  return { saturation: step };
}

export const TRANSFORM_HELP =
  'what is done to a channel, as tv="geometric(0.55)|hill-of-max(0.75,0.65)"; repeat per channel. Carry-over: ' +
  'geometric(kept), geometric-normalised(kept,periods), delayed(kept,delay,periods), weibull-cdf(shape,scale), ' +
  'weibull-pdf(shape,scale). Saturation: hill(slope,half), hill-of-max(slope,share), logistic(rate), ' +
  'tanh(ceiling,cost)';

/** `geometric(0.55)|hill-of-max(0.75,0.65)`: at most one carry-over, then at most one saturation. */
export function parseTransform(text: string): MediaTransform {
  const whole: MediaTransform = {};
  for (const step of text.split('|').map((part) => part.trim().replace(/^"|"$/g, ''))) {
    const [, name = '', inner = ''] = /^([a-z-]+)\((.*)\)$/.exec(step) ?? [];
    const known = STEPS[name];
    if (known === undefined) {
      throw invalid(
        FLAG,
        `“${step}” is not a transform.`,
        `Those there are: ${Object.keys(STEPS).join(', ')}.`,
      );
    }
    const numbers = inner.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
    if (numbers.length !== known.ranges.length) {
      const takes = known.ranges.map(([what]) => what).join(', ');
      throw invalid(
        FLAG,
        `${name} takes ${known.ranges.length} number(s): ${takes}.`,
        `Write ${name}(…) with them.`,
      );
    }
    for (const [i, [what, low, high]] of known.ranges.entries()) {
      const number = numbers[i] ?? Number.NaN;
      if (!(number >= low && number <= high)) {
        throw invalid(
          FLAG,
          `In “${step}”, ${what} is not between ${low} and ${high}.`,
          'Give such a number.',
        );
      }
    }
    const made = known.make(numbers);
    if (made.adstock !== undefined && (whole.adstock !== undefined || whole.saturation !== undefined)) {
      throw invalid(
        FLAG,
        `“${text}” has a carry-over in the wrong place.`,
        'Write one carry-over, then one saturation.',
      );
    }
    if (made.saturation !== undefined && whole.saturation !== undefined) {
      throw invalid(FLAG, `“${text}” saturates twice.`, 'Write one carry-over, then one saturation.');
    }
    Object.assign(whole, made);
  }
  return whole;
}
