import type { DriverDimension, DriverPart } from '@rondo/contract';
import {
  type ChangeExplanation,
  type ChangePart,
  type Contribution,
  chooseDimension,
  type DimensionExplanation,
  explainChange,
} from '@rondo/stats';
import { figureOf } from './read-sides.ts';

/** The parts of a figure along one dimension, before and after. */
export type Split = {
  dimension: string;
  parts: ChangePart[];
  /** How many values there are, those without anything of the figure included. */
  values: number;
};
export type ExplainedDimension = {
  split: Split;
  explained: ChangeExplanation;
  /** Those parts that are told one by one; the rest is told as one. */
  shown: Contribution[];
  told: DimensionExplanation | undefined;
};

/** Of each dimension so many parts are told one by one. */
const MOST_PARTS = 10;

/** Each dimension with what its parts add to the change; the one of which few parts tell most comes first. */
export function explainDimensions(splits: readonly Split[]): ExplainedDimension[] {
  const explained = splits.map((split): ExplainedDimension => {
    const change = explainChange(split.parts);
    return {
      split,
      explained: change,
      shown: change.parts.slice(0, MOST_PARTS),
      told: chooseDimension(new Map([[split.dimension, change]])),
    };
  });
  return explained.sort(
    (a, b) =>
      Number(b.told !== undefined) - Number(a.told !== undefined) ||
      (b.told?.surprise ?? surpriseOf(b)) - (a.told?.surprise ?? surpriseOf(a)) ||
      // All of it in one part, before and after: the finer the dimension, the more that tells.
      b.split.values - a.split.values,
  );
}

export function surpriseOf({ explained }: ExplainedDimension): number {
  return explained.parts.reduce((sum, { surprise }) => sum + surprise, 0);
}

/** As an answer tells it: the largest parts, and all others as one, so that they add up to the change. */
export function describeDimension(
  one: ExplainedDimension,
  change: number,
  additive: boolean,
  intervalOf: (dimension: string, value: string | null, contribution: number) => DriverPart['interval'],
): DriverDimension {
  const { split, explained, shown, told } = one;
  const { dimension } = split;
  const sides = new Map(split.parts.map((part) => [part.key, part]));
  const filters = shown.map(({ key }) => `${dimension}:${key}`);
  const others = explained.parts.slice(shown.length);
  const isRatio = shown.some(({ rate }) => rate !== undefined);
  const parts = shown.map((part, index): DriverPart => {
    const own = sides.get(part.key);
    return {
      where: [{ dimension, value: part.key }],
      before: own === undefined ? null : figureOf(own.before),
      after: own === undefined ? null : figureOf(own.after),
      contribution: part.contribution,
      interval: intervalOf(dimension, part.key, part.contribution),
      power: change === 0 ? 0 : part.contribution / change,
      surprise: part.surprise,
      rate: part.rate ?? null,
      mix: part.mix ?? null,
      filter: filters.slice(index, index + 1),
    };
  });
  const sum = (list: readonly Contribution[], pick: (part: Contribution) => number | undefined): number =>
    list.reduce((total, part) => total + (pick(part) ?? 0), 0);
  if (others.length > 0) {
    const left = explainRest(split.parts, new Set(shown.map(({ key }) => key)));
    const contribution = sum(others, (part) => part.contribution);
    parts.push({
      where: [{ dimension, value: null }],
      before: figureOf(left.before),
      after: figureOf(left.after),
      contribution,
      interval: intervalOf(dimension, null, contribution),
      power: change === 0 ? 0 : contribution / change,
      surprise: sum(others, (part) => part.surprise),
      rate: isRatio ? sum(others, (part) => part.rate) : null,
      mix: isRatio ? sum(others, (part) => part.mix) : null,
      filter: filters.map((filter) => `!${filter}`),
    });
  }
  return {
    dimension,
    values: explained.parts.length,
    power: told?.power ?? null,
    surprise: surpriseOf(one),
    rate: isRatio ? sum(explained.parts, (part) => part.rate) : null,
    mix: isRatio ? sum(explained.parts, (part) => part.mix) : null,
    overlap: additive ? null : change - explained.change,
    parts,
  };
}

/** The sums of all parts that are not told one by one. */
export function explainRest(parts: readonly ChangePart[], told: ReadonlySet<string>): ChangePart {
  const rest: ChangePart = { key: '', before: { numerator: 0 }, after: { numerator: 0 } };
  for (const part of parts) {
    if (told.has(part.key)) continue;
    for (const side of ['before', 'after'] as const) {
      const { denominator } = part[side];
      rest[side] = {
        numerator: rest[side].numerator + part[side].numerator,
        ...(denominator === undefined ? {} : { denominator: (rest[side].denominator ?? 0) + denominator }),
      };
    }
  }
  return rest;
}
