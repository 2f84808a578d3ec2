import type {
  Experiment,
  ExperimentChange,
  ExperimentResult,
  FoundExperiment,
  NewExperiment,
} from '@rondo/contract';
import { api, take } from '../../api/client.ts';
import { apiQuery } from '../../api/query.ts';

export const experimentsQuery = apiQuery('/api/measure/experiments');
export const experimentQuery = (key: string) =>
  apiQuery('/api/measure/experiments/{key}', { params: { path: { key } } });
export const resultQuery = (key: string) =>
  apiQuery('/api/measure/experiments/{key}/result', { params: { path: { key } } });

/** All that is asked of experiments, to be asked anew after a change. */
export const isOfExperiments = (query: { queryKey: readonly unknown[] }): boolean =>
  String(query.queryKey[0]).startsWith('/api/measure/experiment');

export const addExperiment = (body: NewExperiment): Promise<Experiment> =>
  take(api.POST('/api/measure/experiments', { body }));
export const changeExperiment = (key: string, body: ExperimentChange): Promise<Experiment> =>
  take(api.PUT('/api/measure/experiments/{key}', { params: { path: { key } }, body }));
export const removeExperiment = (key: string): Promise<unknown> =>
  take(api.DELETE('/api/measure/experiments/{key}', { params: { path: { key } } }));

/** How a found experiment is named in an address. */
export function nameOfFound({ source }: Pick<FoundExperiment, 'source'>): string {
  if (source.kind === 'exposures') return `exposures:${source.experiment}`;
  return source.kind === 'holdout' ? `holdout:${source.campaign ?? ''}` : '';
}

export function variationName({ experiment }: Pick<ExperimentResult, 'experiment'>, key: string): string {
  return experiment.variations.find((one) => one.key === key)?.name ?? key;
}
