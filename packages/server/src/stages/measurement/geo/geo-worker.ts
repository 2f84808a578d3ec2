import { parentPort, workerData } from 'node:worker_threads';
import { type GeoMethod, type GeoPanel, type PlaceboPlaces, placeboPlaces } from '@rondo/stats';
import { type GeoJudgement, judgeGeoTest } from '../../../platform/lift/judge-geo-test.ts';

export type GeoQuestion = { panel: GeoPanel; method: GeoMethod; alpha: number; seed: number };
export type GeoFound = { judged: GeoJudgement | undefined; places: PlaceboPlaces };

const { panel, ...options }: GeoQuestion = workerData;
const answer: GeoFound = {
  judged: judgeGeoTest(panel, options),
  places: placeboPlaces(panel, options.method),
};
parentPort?.postMessage({ answer });
