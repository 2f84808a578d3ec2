import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { type Authenticate, authorise, type Http } from './create-http.ts';

export type HealthDeps = {
  /** What this process needs to answer requests, each by name. */
  checks: Record<string, () => Promise<boolean>>;
  lag(): Promise<{ consumer: string; node: number; behind: number; failing: string | undefined }[]>;
  /** Who asks for /metrics from another machine. */
  authenticate: Authenticate;
};

export type Telemetry = {
  countIntake(outcome: string, events: number): void;
};

const LOOPBACK = /^(::ffff:)?127\.|^::1$/;

/** /healthz: this process runs. /readyz: it can do its work. /metrics: Prometheus. None tells anything about people. */
export function healthRoutes(http: Http, deps: HealthDeps): Telemetry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const intake = new Counter({
    name: 'rondo_intake_events_total',
    help: 'Events that intake has decided on',
    labelNames: ['outcome'],
    registers: [registry],
  });
  const requests = new Histogram({
    name: 'rondo_http_request_seconds',
    help: 'Time to answer requests',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [registry],
  });
  new Gauge({
    name: 'rondo_consumer_behind_rows',
    help: 'Rows of the log that a consumer has not handled yet',
    labelNames: ['consumer'],
    registers: [registry],
    async collect() {
      this.reset();
      for (const { consumer, behind } of await deps.lag()) this.inc({ consumer }, behind);
    },
  });

  http.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    requests.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
  });

  http.get('/healthz', async () => ({ status: 'ok' }));
  http.get('/readyz', async (_request, reply) => {
    const entries = Object.entries(deps.checks);
    const states = await Promise.all(
      entries.map(async ([name, check]) => [name, await check().catch(() => false)] as const),
    );
    const failing = [
      ...new Set((await deps.lag()).flatMap((row) => (row.failing === undefined ? [] : [row.consumer]))),
    ];
    const ready = states.every(([, good]) => good);
    if (!ready) void reply.status(503).header('retry-after', '2');
    return {
      status: ready ? 'ready' : 'not ready',
      checks: Object.fromEntries(states),
      failingConsumers: failing,
    };
  });
  // How a company's events flow is its own business; a Prometheus on this machine needs no key to see it.
  http.get('/metrics', async (request, reply) => {
    if (!LOOPBACK.test(request.ip)) authorise(await deps.authenticate(request), 'telemetry.read');
    return reply.type(registry.contentType).send(await registry.metrics());
  });

  return { countIntake: (outcome, events) => intake.inc({ outcome }, events) };
}
