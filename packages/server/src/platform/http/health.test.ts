import { afterAll, expect, it } from 'vitest';
import { silentLog } from '../log.ts';
import { type Authenticate, createHttp } from './create-http.ts';
import { healthRoutes } from './health.ts';

const authenticate: Authenticate = async ({ headers }) =>
  headers.authorization === undefined
    ? undefined
    : {
        kind: 'key',
        id: 'k',
        name: 'Prometheus',
        may: (permission) => headers.authorization === 'Bearer read' && permission === 'telemetry.read',
      };
const http = await createHttp({ log: silentLog(), version: '0', authenticate });
const telemetry = healthRoutes(http, { checks: {}, lag: async () => [], authenticate });
afterAll(() => http.close());

async function ask(remoteAddress: string, headers: Record<string, string> = {}): Promise<string> {
  const answer = await http.inject({ url: '/metrics', remoteAddress, headers });
  return answer.statusCode === 200 ? answer.payload : String(answer.statusCode);
}

it('shows the metrics to this machine and to whoever has a key that may read them, not to strangers', async () => {
  telemetry.countIntake('ok', 3);
  const shown = 'rondo_intake_events_total{outcome="ok"} 3';
  for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1']) expect(await ask(address)).toContain(shown);
  expect(await ask('192.0.2.7')).toBe('401');
  expect(await ask('192.0.2.7', { authorization: 'Bearer write' })).toBe('403');
  expect(await ask('192.0.2.7', { authorization: 'Bearer read' })).toContain(shown);
  // Through a proxy on this machine it is the visitor's address that counts.
  expect(await ask('127.0.0.1', { 'x-forwarded-for': '192.0.2.7' })).toBe('401');
  expect(await ask('192.0.2.7', { 'x-forwarded-for': '127.0.0.1' })).toBe('401');
});
