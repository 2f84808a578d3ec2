import type { Command } from 'commander';
import { registerAnomaly } from './anomaly.ts';
import { registerAttribution } from './attribution.ts';
import { registerBandit } from './bandit.ts';
import { registerChurn } from './churn.ts';
import { registerDrivers } from './drivers.ts';
import { registerExperiment } from './experiment.ts';
import { registerForecast } from './forecast.ts';
import { registerGeo } from './geo.ts';
import { registerImpact } from './impact.ts';
import { registerLifetime } from './lifetime.ts';
import { registerMatch } from './match.ts';
import { registerMix } from './mix.ts';
import { registerScore } from './score.ts';

/**
 * `rondo lab TOOL --input FILE`: any model of Rondo's on a plain file, without a server. One file a tool; each adds its
 * subcommand here.
 */
const TOOLS: readonly ((lab: Command) => void)[] = [
  registerAttribution,
  registerExperiment,
  registerBandit,
  registerChurn,
  registerAnomaly,
  registerDrivers,
  registerForecast,
  registerLifetime,
  registerScore,
  registerMatch,
  registerMix,
  registerImpact,
  registerGeo,
];

export function registerLab(program: Command): void {
  const lab = program
    .command('lab')
    .description('Run one of Rondo’s models on a file: JSON on stdout, no server needed');
  for (const register of TOOLS) register(lab);
}
