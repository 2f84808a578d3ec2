import type { ConsentActDone, ConsentDecision, ConsentLink, PersonConsent } from '@rondo/contract';
import { beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../../test/support/server.ts';

const ANNA = encodeURIComponent('email:anna@ek.example');
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});

const ask = (purpose: string, channel: string) =>
  server.ask<ConsentDecision>('GET', `/api/consent/may?person=${ANNA}&purpose=${purpose}&channel=${channel}`);
const act = (does: 'grant' | 'withdraw', purpose: string, channel: string) =>
  server.ask<ConsentActDone>('POST', `/api/consent/people/${ANNA}/${does}`, {
    purpose,
    channel,
    reason: 'asked by letter',
  });

describe('the ledger', () => {
  it('holds what was said, and answers from it at once', async () => {
    expect(await ask('marketing', 'sms')).toMatchObject({ allowed: false, because: 'not-asked' });
    expect(await ask('analytics', 'web')).toMatchObject({ allowed: true, because: 'not-objected' });
    await act('grant', 'marketing', 'sms');
    expect(await ask('marketing', 'sms')).toMatchObject({ allowed: true, because: 'granted' });
    await act('withdraw', '', '');
    for (const [purpose, channel] of [
      ['marketing', 'sms'],
      ['analytics', 'web'],
    ] as const)
      expect(await ask(purpose, channel)).toMatchObject({ allowed: false, because: 'withdrawn' });
    const held = await server.ask<PersonConsent>('GET', `/api/consent/people/${ANNA}`);
    expect(held.ledger.map(({ state, purpose, reason }) => [state, purpose, reason])).toEqual([
      ['withdrawn', '', 'asked by letter'],
      ['granted', 'marketing', 'asked by letter'],
    ]);
  });

  it('waits for the link of a double opt-in, which works once', async () => {
    const done = await act('grant', 'marketing', 'email');
    expect(done.state).toBe('pending');
    expect(await ask('marketing', 'email')).toMatchObject({ allowed: false, because: 'pending' });
    const url = done.confirmation?.url ?? '';
    const page = await (await fetch(url)).text();
    expect(await ask('marketing', 'email')).toMatchObject({ allowed: false });
    const seal = /name="seal" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const post = () =>
      fetch(url, { method: 'POST', body: new URLSearchParams({ seal, do: 'confirm' }), redirect: 'manual' });
    const answers = await Promise.all([post(), post(), post()]);
    expect(answers.map((answer) => answer.headers.get('location')?.includes('confirmed')).sort()).toEqual([
      false,
      false,
      true,
    ]);
    expect(await ask('marketing', 'email')).toMatchObject({ allowed: true, because: 'confirmed' });
  });
});

describe('the preference centre', () => {
  it('shows and changes what is held, and stops with one click what a message was about', async () => {
    const link = await server.ask<ConsentLink>('POST', `/api/consent/people/${ANNA}/link`, {
      purpose: 'marketing',
      channel: 'email',
    });
    const answer = await fetch(link.url, { headers: { 'accept-language': 'fr, he;q=0.8, en;q=0.5' } });
    const page = await answer.text();
    expect(page).toContain('<html lang="he" dir="rtl">');
    expect(page).not.toContain('<script');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    expect(page).toContain('value="marketing.email" checked');

    const seal = /name="seal" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const was = [...page.matchAll(/name="was" value="([^"]+)"/g)].map((match) => match[1] ?? '');
    const fields: [string, string][] = [
      ['seal', seal],
      ['do', 'save'],
      ...was.map((name): [string, string] => ['was', name]),
      ...[...was, 'marketing.post']
        .filter((name) => name !== 'analytics.web')
        .map((name): [string, string] => ['yes', name]),
    ];
    const form = new URLSearchParams(fields);
    const forged = new URLSearchParams(form);
    forged.set('seal', 'x');
    await fetch(link.url, { method: 'POST', body: forged });
    expect(await ask('marketing', 'post')).toMatchObject({ allowed: false });
    await fetch(link.url, { method: 'POST', body: form });
    expect(await ask('marketing', 'post')).toMatchObject({ allowed: true });
    expect(await ask('marketing', 'email')).toMatchObject({ allowed: true });

    const stop = link.unsubscribeUrl ?? '';
    expect((await fetch(stop)).status).toBe(200);
    expect(await ask('marketing', 'email')).toMatchObject({ allowed: true });
    const oneClick = await fetch(stop, {
      method: 'POST',
      body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
      redirect: 'manual',
    });
    expect(oneClick.status).toBe(200);
    expect(await ask('marketing', 'email')).toMatchObject({ allowed: false, because: 'withdrawn' });
    expect(await ask('marketing', 'post')).toMatchObject({ allowed: true });
    expect((await fetch(`${link.url}x`)).status).toBe(404);
  });
});
