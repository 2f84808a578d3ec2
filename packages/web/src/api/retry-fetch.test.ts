import { expect, it } from 'vitest';
import { toApiError, toFormField } from './api-error.ts';
import { fetchWithPatience, isWaiting, readRetryAfter } from './retry-fetch.ts';

const now = new Date('2026-05-03T12:00:00Z');

it('reads Retry-After as seconds or as a date, within bounds', () => {
  expect(readRetryAfter('2', now)).toBe(2);
  expect(readRetryAfter('0', now)).toBe(0.5);
  expect(readRetryAfter('3600', now)).toBe(10);
  expect(readRetryAfter('Sun, 03 May 2026 12:00:04 GMT', now)).toBe(4);
  expect(readRetryAfter('soon', now)).toBeUndefined();
  expect(readRetryAfter(null, now)).toBeUndefined();
});

it('asks again while the engine starts, and says so meanwhile', async () => {
  const seen: string[] = [];
  const answers = [
    new Response('', { status: 503, headers: { 'Retry-After': '0.5' } }),
    new Response('ready', { status: 200 }),
  ];
  const pending = fetchWithPatience(new Request('http://localhost/api/x', { method: 'POST', body: 'kept' }), {
    now: () => now,
    fetch: async (request) => {
      seen.push(await request.text());
      return answers.shift() ?? new Response('', { status: 500 });
    },
  });
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(isWaiting()).toBe(true);
  expect(await (await pending).text()).toBe('ready');
  expect(isWaiting()).toBe(false);
  expect(seen).toEqual(['kept', 'kept']);
});

it('hands on a 503 that promises nothing, and stops waiting when cancelled', async () => {
  const plain = await fetchWithPatience(new Request('http://localhost/'), {
    now: () => now,
    fetch: async () => new Response('', { status: 503 }),
  });
  expect(plain.status).toBe(503);

  const controller = new AbortController();
  const cancelled = fetchWithPatience(new Request('http://localhost/', { signal: controller.signal }), {
    now: () => now,
    fetch: async () => new Response('', { status: 503, headers: { 'Retry-After': '5' } }),
  });
  setTimeout(() => controller.abort(), 50);
  await expect(cancelled).rejects.toThrow();
  expect(isWaiting()).toBe(false);
});

it('gives an error for whatever came back', () => {
  const fault = { error: { code: 'bad-email', message: 'No @', cure: 'Write one', field: '/body/email' } };
  expect(toApiError(400, fault)).toMatchObject({
    code: 'bad-email',
    message: 'No @',
    cure: 'Write one',
    status: 400,
  });
  expect(toApiError(502, '<html>')).toMatchObject({ code: 'http-502', message: '' });
  expect(toApiError(0, undefined).code).toBe('unreachable');
});

it('names form fields from pointers', () => {
  expect(toFormField('/body/email')).toBe('email');
  expect(toFormField('/steps/0/event')).toBe('steps.0.event');
  expect(toFormField('email')).toBe('email');
});
