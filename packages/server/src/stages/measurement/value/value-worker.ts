import { parentPort, workerData } from 'node:worker_threads';
import { foreseeValue, type ValueQuestion } from './foresee-value.ts';

const question: ValueQuestion = workerData;
parentPort?.postMessage({ answer: foreseeValue(question) });
