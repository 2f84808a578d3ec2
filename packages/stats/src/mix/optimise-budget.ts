/** What an amount brings in, and what one more unit would; `minimum` and `maximum` bound the amount. */
export type ResponseCurve = {
  respond: (amount: number) => { value: number; slope: number };
  minimum: number;
  maximum: number;
};

export type BudgetPlan = {
  amounts: Float64Array;
  responses: Float64Array;
  response: number;
  /** What one more unit of budget would bring: equal in every channel that is at neither bound. */
  marginal: number;
};

export type BudgetFailure = { failure: 'below-minima' | 'above-maxima'; bound: number };

const UNITS = 400;

/**
 * The split of a budget that brings in most. At an optimum inside the bounds every channel's marginal response is the
 * same (Karush–Kuhn–Tucker; Dorfman and Steiner 1954, Am. Econ. Rev. 44:826). Curves may be S-shaped, where that
 * condition alone also holds at worse points: a dynamic programme over 400 equal parts finds the basin, and a bisection
 * on the common marginal response finds its bottom to machine precision. One channel, and no second, may end where its
 * marginal response still rises (of two, the one that is taken from would lose less than the other gains).
 */
export function optimiseBudget(curves: readonly ResponseCurve[], budget: number): BudgetPlan | BudgetFailure {
  const minima = curves.reduce((sum, { minimum }) => sum + minimum, 0);
  const maxima = curves.reduce((sum, { maximum }) => sum + maximum, 0);
  const slack = 1e-9 * Math.max(1, Math.abs(budget));
  if (budget < minima - slack) return { failure: 'below-minima', bound: minima };
  if (budget > maxima + slack) return { failure: 'above-maxima', bound: maxima };
  const coarse = allocateParts(curves, budget - minima);
  const branches = curves.map((curve, c) => findBranch(curve, coarse[c] ?? 0));
  const part = Math.max(0, budget - minima) / UNITS;
  let best = settle(branches, budget);
  for (const [c, { curve, steepest }] of branches.entries()) {
    const amount = coarse[c] ?? 0;
    if (amount <= curve.minimum || amount - part > steepest) continue;
    const other = settleRising(branches, c, amount, 2 * part, budget);
    if (other !== undefined && other.response > best.response) best = other;
  }
  return best;
}

/** Every channel on its branch at one and the same marginal response, or at a bound. */
function settle(branches: readonly Branch[], budget: number): BudgetPlan {
  let low = 1e-300;
  let high = 1;
  const total = (marginal: number): number =>
    branches.reduce((sum, branch) => sum + amountAt(branch, marginal), 0);
  while (total(high) > budget && high < 1e300) high *= 16;
  // In logarithms: marginal responses may span many orders of magnitude.
  for (let step = 0; step < 400 && high / low > 1 + 1e-15; step++) {
    const middle = Math.sqrt(low) * Math.sqrt(high);
    if (total(middle) > budget) low = middle;
    else high = middle;
  }
  const amounts = Float64Array.from(branches, (branch) => amountAt(branch, high));
  spreadRemainder(branches, amounts, budget);
  const answers = branches.map(({ curve }, c) => curve.respond(amounts[c] ?? 0));
  return {
    amounts,
    responses: Float64Array.from(answers, ({ value }) => value),
    response: answers.reduce((sum, { value }) => sum + value, 0),
    marginal: high,
  };
}

/**
 * The same with channel `c` near an amount at which its marginal response may rise: the amount from which neither more
 * nor less of it pays, the others sharing the rest. Undefined where no split with it there spends the budget.
 */
function settleRising(
  branches: readonly Branch[],
  c: number,
  amount: number,
  reach: number,
  budget: number,
): BudgetPlan | undefined {
  const own = branches[c];
  if (own === undefined) return undefined;
  const { curve } = own;
  const others = branches.filter((_, other) => other !== c);
  const least = others.reduce((sum, branch) => sum + branch.curve.minimum, 0);
  const most = others.reduce((sum, branch) => sum + branch.curve.maximum, 0);
  const hold = (at: number): BudgetPlan =>
    settle(
      branches.map((branch, other) => (other === c ? { ...own, from: at, to: at } : branch)),
      budget,
    );
  let low = Math.max(curve.minimum, amount - reach, budget - most);
  let high = Math.min(curve.maximum, amount + reach, budget - least);
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) break;
    if (curve.respond(middle).slope > hold(middle).marginal) low = middle;
    else high = middle;
  }
  const plan = hold((low + high) / 2);
  const spent = plan.amounts.reduce((sum, value) => sum + value, 0);
  if (Math.abs(spent - budget) > 1e-9 * Math.max(1, budget)) return undefined;
  const at = plan.amounts[c] ?? 0;
  const isInside = at > curve.minimum && at < curve.maximum;
  return isInside ? { ...plan, marginal: curve.respond(at).slope } : plan;
}

/** Amounts after the best split of `extra` in equal parts over the minima. */
function allocateParts(curves: readonly ResponseCurve[], extra: number): Float64Array {
  const part = Math.max(0, extra) / UNITS;
  let best = new Float64Array(UNITS + 1);
  const choices: Uint16Array[] = [];
  for (const curve of curves) {
    const gains = Float64Array.from({ length: UNITS + 1 }, (_, j) =>
      j > 0 && curve.minimum + (j - 1) * part >= curve.maximum
        ? Number.NEGATIVE_INFINITY
        : curve.respond(Math.min(curve.maximum, curve.minimum + j * part)).value,
    );
    const next = new Float64Array(UNITS + 1).fill(Number.NEGATIVE_INFINITY);
    const chosen = new Uint16Array(UNITS + 1);
    for (let k = 0; k <= UNITS; k++) {
      for (let j = 0; j <= k; j++) {
        const value = (gains[j] ?? 0) + (best[k - j] ?? 0);
        if (value > (next[k] ?? 0)) {
          next[k] = value;
          chosen[k] = j;
        }
      }
    }
    best = next;
    choices.push(chosen);
  }
  const amounts = new Float64Array(curves.length);
  let left = UNITS;
  while (left > 0 && best[left] === Number.NEGATIVE_INFINITY) left--;
  for (let c = curves.length - 1; c >= 0; c--) {
    const taken = choices[c]?.[left] ?? 0;
    const curve = curves[c];
    if (curve) amounts[c] = Math.min(curve.maximum, curve.minimum + taken * part);
    left -= taken;
  }
  return amounts;
}

/**
 * The stretch of a curve on which its marginal response falls, or the one amount at which the channel stays. `steepest` is
 * where the marginal response is highest.
 */
type Branch = { curve: ResponseCurve; from: number; to: number; steepest: number };

function findBranch(curve: ResponseCurve, coarse: number): Branch {
  const { minimum, maximum } = curve;
  if (maximum <= minimum) return { curve, from: minimum, to: minimum, steepest: minimum };
  const steepest = findSteepest(curve);
  if (steepest > minimum && coarse <= minimum) return { curve, from: minimum, to: minimum, steepest };
  return { curve, from: Math.min(steepest, Math.max(coarse, minimum)), to: maximum, steepest };
}

function findSteepest(curve: ResponseCurve): number {
  const { minimum, maximum } = curve;
  // Closer together near the minimum, where curves bend most.
  const place = (i: number): number => minimum + (maximum - minimum) * (i / 400) ** 3;
  let best = 0;
  let slope = curve.respond(minimum).slope;
  for (let i = 1; i <= 400; i++) {
    const here = curve.respond(place(i)).slope;
    if (here > slope * (1 + 1e-12)) {
      best = i;
      slope = here;
    }
  }
  if (best === 0) return minimum;
  let [low, high] = [place(best - 1), place(Math.min(400, best + 1))];
  for (let step = 0; step < 100; step++) {
    const [a, b] = [low + (high - low) / 3, high - (high - low) / 3];
    if (curve.respond(a).slope < curve.respond(b).slope) low = a;
    else high = b;
  }
  return (low + high) / 2;
}

/** Where the marginal response has fallen to `marginal`. */
function amountAt({ curve, from, to }: Branch, marginal: number): number {
  if (from === to || curve.respond(from).slope <= marginal) return from;
  if (curve.respond(to).slope >= marginal) return to;
  let low = from;
  let high = to;
  for (let step = 0; step < 200; step++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (curve.respond(middle).slope > marginal) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** What rounding (or a curve with a straight stretch) left over goes where there is room. */
function spreadRemainder(branches: readonly Branch[], amounts: Float64Array, budget: number): void {
  let left = budget - amounts.reduce((sum, amount) => sum + amount, 0);
  for (const [c, { curve, from, to }] of branches.entries()) {
    if (left === 0) return;
    const amount = amounts[c] ?? 0;
    const moved =
      left > 0
        ? Math.min(left, Math.max(from === to ? 0 : to, amount) - amount)
        : Math.max(left, curve.minimum - amount);
    amounts[c] = amount + moved;
    left -= moved;
  }
}
