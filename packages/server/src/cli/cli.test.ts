import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { demoFolder } from './demo-folder.ts';
import { findFreePort } from './find-free-port.ts';

const BIN = fileURLToPath(new URL('../../bin/rondo.js', import.meta.url));

type Ran = { code: number | null; out: string; err: string };

/** Asynchronous: some commands speak to a server in this very process. */
function rondo(args: string[], env: Record<string, string> = {}): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [BIN, ...args], {
      env: { ...process.env, RONDO_DATA: '', ...env },
    });
    const ran: Ran = { code: null, out: '', err: '' };
    child.stdout.on('data', (part: Buffer) => {
      ran.out += part.toString();
    });
    child.stderr.on('data', (part: Buffer) => {
      ran.err += part.toString();
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ ...ran, code }));
  });
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rondo-cli-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('The command line', () => {
  it('says code, message and cure on stderr and ends with 1 where a command fails', async () => {
    const ran = await rondo(['key', 'list', '--data', folder]);
    expect(ran).toMatchObject({ code: 1, out: '' });
    expect(ran.err).toBe(
      `rondo: no-server: No server runs on the data folder ${folder}.\n  Cure: Start it with rondo serve --data ${folder}\n`,
    );
  });

  it.each([
    [['nonsense'], 'unknown command'],
    [['key', 'create', '--data', 'x'], '--scope'],
    [['key', 'create', '--scope', 'all'], 'Allowed choices'],
    [['demo', '--people', '3'], '500'],
    [['query'], 'missing required argument'],
  ])('ends with 2 and says why on stderr where it is called wrongly: %j', async (args, why) => {
    const ran = await rondo(args);
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toContain(why);
  });

  it('tells its version and its help on stdout', async () => {
    expect(await rondo(['--version'])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
      err: '',
    });
    const help = await rondo(['--help']);
    expect(help.code).toBe(0);
    for (const name of [
      'serve',
      'demo',
      'migrate',
      'doctor',
      'key',
      'sign-in-link',
      'query',
      'import',
      'export',
    ]) {
      expect(help.out).toContain(name);
    }
  });

  it('reports all wrong settings together, each with its cure', async () => {
    const ran = await rondo(['serve', '--data', folder, '--port', 'high'], {
      RONDO_RECORDS_URL: 'mysql://x',
      RONDO_LOG_LEVEL: 'loud',
    });
    expect(ran).toMatchObject({ code: 1, out: '' });
    expect(ran.err).toContain('3 settings are wrong');
    for (const fault of ['“high”', 'RONDO_RECORDS_URL', '“loud”']) expect(ran.err).toContain(fault);
  });
});

describe('A command that speaks to the server', () => {
  let server: Server;
  let asked: { line: string; authorization: string | undefined; body: string }[];
  let answer: { status: number; headers?: Record<string, string>; body: string };
  beforeEach(async () => {
    asked = [];
    answer = { status: 200, body: '' };
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => {
        body += part.toString();
      });
      request.on('end', () => {
        asked.push({
          line: `${request.method} ${request.url}`,
          authorization: request.headers.authorization,
          body,
        });
        response.writeHead(answer.status, answer.headers).end(answer.body);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const local = { url: `http://127.0.0.1:${port}`, token: 'secret-of-the-folder' };
    writeFileSync(join(folder, 'cli-token.json'), JSON.stringify(local), { mode: 0o600 });
  });
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  it('prints the answer to a query alone, byte by byte, and names itself by the folder’s token', async () => {
    answer = { status: 200, body: 'zwölf\t12\n' };
    const ran = await rondo(['query', '--data', folder, 'SELECT 12', '--format', 'TSV']);
    expect(ran).toEqual({ code: 0, out: 'zwölf\t12\n', err: '' });
    expect(asked).toEqual([
      {
        line: 'POST /sql?default_format=TSV',
        authorization: 'Bearer secret-of-the-folder',
        body: 'SELECT 12',
      },
    ]);
  });

  it('hands on what the engine refused, as ClickHouse words it', async () => {
    answer = {
      status: 400,
      headers: { 'x-clickhouse-exception-code': '62' },
      body: 'Code: 62. Syntax error\n',
    };
    const ran = await rondo(['query', '--data', folder, 'SELEKT']);
    expect(ran).toMatchObject({ code: 1, out: '' });
    expect(ran.err).toContain('rondo: query-refused: Code: 62. Syntax error');
  });

  it('hands on the server’s own error, field and cure', async () => {
    answer = {
      status: 404,
      body: JSON.stringify({
        error: { code: 'not-found', message: 'No such key.', cure: 'List them.', field: '/id' },
      }),
    };
    const ran = await rondo(['key', 'revoke', 'key_x', '--data', folder]);
    expect(ran).toEqual({
      code: 1,
      out: '',
      err: 'rondo: not-found: No such key. (/id)\n  Cure: List them.\n',
    });
  });

  it('takes an answer of 401 for another server on the same port', async () => {
    answer = { status: 401, body: '{}' };
    expect((await rondo(['sign-in-link', '--data', folder])).err).toContain('no-server');
  });

  it('exports what it is told to, and nothing that is not a table', async () => {
    answer = { status: 200, body: '"a","b"\n1,2\n' };
    const ran = await rondo(['export', 'traits', '--data', folder, '--where', "name = 'email'"]);
    expect(ran).toMatchObject({ code: 0, out: '"a","b"\n1,2\n' });
    expect(asked[0]).toMatchObject({
      line: 'POST /sql?default_format=CSVWithNames',
      body: "SELECT * FROM traits WHERE name = 'email'",
    });
    expect((await rondo(['export', 'traits; DROP', '--data', folder])).code).toBe(1);
  });

  it('writes a sheet that is a zip of XML', async () => {
    answer = { status: 200, body: '["name","value"]\n["email","a@b.example"]\n[null,3]\n' };
    const path = join(folder, 'traits.xlsx');
    expect(await rondo(['export', 'traits', '--data', folder, '--output', path])).toMatchObject({
      code: 0,
      out: '',
    });
    const sheet = unzipSync(readFileSync(path))['xl/worksheets/sheet1.xml'];
    const text = Buffer.from(sheet ?? []).toString('utf8');
    expect(text).toContain('<sheetData>');
    expect(text).toContain('<v>3</v>');
  });
});

describe('The demo’s folder', () => {
  it('is empty, half filled, filled, and can then be thrown away', () => {
    const demo = demoFolder(join(folder, 'demo'));
    expect(demo.state()).toBe('empty');
    demo.begin(1000);
    expect([demo.state(), demo.people()]).toEqual(['half-filled', 1000]);
    demo.end(1000);
    expect(demo.state()).toBe('filled');
    demo.remove();
    expect(demo.state()).toBe('empty');
  });

  it('is never taken from anybody else', async () => {
    mkdirSync(join(folder, 'events'));
    writeFileSync(join(folder, 'records.sqlite'), 'my real data');
    const demo = demoFolder(folder);
    for (const attempt of [demo.state, demo.remove]) expect(attempt).toThrow(/something other than the demo/);
    const ran = await rondo(['demo', '--data', folder, '--reset']);
    expect(ran.code).toBe(1);
    expect(ran.err).toContain('not-a-demo');
  });
});

it('finds the next free port', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const { port } = taken.address() as AddressInfo;
  expect(await findFreePort('127.0.0.1', port)).toBeGreaterThan(port);
  await new Promise((resolve) => taken.close(resolve));
});

describe('The doctor', () => {
  it('finds a sound installation sound, and a damaged one that others may read at fault', {
    timeout: 60_000,
  }, async () => {
    chmodSync(folder, 0o700);
    writeFileSync(join(folder, 'secret.key'), 'x', { mode: 0o600 });
    const sound = await rondo(['doctor', '--data', folder]);
    expect(sound.out).toContain('✓ Permissions');
    expect(sound.out).toMatch(/✓ Events \(embedded\): ClickHouse \d+/);
    expect(sound.out).toContain('✓ Records (SQLite): can be read and is sound');
    chmodSync(join(folder, 'secret.key'), 0o644);
    writeFileSync(
      join(folder, 'records.sqlite'),
      'this is no database, and long enough to be taken for a damaged one'.repeat(40),
    );
    const faulty = await rondo(['doctor', '--data', folder]);
    expect(faulty.code).toBe(1);
    expect(faulty.out).toContain(
      `✗ Permissions: other users of this machine may read ${join(folder, 'secret.key')}`,
    );
    expect(faulty.out).toContain(`Cure: chmod go-rwx ${join(folder, 'secret.key')}`);
    expect(faulty.out).toContain('Cure: Restore records.sqlite from a backup');
  });
});

describe('rondo serve', () => {
  it('says where it is and how to set it up, serves the commands of its folder, and ends cleanly', {
    timeout: 90_000,
  }, async () => {
    const data = join(folder, 'data');
    const child = spawn(process.execPath, [BIN, 'serve', '--data', data, '--port', '0'], {
      env: { ...process.env, RONDO_LOG_LEVEL: 'error' },
    });
    const ended = new Promise((resolve) => child.on('close', (code, signal) => resolve({ code, signal })));
    let out = '';
    await new Promise<void>((resolve) => {
      child.stdout.on('data', (part: Buffer) => {
        out += part.toString();
        if (out.includes('/set-up?token=')) resolve();
      });
    });
    try {
      expect(out).toMatch(/^Rondo listens on http:\/\/127\.0\.0\.1:\d+\n/);
      expect(statSync(join(data, 'cli-token.json')).mode & 0o777).toBe(0o600);
      const key = await rondo(['key', 'create', '--data', data, '--scope', 'write', '--name', 'Shop']);
      expect(key).toMatchObject({ code: 0, out: expect.stringMatching(/^rondo_write_\S+\n$/), err: '' });
      const list = await rondo(['key', 'list', '--data', data]);
      expect(list.out).toMatch(/^key_\S+\twrite\tshop\tShop\t\S+\tnever\tactive\n$/);
      const revoked = await rondo(['key', 'revoke', list.out.split('\t')[0] ?? '', '--data', data]);
      expect(revoked).toMatchObject({ code: 0, out: '' });
      expect((await rondo(['key', 'list', '--data', data])).out).toContain('\trevoked ');
      const link = await rondo(['sign-in-link', '--data', data]);
      expect(link).toMatchObject({ code: 0, out: expect.stringMatching(/^http:\S+\/set-up\?token=\S+\n$/) });
    } finally {
      child.kill('SIGTERM');
    }
    expect(await ended).toEqual({ code: 0, signal: null });
    expect((await rondo(['key', 'list', '--data', data])).err).toContain('no-server');
  });
});
