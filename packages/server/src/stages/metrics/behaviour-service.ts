import type {
  CampaignFunnelAnswer,
  CampaignFunnelQuery,
  DecilesAnswer,
  FunnelAnswer,
  FunnelQuestion,
  Period,
  RetentionAnswer,
  RetentionQuery,
  WebAnswer,
  WebQuery,
} from '@rondo/contract';
import type { Clock } from '../../platform/clock.ts';
import type { Events } from '../../platform/events/client.ts';
import { personOf } from '../identity/index.ts';
import { readCampaignFunnel } from './campaign-funnel.ts';
import { readDeciles } from './customer-deciles.ts';
import { parseFilters } from './filters.ts';
import { readFunnel } from './funnel.ts';
import type { Figures } from './metrics-service.ts';
import { checkPeriod } from './period.ts';
import { readRetention } from './retention.ts';
import { PURCHASE_GOAL, type SiteGoals } from './site-goals-store.ts';
import { readWebStatistics } from './web-statistics.ts';

/** What people do on the site and over time. */
export type Behaviour = {
  web(query: WebQuery): Promise<WebAnswer>;
  funnel(question: FunnelQuestion): Promise<FunnelAnswer>;
  campaignFunnel(query: CampaignFunnelQuery): Promise<CampaignFunnelAnswer>;
  retention(query: RetentionQuery): Promise<RetentionAnswer>;
  deciles(period: Period): Promise<DecilesAnswer>;
};

export function createBehaviour(deps: {
  events: Events;
  clock: Clock;
  figures: Figures;
  siteGoals: SiteGoals;
}): Behaviour {
  const { events, clock, figures, siteGoals } = deps;
  return {
    async web(query) {
      const goals = await siteGoals.list();
      return readWebStatistics(
        { events, personOf, frame: await figures.frame(), now: clock.now() },
        {
          period: checkPeriod(query),
          comparison: query.compare ?? 'previous',
          filters: parseFilters(query.filter),
          goals: goals.length === 0 ? [PURCHASE_GOAL] : goals,
          ...(query.grain === undefined ? {} : { grain: query.grain }),
        },
      );
    },
    funnel: async (question) => readFunnel(events, personOf, await figures.frame(), question),
    campaignFunnel: (query) => readCampaignFunnel(figures, query),
    retention: async (query) => readRetention(events, personOf, await figures.frame(), clock.now(), query),
    deciles: async (period) => readDeciles(events, personOf, await figures.frame(), period),
  };
}
