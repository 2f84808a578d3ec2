/** The bytes of an answer of one line a row, cut after every `most` lines; what comes next is read when it is asked for. */
export async function* readLines(bytes: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Buffer> {
  let parts: Buffer[] = [];
  let lines = 0;
  for await (const some of bytes) {
    let rest = Buffer.from(some.buffer, some.byteOffset, some.byteLength);
    for (let end = rest.indexOf(10); end !== -1; end = rest.indexOf(10, end + 1)) {
      lines += 1;
      if (lines < most) continue;
      yield Buffer.concat([...parts, rest.subarray(0, end + 1)]);
      rest = rest.subarray(end + 1);
      parts = [];
      lines = 0;
      end = -1;
    }
    if (rest.length > 0) parts.push(rest);
  }
  if (parts.length > 0) yield Buffer.concat(parts);
}
