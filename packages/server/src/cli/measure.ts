import type { Command } from 'commander';
import { registerMeasureAnomalies } from './measure-anomalies.ts';
import { registerMeasureAttribution } from './measure-attribution.ts';
import { registerMeasureContacts } from './measure-contacts.ts';
import { registerMeasureDrivers } from './measure-drivers.ts';
import { registerMeasureExperimentLearning } from './measure-experiment-learning.ts';
import { registerMeasureExperiments } from './measure-experiments.ts';
import { registerMeasureForecast } from './measure-forecast.ts';
import { registerMeasureGeo } from './measure-geo.ts';
import { registerMeasureImpact } from './measure-impact.ts';
import { registerMeasureMix } from './measure-mix.ts';
import { registerMeasureRepurchase } from './measure-repurchase.ts';
import { registerMeasureRfm } from './measure-rfm.ts';
import { registerMeasureScores } from './measure-scores.ts';
import { registerMeasureTriangulation } from './measure-triangulation.ts';
import { registerMeasureValue } from './measure-value.ts';

/** `rondo measure …`: the models on what was collected. One file a model; each adds its subcommand here. */
const MODELS: readonly ((measure: Command) => void)[] = [
  registerMeasureAnomalies,
  registerMeasureAttribution,
  registerMeasureDrivers,
  registerMeasureContacts,
  registerMeasureExperimentLearning,
  registerMeasureExperiments,
  registerMeasureForecast,
  registerMeasureGeo,
  registerMeasureImpact,
  registerMeasureMix,
  registerMeasureRepurchase,
  registerMeasureRfm,
  registerMeasureScores,
  registerMeasureTriangulation,
  registerMeasureValue,
];

export function registerMeasure(program: Command): void {
  const measure = program
    .command('measure')
    .description('Run Rondo’s models on what was collected: what was it worth, and what comes next?');
  for (const register of MODELS) register(measure);
}
