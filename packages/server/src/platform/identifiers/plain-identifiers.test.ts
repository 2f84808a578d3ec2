import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startTestEvents } from '../../../test/support/events.ts';
import { identityKey, identityKeySql } from './identity-key.ts';
import { normaliseIdentifier } from './normalise-identifier.ts';
import { isPlainIdentifier, isPlainIdentifierSql } from './plain-identifiers.ts';

const likely = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.stringMatching(/^[A-Za-z0-9._:@-]{1,20}$/),
  fc.stringMatching(/^[a-z0-9._%+-]{1,12}@[a-z0-9.-]{1,12}[.][a-z]{2,4}$/),
  fc.constantFrom(
    '0',
    '000',
    '-1',
    'id',
    'null',
    'noreply@example.com',
    'test@test.com',
    'a.b@gmail.com',
    'a+b@outlook.com',
    'a+b@example.com',
    '00-00',
    'A',
    'n/a',
    'test',
  ),
  fc.string({ unit: 'grapheme', maxLength: 10 }),
);

describe('plain identifiers', () => {
  it('are what the normaliser returns unchanged', () => {
    let plain = 0;
    fc.assert(
      fc.property(fc.constantFrom('user_id', 'email', 'card_number'), likely, (kind, raw) => {
        if (!isPlainIdentifier(kind, raw)) return;
        plain++;
        const result = normaliseIdentifier(kind, raw);
        expect(result).toMatchObject({
          outcome: 'ok',
          value: raw,
          canonical: raw,
          key: identityKey(kind, raw),
        });
      }),
      { numRuns: 10_000 },
    );
    expect(plain).toBeGreaterThan(100);
  });

  it('are the same to the events engine, and so are their keys', async () => {
    const events = await startTestEvents();
    const values = fc.sample(likely, { numRuns: 2000, seed: 7 });
    await events.command('CREATE TABLE likely (value String) ENGINE = MergeTree ORDER BY tuple()');
    await events.insertRows(
      'likely',
      values.map((value) => ({ value })),
    );
    for (const kind of ['user_id', 'email']) {
      const rows = await events.query<{ value: string; plain: number; key: string }>(
        `SELECT value, ${isPlainIdentifierSql(kind, 'value')} ? 1 : 0 AS plain, ${identityKeySql(`'${kind}'`, 'value')} AS key FROM likely`,
      );
      expect(rows.length).toBe(values.length);
      for (const row of rows) {
        expect([row.value, row.plain === 1]).toEqual([row.value, isPlainIdentifier(kind, row.value)]);
        expect(row.key).toBe(String(identityKey(kind, row.value)));
      }
    }
  });
});
