import { randomUUID } from 'node:crypto';

/** Parameters up to here go into the address; the official client draws the same line for its queries. */
const MOST_IN_ADDRESS = 4_096;

const ESCAPED: Readonly<Record<string, string>> = {
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  "'": "\\'",
  '\\': '\\\\',
};

/**
 * A segment of thousands of values outgrows an address: servers refuse one beyond a megabyte, proxies much earlier. A
 * ClickHouse server takes statement and parameters as a form, too; the official client sends queries so by itself
 * (`use_multipart_params_auto`), but no commands and no answers in bytes. Undefined where the address has room.
 */
export function sendAsForm(
  sql: string,
  parameters: Readonly<Record<string, unknown>> = {},
): { query: string; http_headers: Record<string, string> } | undefined {
  const parts = Object.entries(parameters).map(([name, value]) => [`param_${name}`, written(value)] as const);
  const length = parts.reduce((sum, [name, text]) => sum + name.length + (text?.length ?? 0), 0);
  if (length <= MOST_IN_ADDRESS || parts.some(([, text]) => text === undefined)) return undefined;
  const boundary = `rondo-${randomUUID()}`;
  const form = [['query', sql] as const, ...parts].map(
    ([name, text]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`,
  );
  return {
    query: `${form.join('')}--${boundary}--\r\n`,
    http_headers: { 'Content-Type': `multipart/form-data; boundary=${boundary}` },
  };
}

/** As ClickHouse reads parameters; undefined for what is never long (times, nothing) and the client may write itself. */
function written(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  if (typeof value === 'string') return escaped(value);
  if (!Array.isArray(value)) return undefined;
  const items = value.map((item: unknown) =>
    typeof item === 'string' ? `'${escaped(item)}'` : written(item),
  );
  return items.includes(undefined) ? undefined : `[${items.join(',')}]`;
}

const escaped = (text: string) =>
  text.replace(/[\t\n\r'\\]/g, (character) => ESCAPED[character] ?? character);
