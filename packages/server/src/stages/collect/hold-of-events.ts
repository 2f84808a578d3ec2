import type { HoldOfPerson } from '../consent/index.ts';
import type { IntakeWatch } from './watch-intake.ts';

/** What collect holds of a person. `import_rejects` and `import_keys` are told by events, so they go before them. */
export function holdOfEvents(watch: IntakeWatch): HoldOfPerson {
  return {
    queues: [
      { table: 'log', rows: ({ keys }) => `identity_key IN ${keys}`, isDerived: false },
      {
        table: 'dead_letters',
        rows: ({ values }) =>
          `JSONExtractString(payload, 'userId') IN ${values} OR JSONExtractString(payload, 'anonymousId') IN ${values}`,
        ifNamed: true,
      },
    ],
    tables: [
      {
        table: 'import_rejects',
        related: ({ keys }) =>
          `SELECT DISTINCT cityHash64(import_id, seq) AS number FROM events WHERE import_id != '' AND identity_key IN ${keys}`,
        rows: (_words, related) => `cityHash64(import_id, row) IN ${related}`,
        ifNamed: true,
      },
      {
        table: 'import_keys',
        related: ({ keys }) =>
          `SELECT DISTINCT message_hash AS number FROM events WHERE import_id != '' AND identity_key IN ${keys}`,
        rows: (_words, related) => `key IN ${related}`,
        isDerived: true,
      },
      { table: 'ad_impressions', rows: ({ keys }) => `identity_key IN ${keys}` },
      { table: 'traits', rows: ({ keys }) => `identity_key IN ${keys}` },
      { table: 'events', rows: ({ keys }) => `identity_key IN ${keys}` },
    ],
    async count(_scope, finds) {
      const rows = watch.recent().filter((seen) => finds(JSON.stringify(seen))).length;
      return [{ store: 'memory', place: 'debugger', rows }];
    },
    // All that it remembers goes: it is but the newest of everybody.
    async erase() {
      return [{ place: { store: 'memory', place: 'debugger', rows: watch.forget() }, action: 'forgotten' }];
    },
  };
}
