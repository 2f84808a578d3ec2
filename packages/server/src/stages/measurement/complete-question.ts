import type { AttributionGrain, ConversionMetric, Period } from '@rondo/contract';
import type { Parameters } from '../../platform/events/client.ts';
import { checkPeriod, type Frame, LEAD_EVENTS, PURCHASE_EVENTS, periodParameters } from '../metrics/index.ts';

type Asked = Period & {
  grain?: AttributionGrain;
  conversion?: string[];
  metric?: ConversionMetric;
  lookbackDays?: number;
  halfLifeDays?: number;
};

/** The question with all that it leaves out, and the parameters of its queries. */
export function completeQuestion(query: Asked, frame: Frame, now: Date) {
  const period = checkPeriod(query);
  const grain = query.grain ?? 'channel';
  const lookbackDays = query.lookbackDays ?? 30;
  const halfLifeDays = query.halfLifeDays ?? 7;
  const conversion = query.conversion ?? (query.metric === 'leads' ? [LEAD_EVENTS[0]] : [...PURCHASE_EVENTS]);
  const parameters: Parameters = {
    ...periodParameters(period, frame),
    lookback_days: lookbackDays,
    half_life: halfLifeDays * 86_400_000,
    conversion,
    now_ms: now.getTime(),
  };
  return {
    period,
    grain,
    lookbackDays,
    halfLifeDays,
    conversion,
    parameters,
    firstOnly: query.metric === 'new_customers',
  };
}
