import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AccountEdge, type AccountIdentifier, resolveAccounts } from './resolve-accounts.ts';

const identifier = (key: number, kind = 'group_id'): AccountIdentifier => ({
  key: BigInt(key),
  kind,
  first: `0${key} m`,
});
const edge = (left: number, right: number, first = `${left}${right}`): AccountEdge => ({
  left: BigInt(left),
  right: BigInt(right),
  first,
});

describe('resolveAccounts', () => {
  it('makes one account of what facts named together, under the identifier that was named first', () => {
    const accounts = resolveAccounts(
      [identifier(3), identifier(2, 'company_number'), identifier(1, 'vat_number'), identifier(9)],
      [edge(3, 2), edge(2, 1)],
    );
    expect(accounts).toEqual(
      new Map([
        [2n, 1n],
        [3n, 1n],
      ]),
    );
  });

  it('never gives one account two numbers of the register: what was said first counts', () => {
    const identifiers = [identifier(1), identifier(2, 'company_number'), identifier(3, 'company_number')];
    expect(resolveAccounts(identifiers, [edge(1, 3, 'b'), edge(1, 2, 'a')])).toEqual(new Map([[2n, 1n]]));
  });

  it('does not mind in which order facts arrived', () => {
    const kinds = fc.constantFrom('group_id', 'company_id', 'company_number', 'vat_number');
    const facts = fc.record({
      kinds: fc.array(kinds, { minLength: 8, maxLength: 8 }),
      edges: fc.array(fc.tuple(fc.nat(7), fc.nat(7), fc.nat(5)), { maxLength: 14 }),
      seed: fc.array(fc.nat(1000), { minLength: 14, maxLength: 14 }),
    });
    fc.assert(
      fc.property(facts, ({ kinds: of, edges, seed }) => {
        const identifiers = of.map((kind, key) => identifier(key + 1, kind));
        const all = edges
          .filter(([left, right]) => left !== right)
          .map(([left, right, at]) => edge(left + 1, right + 1, `${at}`));
        const shuffled = all
          .map((one, index) => ({ one, by: seed[index] ?? 0 }))
          .sort((a, b) => a.by - b.by)
          .map(({ one }) => one);
        const sorted = (map: Map<bigint, bigint>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));
        expect(sorted(resolveAccounts([...identifiers].reverse(), shuffled))).toEqual(
          sorted(resolveAccounts(identifiers, all)),
        );
      }),
      { numRuns: 500 },
    );
  });
});
