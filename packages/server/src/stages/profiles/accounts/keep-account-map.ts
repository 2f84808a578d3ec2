import type { Clock } from '../../../platform/clock.ts';
import type { Events } from '../../../platform/events/client.ts';
import { companyNumberOfVat, identityKey } from '../../../platform/identifiers/index.ts';
import { type AccountEdge, type AccountIdentifier, resolveAccounts } from './resolve-accounts.ts';

export type AccountMap = {
  /** Resolves when queries that are asked from now on see the accounts of all facts that are there. */
  refresh(): Promise<void>;
};

type Row = { account_key: string; beside_key: string; kind: string; value: string; first: string };

const NAMED = `SELECT account_key, beside_key, any(kind) AS kind, min(value) AS value, min(first_said) AS first
  FROM account_identifiers GROUP BY account_key, beside_key`;

/**
 * Keeps `account_map`, from which a query learns whose an account's identifier is. It is a function of the facts and is
 * derived again when it was derived from others, so nothing has to be told of imports, undone imports or new calls. Two
 * processes that do so at once write the same; should one of them have read fewer facts, the next question mends it.
 */
export function keepAccountMap(events: Events, clock: Clock): AccountMap {
  let running: Promise<void> | undefined;

  async function readFingerprint(): Promise<{ facts: string; derived: string; version: string }> {
    return events.queryOne(
      `SELECT
         (SELECT concat(toString(count()), ':', toString(groupBitXor(cityHash64(account_key, beside_key, first)))) FROM (${NAMED})) AS facts,
         ifNull((SELECT argMax(fingerprint, version) FROM account_map_states), '') AS derived,
         ifNull((SELECT max(version) FROM account_map_states), 0) AS version`,
    );
  }

  async function derive(): Promise<void> {
    const { facts, derived, version: last } = await readFingerprint();
    if (facts === derived) return;
    const rows = await events.query<Row>(
      `SELECT * FROM (${NAMED}) WHERE kind IN ('company_number', 'vat_number')
         OR account_key IN (SELECT arrayJoin([account_key, beside_key]) FROM account_identifiers WHERE account_key != beside_key)`,
    );
    const identifiers = new Map<bigint, { key: bigint; kind: string; first: string }>();
    for (const { account_key, kind, first } of rows) {
      const key = BigInt(account_key);
      const known = identifiers.get(key);
      if (known === undefined || first < known.first) identifiers.set(key, { key, kind, first });
    }
    const edges = rows
      .filter((row) => row.account_key !== row.beside_key)
      .map((row) => ({ left: BigInt(row.beside_key), right: BigInt(row.account_key), first: row.first }));
    edges.push(...edgesOfVatNumbers(rows, identifiers));
    const accounts = resolveAccounts([...identifiers.values()], edges);
    const before = await events.query<{ account_key: string; account: string }>(
      'SELECT account_key, argMax(account_id, version) AS account FROM account_map GROUP BY account_key',
    );
    const stored = new Map(before.map((row) => [BigInt(row.account_key), BigInt(row.account)]));
    const version = String(Math.max(clock.now().getTime(), Number(last) + 1));
    const changes = [...new Set([...accounts.keys(), ...stored.keys()])].flatMap((key) => {
      const account = accounts.get(key) ?? key;
      if ((stored.get(key) ?? key) === account) return [];
      return [{ account_key: String(key), account_id: String(account), version }];
    });
    await events.insertRows('account_map', changes);
    await events.insertRows('account_map_states', [{ version, fingerprint: facts }]);
  }

  return {
    async refresh() {
      // Whoever asks while it is derived cannot know that its own facts were read: it looks once more.
      await running;
      running ??= derive().finally(() => {
        running = undefined;
      });
      await running;
    },
  };
}

/** A VAT number that holds the number of the register of companies is that company's, where the number is known at all. */
function edgesOfVatNumbers(
  rows: readonly Row[],
  identifiers: ReadonlyMap<bigint, AccountIdentifier>,
): AccountEdge[] {
  return rows.flatMap(({ kind, value, account_key }) => {
    const canonical = kind === 'vat_number' ? companyNumberOfVat(value) : undefined;
    if (canonical === undefined) return [];
    const left = identityKey('company_number', canonical);
    const [number, vat] = [identifiers.get(left), identifiers.get(BigInt(account_key))];
    if (number === undefined || vat === undefined) return [];
    // Known from when both were.
    return [{ left, right: vat.key, first: number.first > vat.first ? number.first : vat.first }];
  });
}
