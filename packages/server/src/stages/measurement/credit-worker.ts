import { parentPort, workerData } from 'node:worker_threads';
import { type CreditAnswer, type CreditQuestion, creditModels } from './credit-models.ts';

/** What the thread says: how far it is, or its answer. */
export type CreditMessage =
  | { step: 'models' | 'intervals'; done: number; total: number }
  | { answer: CreditAnswer };

const question: CreditQuestion = workerData;
const say = (message: CreditMessage): void => parentPort?.postMessage(message);
say({ answer: creditModels(question, (step, done, total) => say({ step, done, total })) });
