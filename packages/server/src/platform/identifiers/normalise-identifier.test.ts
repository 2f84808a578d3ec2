import { describe, expect, it } from 'vitest';
import { hash64, identityKey, strongestIdentifier } from './identity-key.ts';
import { type IdentifierFault, type NormaliseOptions, normaliseIdentifier } from './normalise-identifier.ts';
import { findFormerKey } from './read-mailbox.ts';

function normalised(kind: string, raw: string, options?: NormaliseOptions): string | IdentifierFault {
  const result = normaliseIdentifier(kind, raw, options);
  return result.outcome === 'ok' ? result.value : result.reason;
}

describe('normaliseIdentifier', () => {
  it.each([
    ['  Anna.Berg@Example.COM ', 'anna.berg@example.com'],
    ['Anna Berg <anna@example.com>', 'anna@example.com'],
    ['mailto:anna@example.com', 'anna@example.com'],
    ['anna@räksmörgås.se', 'anna@xn--rksmrgs-5wao1o.se'],
    ['\u200fanna@example.com\u200e', 'anna@example.com'],
    ['anna@', 'not-an-email'],
    ['anna@localhost', 'not-an-email'],
    ['anna berg@example.com', 'not-an-email'],
    ['a@b@example.com', 'not-an-email'],
    ['test@test.com', 'placeholder'],
    ['noreply@example.com', 'placeholder'],
    ['   ', 'empty'],
  ])('reads the e-mail %j as %s', (raw, expected) => expect(normalised('email', raw)).toBe(expected));

  const keyOf = (raw: string) => {
    const result = normaliseIdentifier('email', raw);
    return result.outcome === 'ok' ? result.key : undefined;
  };

  it('knows two ways of writing one Gmail mailbox, and leaves the dots of other hosts alone', () => {
    expect(keyOf('Anna.Berg+shop@googlemail.com')).toBe(keyOf('annaberg@gmail.com'));
    expect(keyOf('anna.berg@example.com')).not.toBe(keyOf('annaberg@example.com'));
    expect(keyOf('anna.berg+shop@outlook.com')).not.toBe(keyOf('annaberg@outlook.com'));
    expect(normalised('email', 'Anna.Berg+shop@gmail.com')).toBe('anna.berg+shop@gmail.com');
  });

  it.each([
    'outlook.com',
    'hotmail.nl',
    'live.se',
    'icloud.com',
    'me.com',
    'fastmail.com',
    'proton.me',
    'zoho.eu',
    'ya.ru',
  ])(
    'ignores what follows a plus at %s, keeps the address as it is shown, and knows the key from before',
    (host) => {
      expect(keyOf(`Anna+shop@${host}`)).toBe(keyOf(`anna@${host}`));
      expect(normalised('email', `Anna+shop@${host}`)).toBe(`anna+shop@${host}`);
      expect(findFormerKey('email', `anna+shop@${host}`)).toEqual({
        former: identityKey('email', `anna+shop@${host}`),
        canonical: `anna@${host}`,
        key: keyOf(`anna@${host}`),
      });
      expect(findFormerKey('email', `anna@${host}`)).toBeUndefined();
    },
  );

  it.each(['example.com', 'yahoo.com', 'gmx.de', 'notoutlook.com', 'mail.outlook.com'])(
    'keeps the tag of a host that is not known to ignore it: %s',
    (host) => {
      expect(keyOf(`anna+shop@${host}`)).not.toBe(keyOf(`anna@${host}`));
      expect(keyOf(`anna-shop@${host}`)).not.toBe(keyOf(`anna@${host}`));
      expect(findFormerKey('email', `anna+shop@${host}`)).toBeUndefined();
    },
  );

  it('keeps an address that is nothing but a tag, and every key of Gmail', () => {
    expect(keyOf('+shop@outlook.com')).toBe(identityKey('email', '+shop@outlook.com'));
    expect(findFormerKey('email', '+shop@outlook.com')).toBeUndefined();
    expect(findFormerKey('email', 'anna+shop@gmail.com')).toBeUndefined();
  });

  it.each([
    ['070-174 06 05', 'SE', '+46701740605'],
    ['+46 70 174 06 05', undefined, '+46701740605'],
    ['0046701740605', 'NL', '+46701740605'],
    ['06 20 51 87 32', 'NL', '+31620518732'],
    ['054-234-5678', 'IL', 'placeholder'],
    ['054-723-1184', 'IL', '+972547231184'],
    ['0612345678', 'NL', 'placeholder'],
    ['000000', 'SE', 'placeholder'],
    ['0701740605', undefined, 'not-a-phone-number'],
    ['call me', 'SE', 'not-a-phone-number'],
    ['0701740605', 'XX', 'not-a-phone-number'],
  ])('reads the phone number %j of %s as %s', (raw, region, expected) =>
    expect(normalised('phone', raw, region === undefined ? {} : { defaultRegion: region })).toBe(expected),
  );

  it.each([
    'anonymous',
    'GUEST',
    'null',
    '[object Object]',
    '"none"',
    "'0'",
    '0',
    '-1',
    '00000000-0000-0000-0000-000000000000',
    '#N/A',
    'NaN',
  ])('takes %j for nobody', (raw) => expect(normalised('user_id', raw)).toBe('placeholder'));

  it.each(['00004', '7590-VHVEG', 'a', 'Nullen', 'x'.repeat(512), 'אבג'])(
    'keeps the id %j as it stands',
    (raw) => expect(normalised('user_id', raw)).toBe(raw),
  );

  it('takes no id that is too long or cannot be printed', () => {
    expect(normalised('user_id', 'x'.repeat(513))).toBe('too-long');
    expect(normalised('user_id', 'a\u0000b')).toBe('unreadable');
    expect(normalised('user_id', 'Bj\ufffdrn')).toBe('unreadable');
    expect(normalised('card_number', '6001 2345 7788')).toBe('600123457788');
  });
});

describe('identityKey', () => {
  it('is the head of MD5 over kind, a zero byte and the value', () => {
    // printf 'user_id\0u1' | md5sum
    expect(identityKey('user_id', 'u1')).toBe(hash64('user_id\0u1'));
    // md5('') = d41d8cd98f00b204e9800998ecf8427e
    expect(hash64('')).toBe(0xd41d8cd98f00b204n);
    expect(identityKey('email', 'u1')).not.toBe(identityKey('user_id', 'u1'));
  });

  it('files an event under its strongest identifier', () => {
    const kinds = ['anonymous_id', 'loyalty_app_id', 'phone', 'email'].map((kind) => ({ kind }));
    expect(strongestIdentifier(kinds)?.kind).toBe('email');
    expect(strongestIdentifier(kinds.slice(0, 2))?.kind).toBe('loyalty_app_id');
    expect(strongestIdentifier([])).toBeUndefined();
  });
});
