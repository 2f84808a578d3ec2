import { parentPort, workerData } from 'node:worker_threads';
import { designGeoTest, type GeoDesignQuestion } from '@rondo/stats';
import { type RankedDesign, rankDesigns } from '../../../platform/lift/rank-designs.ts';

export type DesignQuestion = Omit<GeoDesignQuestion, 'duration'> & { durations: readonly number[] };
/** Of each duration, in their order. */
export type DesignsFound = RankedDesign[][];
export type DesignReached = { done: number; total: number };

const { durations, ...question }: DesignQuestion = workerData;
const answer: DesignsFound = durations.map((duration, index) =>
  rankDesigns(
    designGeoTest({ ...question, duration }, (done, total) => {
      const progress: DesignReached = { done: index * total + done, total: durations.length * total };
      parentPort?.postMessage({ progress });
    }),
    question,
  ),
);
parentPort?.postMessage({ answer });
