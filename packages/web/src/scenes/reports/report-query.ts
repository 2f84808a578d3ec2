import type { Desk } from '@rondo/contract';
import { apiQuery } from '../../api/query.ts';
import type { askPeriod } from '../explore/ask-period.ts';

export type ReportAsk = ReturnType<typeof askPeriod>;

/** Without days the server takes the last 28 whole ones. */
export function reportQuery(desk: Desk, query: Partial<ReportAsk>) {
  return apiQuery('/api/reports/{desk}', { params: { path: { desk }, query } });
}

/** What changes when an insight was answered or a goal was set. */
export const reportKeys = [['/api/reports/{desk}'], ['/api/insights/{desk}']] as const;
