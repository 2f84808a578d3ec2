import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { foldAddress, foldPostcode } from './fold-address.ts';
import { foldName, soundOf } from './fold-name.ts';
import { foldText } from './fold-text.ts';
import { nicknameGroups } from './nicknames.ts';

describe('folding', () => {
  it.each([
    ['Åsa Öström', 'asa ostrom'],
    ['  O’Brien-Smith ', 'obrien smith'],
    ['Łódź, straße', 'lodz strasse'],
    ['בָרוּךְ', foldText('ברוך')],
    ["ח'אלד", foldText('חאלד')],
    ['שלום', foldText('שלומ')],
  ])('%s', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  it('leaves one byte for each letter of Hebrew, so that similarities of bytes are those of letters', () => {
    expect(Buffer.byteLength(foldText('נתניהו'))).toBe(6);
  });

  it.each([
    ['Carlsson Ulf, Controller', 'Controller Ulf Karlsson'],
    ['Van Arkel, Heleen', 'Heleen Arkel'],
    ['Bert van de Laar (oud-lid)', 'Bert Laar'],
    ['Jan Meijer', 'Jan Meyer'],
    ['Bör', 'Boer'],
  ])('“%s” sounds like “%s”', (a, b) => {
    const sound = (name: string): string[] => foldName(name).words.map(soundOf).sort();
    expect(sound(a)).toEqual(sound(b));
  });

  it('knows a nickname from a stranger', () => {
    const share = (a: string, b: string): boolean =>
      nicknameGroups(a).some((group) => nicknameGroups(b).includes(group));
    expect(share('tom', 'thomas')).toBe(true);
    expect(share(foldText('מיקי'), foldText('מיכאל'))).toBe(true);
    expect(share('tom', 'anna')).toBe(false);
  });
});

const ORACLES = join(
  process.env.RONDO_EVALUATION_DATA ?? join(import.meta.dirname, '../../../../../../shared/data'),
  'identity/oracles/name_address_match_examples.tsv',
);

type Case = { field: string; cluster: string; value: string };

function readCases(): Case[] {
  return readFileSync(ORACLES, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'))
    .map(([, field = '', cluster = '', value = '']) => ({ field, cluster, value }));
}

describe.skipIf(!existsSync(ORACLES))('addresses as the Dutch write them (needs the evaluation data)', () => {
  const cases = existsSync(ORACLES) ? readCases() : [];
  const pairs = cases.flatMap((a, i) =>
    cases.slice(i + 1).flatMap((b) => (a.field === b.field ? [{ a, b }] : [])),
  );
  it('writes each postcode one way', () => {
    const codes = cases.filter(({ field }) => field === 'postcode').map(({ value }) => foldPostcode(value));
    expect(new Set(codes)).toEqual(new Set(['1142jn']));
  });

  it.each(
    pairs
      .filter(({ a, b }) => a.field === 'address' && a.cluster === b.cluster)
      .map(({ a, b }) => [a.value, b.value]),
  )('“%s” is the address “%s”', (a, b) => {
    const [short, long] = [foldAddress(a), foldAddress(b)].sort((x, y) => x.length - y.length);
    expect(long?.startsWith(short ?? '')).toBe(true);
  });
});
