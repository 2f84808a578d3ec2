import type { TFunction } from 'i18next';
import type { Format } from '../../ui/format.ts';
import { isolate, kindName } from '../people/person-words.ts';
import type { Due } from './request-order.ts';

/** `email:anna@example.com` → “e-mail anna@example.com”; an id stays a number. */
export function nameSubject(person: string, t: TFunction<'privacy'>, people: TFunction): string {
  const colon = person.indexOf(':');
  if (colon < 0) return t('numbered', { id: isolate(person) });
  return people('people:identifier', {
    kind: kindName(person.slice(0, colon), people),
    value: isolate(person.slice(colon + 1)),
  });
}

export function sayDue(due: Due, t: TFunction<'privacy'>, format: Format): string {
  if (due.at === 'over') return '';
  const words = { count: due.days, figure: format.number(due.days) };
  if (due.at === 'late') return t('due.late', words);
  return due.days === 0 ? t('due.today') : t('due.left', words);
}

/** Tables and parts of the program that have a name for people; the others keep their code. */
const PLACES = [
  'account_evidence',
  'account_identifiers',
  'account_map',
  'account_traits',
  'actions',
  'ad_impressions',
  'audit_log',
  'campaigns',
  'consent_confirmations',
  'consent_entries',
  'consents',
  'dead_letter_outcomes',
  'dead_letters',
  'debugger',
  'device_audiences',
  'events',
  'identifiers',
  'identity_blocked',
  'identity_changes',
  'identity_edge_keys',
  'identity_edges',
  'identity_junk',
  'identity_map',
  'identity_members',
  'identity_released',
  'identity_requests',
  'import_files',
  'import_keys',
  'import_rejects',
  'imports',
  'links',
  'log',
  'match_suggestions',
  'members',
  'mentions',
  'one_time_links',
  'people_seen',
  'people_terms',
  'person_facts',
  'privacy_requests',
  'segments',
  'sessions',
  'traits',
  'uploads',
  'waiting_clicks',
] as const;

const SHARED = 'identifiers: ';

export function namePlace(place: string, t: TFunction<'privacy'>, people: TFunction): string {
  if (place.startsWith(SHARED))
    return t('sharedIdentifier', { kind: kindName(place.slice(SHARED.length), people) });
  const known = PLACES.find((one) => one === place);
  return known === undefined ? place : t(`place.${known}`);
}

const STORES = ['events', 'records', 'files', 'memory'] as const;
export function nameStore(store: string, t: TFunction<'privacy'>): string {
  const known = STORES.find((one) => one === store);
  return known === undefined ? store : t(`store.${known}`);
}

const REASONS = ['staff-account', 'shared-identifier'] as const;
export function sayKept(reason: string, t: TFunction<'privacy'>): string {
  const known = REASONS.find((one) => one === reason);
  return known === undefined ? reason : t(`keptBecause.${known}`);
}

/** Sentences that the server writes, and signs, in English: each to the letter, so that none says another's words. */
const SENTENCES: readonly (readonly [written: string, key: string])[] = [
  [
    'Backups: Rondo itself makes none. Copies of the data folder or of the databases that you made are not reached.',
    'backups',
  ],
  ['Destinations: Rondo sends people’s data to none.', 'destinations'],
  ['SQLite: the file is written anew (VACUUM), its write-ahead log is empty, no page is free', 'sqlite'],
  ['PostgreSQL: the tables that were changed are written anew (VACUUM FULL)', 'postgres'],
  ['pages and API over HTTPS', 'https'],
  ['pages and API without HTTPS of their own', 'noHttps'],
  ['passwords kept as argon2id, keys as SHA-256', 'hashes'],
  ['roles: owner, marketer, analyst, viewer; a viewer sees no person', 'roles'],
  ['audit log of every change', 'audit'],
  ['data folder readable by its owner only', 'folder'],
  ['events in a ClickHouse server', 'clickhouse'],
  ['events on this machine', 'eventsHere'],
  ['records in PostgreSQL', 'postgresRecords'],
  ['records on this machine', 'recordsHere'],
];

/** What the server wrote, in the reader's language where it is known; undefined where only its English is there. */
export function saySentence(written: string, t: TFunction<'privacy'>): string | undefined {
  const key = SENTENCES.find(([one]) => one === written)?.[1];
  return key === undefined ? undefined : t(`sentence.${key}`);
}

/** `members: owner (2)` → “Owners: 2” */
export function sayRecipient(written: string, t: TFunction<'privacy'>, format: Format): string | undefined {
  const [, who, role, count] = /^(members|API keys): ([a-z]+) \((\d+)\)$/.exec(written) ?? [];
  if (who === undefined || role === undefined) return undefined;
  const words = { figure: format.number(Number(count)) };
  return who === 'members'
    ? t('recipient.members', { ...words, role: t(`role.${role}`) })
    : t(`recipient.keys.${role}`, { ...words, defaultValue: written });
}
