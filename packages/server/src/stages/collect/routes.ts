import type { ServerResponse } from 'node:http';
import { DataSource, DeadLetter, IntakeOutcome } from '@rondo/contract';
import { Type } from 'typebox';
import { invalid, RondoError } from '../../platform/error.ts';
import { type Audit, type Authenticate, actorOf, type Http } from '../../platform/http/create-http.ts';
import type { Collect } from './index.ts';
import { type ListSourcesDeps, listSources } from './list-sources.ts';

export type CollectRoutesDeps = {
  collect: Collect;
  sources: ListSourcesDeps;
  /** The region that was chosen for a source. */
  regionOf(source: string): string | undefined;
  /** Who asks by now: a stream outlives a sign-out, a removed member and a revoked key otherwise. */
  authenticate: Authenticate;
  audit: Audit;
};

const tags = ['Collect'];
const MOST_STREAMS = 20;
const MOST_UNREAD_BYTES = 1_048_576;
const WATCHER = 'debugger.read';
const BEAT_MS = 15_000;
const ASK_AGAIN_MS = 3_000;

/** The live debugger and the dead letters. */
export function collectRoutes(
  http: Http,
  { collect, sources, regionOf, authenticate, audit }: CollectRoutesDeps,
): void {
  const streams = new Set<ServerResponse>();
  // An open stream is never idle, so the server would wait for it when it stops.
  http.addHook('preClose', async () => {
    for (const stream of streams) stream.end();
  });

  http.get(
    '/api/sources',
    {
      config: { permission: 'inventory.read' },
      schema: {
        tags,
        operationId: 'listSources',
        summary: 'Everything that has sent facts, or may: newest fact, volume of the last days, dead letters',
        response: { 200: Type.Object({ items: Type.Array(DataSource) }) },
      },
    },
    async () => ({
      items: (await listSources(sources)).map((source) => {
        const region = regionOf(source.source);
        return region === undefined ? source : { ...source, region };
      }),
    }),
  );

  http.get(
    '/api/intake/recent',
    {
      config: { permission: WATCHER },
      schema: {
        tags,
        operationId: 'listRecentIntake',
        summary: 'The newest outcomes of intake',
        response: { 200: Type.Object({ items: Type.Array(IntakeOutcome) }) },
      },
    },
    async () => ({ items: collect.watch.recent() }),
  );

  http.get(
    '/api/intake/live',
    {
      config: { permission: WATCHER },
      schema: { tags, operationId: 'watchIntake', summary: 'Outcomes as they happen, as server-sent events' },
    },
    async (request, reply) => {
      if (streams.size >= MOST_STREAMS) {
        throw new RondoError({
          code: 'busy',
          message: `The live debugger is open ${MOST_STREAMS} times already.`,
          cure: 'Close it in other windows, or look at the newest outcomes without the stream.',
          status: 503,
          retryAfterSeconds: 30,
        });
      }
      reply.hijack();
      reply.raw.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
        // Ended by the server, the connection goes as well, instead of keeping the server for another minute.
        connection: 'close',
      });
      streams.add(reply.raw);
      reply.raw.write(': listening\n\n');
      const stop = collect.watch.watch((outcome) => {
        // Whoever reads more slowly than events come misses some; intake's memory is not their queue.
        if (reply.raw.writableLength < MOST_UNREAD_BYTES)
          reply.raw.write(`data: ${JSON.stringify(outcome)}\n\n`);
      });
      const beat = setInterval(() => reply.raw.write(': still here\n\n'), BEAT_MS);
      const ask = setInterval(() => {
        void authenticate(request).then(
          (actor) => {
            if (actor?.may(WATCHER) !== true) reply.raw.end();
          },
          // A store that is away for a moment says nothing about who watches.
          () => undefined,
        );
      }, ASK_AGAIN_MS);
      request.raw.on('close', () => {
        clearInterval(beat);
        clearInterval(ask);
        stop();
        streams.delete(reply.raw);
      });
    },
  );

  http.get(
    '/api/dead-letters',
    {
      config: { permission: 'dead-letters.read' },
      schema: {
        tags,
        operationId: 'listDeadLetters',
        summary: 'Events that could not be taken, with the cure',
        querystring: Type.Object({
          reason: Type.Optional(Type.String()),
          source: Type.Optional(Type.String()),
          limit: Type.Integer({ minimum: 1, maximum: 500, default: 50 }),
          offset: Type.Integer({ minimum: 0, default: 0 }),
        }),
        response: {
          200: Type.Object({
            items: Type.Array(DeadLetter),
            total: Type.Integer(),
            reasons: Type.Array(Type.Object({ reason: Type.String(), count: Type.Integer() })),
          }),
        },
      },
    },
    async (request) => collect.deadLetters.list(request.query),
  );

  http.post(
    '/api/dead-letters/:id/replay',
    {
      config: { permission: 'dead-letters.write' },
      schema: {
        tags,
        operationId: 'replayDeadLetter',
        summary: 'Sends a mended event through intake again',
        params: Type.Object({ id: Type.String() }),
        body: Type.Object({ payload: Type.String({ description: 'The mended event as JSON text' }) }),
        response: {
          200: Type.Object({
            taken: Type.Boolean(),
            refusals: Type.Array(
              Type.Object({
                reason: Type.String(),
                field: Type.String(),
                message: Type.String(),
                cure: Type.String(),
              }),
            ),
          }),
        },
      },
    },
    async (request) => {
      const taken = await collect.deadLetters.replay(request.params.id, parse(request.body.payload));
      await audit({
        actor: actorOf(request),
        action: 'dead-letter.replayed',
        subject: request.params.id,
        detail: { taken: taken.refused.length === 0 },
      });
      return {
        taken: taken.refused.length === 0,
        refusals: taken.refused.map(({ index: _, ...refusal }) => refusal),
      };
    },
  );

  http.delete(
    '/api/dead-letters/:id',
    {
      config: { permission: 'dead-letters.write' },
      schema: {
        tags,
        operationId: 'discardDeadLetter',
        summary: 'Sets a dead letter aside for good',
        params: Type.Object({ id: Type.String() }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await collect.deadLetters.discard(request.params.id);
      await audit({
        actor: actorOf(request),
        action: 'dead-letter.discarded',
        subject: request.params.id,
        detail: {},
      });
      return reply.status(204).send(null);
    },
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid(
      'payload',
      'The mended event is not JSON.',
      'Correct the brackets, quotes and commas and send it again.',
    );
  }
}
