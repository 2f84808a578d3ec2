import type { ErasureReceipt } from '@rondo/contract';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const isCount = (value: unknown): value is number => Number.isInteger(value);

const TEXTS = ['request', 'receivedOn', 'startedAt', 'finishedAt', 'signedBy'] as const;
const COUNTS = [
  ...['eventTables', 'eventColumns', 'recordTables', 'recordColumns', 'files'],
  ...['found', 'byKeyOnly', 'unfinishedMutations', 'inactiveParts'],
];

/** What a file must hold to be shown as a receipt; whether it is genuine the server says. */
export function readReceipt(text: string): ErasureReceipt | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  return isReceipt(value) ? value : undefined;
}

function isReceipt(value: unknown): value is ErasureReceipt {
  if (!isRecord(value) || !isText(value.signature) || !isRecord(value.receipt)) return false;
  const { receipt } = value;
  const { verified } = receipt;
  return (
    receipt.format === 'rondo-erasure-receipt/1' &&
    TEXTS.every((name) => isText(receipt[name])) &&
    isCount(receipt.tombstones) &&
    isRecord(verified) &&
    isText(verified.at) &&
    isText(verified.records) &&
    COUNTS.every((name) => isCount(verified[name])) &&
    isListOf(receipt.identifiers, (one) => isText(one.kind) && isCount(one.count)) &&
    isListOf(receipt.cleared, (one) => isPlace(one) && isText(one.action) && isText(one.at)) &&
    isListOf(receipt.kept, (one) => isPlace(one) && isText(one.reason)) &&
    Array.isArray(receipt.notReached) &&
    receipt.notReached.every(isText)
  );
}

const isPlace = (one: Record<string, unknown>): boolean =>
  isText(one.store) && isText(one.place) && isCount(one.rows);

function isListOf(value: unknown, holds: (one: Record<string, unknown>) => boolean): boolean {
  return Array.isArray(value) && value.every((one) => isRecord(one) && holds(one));
}
