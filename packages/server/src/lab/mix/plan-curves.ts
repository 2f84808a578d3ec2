import { readFileSync } from 'node:fs';
import { type Saturation, saturate } from '@rondo/stats';
import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import { invalid } from '../../platform/error.ts';
import { planOrRefuse } from '../../platform/mix/plan-or-refuse.ts';

const Positive = Type.Number({ exclusiveMinimum: 0 });
const Shared = {
  channel: Type.String({ minLength: 1 }),
  /** The most that the channel can bring. */
  beta: Positive,
  minimum: Type.Optional(Type.Number({ minimum: 0 })),
  maximum: Type.Optional(Type.Number({ minimum: 0 })),
};
const Curve = Type.Union([
  Type.Object(
    { ...Shared, kind: Type.Literal('hill'), slope: Positive, half: Positive },
    { additionalProperties: false },
  ),
  Type.Object({ ...Shared, kind: Type.Literal('logistic'), rate: Positive }, { additionalProperties: false }),
  Type.Object(
    { ...Shared, kind: Type.Literal('tanh'), ceiling: Positive, cost: Positive },
    { additionalProperties: false },
  ),
]);
/** The curve before it is scaled by `beta`. */
function shapeOf(curve: Static<typeof Curve>): Saturation {
  switch (curve.kind) {
    case 'hill':
      return { kind: 'hill', slope: curve.slope, half: curve.half };
    case 'logistic':
      return { kind: 'logistic', rate: curve.rate };
    case 'tanh':
      return { kind: 'tanh', saturation: curve.ceiling, acquisition: curve.cost };
  }
}

const Curves = Type.Array(Curve, { minItems: 1 });

const CURE =
  'It holds a list such as [{"channel": "tv", "kind": "hill", "beta": 1000, "slope": 1, "half": 200, "minimum": 0}, {"channel": "radio", "kind": "logistic", "beta": 500, "rate": 0.01}].';

function readCurves(path: string): Static<typeof Curves> {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw invalid(
      '--curves',
      `“${path}” cannot be read as JSON: ${error instanceof Error ? error.message : String(error)}.`,
      CURE,
    );
  }
  if (!Value.Check(Curves, content)) {
    const [first] = Value.Errors(Curves, content);
    throw invalid(
      '--curves',
      `“${path}” is not a list of curves${first ? `: ${first.instancePath || '/'} ${first.message}` : ''}.`,
      CURE,
    );
  }
  return content;
}

/** The best split of a budget over curves that are known, without a fit. */
export function planCurves(path: string, budget: number | undefined, testShare: number) {
  if (budget === undefined)
    throw invalid('--budget', 'How much is to be split is not said.', 'Give --budget AMOUNT.');
  const curves = readCurves(path);
  const kept = budget * testShare;
  const plan = planOrRefuse(
    curves.map((curve) => {
      const shape = shapeOf(curve);
      const { minimum = 0, maximum = Math.max(minimum, budget) } = curve;
      if (maximum < minimum) {
        throw invalid('--curves', `The maximum of “${curve.channel}” is below its minimum.`, 'Swap them.');
      }
      return {
        minimum,
        maximum,
        respond: (amount: number) => {
          const { value, slope } = saturate(shape, amount);
          return { value: curve.beta * value, slope: curve.beta * slope };
        },
      };
    }),
    budget - kept,
  );
  return {
    tool: 'mix',
    method: 'curves',
    budget,
    keptForTests: kept,
    response: plan.response,
    marginal: plan.marginal,
    channels: curves.map(({ channel }, c) => ({
      channel,
      amount: plan.amounts[c] ?? 0,
      response: plan.responses[c] ?? 0,
    })),
  };
}
