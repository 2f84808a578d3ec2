import { type BayesMixDraw, interpolateCurve, intervalOf, respondToMultiples } from '@rondo/stats';
import { invalid } from '../error.ts';
import type { BayesFit } from './fit-bayes.ts';
import type { MixInput } from './mix-input.ts';
import { planOrRefuse } from './plan-or-refuse.ts';

export type BudgetSettings = {
  budget: number | undefined;
  testShare: number;
  maxChange: number;
  alpha: number;
};

/** The least that is kept for tests: a mix model alone cannot tell what it has not seen. */
export const LEAST_TEST_SHARE = 0.1;

/** Known before the fit, so said before it. */
export function checkTestShare(testShare: number): void {
  if (testShare < LEAST_TEST_SHARE) {
    throw invalid(
      '--test-share',
      `${testShare} keeps less than ${LEAST_TEST_SHARE} for tests.`,
      'Keep at least a tenth: without tests, nobody will know whether this plan was right.',
    );
  }
}

/** At most so many draws, evenly spread. */
export function thin(draws: readonly BayesMixDraw[], most: number): BayesMixDraw[] {
  const step = Math.max(1, draws.length / most);
  return Array.from({ length: Math.min(most, draws.length) }, (_, i) => draws[Math.floor(i * step)]).filter(
    (draw) => draw !== undefined,
  );
}

/**
 * The best split of a budget for as long a time as the file covers, along the pattern of spending there, on the mean of the
 * posterior's response curves; the gain over the present split of the same money draw by draw.
 */
export function planBudget(fit: BayesFit, input: MixInput, settings: BudgetSettings) {
  const { model } = fit;
  const paid = input.media.flatMap((_, c) => ((model.spends[c] ?? 0) > 0 ? [c] : []));
  const spent = paid.reduce((sum, c) => sum + (model.spends[c] ?? 0), 0);
  const budget = settings.budget ?? spent;
  const { testShare, maxChange, alpha } = settings;
  const spendable = budget * (1 - testShare);
  if (!(spendable > 0)) throw invalid('--budget', 'There is nothing to split.', 'Give an amount above 0.');
  const draws = thin(fit.chains.flat(), model.places > 1 ? 80 : 300);
  const ceiling = 1 + maxChange;
  const grid = Array.from({ length: 25 }, (_, i) => ceiling * (i / 24) ** 1.5);
  const curves = paid.map((c) => {
    const own = draws.map((draw) => respondToMultiples(model, draw, c, grid));
    const mean = grid.map((_, i) => own.reduce((sum, values) => sum + (values[i] ?? 0), 0) / own.length);
    const spend = model.spends[c] ?? 1;
    const curve = interpolateCurve(grid, mean);
    return {
      minimum: Math.max(0, 1 - maxChange) * spend,
      maximum: ceiling * spend,
      respond: (amount: number) => {
        const { value, slope } = curve(amount / spend);
        return { value, slope: slope / spend };
      },
    };
  });
  const plan = planOrRefuse(curves, spendable);
  const scale = spendable / spent;
  const gains = Float64Array.from(draws, (draw) =>
    paid.reduce((sum, c, k) => {
      const best = (plan.amounts[k] ?? 0) / (model.spends[c] ?? 1);
      const [planned = 0, present = 0] = respondToMultiples(model, draw, c, [best, scale]);
      return sum + planned - present;
    }, 0),
  );
  return {
    budget,
    keptForTests: budget - spendable,
    spendable,
    periods: model.periods,
    gain: intervalOf(gains, alpha),
    chanceOfGain: gains.filter((gain) => gain > 0).length / gains.length,
    marginal: plan.marginal,
    channels: paid.map((c, k) => {
      const spend = model.spends[c] ?? 1;
      const amount = plan.amounts[k] ?? 0;
      const edge = curves[k];
      return {
        name: input.media[c]?.name,
        spent: spend,
        amount,
        change: amount / (spend * scale) - 1,
        response: plan.responses[k] ?? 0,
        atBound:
          edge !== undefined && (amount <= edge.minimum * (1 + 1e-9) || amount >= edge.maximum * (1 - 1e-9)),
      };
    }),
    note: 'The gain is over the present split of the same money. A plan chosen for its expected gain tends to promise too much: test it.',
  };
}
