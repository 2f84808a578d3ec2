import type { Events } from '../../src/platform/events/client.ts';

let made = 0;

/** One row of `events`, all that is not given empty. `person` becomes its identity key. */
export type TestEvent = {
  person?: number;
  /** Under which kind of identifier the person is known; without one, by none that anybody could name. */
  known?: string;
  at: string;
  type?: string;
  event?: string;
  properties?: Record<string, unknown>;
  context?: Record<string, unknown>;
  channel?: string;
  campaign?: string;
  creative?: string;
  creator?: string;
  country?: string;
  region?: string;
  device?: string;
  page_path?: string;
  page_host?: string;
  referrer_host?: string;
  utm_source?: string;
  import_id?: string;
  order_id?: string;
  revenue?: number;
  currency?: string;
};

/** Puts facts straight into `events`, as the projector would have. */
export async function insertEvents(events: Events, facts: readonly TestEvent[]): Promise<void> {
  await events.insertRows(
    'events',
    facts.map(({ person = 0, known, at, type, ...fact }) => {
      made += 1;
      return {
        message_id: `test-${made}`,
        message_hash: String(made),
        identity_key: String(person),
        identifiers: known === undefined ? [] : [{ kind: known, value: String(person), key: String(person) }],
        timestamp: at,
        received_at: at,
        type: type ?? (fact.event === undefined ? 'page' : 'track'),
        ...fact,
      };
    }),
  );
}

export async function insertAdFigures(
  events: Events,
  rows: readonly Record<string, unknown>[],
): Promise<void> {
  await events.insertRows(
    'ad_figures',
    rows.map((row) => {
      made += 1;
      return { message_hash: String(made), kind: 'ad-figures', period: 'day', ...row };
    }),
  );
}

export async function insertMentions(
  events: Events,
  rows: readonly Record<string, unknown>[],
): Promise<void> {
  await events.insertRows(
    'mentions',
    rows.map((row) => {
      made += 1;
      return { message_hash: String(made), ...row };
    }),
  );
}

export async function insertKpiValues(
  events: Events,
  rows: readonly Record<string, unknown>[],
): Promise<void> {
  await events.insertRows(
    'kpi_values',
    rows.map((row) => {
      made += 1;
      return { message_hash: String(made), received_at: '2026-01-01T00:00:00Z', period: 'day', ...row };
    }),
  );
}

/** Says that one identity key belongs to another person from now on, as the resolver would. */
export async function mergePeople(events: Events, key: number, into: number): Promise<void> {
  made += 1;
  await events.insertRows('identity_changes', [
    { version: String(made), identity_key: String(key), profile_id: String(into) },
  ]);
  await events.command('SYSTEM RELOAD DICTIONARY identity_delta');
}

/** Empties the tables of facts, so that each test counts only its own. */
export async function clearFacts(events: Events): Promise<void> {
  for (const table of [
    'events',
    'ad_figures',
    'mentions',
    'kpi_values',
    'identity_changes',
    'identifiers',
    'people_seen',
  ]) {
    await events.command(`TRUNCATE TABLE ${table}`);
  }
  await events.command('SYSTEM RELOAD DICTIONARY identity_delta');
}
