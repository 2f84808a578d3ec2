import { describe, expect, it } from 'vitest';
import { judgeOpening } from './judge-opening.ts';
import { makeCode } from './make-code.ts';
import { checkTarget, tagTarget } from './tag-target.ts';

describe('tagTarget', () => {
  const utm = { utm_source: 'instagram', utm_campaign: 'vår & ljus', rondo_click: 'abc' };
  const added = 'utm_source=instagram&utm_campaign=v%C3%A5r%20%26%20ljus&rondo_click=abc';
  it.each([
    ['https://shop.example', `https://shop.example?${added}`],
    ['https://shop.example/a?x=1%20y&x=2#top', `https://shop.example/a?x=1%20y&x=2&${added}#top`],
    ['https://shop.example/#/route?inside=1', `https://shop.example/?${added}#/route?inside=1`],
    ['https://shop.example/?', `https://shop.example/?${added}`],
    ['https://shop.example/?a=1&', `https://shop.example/?a=1&${added}`],
    [
      'https://shop.example/?utm_source=own&rondo_click=',
      'https://shop.example/?utm_source=own&rondo_click=&utm_campaign=v%C3%A5r%20%26%20ljus',
    ],
  ])('adds to %s', (target, expected) => expect(tagTarget(target, utm)).toBe(expected));
  it('adds nothing that is empty', () =>
    expect(tagTarget('https://a.example/#x', { utm_medium: '' })).toBe('https://a.example/#x'));
});

describe('checkTarget', () => {
  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    '//evil.example',
    '/inside',
    'https://user:secret@a.example',
    'https://a.example/\nset-cookie:x',
    'https://a.example\\@evil.example',
    'ftp://a.example',
    'https://rondo.example/l/abc',
  ])('refuses %j', (target) => expect(() => checkTarget(target, 'https://rondo.example/l/')).toThrow());
  it('writes other letters as browsers send them and leaves the rest as it stands', () => {
    expect(checkTarget(' https://lampor.example/söndag ', 'x')).toBe('https://lampor.example/s%C3%B6ndag');
    expect(checkTarget('https://a.example?q=%7e', 'x')).toBe('https://a.example?q=%7e');
  });
});

describe('judgeOpening', () => {
  const browser =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1';
  it.each<[string, string, Record<string, string>, string]>([
    ['a phone', 'GET', { 'user-agent': browser, 'sec-fetch-dest': 'document' }, 'click'],
    ['an older browser without fetch headers', 'GET', { 'user-agent': browser }, 'click'],
    ['the browser inside Instagram', 'GET', { 'user-agent': `${browser} Instagram 350.0.0` }, 'click'],
    ['a HEAD request', 'HEAD', { 'user-agent': browser }, 'preview'],
    ['a program without a name', 'GET', {}, 'preview'],
    [
      'Slack',
      'GET',
      { 'user-agent': 'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)' },
      'preview',
    ],
    ['Facebook', 'GET', { 'user-agent': 'facebookexternalhit/1.1' }, 'preview'],
    ['WhatsApp', 'GET', { 'user-agent': 'WhatsApp/2.23.20.0' }, 'preview'],
    ['Skype', 'GET', { 'user-agent': `${browser} SkypeUriPreview Preview/0.5` }, 'preview'],
    [
      'Google',
      'GET',
      { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' },
      'preview',
    ],
    ['curl', 'GET', { 'user-agent': 'curl/8.5.0' }, 'preview'],
    [
      'a browser that fetches ahead',
      'GET',
      { 'user-agent': browser, 'sec-purpose': 'prefetch;prerender' },
      'preview',
    ],
    ['Safari’s preview', 'GET', { 'user-agent': browser, 'x-purpose': 'preview' }, 'preview'],
    ['a page that embeds it', 'GET', { 'user-agent': browser, 'sec-fetch-dest': 'image' }, 'preview'],
  ])('takes %s for what it is', (_, method, headers, expected) =>
    expect(judgeOpening(method, headers)).toBe(expected),
  );
});

describe('makeCode', () => {
  it('makes short codes that can be read aloud', () => {
    const codes = new Set(Array.from({ length: 500 }, () => makeCode()));
    expect(codes.size).toBe(500);
    for (const code of codes) expect(code).toMatch(/^[2-9a-km-np-z]{7}$/);
  });
});
