import type { ExperimentGains, GainFeature } from '@rondo/contract';
import {
  checkGains,
  compareGroup,
  correctComparisons,
  createRandom,
  encodeFeatures,
  type Feature,
  type GainCheck,
  normalInterval,
} from '@rondo/stats';

/** Plain data, as they go to a thread: a row a unit. */
export type GainQuestion = {
  treated: Uint8Array;
  value: Float64Array;
  stratum: Uint32Array;
  person: Uint32Array;
  orders: Float64Array;
  spend: Float64Array;
  visits: Float64Array;
  opens: Float64Array;
  country: readonly string[];
  channel: readonly string[];
  better: 'more' | 'less';
  alpha: number;
  seed: number;
};
export type GainAnswer = GainCheck &
  Pick<ExperimentGains, 'told' | 'groups' | 'best'> & { treated: number; control: number };
export type GainProgress = { done: number; total: number };

const FOLDS = 5;
const REPLICATES = 200;
/** So many countries and channels by name; the rest are “others”. */
const MOST_VALUES = 6;

/** Who gains: pure, with its own seed. */
export function weighGains(
  question: GainQuestion,
  report: (progress: GainProgress) => void = () => {},
): GainAnswer {
  const { weight, kept } = weighUnits(question);
  const pick = (values: ArrayLike<number>): Float64Array =>
    Float64Array.from(kept, (row) => values[row] ?? 0);
  const words = (values: readonly string[]): string[] =>
    commonest(Array.from(kept, (row) => values[row] ?? ''));
  const sign = question.better === 'more' ? 1 : -1;
  const [orders, spend, visits, opens] = [
    pick(question.orders),
    pick(question.spend),
    pick(question.visits),
    pick(question.opens),
  ];
  const [country, channel] = [words(question.country), words(question.channel)];
  const isSome = (values: Float64Array, least = 1): Float64Array =>
    values.map((value) => (value >= least ? 1 : 0));
  // Counts are skewed: whether there is any says most, the tenth order less than the first.
  const features: Feature[] = [
    ...[orders, visits, opens].flatMap((values, index): Feature[] => [
      { name: `some ${index}`, kind: 'number', values: isSome(values) },
      { name: `log ${index}`, kind: 'number', values: values.map(Math.log1p) },
    ]),
    { name: 'spend', kind: 'number', values: spend.map((value) => Math.log1p(Math.max(0, value))) },
    { name: 'country', kind: 'category', values: country },
    { name: 'channel', kind: 'category', values: channel },
  ];
  const units = {
    treated: Uint8Array.from(kept, (row) => question.treated[row] ?? 0),
    outcome: pick(question.value).map((value) => sign * value),
    weight: pick(weight),
    person: Uint32Array.from(kept, (row) => question.person[row] ?? 0),
  };
  const check = checkGains(
    { ...units, design: encodeFeatures(features, kept.length) },
    {
      folds: FOLDS,
      replicates: REPLICATES,
      alpha: question.alpha,
      random: createRandom(question.seed),
      onFold: (done, total) => report({ done, total: total + 1 }),
    },
  );
  const members: { feature: GainFeature; value: string | null; member: Uint8Array }[] = [
    { feature: 'bought', value: null, member: Uint8Array.from(isSome(orders)) },
    { feature: 'bought-often', value: null, member: Uint8Array.from(isSome(orders, 2)) },
    { feature: 'visited', value: null, member: Uint8Array.from(isSome(visits)) },
    { feature: 'opened', value: null, member: Uint8Array.from(isSome(opens)) },
    ...groupsOf('country', country),
    ...groupsOf('first-channel', channel),
  ];
  const compared = members.flatMap(({ feature, value, member }) => {
    const found = compareGroup(units, member);
    return found === undefined ? [] : [{ feature, value, ...found }];
  });
  const adjusted = correctComparisons(
    compared.map(({ difference }) => difference.pValue),
    'holm',
  );
  // Each group says two things, and whoever reads picks among them: so all of them hold together.
  const each = question.alpha / Math.max(1, 2 * compared.length);
  const told = check.qini.low > 0;
  const groups = compared.map(({ feature, value, inside, outside, difference }, index) => ({
    feature,
    value,
    units: inside.units,
    others: outside.units,
    inside: turn(normalInterval(inside, each), sign),
    outside: turn(normalInterval(outside, each), sign),
    pValue: difference.pValue,
    pValueAdjusted: adjusted[index] ?? 1,
  }));
  const surest = groups.reduce<number | null>(
    (best, { pValueAdjusted, pValue }, index) =>
      pValueAdjusted < question.alpha && pValue < (groups[best ?? -1]?.pValue ?? 1) ? index : best,
    null,
  );
  return {
    ...check,
    curve: check.curve.map(({ fraction, byChance, gained, low, high }) => {
      const turned = turn({ estimate: gained, low, high }, sign);
      return {
        fraction,
        gained: turned.estimate,
        low: turned.low,
        high: turned.high,
        byChance: sign * byChance,
      };
    }),
    told,
    groups,
    best: told ? surest : null,
    treated: units.treated.reduce((sum, one) => sum + one, 0),
    control: units.treated.reduce((sum, one) => sum + 1 - one, 0),
  };
}

type Told = { estimate: number; low: number; high: number };
/** Back to the metric's own direction. */
const turn = (told: Told, sign: number): Told =>
  sign === 1 ? told : { estimate: -told.estimate, low: -told.high, high: -told.low };

/** Within each lot the control is weighted to the treated; a lot without both is left out. */
function weighUnits({ treated, stratum }: GainQuestion): { weight: Float64Array; kept: Uint32Array } {
  const counts = new Map<number, [number, number]>();
  for (const [row, own] of stratum.entries()) {
    const count = counts.get(own) ?? [0, 0];
    count[treated[row] === 1 ? 1 : 0] += 1;
    counts.set(own, count);
  }
  const weight = Float64Array.from(stratum, (own, row) => {
    const [control, mailed] = counts.get(own) ?? [0, 0];
    if (control === 0 || mailed === 0) return 0;
    return treated[row] === 1 ? 1 : mailed / control;
  });
  return { weight, kept: Uint32Array.from(weight.keys()).filter((row) => (weight[row] ?? 0) > 0) };
}

/** What is commonest by name, the rest together as “others”, and what is not known as ''. */
function commonest(values: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1);
  const named = new Set(
    [...counts]
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .slice(0, MOST_VALUES)
      .map(([value]) => value),
  );
  return values.map((value) => (value === '' || named.has(value) ? value : OTHERS));
}
const OTHERS = '\u0000others';

const groupsOf = (feature: GainFeature, values: readonly string[]) =>
  [...new Set(values)]
    .filter((value) => value !== '' && value !== OTHERS)
    .sort()
    .map((value) => ({ feature, value, member: Uint8Array.from(values, (own) => (own === value ? 1 : 0)) }));
