import type { ImportField } from './import-field.ts';
import { figureKinds } from './import-kinds-figures.ts';
import { impressionKinds } from './import-kinds-impressions.ts';
import { peopleKinds } from './import-kinds-people.ts';
import { privacyKinds } from './import-kinds-privacy.ts';
import { salesKinds } from './import-kinds-sales.ts';

/** The nine kinds of marketing data. */
export const dataKinds = [
  'social-media',
  'crm-sales-support',
  'business-kpis',
  'web-statistics',
  'radio-tv-print',
  'online-mentions',
  'product-reviews',
  'consumer-surveys',
  'other-marketing',
] as const;
export type DataKind = (typeof dataKinds)[number];

export const importKindIds = [
  'contacts',
  'deals',
  'tickets',
  'orders',
  'returns',
  'receipts',
  'payments',
  'bookings',
  'subscriptions',
  'products',
  'ad-figures',
  'ad-impressions',
  'social-posts',
  'mentions',
  'reviews',
  'survey-answers',
  'kpi-values',
  'web-statistics',
  'email-statistics',
  'email-events',
  'permissions',
  'bought-attributes',
  'events',
] as const;
export type ImportKindId = (typeof importKindIds)[number];

/** 'log' takes facts about persons, 'consents' what they allow; the others figures of nobody. */
export const importTargets = [
  'log',
  'ad_figures',
  'ad_impressions',
  'mentions',
  'kpi_values',
  'products',
  'consents',
] as const;
export type ImportTarget = (typeof importTargets)[number];

export interface ImportKind {
  readonly id: ImportKindId;
  readonly description: string;
  /** Which of the nine kinds of data it is; the first is the principal one. */
  readonly dataKinds: readonly DataKind[];
  /** 'log': facts about persons, which become identify or track events; else the table that is filled. */
  readonly target: ImportTarget;
  readonly type?: 'identify' | 'track';
  /** Name of the event; absent for identify and where `eventField` names the column that holds it. */
  readonly event?: string;
  readonly eventField?: string;
  /** 'fact': a row with a known id is there already; 'state': a row with a known id but other content is news. */
  readonly rowIs: 'fact' | 'state';
  /** A row without any identifier of a person is rejected. */
  readonly needsPerson: boolean;
  /** Whether columns without a mapping are kept as traits or properties unless the importer says otherwise. */
  readonly keepRest: boolean;
  /** The file may have one column per value of `name`; each cell then becomes a row's `value`. */
  readonly wide?: { readonly name: string; readonly value: string };
  /** Values that every row of this kind has. */
  readonly fixed?: Readonly<Record<string, string>>;
  /** Each measure of a row becomes one value in `kpi_values` under this prefix; its dimensions go along. */
  readonly kpiPrefix?: string;
  /** What a row says of a person was bought: supplier, licence, legal basis and expiry go with every trait. */
  readonly purchase?: true;
  readonly fields: readonly ImportField[];
}

const byId = new Map(
  [...peopleKinds, ...salesKinds, ...figureKinds, ...impressionKinds, ...privacyKinds].map((kind) => [
    kind.id,
    kind,
  ]),
);

/** Every kind of file that can be imported, in the order in which the UI lists them. */
export const importKinds: readonly ImportKind[] = importKindIds.flatMap((id) => byId.get(id) ?? []);

export function findImportKind(id: string): ImportKind | undefined {
  return importKinds.find((kind) => kind.id === id);
}
