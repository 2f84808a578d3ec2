/** Every file that the demo company hands to Rondo, with its kind. */

import type { ImportKindId } from '@rondo/contract';
import { AD_FIGURE_COLUMNS, listAdFigures } from './ad-figures-file.ts';
import {
  KPI_COLUMNS,
  listProducts,
  listSocialPosts,
  listStoreVisits,
  listWeeklyFigures,
  PRODUCT_COLUMNS,
  SOCIAL_POST_COLUMNS,
} from './company-files.ts';
import { IMPRESSION_COLUMNS, listImpressions } from './impression-log.ts';
import { listMentions, MENTION_COLUMNS } from './mention-files.ts';
import { listReviews, listSurveyAnswers, REVIEW_COLUMNS, SURVEY_COLUMNS } from './opinion-files.ts';
import {
  BOOKING_COLUMNS,
  CONTACT_COLUMNS,
  DEAL_COLUMNS,
  listBookings,
  listContacts,
  listDeals,
  listTickets,
  TICKET_COLUMNS,
} from './people-files.ts';
import {
  listOrders,
  listReceipts,
  listReturns,
  ORDER_COLUMNS,
  RECEIPT_COLUMNS,
  RETURN_COLUMNS,
} from './sales-files.ts';
import type { Chunk, Company } from './simulate-company.ts';
import type { Row } from './write-csv.ts';

interface FileOfKind {
  readonly kind: ImportKindId;
  readonly name: string;
  readonly columns: readonly string[];
  /** How long a row's figures run from its date. */
  readonly period?: 'day' | 'week';
}

/** Grows with the people: written chunk by chunk. */
export interface PeopleFile extends FileOfKind {
  readonly rows: (company: Company, chunk: Chunk) => Iterable<Row>;
}

/** Is the same however many people there are, but for its figures. */
export interface CompanyFile extends FileOfKind {
  readonly rows: (company: Company) => Iterable<Row>;
}

export const PEOPLE_FILES: readonly PeopleFile[] = [
  { kind: 'contacts', name: 'crm-contacts.csv', columns: CONTACT_COLUMNS, rows: listContacts },
  { kind: 'deals', name: 'crm-deals.csv', columns: DEAL_COLUMNS, rows: listDeals },
  { kind: 'tickets', name: 'support-tickets.csv', columns: TICKET_COLUMNS, rows: listTickets },
  { kind: 'orders', name: 'shop-orders-before-tracking.csv', columns: ORDER_COLUMNS, rows: listOrders },
  { kind: 'receipts', name: 'till-receipts.csv', columns: RECEIPT_COLUMNS, rows: listReceipts },
  { kind: 'returns', name: 'returns.csv', columns: RETURN_COLUMNS, rows: listReturns },
  { kind: 'reviews', name: 'product-reviews.csv', columns: REVIEW_COLUMNS, rows: listReviews },
  { kind: 'survey-answers', name: 'brand-survey.csv', columns: SURVEY_COLUMNS, rows: listSurveyAnswers },
  { kind: 'bookings', name: 'store-bookings.csv', columns: BOOKING_COLUMNS, rows: listBookings },
  {
    kind: 'ad-impressions',
    name: 'ad-server-log.csv',
    columns: IMPRESSION_COLUMNS,
    rows: listImpressions,
  },
];

export const COMPANY_FILES: readonly CompanyFile[] = [
  { kind: 'products', name: 'product-range.csv', columns: PRODUCT_COLUMNS, rows: listProducts },
  {
    kind: 'ad-figures',
    name: 'ad-figures-weekly.csv',
    columns: AD_FIGURE_COLUMNS,
    period: 'week',
    rows: listAdFigures,
  },
  { kind: 'mentions', name: 'media-monitoring.csv', columns: MENTION_COLUMNS, rows: listMentions },
  {
    kind: 'social-posts',
    name: 'own-social-posts.csv',
    columns: SOCIAL_POST_COLUMNS,
    period: 'day',
    rows: listSocialPosts,
  },
  {
    kind: 'kpi-values',
    name: 'store-visits-daily.csv',
    columns: KPI_COLUMNS,
    period: 'day',
    rows: listStoreVisits,
  },
  {
    kind: 'kpi-values',
    name: 'business-figures-weekly.csv',
    columns: KPI_COLUMNS,
    period: 'week',
    rows: listWeeklyFigures,
  },
];
