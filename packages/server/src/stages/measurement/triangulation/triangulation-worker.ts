import { parentPort, workerData } from 'node:worker_threads';
import { type EvidenceQuestion, weighEvidence } from './weigh-evidence.ts';

const question: EvidenceQuestion = workerData;
parentPort?.postMessage({ answer: weighEvidence(question) });
