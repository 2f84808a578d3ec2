import { describe, expect, it } from 'vitest';
import { readPeriod } from '../../ui/period.ts';
import { askReport } from './ask-report.ts';

const today = '2026-05-20';
const ask = (search: { period?: string; compare?: string }) => askReport(readPeriod(search, today, 1), today);

describe('the period of a report', () => {
  it('ends with the last whole day where the period rolls', () => {
    expect(ask({})).toEqual({ from: '2026-04-22', to: '2026-05-20', compare: 'previous' });
    expect(ask({ period: 'last-7-days' })).toMatchObject({ from: '2026-05-13', to: '2026-05-20' });
  });
  it('takes chosen days and calendar months as they are, the end being the day after', () => {
    expect(ask({ period: '2026-05-01..2026-05-20' })).toMatchObject({ from: '2026-05-01', to: '2026-05-21' });
    expect(ask({ period: 'last-month' })).toMatchObject({ from: '2026-04-01', to: '2026-05-01' });
  });
  it('compares with last year, and with nothing where the goal is the measure', () => {
    expect(ask({ compare: 'last-year' }).compare).toBe('last-year');
    expect(ask({ compare: 'goal' }).compare).toBe('none');
  });
});
