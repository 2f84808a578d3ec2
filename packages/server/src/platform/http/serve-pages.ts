import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import { RondoError } from '../error.ts';
import { errorBody } from './answer-error.ts';
import type { Http } from './create-http.ts';

const PAGES = fileURLToPath(new URL('../../../../web/dist/', import.meta.url));
const SNIPPET = fileURLToPath(new URL('../../../../sdk/dist/', import.meta.url));

/** The browser's side: the application, and the tracking snippet under /rondo.js for any site. */
export async function servePages(http: Http): Promise<void> {
  const built = existsSync(`${PAGES}index.html`);
  if (built) {
    await http.register(fastifyStatic, {
      root: PAGES,
      wildcard: false,
      // The build lays .br and .gz beside each file.
      preCompressed: true,
      // Vite names files by their content, so they may be kept for good; the page that names them may not.
      setHeaders: (reply, path) => {
        const hashed = path.includes('/assets/');
        void reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  if (existsSync(`${SNIPPET}rondo.js`)) {
    http.get('/rondo.js', async (_request, reply) => {
      void reply.header('cache-control', 'public, max-age=3600').header('access-control-allow-origin', '*');
      return reply
        .type('application/javascript; charset=utf-8')
        .sendFile('rondo.js', SNIPPET, { cacheControl: false });
    });
  }

  http.setNotFoundHandler(async (request, reply) => {
    const page =
      request.method === 'GET' &&
      request.headers.accept?.includes('text/html') &&
      !/^\/(api|v1|sql|mcp)(\/|$)/.test(request.url);
    if (page && built)
      return reply.header('cache-control', 'no-cache').sendFile('index.html', PAGES, { cacheControl: false });
    const error = page
      ? new RondoError({
          code: 'no-pages',
          message: 'The pages of Rondo have not been built.',
          cure: 'Run `npm run build` in the checkout and start again.',
          status: 503,
        })
      : new RondoError({
          code: 'not-found',
          message: `There is nothing at ${request.method} ${request.url.split('?')[0]}.`,
          cure: '/api/openapi.json lists what there is.',
          status: 404,
        });
    return reply.status(error.status).send(errorBody(error));
  });
}
