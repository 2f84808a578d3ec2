import { parentPort, workerData } from 'node:worker_threads';
import { type AnomalyQuestion, judgeSeries } from './judge-series.ts';

const question: AnomalyQuestion = workerData;
parentPort?.postMessage({ answer: judgeSeries(question) });
