// The ceiling of single events: a Fastify route that reads a body and does nothing with it. Prints {"url"}.
import Fastify from 'fastify';

const server = Fastify();
server.post('/v1/track', async () => ({ success: true }));
process.stdout.write(`${JSON.stringify({ url: await server.listen({ host: '127.0.0.1', port: 0 }) })}\n`);
