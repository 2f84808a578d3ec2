import { Buffer } from 'node:buffer';
import type { MapChange } from './evidence.ts';
import type { LedgerRow } from './ledger-store.ts';

/** RowBinary, as in platform/events/log-row.ts: an import of a million people brings millions of edges. */
function createWriter(bytes: number) {
  let buffer = Buffer.allocUnsafe(Math.max(1024, bytes));
  // Ten times as fast for 64-bit numbers as Buffer's own methods, which are written in JavaScript.
  let view = new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength);
  let at = 0;
  function reserve(more: number): void {
    if (at + more <= buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(buffer.length * 2, at + more));
    buffer.copy(larger, 0, 0, at);
    buffer = larger;
    view = new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength);
  }
  return {
    uint64(value: bigint): void {
      reserve(8);
      view.setBigUint64(at, value, true);
      at += 8;
    },
    int64(value: bigint): void {
      reserve(8);
      view.setBigInt64(at, value, true);
      at += 8;
    },
    uint32(value: number): void {
      reserve(4);
      at = buffer.writeUInt32LE(value, at);
    },
    int8(value: number): void {
      reserve(1);
      at = buffer.writeInt8(value, at);
    },
    float32(value: number): void {
      reserve(4);
      at = buffer.writeFloatLE(value, at);
    },
    text(value: string): void {
      const length = Buffer.byteLength(value);
      reserve(length + 5);
      let rest = length;
      while (rest > 0x7f) {
        buffer[at++] = (rest & 0x7f) | 0x80;
        rest >>>= 7;
      }
      buffer[at++] = rest;
      at += buffer.write(value, at);
    },
    bytes: () => buffer.subarray(0, at),
  };
}

export function encodeEdges(rows: readonly LedgerRow[], now: Date): Buffer {
  const write = createWriter(rows.length * 256);
  for (const row of rows) {
    write.uint64(BigInt(row.ordinal));
    for (const end of [row.left, row.right]) {
      write.uint64(end.key);
      write.text(end.kind);
      write.text(end.value);
    }
    write.text(row.rule);
    write.int8(row.state);
    write.float32(row.score ?? 1);
    write.text(row.messageId);
    write.int64(BigInt(row.timestamp));
    write.uint32(row.origin.node);
    write.uint64(BigInt(row.origin.seq));
    write.text(row.origin.source);
    write.text(row.importId);
    write.text(row.actor);
    write.int64(BigInt(now.getTime()));
    write.uint64(row.behind ?? 0n);
  }
  return write.bytes();
}

export function encodeEdgeKeys(rows: readonly LedgerRow[]): Buffer {
  const write = createWriter(rows.length * 40);
  for (const row of rows) {
    for (const end of [row.left, row.right]) {
      write.uint64(end.key);
      write.uint64(BigInt(row.ordinal));
      write.text(row.importId);
    }
  }
  return write.bytes();
}

/** `version, identity_key, profile_id` */
export function encodeChanges(changes: readonly MapChange[], version: bigint): Buffer {
  const write = createWriter(changes.length * 24);
  for (const { key, profile } of changes) {
    write.uint64(version);
    write.uint64(key);
    write.uint64(profile);
  }
  return write.bytes();
}

/** `profile_id, identity_key` */
export function encodeMembers(changes: readonly MapChange[]): Buffer {
  const write = createWriter(changes.length * 16);
  for (const { key, profile } of changes) {
    write.uint64(profile);
    write.uint64(key);
  }
  return write.bytes();
}
