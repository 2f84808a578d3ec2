import { type TrackingType, trackingTypes } from '@rondo/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '../../../platform/clock.ts';
import { RondoError } from '../../../platform/error.ts';
import type { Http } from '../../../platform/http/create-http.ts';
import { type AttemptLimit, limitAttempts } from '../../../platform/http/limit-attempts.ts';
import { readTime } from './correct-time.ts';
import type { RequestFacts } from './draft.ts';
import { MOST_REQUEST_BYTES, readBody } from './read-body.ts';
import { type IntakeDeps, takeCalls } from './take-calls.ts';

export type FindWriteKey = (key: string) => Promise<{ source: string } | undefined>;

export type IntakeRoutesDeps = { intake: IntakeDeps; clock: Clock; findWriteKey: FindWriteKey };

/** The short paths that analytics.js uses in browsers. */
const SHORT: Readonly<Record<string, TrackingType>> = {
  i: 'identify',
  t: 'track',
  p: 'page',
  s: 'screen',
  g: 'group',
  a: 'alias',
};

/** Settings that were asked for with a wrong key, from one address: whoever tries keys is sent away, a site's visitors are not. */
const WRONG_KEYS = { most: 60, windowSeconds: 60 };

/** Segment's HTTP Tracking API under /v1, with its answers. */
export function intakeRoutes(http: Http, deps: IntakeRoutesDeps): void {
  const wrongKeys = limitAttempts(WRONG_KEYS);
  void http.register(async (scope) => {
    // Clients call their JSON by many names; here the bytes alone count.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      '*',
      { parseAs: 'buffer', bodyLimit: MOST_REQUEST_BYTES },
      (_request, body, done) => done(null, body),
    );
    scope.addHook('onRequest', (request, reply, done) => {
      allowBrowsers(request, reply);
      done();
    });
    scope.options('/v1/*', async (_request, reply) => reply.status(204).send());

    // The headers that guard pages say nothing to a program that sends events, and cost 7 % of the time.
    // So does a logger for each request, where a request is an event.
    const plain = { helmet: false, childLoggerFactory: () => scope.log } as const;
    for (const [path, type] of [
      ...trackingTypes.map((name) => [name, name] as const),
      ...Object.entries(SHORT),
    ]) {
      scope.post(`/v1/${path}`, plain, (request, reply) => takeSingle(request, reply, type, deps));
    }
    for (const path of ['batch', 'b', 'import']) {
      scope.post(`/v1/${path}`, plain, (request, reply) => takeBatch(request, reply, deps));
    }
    scope.get<{ Params: { writeKey: string } }>('/v1/projects/:writeKey/settings', async (request) =>
      settingsDocument(request, deps, wrongKeys),
    );
  });
}

async function takeSingle(
  request: FastifyRequest,
  reply: FastifyReply,
  type: TrackingType,
  deps: IntakeRoutesDeps,
) {
  const body = bodyOf(request);
  const facts = await factsOf(request, body, type, deps);
  // A refused call is kept among the dead letters as well: the client will not send it again.
  const [refusal] = (await takeCalls([body], facts, deps.intake)).refused;
  if (refusal !== undefined) {
    throw new RondoError({
      code: refusal.reason,
      message: refusal.message,
      cure: refusal.cure,
      field: refusal.field,
      status: refusal.reason === 'too-large' ? 413 : 400,
    });
  }
  return reply.type('application/json').send('{"success":true}');
}

async function takeBatch(request: FastifyRequest, reply: FastifyReply, deps: IntakeRoutesDeps) {
  const body = bodyOf(request);
  const facts = await factsOf(request, body, undefined, deps);
  const calls = body.batch;
  if (!Array.isArray(calls)) {
    throw new RondoError({
      code: 'missing-field',
      message: 'A batch needs “batch”, an array of events.',
      cure: 'Send {"batch": [{"type": "track", …}, …]}.',
      field: 'batch',
    });
  }
  const shared = asRecord(body.context);
  const values = shared === undefined ? calls : calls.map((call) => withSharedContext(call, shared));
  // A bad event must not cost the good ones: clients drop a whole batch on a 400.
  await takeCalls(values, facts, deps.intake);
  return reply.type('application/json').send('{"success":true}');
}

function withSharedContext(call: unknown, shared: Record<string, unknown>): unknown {
  const record = asRecord(call);
  return record === undefined ? call : { ...record, context: { ...shared, ...asRecord(record.context) } };
}

function bodyOf(request: FastifyRequest): Record<string, unknown> {
  const raw = request.body;
  const value = Buffer.isBuffer(raw) ? readBody(raw, request.headers['content-encoding']) : undefined;
  const record = asRecord(value);
  if (record !== undefined) return record;
  throw new RondoError({
    code: 'unreadable-body',
    message: 'The body must be a JSON object.',
    cure: 'Send one JSON object.',
    field: 'body',
  });
}

async function factsOf(
  request: FastifyRequest,
  body: Record<string, unknown>,
  type: TrackingType | undefined,
  deps: IntakeRoutesDeps,
): Promise<RequestFacts> {
  const key = writeKeyOf(request, body);
  const found = key === undefined ? undefined : await deps.findWriteKey(key);
  if (found === undefined) {
    throw new RondoError({
      code: 'wrong-write-key',
      message:
        key === undefined
          ? 'The request carries no write key.'
          : 'This write key is not known here, or was revoked.',
      cure: 'Send the write key as the user name of Basic authentication or as “writeKey” in the body; Settings → Keys makes one.',
      field: 'writeKey',
      status: 401,
    });
  }
  return {
    source: found.source,
    receivedAt: deps.clock.now().getTime(),
    sentAt: readTime(body.sentAt),
    type,
    ...(request.headers['sec-gpc'] === '1' ? { gpc: true } : {}),
  };
}

/** Basic authentication with the key as user name, as servers do, or the key in the body, as browsers do. */
function writeKeyOf(request: FastifyRequest, body: Record<string, unknown>): string | undefined {
  const header = request.headers.authorization;
  if (header?.startsWith('Basic ')) {
    const user = Buffer.from(header.slice(6), 'base64').toString('utf8').split(':')[0];
    if (user) return user;
  }
  return typeof body.writeKey === 'string' ? body.writeKey : undefined;
}

/** What analytics.js asks for before its first event: which destinations to load. Rondo's own is the only one. */
async function settingsDocument(
  request: FastifyRequest<{ Params: { writeKey: string } }>,
  deps: IntakeRoutesDeps,
  wrongKeys: AttemptLimit,
) {
  const { writeKey } = request.params;
  const now = deps.clock.now();
  const seconds = wrongKeys.wait(request.ip, now);
  if (seconds > 0) {
    throw new RondoError({
      code: 'too-many-requests',
      message: 'There were too many requests with wrong write keys from this address.',
      cure: 'Wait for as long as the Retry-After header says, and use a key from Settings → Keys.',
      status: 429,
      retryAfterSeconds: seconds,
    });
  }
  if ((await deps.findWriteKey(writeKey)) === undefined) {
    wrongKeys.take(request.ip, now);
    throw new RondoError({
      code: 'wrong-write-key',
      message: 'This write key is not known here, or was revoked.',
      cure: 'Use a key from Settings → Keys.',
      status: 404,
      field: 'writeKey',
    });
  }
  return {
    integrations: {
      'Segment.io': {
        apiKey: writeKey,
        apiHost: `${request.host}/v1`,
        protocol: request.protocol,
        unbundledIntegrations: [],
        addBundledMetadata: true,
      },
    },
    plan: {
      track: { __default: { enabled: true, integrations: {} } },
      identify: { __default: { enabled: true } },
      group: { __default: { enabled: true } },
    },
    edgeFunction: {},
    analyticsNextEnabled: true,
    middlewareSettings: {},
    enabledMiddleware: {},
    metrics: { sampleRate: 0 },
    legacyVideoPluginsEnabled: false,
    remotePlugins: [],
  };
}

/** Any site may send: the write key says whose events they are, and no cookie of ours is looked at. */
function allowBrowsers(request: FastifyRequest, reply: FastifyReply): void {
  void reply.header('access-control-allow-origin', '*');
  if (request.method !== 'OPTIONS') return;
  void reply.header('access-control-allow-methods', 'GET, POST, OPTIONS');
  void reply.header(
    'access-control-allow-headers',
    'authorization, content-type, x-retry-count, x-requested-with',
  );
  void reply.header('access-control-max-age', '86400');
}

function asRecord(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}
