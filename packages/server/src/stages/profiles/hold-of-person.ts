import type { HoldOfPerson, ScopeWords, TableOfPerson } from '../consent/index.ts';

/**
 * Accounts that are the person: a sole trader whose company is known by their address, number or name of an identifier, and
 * in which nobody else was ever seen. An account that others belong to stays; only what names the person goes.
 */
function soleAccounts({ keys, values, expressions }: ScopeWords): string {
  const named = [
    `value IN ${values}`,
    ...expressions.map((expression) => `match(value, ${expression})`),
  ].join(' OR ');
  return `SELECT DISTINCT arrayJoin([account_key, beside_key]) AS number FROM account_identifiers
    WHERE (${named} OR beside_key IN (SELECT beside_key FROM account_identifiers WHERE ${named}))
      AND beside_key NOT IN (SELECT account_key FROM account_evidence WHERE identity_key NOT IN ${keys})`;
}

/** `account_identifiers` goes last: by it the others are told, also after a crash in between. */
const accountTables: readonly TableOfPerson[] = [
  ...['account_traits', 'account_evidence', 'account_map'].map((table) => ({
    table,
    related: soleAccounts,
    rows: ({ keys }: ScopeWords, related: string) =>
      table === 'account_evidence'
        ? `identity_key IN ${keys} OR account_key IN ${related}`
        : `account_key IN ${related}`,
    isDerived: table === 'account_map',
  })),
  {
    table: 'account_identifiers',
    related: soleAccounts,
    rows: (_words, related) => `account_key IN ${related}`,
  },
];

/** What is derived of a person's facts so that the person is found. A shared identifier still finds the others. */
export const holdOfProfiles: HoldOfPerson = {
  tables: [
    { table: 'identifiers', rows: ({ own }) => `identity_key IN ${own}` },
    { table: 'people_seen', rows: ({ own }) => `identity_key IN ${own}`, isDerived: true },
    { table: 'person_facts', rows: ({ own }) => `identity_key IN ${own}`, isDerived: true },
    {
      table: 'people_terms',
      rows: ({ own, keys }) =>
        `identity_key IN ${own} OR (identity_key IN ${keys} AND kind IN ('name', 'order'))`,
      isDerived: true,
    },
    ...accountTables,
  ],
};
