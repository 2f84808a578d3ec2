import type { HoldOfPerson } from '../consent/index.ts';

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
  ],
};
