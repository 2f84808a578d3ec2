import type { IncomingMessage, ServerResponse } from 'node:http';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { ErrorBody } from '@rondo/contract';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyRequest,
  LogController,
  type RawServerDefault,
} from 'fastify';
import { RondoError } from '../error.ts';
import type { Log } from '../log.ts';
import { answerError } from './answer-error.ts';

// The Host header is not checked against DNS rebinding: cookies belong to the host's name, so a page that points its own
// name at this machine brings none, and no route under /api, /sql or /v1 that tells or changes anything does without a
// cookie, a key or a one-time link.

/** Who asks, as the workspace stage makes it out from a session cookie or an API key. */
export type Actor = {
  kind: 'member' | 'key';
  id: string;
  name: string;
  /** Permissions such as `segments.write`. */
  may(permission: string): boolean;
};

/** Notes in the audit log what somebody changed. */
export type Audit = (entry: {
  actor: Actor;
  action: string;
  subject: string;
  detail: Record<string, unknown>;
}) => Promise<void>;

/** Says who asks, or undefined for nobody. Filled in by main.ts. */
export type Authenticate = (request: FastifyRequest) => Promise<Actor | undefined>;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Each route under /api declares what it asks for; `public` and `signed-in` are permissions, too. */
    permission?: string;
  }
  interface FastifyRequest {
    actor: Actor | undefined;
  }
}

export type Http = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse<IncomingMessage>,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;

export type HttpOptions = {
  log: Log;
  authenticate: Authenticate;
  version: string;
};

export const MOST_BODY_BYTES = 1_048_576;

/** The web server with everything that holds for every route: limits, headers, authorisation, one shape of error. */
export async function createHttp(options: HttpOptions): Promise<Http> {
  const http: Http = Fastify({
    loggerInstance: options.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: MOST_BODY_BYTES,
    // A proxy on this machine says who asks and whether over HTTPS: without it, one stranger who guesses passwords would
    // use up the attempts of everyone behind that proxy. From elsewhere such headers count for nothing.
    trustProxy: 'loopback',
    requestTimeout: 600_000,
    routerOptions: { maxParamLength: 500 },
    ajv: { customOptions: { coerceTypes: 'array', removeAdditional: false, allErrors: false } },
  }).withTypeProvider<TypeBoxTypeProvider>();

  http.setErrorHandler((error, request, reply) => answerError(error, request, reply));
  http.decorateRequest('actor', undefined);

  await http.register(cookie);
  await http.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // The component library writes style attributes and one style element; scripts stay strict.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        frameAncestors: ["'none'"],
        upgradeInsecureRequests: null,
      },
    },
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    strictTransportSecurity: false,
  });
  await http.register(rateLimit, { global: false });
  await http.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Rondo',
        version: options.version,
        description:
          'Data-driven marketing, self-hosted. Every figure that the screens show can be asked for here.',
      },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'rondo_session' },
          key: { type: 'http', scheme: 'bearer' },
        },
      },
      security: [{ session: [] }, { key: [] }],
    },
  });
  http.addSchema(ErrorBody);

  http.addHook('onRoute', (route) => {
    if (!route.url.startsWith('/api')) return;
    if (route.config?.permission === undefined && route.method !== 'HEAD') {
      throw new TypeError(`${String(route.method)} ${route.url} declares no permission`);
    }
    if (route.config?.permission !== undefined && route.schema !== undefined) {
      Object.assign(route.schema, { 'x-permission': route.config.permission });
    }
  });
  const admit = async (request: FastifyRequest, permission: string) => {
    request.actor = await options.authenticate(request);
    if (permission !== 'public') authorise(request.actor, permission);
    guardAgainstForgery(request);
  };
  // With a callback: a promise for each event that comes in would be for nothing.
  http.addHook('onRequest', (request, _reply, done) => {
    const permission = request.routeOptions.config.permission;
    if (permission === undefined) done();
    else admit(request, permission).then(() => done(), done);
  });
  http.get('/api/openapi.json', { config: { permission: 'public' }, schema: { hide: true } }, async () =>
    http.swagger(),
  );
  return http;
}

/** Throws 401 where nobody asks, 403 where the asker may not. */
export function authorise(actor: Actor | undefined, permission: string): asserts actor is Actor {
  if (actor === undefined) {
    throw new RondoError({
      code: 'not-signed-in',
      message: 'This needs a signed-in member or an API key.',
      cure: 'Sign in, or send “Authorization: Bearer KEY” with a key of the right scope.',
      status: 401,
    });
  }
  if (permission !== 'signed-in' && !actor.may(permission)) {
    throw new RondoError({
      code: 'not-allowed',
      message: `${actor.name} may not do this: it needs the permission “${permission}”.`,
      cure: 'Ask an owner for another role, or use a key with that scope.',
      status: 403,
    });
  }
}

/**
 * A page of another site can make a browser send our cookie with a form or an image, but cannot set this header
 * without our consent (CORS preflight). Requests that carry a key in the Authorization header need no such guard.
 */
function guardAgainstForgery(request: FastifyRequest): void {
  if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS') return;
  if (request.headers.authorization !== undefined || request.headers['x-rondo-request'] === '1') return;
  throw new RondoError({
    code: 'forgery-guard',
    message:
      'The request lacks the header “X-Rondo-Request: 1”, which shows that it comes from Rondo’s own pages.',
    cure: 'Send that header, or authenticate with an API key.',
    status: 403,
    field: 'X-Rondo-Request',
  });
}

/** The actor of a route that asked for a permission, so there is one. */
export function actorOf(request: FastifyRequest): Actor {
  authorise(request.actor, 'signed-in');
  return request.actor;
}
