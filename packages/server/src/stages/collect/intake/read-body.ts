import { isUtf8 } from 'node:buffer';
import { gunzipSync, inflateSync } from 'node:zlib';
import { RondoError } from '../../../platform/error.ts';

/** Segment's limit for one request, unpacked. */
export const MOST_REQUEST_BYTES = 512_000;

/**
 * The JSON in a request's body, whatever the client calls it: RudderStack sends gzipped JSON as a form, browsers send
 * text/plain to spare the preflight. What is zipped is known by its first bytes as well as by its header.
 */
export function readBody(body: Buffer, contentEncoding: string | undefined): unknown {
  const text = decode(unpack(body, contentEncoding?.trim().toLowerCase()));
  try {
    return JSON.parse(text);
  } catch (error) {
    throw unreadable(
      `The body is not JSON: ${error instanceof Error ? error.message : 'it cannot be parsed'}.`,
    );
  }
}

function unpack(body: Buffer, encoding: string | undefined): Buffer {
  try {
    if (encoding === 'gzip' || (body[0] === 0x1f && body[1] === 0x8b))
      return gunzipSync(body, { maxOutputLength: MOST_REQUEST_BYTES });
    if (encoding === 'deflate') return inflateSync(body, { maxOutputLength: MOST_REQUEST_BYTES });
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge();
    throw unreadable('The body says that it is compressed, but it cannot be unpacked.');
  }
  if (body.length > MOST_REQUEST_BYTES) throw tooLarge();
  return body;
}

function decode(body: Buffer): string {
  if (!isUtf8(body)) throw unreadable('The body is not UTF-8.');
  const text = body.toString('utf8');
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

function unreadable(message: string): RondoError {
  return new RondoError({
    code: 'unreadable-body',
    message,
    cure: 'Send a JSON object in UTF-8, plain or gzipped.',
    field: 'body',
    status: 400,
  });
}

function tooLarge(): RondoError {
  return new RondoError({
    code: 'too-large',
    message: 'The request is larger than 500 KB unpacked.',
    cure: 'Send fewer events in a batch.',
    field: 'body',
    status: 413,
  });
}
