import { Readable } from 'node:stream';
import type { DeviceExportQuery, DeviceHash } from '@rondo/contract';
import type { Events } from '../../../platform/events/client.ts';
import { compileDeviceIds, type DeviceDeps, type DeviceQuestion } from './compile-devices.ts';

const HASHED: Record<DeviceHash, (text: string) => string> = {
  sha256: (text) => `lower(hex(SHA256(${text})))`,
  sha1: (text) => `lower(hex(SHA1(${text})))`,
  md5: (text) => `lower(hex(MD5(${text})))`,
  none: (text) => text,
};

/** The ids that an ad server matches, as CSV: `id`, `id_type`. Answers with how many there are, before they are sent. */
export async function exportIds(
  events: Events,
  question: DeviceQuestion,
  { ids, hash = 'sha256' }: DeviceExportQuery,
  deps: DeviceDeps,
): Promise<{ ids: number; csv: Readable }> {
  const { sql, parameters } = compileDeviceIds(question, deps);
  // Ad servers compare advertising ids in lower case. A cookie's case is part of it.
  const written = HASHED[hash]("if(kind = 'device_id', lower(id), id)");
  const only = ids === undefined ? [] : [`kind = ${ids === 'cookie' ? "'anonymous_id'" : "'device_id'"}`];
  // Whatever visitors write into their cookie, a spreadsheet must not take it for a formula.
  const plain = hash === 'none' ? ["NOT match(id, '^[=+@\\\\t\\\\r-]')"] : [];
  const where = [...only, ...plain].join(' AND ') || '1';
  const rows = `SELECT DISTINCT ${written} AS id, if(kind = 'device_id', 'ad_id', 'cookie') AS id_type FROM (${sql}) WHERE ${where}`;
  const { found } = await events.queryOne<{ found: string }>(
    `SELECT count() AS found FROM (${rows})`,
    parameters,
  );
  const body = await events.queryBytes(
    `SELECT id, id_type FROM (${rows}) ORDER BY id_type, id FORMAT CSV`,
    parameters,
    {
      settings: { output_format_csv_crlf_end_of_line: 1 },
    },
  );
  async function* lines() {
    yield Buffer.from('id,id_type\r\n');
    yield* body;
  }
  return { ids: Number(found), csv: Readable.from(lines(), { objectMode: false }) };
}
