import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ImportRequest } from '@rondo/contract';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { playDemo } from './play-demo.ts';
import { foundCompany, simulateCompany } from './simulate-company.ts';
import { listTrackEvents } from './track-events.ts';
import { readTruePeople, readTruth } from './truth-file.ts';
import { buildTruthTour, tourKeys } from './truth-tour.ts';

const NOW = new Date('2026-11-20T10:00:00Z');

interface Call {
  readonly method: string;
  readonly path: string;
  readonly authorization: string;
  readonly body: string;
}

/** A Rondo that only notes what it is told, and now and then is too busy. */
async function startListener(
  busyEvery: number,
): Promise<{ server: Server; url: string; calls: Call[]; busy: () => number }> {
  const calls: Call[] = [];
  let count = 0;
  let busy = 0;
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (part: string) => {
      body += part;
    });
    request.on('end', () => {
      count += 1;
      if (request.method === 'POST' && count % busyEvery === 0) {
        busy += 1;
        response.writeHead(busy % 2 === 0 ? 503 : 429, { 'retry-after': '0' }).end();
        return;
      }
      const path = request.url ?? '';
      calls.push({
        method: request.method ?? '',
        path,
        authorization: request.headers.authorization ?? '',
        body,
      });
      response.setHeader('content-type', 'application/json');
      if (path.startsWith('/l/')) response.writeHead(302, { location: 'https://www.hemma.example/' }).end();
      else if (path.startsWith('/api/imports')) {
        const state = request.method === 'POST' ? 'running' : 'done';
        response.end(JSON.stringify({ id: 'job-1', state, counts: { taken: 5, rejected: 0 } }));
      } else response.end(JSON.stringify({ success: true, code: `code${count}` }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { server, url: `http://127.0.0.1:${port}`, calls, busy: () => busy };
}

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rondo-demo-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('playing the demo', () => {
  it('sends every event once in batches within the limits, waits where it is asked to, and hands over every file', async () => {
    const { server, url, calls, busy } = await startListener(9);
    const truthPath = join(folder, 'truth.json');
    const phases = new Set<string>();
    const played = await playDemo({
      baseUrl: url,
      writeKey: 'wk',
      apiToken: 'token',
      now: NOW,
      people: 600,
      truthPath,
      onProgress: (phase, done, total) => {
        phases.add(phase);
        expect(done).toBeLessThanOrEqual(total);
      },
    });
    server.close();
    expect(busy()).toBeGreaterThan(3);
    const batches = calls.filter((call) => call.path === '/v1/batch');
    const sent = batches.flatMap(
      (call) => (JSON.parse(call.body) as { batch: { messageId: string }[] }).batch,
    );
    for (const call of batches) {
      expect(Buffer.byteLength(call.body)).toBeLessThan(500_000);
      expect(call.authorization).toBe(`Basic ${Buffer.from('wk:').toString('base64')}`);
    }
    const company = foundCompany({ now: NOW, people: 600 });
    const expected = [...simulateCompany(company)].flatMap((chunk) => [...listTrackEvents(company, chunk)]);
    expect(sent.map((event) => event.messageId).sort()).toEqual(
      expected.map((event) => event.messageId).sort(),
    );
    expect(played.events).toBe(expected.length);
    const requests = calls
      .filter((call) => call.path === '/api/imports')
      .map((call) => JSON.parse(call.body) as ImportRequest);
    const kinds = requests.map((request) => request.kind);
    const uploads = calls.filter((call) => call.path.startsWith('/api/imports/files'));
    expect(uploads).toHaveLength(kinds.length);
    for (const request of requests) expect(Object.keys(request.mapping.fields).length).toBeGreaterThan(3);
    expect(kinds.sort()).toEqual(played.files.map((file) => file.kind).sort());
    expect(new Set(kinds)).toContain('ad-figures');
    expect(calls.filter((call) => call.path.startsWith('/l/')).length).toBeGreaterThan(40);
    expect([...phases]).toEqual(['events', 'files', 'links']);

    const truth = await readTruth(truthPath);
    expect(truth).toEqual(played.truth);
    expect(JSON.parse(readFileSync(truthPath, 'utf8'))).toMatchObject({
      people: 600,
      junk: { anonymousIds: ['null', 'undefined'] },
    });
    const people: number[] = [];
    for await (const person of readTruePeople(truthPath)) people.push(person.person);
    expect(people).toEqual(Array.from({ length: 600 }, (_, index) => index));
    expect(readdirSync(folder)).toEqual(['truth.json']);
  });

  it('says what was refused, and leaves no half-written truth', async () => {
    const server = createServer((_request, response) => response.writeHead(401).end('no such key'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const play = playDemo({
      baseUrl: `http://127.0.0.1:${port}`,
      writeKey: 'x',
      apiToken: 'y',
      now: NOW,
      people: 200,
      truthPath: join(folder, 'truth.json'),
    });
    await expect(play).rejects.toMatchObject({
      code: 'demo-refused',
      message: expect.stringContaining('401: no such key'),
    });
    server.close();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('stops when it is told to', async () => {
    const stop = new AbortController();
    stop.abort();
    const play = playDemo({
      baseUrl: 'http://127.0.0.1:9',
      writeKey: 'x',
      apiToken: 'y',
      now: NOW,
      people: 200,
      truthPath: join(folder, 'truth.json'),
      signal: stop.signal,
    });
    await expect(play).rejects.toThrow('aborted');
  });
});

describe('the truth tour', () => {
  it('asks five questions that last click and the truth can both answer', async () => {
    const { server, url } = await startListener(1000);
    const { truth } = await playDemo({
      baseUrl: url,
      writeKey: 'wk',
      apiToken: 't',
      now: NOW,
      people: 4000,
      truthPath: join(folder, 't.json'),
      without: ['events', 'files', 'links'],
    });
    server.close();
    const tour = buildTruthTour(truth);
    expect(tour.map((stop) => stop.key)).toEqual([...tourKeys]);
    for (const stop of tour) {
      expect(stop.lastClick.query).toMatchObject({ from: '2025-11-20', to: '2026-11-20' });
      expect([...stop.lastClick.keys].sort()).toEqual(stop.truth.values.map((value) => value.key).sort());
      expect(stop.truth.answer).toBe(stop.truth.values[0]?.key);
    }
    const [channels, campaigns, influencers, email, captures] = tour;
    expect(channels?.truth.values).toHaveLength(6);
    expect(campaigns?.truth.by).toBe('return');
    expect(influencers?.truth.values).toHaveLength(6);
    expect(email?.truth.values[0]?.orders ?? 0).toBeGreaterThan(0);
    expect(captures?.truth.together?.orders ?? 0).toBeLessThan(0.05 * (captures?.total.orders ?? 0));
  });
});
