import { parentPort, workerData } from 'node:worker_threads';
import type { ThreadMessage } from '../../platform/jobs/run-in-thread.ts';
import { type CreditAnswer, type CreditQuestion, creditModels } from './credit-models.ts';

export type CreditProgress = { step: 'models' | 'intervals'; done: number; total: number };

const question: CreditQuestion = workerData;
const say = (message: ThreadMessage<CreditAnswer, CreditProgress>): void => parentPort?.postMessage(message);
say({ answer: creditModels(question, (step, done, total) => say({ progress: { step, done, total } })) });
