// A load client in a process of its own, thin enough not to be what is measured: raw sockets, requests made beforehand.
// It reads one JSON line of what to do on stdin and writes one JSON line of what came of it on stdout.
import { connect } from 'node:net';
import { type BodyOptions, trackingBody } from './tracking-bodies.ts';

type Job = BodyOptions & { host: string; port: number; path: string; connections: number; requests: number };
export type LoadResult = { seconds: number; latenciesMs: number[]; statuses: Record<string, number> };

const chunks: Buffer[] = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const job: Job = JSON.parse(Buffer.concat(chunks).toString('utf8'));

const requests = Array.from({ length: job.requests }, (_, n) => {
  const body = Buffer.from(trackingBody(job, n));
  const head = `POST ${job.path} HTTP/1.1\r\nHost: ${job.host}:${job.port}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), body]);
});

const latenciesMs: number[] = [];
const statuses: Record<string, number> = {};
let next = 0;

/** One connection: a request, its whole answer, the next request. */
function work(): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(job.port, job.host);
    let sentAt = 0;
    let answer = '';
    const send = () => {
      const request = requests[next++];
      if (request === undefined) {
        socket.end();
        resolve();
        return;
      }
      sentAt = performance.now();
      answer = '';
      socket.write(request);
    };
    socket.setNoDelay(true);
    socket.on('connect', send);
    socket.on('error', reject);
    socket.on('data', (data) => {
      answer += data.toString('latin1');
      const end = answer.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = Number(/content-length: (\d+)/i.exec(answer)?.[1] ?? 0);
      if (answer.length < end + 4 + length) return;
      latenciesMs.push(performance.now() - sentAt);
      const status = answer.slice(9, 12);
      statuses[status] = (statuses[status] ?? 0) + 1;
      send();
    });
  });
}

const begun = performance.now();
await Promise.all(Array.from({ length: job.connections }, work));
const result: LoadResult = { seconds: (performance.now() - begun) / 1000, latenciesMs, statuses };
process.stdout.write(`${JSON.stringify(result)}\n`);
