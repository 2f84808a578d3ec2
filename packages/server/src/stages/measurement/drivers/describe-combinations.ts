import type { DriverDimension, DriverPart, DriversAnswer } from '@rondo/contract';
import {
  type ChangePart,
  type DailyChange,
  explainChange,
  judgeContribution,
  type Sides,
} from '@rondo/stats';
import { REST } from '../../metrics/index.ts';
import type { AskBoth } from './ask-both.ts';
import type { ExplainedDimension } from './explain-dimensions.ts';
import type { Located } from './locate-combinations.ts';
import { dailySidesOf, figureOf, sidesOf } from './read-sides.ts';

/** Parts in the direction of the move that explain so much of it together are its explanation. */
const ENOUGH = 0.5;

/** What each combination adds to the change, by its own rows; those that chance may have made are left out. */
export async function describeCombinations(
  located: Located,
  ask: AskBoth,
  kept: Readonly<Record<string, readonly string[]>>,
  whole: ChangePart & { days: DailyChange },
): Promise<DriverPart[]> {
  const described = await Promise.all(
    located.combinations.map(async (where): Promise<DriverPart> => {
      const filter = where.flatMap(({ dimension, value }) =>
        value === REST
          ? (kept[dimension] ?? []).map((one) => `!${dimension}:${one}`)
          : `${dimension}:${value}`,
      );
      const { before, after } = await ask({ dimensions: [], groupings: ['total', 'bucket'], filter });
      const part = { key: 'part', before: sidesOf(before, []), after: sidesOf(after, []) };
      const { change, parts } = explainChange([part, restOf(whole, part)]);
      const own = parts.find(({ key }) => key === 'part');
      const contribution = own?.contribution ?? 0;
      const reach = judgeContribution(
        { before: dailySidesOf(before, []), after: dailySidesOf(after, []) },
        whole.days,
      );
      return {
        where: where.map(({ dimension, value }) => ({ dimension, value: value === REST ? null : value })),
        before: figureOf(part.before),
        after: figureOf(part.after),
        contribution,
        interval: intervalAround(contribution, reach),
        power: change === 0 ? 0 : contribution / change,
        surprise: null,
        rate: own?.rate ?? null,
        mix: own?.mix ?? null,
        filter,
      };
    }),
  );
  return described
    .filter(({ interval }) => interval === null || interval.low > 0 || interval.high < 0)
    .sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
}

/** What explains a move: combinations that moved in their own way, else the few parts of one dimension, else nothing. */
export function chooseExplanation(
  verdict: DriversAnswer['verdict'],
  combinations: readonly DriverPart[],
  explained: readonly ExplainedDimension[],
  described: readonly DriverDimension[],
): DriversAnswer['explanation'] {
  const nothing = { kind: 'none' as const, dimension: null, power: 0, parts: [] };
  if (verdict === 'within-chance') return nothing;
  const along = combinations.filter(({ power }) => power > 0);
  const power = along.reduce((sum, part) => sum + part.power, 0);
  if (power >= ENOUGH) return { kind: 'combinations', dimension: null, power, parts: along };
  const told = explained[0]?.told;
  const dimension = described[0];
  if (told === undefined || dimension === undefined) return nothing;
  const chosen = new Set(told.chosen.map(({ key }) => key));
  const parts = dimension.parts.filter(({ where }) => chosen.has(where[0]?.value ?? ''));
  return { kind: 'dimension', dimension: dimension.dimension, power: told.power, parts };
}

export function intervalAround(middle: number, reach: number | undefined): DriverPart['interval'] {
  return reach === undefined ? null : { low: middle - reach, high: middle + reach };
}

function restOf(whole: ChangePart, part: ChangePart): ChangePart {
  const less = (all: Sides, own: Sides): Sides => ({
    numerator: all.numerator - own.numerator,
    ...(all.denominator === undefined ? {} : { denominator: all.denominator - (own.denominator ?? 0) }),
  });
  return { key: 'rest', before: less(whole.before, part.before), after: less(whole.after, part.after) };
}
