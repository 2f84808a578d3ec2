// Asks an API as several clients do, in a process of its own: requests made beforehand, raw sockets kept open. Reads one
// JSON line of what to ask on stdin, writes one JSON line of what came of it on stdout.
import { connect } from 'node:net';

export type AskJob = {
  host: string;
  port: number;
  token: string;
  clients: number;
  /** So many answers at the start are not measured. */
  warmUp: number;
  requests: { path: string; body?: unknown }[];
};
export type AskResult = {
  seconds: number;
  latenciesMs: number[];
  statuses: Record<string, number>;
  bytes: number;
};

const chunks: Buffer[] = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const job: AskJob = JSON.parse(Buffer.concat(chunks).toString('utf8'));

const requests = job.requests.map(({ path, body }) => {
  const text = body === undefined ? '' : JSON.stringify(body);
  const head = [
    `${body === undefined ? 'GET' : 'POST'} ${path} HTTP/1.1`,
    `Host: ${job.host}:${job.port}`,
    `Authorization: Bearer ${job.token}`,
    ...(body === undefined
      ? []
      : ['Content-Type: application/json', `Content-Length: ${Buffer.byteLength(text)}`]),
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${text}`);
});

const latenciesMs: number[] = [];
const statuses: Record<string, number> = {};
let next = 0;
let bytes = 0;

function work(): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(job.port, job.host);
    let [sentAt, mine] = [0, 0];
    let got: Buffer[] = [];
    const send = () => {
      mine = next++;
      const request = requests[mine];
      if (request === undefined) {
        socket.end();
        resolve();
        return;
      }
      sentAt = performance.now();
      got = [];
      socket.write(request);
    };
    socket.setNoDelay(true);
    socket.on('connect', send);
    socket.on('error', reject);
    socket.on('data', (data) => {
      got.push(data);
      const answer = got.length === 1 ? data : Buffer.concat(got);
      const end = answer.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = Number(/content-length: (\d+)/i.exec(answer.toString('latin1', 0, end))?.[1] ?? 0);
      if (answer.length < end + 4 + length) return;
      if (mine >= job.warmUp) latenciesMs.push(performance.now() - sentAt);
      bytes += answer.length;
      const status = answer.toString('latin1', 9, 12);
      statuses[status] = (statuses[status] ?? 0) + 1;
      send();
    });
  });
}

const begun = performance.now();
await Promise.all(Array.from({ length: job.clients }, work));
const result: AskResult = { seconds: (performance.now() - begun) / 1000, latenciesMs, statuses, bytes };
process.stdout.write(`${JSON.stringify(result)}\n`);
