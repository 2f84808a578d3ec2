import type { ProcessingActivity, ProcessingRegister, RegisterDetails, RetentionRule } from '@rondo/contract';
import type { Clock } from '../../../platform/clock.ts';
import type { Events } from '../../../platform/events/client.ts';
import type { PrivacyDb } from './tables.ts';

export type RegisterDeps = {
  db: PrivacyDb;
  events: Events;
  clock: Clock;
  company(): Promise<string>;
  purposes(): Promise<{ purpose: string; channels: string[] }[]>;
  /** Members by role and keys: who reads what is here. */
  recipients(): Promise<string[]>;
  /** What of this installation's own set-up keeps the data safe. */
  security(): string[];
  rules(): Promise<RetentionRule[]>;
};

export type Register = {
  make(): Promise<ProcessingRegister>;
  details(): Promise<RegisterDetails>;
  setDetails(details: RegisterDetails): Promise<RegisterDetails>;
};

const MOST_CATEGORIES = 60;

/** The register of GDPR, Article 30, from what is really there; only what no program can know is written by hand. */
export function createRegister(deps: RegisterDeps): Register {
  const { db, events } = deps;

  async function details(): Promise<RegisterDetails> {
    const row = await db
      .selectFrom('register_details')
      .select('details')
      .where('id', '=', 1)
      .executeTakeFirst();
    if (row !== undefined) return JSON.parse(row.details);
    return { controller: await deps.company(), contact: '', officer: '', transfers: '', measures: '' };
  }

  async function activities(rules: readonly RetentionRule[]): Promise<ProcessingActivity[]> {
    type Row = { source: string; events: string; first: string; last: string; names: string[] };
    const [rows, traits, kinds] = await Promise.all([
      events.query<Row>(
        `SELECT source, count() AS events, toString(toDate(min(timestamp))) AS first, toString(toDate(max(timestamp))) AS last,
           arraySort(groupUniqArray(${MOST_CATEGORIES})(if(event = '', type, event))) AS names
         FROM events WHERE identity_key != 0 GROUP BY source ORDER BY events DESC`,
      ),
      events.query<{ source: string; names: string[] }>(
        `SELECT source, arraySort(groupUniqArray(${MOST_CATEGORIES})(name)) AS names FROM traits GROUP BY source`,
      ),
      events.query<{ source: string; kinds: string[] }>(
        'SELECT source, arraySort(groupUniqArray(kind)) AS kinds FROM identifiers GROUP BY source',
      ),
    ]);
    const traitsOf = new Map(traits.map(({ source, names }) => [source, names]));
    const kindsOf = new Map(kinds.map((row) => [row.source, row.kinds]));
    return rows.map((row) => ({
      source: row.source,
      events: Number(row.events),
      firstSeen: row.first,
      lastSeen: row.last,
      subjects: kindsOf.get(row.source) ?? [],
      categories: [...(traitsOf.get(row.source) ?? []), ...row.names],
      retention: retentionOf(row.source, rules),
    }));
  }

  return {
    details,
    async setDetails(changed) {
      const row = { id: 1, details: JSON.stringify(changed) };
      await db
        .insertInto('register_details')
        .values(row)
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ details: row.details }))
        .execute();
      return changed;
    },
    async make() {
      const retention = await deps.rules();
      const [own, found, purposes, recipients] = await Promise.all([
        details(),
        activities(retention),
        deps.purposes(),
        deps.recipients(),
      ]);
      return {
        madeAt: deps.clock.now().toISOString(),
        details: own,
        activities: found,
        purposes,
        recipients,
        retention,
        security: deps.security(),
      };
    },
  };
}

/** The shortest rule that holds for all events of a source. */
function retentionOf(source: string, rules: readonly RetentionRule[]): string {
  const days = rules
    .filter(
      (rule) =>
        rule.kind === 'events' && rule.enabled && rule.event === '' && ['', source].includes(rule.source),
    )
    .map((rule) => rule.days);
  return days.length === 0 ? '' : String(Math.min(...days));
}

/** One line an activity, as spreadsheets read it. */
export function registerCsv({
  details,
  activities,
  purposes,
  recipients,
  security,
}: ProcessingRegister): string {
  const cell = (value: string) =>
    `"${(/^[=+\-@\t\r]/.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`;
  const head = [
    'controller',
    'contact',
    'data_protection_officer',
    'source',
    'events',
    'first_seen',
    'last_seen',
    'known_by',
    'categories',
    'purposes',
    'recipients',
    'transfers',
    'retention_days',
    'security',
  ];
  const lines = activities.map((activity) => [
    details.controller,
    details.contact,
    details.officer,
    activity.source,
    String(activity.events),
    activity.firstSeen,
    activity.lastSeen,
    activity.subjects.join('; '),
    activity.categories.join('; '),
    purposes.map(({ purpose, channels }) => `${purpose} (${channels.join(', ')})`).join('; '),
    recipients.join('; '),
    details.transfers,
    activity.retention,
    [...security, details.measures].filter((text) => text !== '').join('; '),
  ]);
  return `\ufeff${[head, ...lines].map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
}
