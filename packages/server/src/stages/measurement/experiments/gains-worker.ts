import { parentPort, workerData } from 'node:worker_threads';
import type { ThreadMessage } from '../../../platform/jobs/run-in-thread.ts';
import { type GainAnswer, type GainProgress, type GainQuestion, weighGains } from './weigh-gains.ts';

const question: GainQuestion = workerData;
const say = (message: ThreadMessage<GainAnswer, GainProgress>): void => parentPort?.postMessage(message);
say({ answer: weighGains(question, (progress) => say({ progress })) });
