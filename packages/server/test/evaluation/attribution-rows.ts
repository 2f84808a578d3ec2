import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type AttributionOptions,
  type AttributionResult,
  attributeFile,
} from '../../src/lab/attribution/attribute-file.ts';
import { readTable } from '../../src/lab/read-table.ts';
import { evaluationData, type Row, type RowSet } from './rows.ts';

/** What `rondo lab attribution` does without further flags, intervals aside. */
const DEFAULTS: Omit<AttributionOptions, 'input' | 'models'> = {
  orders: [1],
  direct: 'direct',
  halfLife: undefined,
  firstShare: 0.4,
  lastShare: 0.4,
  transform: 'exposure',
  withoutNulls: false,
  separator: ' > ',
  lookback: 30,
  window: 30,
  bootstrap: 0,
  level: 0.9,
  seed: 1,
  transitions: false,
};

/** The flags that give each published variant, as docs/guide/measure-attribution.md lists them. */
const VARIANTS: Record<string, Partial<AttributionOptions> & Pick<AttributionOptions, 'models'>> = {
  first: { models: ['first'] },
  last: { models: ['last'] },
  linear: { models: ['linear'] },
  position_40_20_40: { models: ['position'] },
  time_decay_half_per_step: { models: ['time-decay'] },
  last_non_alpha: { models: ['last-non-direct'], direct: 'alpha' },
  shapley_simplified_zhao: { models: ['shapley'] },
  markov1: { models: ['markov'], orders: [1] },
  markov2: { models: ['markov'], orders: [2] },
  markov3: { models: ['markov'], orders: [3] },
  markov4: { models: ['markov'], orders: [4] },
  markov1_nonull: { models: ['markov'], orders: [1], withoutNulls: true },
  fractribution_exposure: { models: ['counterfactual'], transform: 'exposure' },
  fractribution_first_occurrence: { models: ['counterfactual'], transform: 'first' },
};

const readJson = (...path: string[]) => JSON.parse(readFileSync(evaluationData('measure', ...path), 'utf8'));
const tolerance = { relative: 1e-6 };

function pathDataRows(): Row[] {
  const input = evaluationData('measure', 'attribution-pathdata', 'PathData.csv');
  const results = new Map<string, AttributionResult>();
  const expected = readTable(evaluationData('measure', 'attribution-pathdata', 'expected_models.csv'));
  return expected.rows.flatMap(([name = '', channel = '', conversions, value]) => {
    const isRemoval = name.endsWith('_removal');
    const variant = VARIANTS[name.replace(/_removal$/, '')];
    if (variant === undefined) return [];
    const key = JSON.stringify(variant);
    const result = results.get(key) ?? attributeFile({ ...DEFAULTS, input, ...variant });
    results.set(key, result);
    const credit = result.models[0]?.channels.find((one) => one.channel === channel);
    const obtained = isRemoval ? credit?.removal : credit;
    return [
      {
        name: `${name} ${channel} conversions`,
        expected: Number(conversions),
        obtained: obtained?.conversions ?? Number.NaN,
        tolerance,
      },
      {
        name: `${name} ${channel} value`,
        expected: Number(value),
        obtained: obtained?.value ?? Number.NaN,
        tolerance,
      },
    ];
  });
}

function orderRows(): Row[] {
  const input = evaluationData('measure', 'attribution-pathdata', 'PathData.csv');
  const { order } = attributeFile({ ...DEFAULTS, input, models: ['markov'], orders: 'auto' });
  const expected: { suggested_order: number; order: number[]; auc: number[]; pauc: number[] } = readJson(
    'attribution-pathdata',
    'expected_order_and_simulation.json',
  );
  const of = (k: number) => order?.compared.find((one) => one.order === k);
  return [
    {
      name: 'suggested order',
      expected: expected.suggested_order,
      obtained: order?.order ?? Number.NaN,
      tolerance: { within: 0 },
    },
    ...expected.order.flatMap((k, i): Row[] => [
      {
        name: `AUC of order ${k}`,
        expected: expected.auc[i] ?? Number.NaN,
        obtained: of(k)?.auc ?? Number.NaN,
        tolerance,
      },
      {
        name: `penalised AUC of order ${k}`,
        expected: expected.pauc[i] ?? Number.NaN,
        obtained: of(k)?.penalisedAuc ?? Number.NaN,
        tolerance,
      },
    ]),
  ];
}

type MicroPaths = [path: string, conversions: number, nulls: number][];

/** The small worked cases, each through a file of its own, as a user would. */
function microRows(): Row[] {
  const folder = mkdtempSync(join(tmpdir(), 'rondo-attribution-'));
  const examples = readJson('reference', 'micro_examples.json');
  const run = (name: string, model: 'markov' | 'shapley'): AttributionResult => {
    const paths: MicroPaths = examples[name].paths;
    const input = join(folder, `${name}.csv`);
    const lines = paths.map(([path, conversions, nulls]) => `${path},${conversions},${nulls}`);
    writeFileSync(input, `path,total_conversions,total_null\n${lines.join('\n')}\n`);
    return attributeFile({ ...DEFAULTS, input, models: [model], separator: '>', transitions: true });
  };
  const rows: Row[] = [];
  const add = (name: string, expected: number, obtained: number | null | undefined): void => {
    rows.push({ name, expected, obtained: obtained ?? Number.NaN, tolerance });
  };
  try {
    for (const name of ['analyzecore', 'google_ads_mailing']) {
      const { models } = run(name, 'markov');
      const { p_conv, removal, weights } = examples[name];
      add(`${name} conversion rate`, p_conv, models[0]?.conversionRate);
      for (const one of models[0]?.channels ?? []) {
        add(`${name} removal ${one.channel}`, removal[one.channel], one.removal?.conversions);
        add(`${name} weight ${one.channel}`, weights[one.channel], one.conversionsShare);
      }
    }
    const { transitions } = run('eeghor_mta_transition', 'markov');
    for (const [key, expected] of Object.entries(examples.eeghor_mta_transition)) {
      const [after, to] = key.split('->');
      if (to === undefined || typeof expected !== 'number') continue;
      const found = transitions?.find(
        (one) => one.after === after && one.to === (to === 'conv' ? '(conversion)' : to),
      );
      add(`transition ${key}`, expected, found?.probability);
    }
    for (const one of run('eeghor_mta_shapley', 'shapley').models[0]?.channels ?? []) {
      add(`shapley ${one.channel}`, examples.eeghor_mta_shapley.shapley[one.channel], one.conversions);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return rows;
}

export const attributionRowSets: readonly RowSet[] = [
  {
    name: 'attribution-pathdata',
    count: 19 * 12 * 2 + 17,
    compute: () => [...pathDataRows(), ...orderRows()],
  },
  { name: 'attribution-micro', count: 18, compute: microRows },
];
