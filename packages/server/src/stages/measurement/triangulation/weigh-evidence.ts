import type { IncrementEstimate, NextExperiment } from '@rondo/contract';
import {
  diagnoseChains,
  foreseeStandardError,
  type IncrementPanel,
  intervalOf,
  type MeasuredIncrement,
  prepareIncrements,
  sampleIncrements,
  valueExperiment,
} from '@rondo/stats';

/** Plain data, as they go to a thread. */
export type EvidenceQuestion = {
  panel: IncrementPanel;
  measured: readonly MeasuredIncrement[];
  channels: readonly {
    name: string;
    units: readonly number[];
    spend: number;
    /** How it could be withheld by lot, if at all. */
    holdOut: NextExperiment['kind'] | null;
  }[];
  /** What one conversion leaves, in money. */
  worth: number;
  seed: number;
};

export type ChannelEvidence = {
  increment: IncrementEstimate;
  /** Chance that it leaves more than it costs. */
  pays: number;
  next: NextExperiment | null;
  units: IncrementEstimate[];
};

export type Evidence = {
  channels: ChannelEvidence[];
  caused: IncrementEstimate;
  check: { rHat: number; effectiveDraws: number; dispersion: number };
};

const CHAINS = 4;
const WARM_UP = 400;
const DRAWS = 1_000;
const ALPHA = 0.1;
/** What is proposed: half of the places for two months, or a tenth of the people for half a year. */
const DESIGNS: Record<NextExperiment['kind'], { weeks: number; share: number }> = {
  places: { weeks: 8, share: 0.5 },
  people: { weeks: 26, share: 0.1 },
};

/** Panel and experiments together: what each channel caused, and what an experiment on it would be worth. Deterministic. */
export function weighEvidence({ panel, measured, channels, worth, seed }: EvidenceQuestion): Evidence {
  const model = prepareIncrements(panel, measured);
  const chains = Array.from({ length: CHAINS }, (_, chain) =>
    sampleIncrements(model, { seed: seed + chain, warmUp: WARM_UP, draws: DRAWS }),
  );
  const drawsOf = (units: readonly number[]): Float64Array[] =>
    chains.map(({ increments }) =>
      Float64Array.from({ length: DRAWS }, (_, draw) =>
        units.reduce((sum, unit) => sum + (increments[unit]?.[draw] ?? 0), 0),
      ),
    );
  const together = (own: readonly Float64Array[]): Float64Array =>
    Float64Array.from(own.flatMap((draws) => [...draws]));
  const dispersion =
    chains.reduce((sum, { noise }) => sum + noise.reduce((all, one) => all + one, 0) / DRAWS, 0) / CHAINS;
  let [rHat, effectiveDraws] = [1, CHAINS * DRAWS];
  const found = channels.map(({ units, spend, holdOut }): ChannelEvidence => {
    const own = drawsOf(units);
    const diagnosis = diagnoseChains(own);
    rHat = Math.max(rHat, diagnosis.rHat);
    effectiveDraws = Math.min(effectiveDraws, diagnosis.bulk, diagnosis.tail);
    const draws = together(own);
    const increment = intervalOf(draws, ALPHA);
    return {
      increment,
      pays: draws.reduce((count, draw) => count + (worth * draw > spend ? 1 : 0), 0) / draws.length,
      next: holdOut === null ? null : proposeExperiment(holdOut, draws, increment.mean, spend),
      units: units.map((unit) => intervalOf(together(drawsOf([unit])), ALPHA)),
    };
  });
  const every = channels.flatMap(({ units }) => units);
  return {
    channels: found,
    caused: intervalOf(together(drawsOf(every)), ALPHA),
    check: { rHat, effectiveDraws: Math.floor(effectiveDraws), dispersion },
  };

  function proposeExperiment(
    kind: NextExperiment['kind'],
    draws: Float64Array,
    mean: number,
    spend: number,
  ): NextExperiment {
    const { share, weeks } = DESIGNS[kind];
    const length = Math.min(weeks, Math.floor(panel.periods / 2));
    const standardError = foreseeStandardError({
      conversions: model.total,
      periods: panel.periods,
      length,
      share,
      dispersion,
    });
    return {
      kind,
      weeks: length,
      share,
      standardError,
      gain: valueExperiment(draws, { standardError, spend, worth }, seed),
      cost: ((worth * mean - spend) * share * length) / panel.periods,
    };
  }
}
