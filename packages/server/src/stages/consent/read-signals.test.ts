import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultSettings } from './default-settings.ts';
import { readSignals } from './read-signals.ts';
import { readTcString } from './read-tc-string.ts';

/** The core string's fields before the purposes, with their widths in bits (IAB TCF v2.2, “Core String”). */
const BEFORE: readonly (readonly [value: number, bits: number])[] = [
  [2, 6], // version
  [15_930_000_000, 36], // created
  [15_930_000_000, 36], // last updated
  [300, 12], // consent manager
  [1, 12], // its version
  [1, 6], // screen
  [4 * 64 + 13, 12], // language
  [220, 12], // vendor list
  [4, 6], // policy
  [1, 1], // of one service alone
  [0, 1], // texts
  [0, 12], // special features
];

function writeTcString(consented: readonly number[], claimed: readonly number[]): string {
  const flags = (purposes: readonly number[]) =>
    Array.from({ length: 24 }, (_, index) => (purposes.includes(index + 1) ? '1' : '0')).join('');
  const head = BEFORE.map(([value, bits]) => value.toString(2).padStart(bits, '0')).join('');
  const all = `${head}${flags(consented)}${flags(claimed)}${'0'.repeat(60)}`;
  const bytes = (all.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2));
  return `${Buffer.from(bytes).toString('base64url')}.YAAAAAAAAAAA`;
}

const purposes = fc.uniqueArray(fc.integer({ min: 1, max: 24 }));
const signalsOf = (consent: unknown, gpc = false) =>
  Object.fromEntries(
    readSignals({ consent }, { gpc }, defaultSettings).map(({ purpose, channel, agrees }) => [
      `${purpose}.${channel}`,
      agrees,
    ]),
  );

describe('a TCF string', () => {
  it('says which purposes were consented to, and which are claimed where consent is not needed', () => {
    fc.assert(
      fc.property(purposes, purposes, (consented, claimed) => {
        const expected = new Set([...consented, ...claimed.filter((one) => ![1, 3, 4, 5, 6].includes(one))]);
        expect(readTcString(writeTcString(consented, claimed))).toEqual(expected);
      }),
    );
  });

  it('is read in no time, and says nothing, whatever else stands in its place', () => {
    for (const text of [
      '',
      '.',
      'C',
      'x'.repeat(50_000),
      'BOE…',
      '%00'.repeat(9),
      `${'_'.repeat(48)}.${'A'.repeat(900)}`,
    ])
      expect(readTcString(text)).toBeUndefined();
    fc.assert(fc.property(fc.string({ maxLength: 300 }), (text) => void readTcString(text)));
  });

  it('holds for the purposes that stand for it', () => {
    expect(signalsOf({ tcString: writeTcString([1, 8], []) })).toEqual({
      'analytics.web': true,
      'profiling.web': false,
      'marketing.ads': false,
    });
  });
});

describe('what an event says of consent', () => {
  it('is read by the categories’ names; a no outweighs a yes, and the guard of the browser every yes', () => {
    expect(signalsOf(undefined)).toEqual({});
    expect(signalsOf({ categoryPreferences: { Analytics: true, ANALYTICS: false } })).toEqual({
      'analytics.web': false,
    });
    expect(signalsOf({ categoryPreferences: { statistics: 'granted', 'marketing.sms': 'no' } })).toEqual({
      'analytics.web': true,
      'marketing.sms': false,
    });
    // A banner's “marketing” is about advertisements; it is no yes to letters.
    expect(signalsOf({ categoryPreferences: { marketing: true } })).toEqual({ 'marketing.ads': true });
    expect(signalsOf({ categoryPreferences: { advertising: true } }, true)).toEqual({
      'profiling.web': false,
      'marketing.ads': false,
    });
  });

  it('survives whatever is put in its place', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (consent, preferences) => {
        readSignals({ consent }, { gpc: false }, defaultSettings);
        readSignals(
          { consent: { categoryPreferences: preferences, tcString: consent } },
          { gpc: true },
          defaultSettings,
        );
      }),
    );
  });
});
