import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { eventually } from '../../test/support/eventually.ts';
import { startTestServer, type TestServer } from '../../test/support/server.ts';
import { RondoError } from '../platform/error.ts';
import { createProgram } from './main.ts';

const NAME = '=HYPERLINK("http://x.example")';
const PEOPLE = 205;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  const writeKey = await server.writeKey('web');
  const batch = Array.from({ length: PEOPLE }, (_, index) => ({
    type: 'identify',
    userId: `u-${index}`,
    timestamp: new Date(Date.UTC(2026, 0, 1, 0, index)).toISOString(),
    traits: { name: index === 0 ? NAME : `Anna ${index}`, phone: `+4681234${1000 + index}` },
  }));
  await fetch(`${server.url}/v1/batch`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      writeKey,
      batch: [
        ...batch,
        { type: 'page', anonymousId: 'a-1', name: 'Home' },
        // Twice the same order, of a person with two identifiers.
        ...['o-1', 'o-2'].map((messageId) => ({
          type: 'track',
          event: 'Order Completed',
          messageId,
          userId: 'u-7',
          anonymousId: 'a-7',
          timestamp: '2026-02-01T00:00:00Z',
          properties: { order_id: 'O-7', revenue: 10.1, currency: 'EUR' },
        })),
      ],
    }),
  });
  await eventually(
    async () =>
      expect(await server.ask('GET', '/api/people?show=known&limit=1')).toMatchObject({ total: PEOPLE }),
    20_000,
  );
  await server.ask('POST', '/api/segments', {
    name: 'The first',
    rule: {
      kind: 'all',
      rules: [{ kind: 'trait', trait: 'name', test: { type: 'text', operator: 'is', values: [NAME] } }],
    },
  });
}, 60_000);

/** In this process, for a new one takes a second to start. */
async function run(...args: string[]): Promise<string> {
  const path = join(server.dataDir, `exported.${args.includes('ndjson') ? 'ndjson' : 'csv'}`);
  const output = args.includes('--output') ? [] : ['--output', path];
  const program = await createProgram('export');
  await program.parseAsync(['export', ...args, '--data', server.dataDir, ...output], {
    from: 'user',
  });
  return readFileSync(path, 'utf8');
}

describe('rondo export', () => {
  it('writes all known people, whoever was first seen first, more than a page of them', async () => {
    const out = await run('people');
    const [head, first, ...lines] = out.trimEnd().split('\n');
    expect(head).toBe(
      '"id","name","email","phone","known","identifiers","orders","revenue","firstSeen","lastSeen"',
    );
    expect(first).toMatch(
      /^"\d+","'=HYPERLINK\(""http:\/\/x\.example""\)","","\+46812341000",true,\d,0,0,"2026-01-01T00:00:00\.000Z"/,
    );
    expect(lines).toHaveLength(PEOPLE - 1);
    expect(new Set(lines.map((line) => line.split(',')[0])).size).toBe(PEOPLE - 1);
  });

  it('writes people as the list shows them', async () => {
    const lines = (await run('people', '--format', 'ndjson')).trimEnd().split('\n');
    const listed = await server.ask<{ items: unknown[] }>(
      'GET',
      '/api/people?show=known&sort=first_seen&order=asc&limit=200',
    );
    expect(lines.slice(0, 200).map((line): unknown => JSON.parse(line))).toEqual(listed.items);
  });

  it('writes people as NDJSON and as a sheet, in which a text is never a formula', async () => {
    const lines = (await run('people', '--format', 'ndjson')).trimEnd().split('\n');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ name: NAME, known: true, orders: 0 });
    const path = join(server.dataDir, 'people.xlsx');
    await run('people', '--output', path);
    const parts = unzipSync(readFileSync(path));
    const text = Object.values(parts)
      .map((part) => Buffer.from(part).toString('utf8'))
      .join('');
    expect(text).toContain('=HYPERLINK(');
    expect(text).not.toContain('<f>');
  });

  it('writes the members of a segment, by its name, and the audit log knows', async () => {
    const out = await run('segment', 'The first');
    expect(out.split('\r\n')[1]).toContain(`"'=HYPERLINK`);
    expect(out.trimEnd().split('\r\n')).toHaveLength(2);
    const audit = await server.ask<{ items: { action: string }[] }>('GET', '/api/audit');
    expect(audit.items[0]).toMatchObject({ action: 'segment.exported' });
  });

  it('keeps formulas in a table’s cells as text, unless it is told not to', async () => {
    const where = ['traits', '--where', `name = 'name' AND startsWith(value, '=')`];
    expect(await run(...where)).toContain(`"'=HYPERLINK`);
    expect(await run(...where, '--raw')).toContain(`"=HYPERLINK`);
  });

  it.each([
    [['segment'], 'has no name'],
    [['segment', 'Nobody'], 'Choose one of “The first”'],
    [['segment', 'The first', '--raw'], '--raw'],
    [['people', 'Anna'], 'takes no name'],
    [['people', '--format', 'parquet'], 'Choose csv or ndjson or xlsx'],
    [['people', '--where', '1'], '--where is for tables'],
  ])('says what is wrong with %j', async (args, why) => {
    const error: unknown = await run(...args).catch((thrown: unknown) => thrown);
    if (!(error instanceof RondoError)) throw new Error('nothing was refused');
    expect([error.code, `${error.field}: ${error.message} ${error.cure}`]).toEqual([
      'invalid',
      expect.stringContaining(why),
    ]);
  });
});

describe('rondo profile', () => {
  async function print(...args: string[]): Promise<string> {
    const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    try {
      const program = await createProgram('profile');
      await program.parseAsync(['profile', ...args, '--data', server.dataDir], { from: 'user' });
      return write.mock.calls.map(([text]) => String(text)).join('');
    } finally {
      write.mockRestore();
    }
  }

  it('prints people by any identifier, as text and as JSON, and what they did', async () => {
    const text = await print('user_id:u-7');
    expect(text).toMatch(/^id +\d+\nname +Anna 7\n/);
    expect(text).toMatch(/Identifiers\n(?:.*\n)* {2}user_id +u-7 /);
    const lines = (await print('user_id:u-1', 'phone:+46 8 123 410 02', '--json')).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line).traits.name)).toEqual(['Anna 1', 'Anna 2']);
    expect(await print('user_id:u-3', '--timeline', '--type', 'identify')).toMatch(
      /^2026-01-01T00:03:00\.000Z {2}identify {2}web /,
    );
    expect(await print('user_id:u-3', '--timeline', '--from', '2027-01-01')).toBe('');
    await expect(print('user_id:u-3', '--event', 'x')).rejects.toThrow('--event narrows a timeline');
  });
});
