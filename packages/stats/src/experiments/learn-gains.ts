import type { Random } from '../random.ts';
import { type Design, pickDesignRows } from '../regression/encode-columns.ts';
import { fitLinear, predictLinear } from '../regression/fit-linear.ts';
import { measureQini, type UpliftRows } from './measure-uplift.ts';
import { normalInterval } from './normal-interval.ts';

/** A row a unit of two arms. */
export type GainUnits = {
  design: Design;
  treated: Uint8Array;
  /** More is better. */
  outcome: Float64Array;
  /** Of the comparison: 1 where treated and, where lots differ, the control's odds of being treated. */
  weight: Float64Array;
  /** Whose unit it is, from 0: units of one person are judged together. */
  person: Uint32Array;
};

export type GainCheck = {
  /** Units that the models had not seen when their gain was foreseen. */
  judged: number;
  qini: { coefficient: number; low: number; high: number };
  /** Additional outcomes a unit when the best fraction is treated, at each tenth. */
  curve: { fraction: number; gained: number; low: number; high: number; byChance: number }[];
};

export type GainOptions = {
  folds: number;
  replicates: number;
  alpha: number;
  random: Random;
  onFold?: (done: number, total: number) => void;
};

type Gain = { coefficient: number; curve: { gained: number; byChance: number }[] };
type Judged = { size: number; found: Gain; drawn: Gain[] };

/** Of the columns' own spread; keeps columns that few people have from deciding. */
const RIDGE = 10;

/** Folds of whole persons, by lot. */
function drawFolds(person: Uint32Array, folds: number, random: Random): Uint8Array {
  const people = person.reduce((most, one) => Math.max(most, one + 1), 0);
  const of = Uint8Array.from({ length: people }, () => random.integer(folds));
  return Uint8Array.from(person, (one) => of[one] ?? 0);
}

/** T-learner: a regression on the treated and one on the control, and the difference of what they foresee of other rows. */
function foreseeGains(units: GainUnits, learned: Uint32Array, judged: Uint32Array): Float64Array {
  const of = (arm: number): Float64Array => {
    const rows = learned.filter((row) => units.treated[row] === arm);
    const target = Float64Array.from(rows, (row) => units.outcome[row] ?? 0);
    const model = fitLinear(pickDesignRows(units.design, rows), target, { ridge: RIDGE });
    return predictLinear(pickDesignRows(units.design, judged), model);
  };
  const without = of(0);
  return of(1).map((foreseen, i) => foreseen - (without[i] ?? 0));
}

/**
 * Who gains more than others: a T-learner (Künzel, Sekhon, Bickel and Yu 2019, PNAS 116:4156) judged by its Qini coefficient
 * (see `measureQini`) on units that it has not seen. Folds are learned from one after the other, and each judges only the
 * models of those before it: what a fold adds is then independent of the past but for its mean, so that the sum has a
 * normal limit with its own variance (Wager 2024, “Sequential Validation of Treatment Heterogeneity”, arXiv:2405.05534,
 * after Luedtke and van der Laan 2016, Ann. Stat. 44:713); sharing all folds out in turn, as cross-validation does, would
 * find gains where there are none. The variance within a fold is a bootstrap over persons.
 */
export function checkGains(units: GainUnits, options: GainOptions): GainCheck {
  const { folds, replicates, alpha, random, onFold } = options;
  const fold = drawFolds(units.person, folds, random);
  const rows = Uint32Array.from(fold.keys());
  const parts: Judged[] = [];
  for (let at = 1; at < folds; at += 1) {
    const learned = rows.filter((row) => (fold[row] ?? 0) < at);
    const judged = rows.filter((row) => fold[row] === at);
    parts.push(judgeFold(units, { learned, judged }, replicates, random));
    onFold?.(at, folds - 1);
  }
  const all = parts.reduce((sum, { size }) => sum + size, 0);
  const together = (of: (gain: Gain) => number): { estimate: number; low: number; high: number } => {
    let [estimate, variance] = [0, 0];
    for (const { size, found, drawn } of parts) {
      const share = size / all;
      estimate += share * of(found);
      variance += share ** 2 * varianceOf(drawn.map(of));
    }
    return normalInterval({ estimate, standardError: Math.sqrt(variance) }, alpha);
  };
  const { estimate, low, high } = together(({ coefficient }) => coefficient);
  return {
    judged: all,
    qini: { coefficient: estimate, low, high },
    curve: Array.from({ length: 10 }, (_, tenth) => {
      const gained = together((gain) => gain.curve[tenth]?.gained ?? 0);
      return {
        fraction: (tenth + 1) / 10,
        gained: gained.estimate,
        low: gained.low,
        high: gained.high,
        byChance: together((gain) => gain.curve[tenth]?.byChance ?? 0).estimate,
      };
    }),
  };
}

function judgeFold(
  units: GainUnits,
  { learned, judged }: { learned: Uint32Array; judged: Uint32Array },
  replicates: number,
  random: Random,
): Judged {
  const predicted = foreseeGains(units, learned, judged);
  const fold = {
    treated: Uint8Array.from(judged, (row) => units.treated[row] ?? 0),
    outcome: Float64Array.from(judged, (row) => units.outcome[row] ?? 0),
    predicted,
  };
  const weight = Float64Array.from(judged, (row) => units.weight[row] ?? 0);
  const persons = new Map<number, number>();
  const person = Uint32Array.from(judged, (row) => {
    const own = units.person[row] ?? 0;
    const known = persons.get(own) ?? persons.size;
    persons.set(own, known);
    return known;
  });
  const drawn = Array.from({ length: replicates }, () => {
    const times = new Uint32Array(persons.size);
    for (let i = 0; i < times.length; i += 1) {
      const one = random.integer(times.length);
      times[one] = (times[one] ?? 0) + 1;
    }
    return measureGain(
      fold,
      weight.map((own, i) => own * (times[person[i] ?? 0] ?? 0)),
    );
  });
  return { size: judged.length, found: measureGain(fold, weight), drawn };
}

/** The Qini curve counts what the treated among the best gained; over all treated that is what treating them brings a unit. */
function measureGain(rows: UpliftRows, weight: Float64Array): Gain {
  const { coefficient, curve } = measureQini(rows, weight);
  const treated = weight.reduce((sum, own, i) => sum + (rows.treated[i] === 1 ? own : 0), 0);
  return {
    coefficient,
    curve: curve.map(({ gained, byChance }) => ({ gained: gained / treated, byChance: byChance / treated })),
  };
}

function varianceOf(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
}
