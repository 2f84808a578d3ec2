import { parentPort, workerData } from 'node:worker_threads';
import { type LearnQuestion, learnScores } from './learn-scores.ts';
import { type RankQuestion, rankPeople } from './rank-people.ts';

export type ScoresWork = { learn: LearnQuestion } | { rank: RankQuestion };

const work: ScoresWork = workerData;
const answer =
  'learn' in work
    ? learnScores(work.learn, (done, total) => parentPort?.postMessage({ progress: { done, total } }))
    : rankPeople(work.rank);
parentPort?.postMessage({ answer });
