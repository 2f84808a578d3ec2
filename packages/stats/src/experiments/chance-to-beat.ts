import gammaln from '@stdlib/math-base-special-gammaln';

export type Tally = { units: number; successes: number };

const logBeta = (a: number, b: number): number => gammaln(a) + gammaln(b) - gammaln(a + b);

/**
 * The chance that the treatment's proportion is the higher one under uniform priors: exact, the closed form of Evan
 * Miller (“Formulas for Bayesian A/B Testing”, 2014). As many terms as the treatment has successes.
 */
export function chanceToBeat(control: Tally, treatment: Tally): number {
  const [a, b] = [1 + control.successes, 1 + control.units - control.successes];
  const [c, d] = [1 + treatment.successes, 1 + treatment.units - treatment.successes];
  const base = logBeta(a, b);
  let chance = 0;
  for (let i = 0; i < c; i += 1) {
    chance += Math.exp(logBeta(a + i, b + d) - Math.log(d + i) - logBeta(1 + i, d) - base);
  }
  return Math.min(1, chance);
}
