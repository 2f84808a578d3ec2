import { Buffer } from 'node:buffer';

export type LogIdentifier = { kind: string; value: string; key: bigint };

/** One row of the log as its writer has it; `node` and `seq` are given by the log writer. */
export type LogEntry = {
  messageHash: bigint;
  messageId: string;
  receivedAt: number;
  source: string;
  importId: string;
  type: string;
  event: string;
  identityKey: bigint;
  identifiers: readonly LogIdentifier[];
  /** The companies or teams that the event is about, the strongest identifier first; left out where it is about none. */
  accounts?: readonly LogIdentifier[];
  timestamp: number;
  payload: string;
};

/** The columns of RowBinary, in the order in which `encodeLogRows` writes them. */
export const LOG_COLUMNS =
  'node, seq, message_hash, message_id, received_at, source, import_id, type, event, identity_key, identifiers, timestamp, payload, accounts';

/**
 * RowBinary (https://clickhouse.com/docs/interfaces/formats/RowBinary): little-endian integers, LEB128 lengths.
 * Chosen over JSON rows because the payload is JSON already and would be escaped a second time.
 */
export function encodeLogRows(node: number, firstSeq: number, entries: readonly LogEntry[]): Buffer {
  let buffer = Buffer.allocUnsafe(Math.max(4096, entries.length * 1024));
  let at = 0;

  function reserve(bytes: number): void {
    if (at + bytes <= buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(buffer.length * 2, at + bytes));
    buffer.copy(larger, 0, 0, at);
    buffer = larger;
  }
  function length(value: number): void {
    let rest = value;
    while (rest > 0x7f) {
      buffer[at++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    buffer[at++] = rest;
  }
  function text(value: string): void {
    // A UTF-16 unit needs at most three bytes of UTF-8; ten more for the length.
    reserve(value.length * 3 + 10);
    if (value.length < 43) {
      // Its UTF-8 is shorter than 128 bytes, so the length takes one byte, filled in afterwards.
      const written = buffer.write(value, at + 1);
      buffer[at] = written;
      at += written + 1;
      return;
    }
    length(Buffer.byteLength(value));
    at += buffer.write(value, at);
  }
  function uint64(value: bigint): void {
    at = buffer.writeBigUInt64LE(value, at);
  }
  function identifiers(list: readonly LogIdentifier[]): void {
    reserve(10);
    length(list.length);
    for (const identifier of list) {
      text(identifier.kind);
      text(identifier.value);
      reserve(8);
      uint64(identifier.key);
    }
  }
  function milliseconds(value: number): void {
    at = buffer.writeBigInt64LE(BigInt(Math.trunc(value)), at);
  }

  for (const [index, entry] of entries.entries()) {
    reserve(64);
    at = buffer.writeUInt32LE(node, at);
    uint64(BigInt(firstSeq + index));
    uint64(entry.messageHash);
    text(entry.messageId);
    reserve(8);
    milliseconds(entry.receivedAt);
    text(entry.source);
    text(entry.importId);
    text(entry.type);
    text(entry.event);
    reserve(8);
    uint64(entry.identityKey);
    identifiers(entry.identifiers);
    reserve(8);
    milliseconds(entry.timestamp);
    text(entry.payload);
    identifiers(entry.accounts ?? []);
  }
  return buffer.subarray(0, at);
}
