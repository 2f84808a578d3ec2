import type { Campaign, CampaignChange, CampaignInput, CampaignList } from '@rondo/contract';
import type { Clock } from '../../platform/clock.ts';
import { invalid, notFound, RondoError } from '../../platform/error.ts';
import type { Events } from '../../platform/events/client.ts';
import type { Records } from '../../platform/records/open-records.ts';
import { findSeenCampaigns, type SeenCampaign } from './seen-campaigns.ts';
import { type CampaignRow, createCampaignStore } from './store.ts';

export type Campaigns = {
  /** All campaigns: those that somebody described, and those that merely arrived. */
  list(): Promise<CampaignList>;
  get(id: string): Promise<Campaign>;
  add(input: CampaignInput): Promise<Campaign>;
  change(id: string, change: CampaignChange): Promise<Campaign>;
  /** Takes away the description; what arrived stays. */
  remove(id: string): Promise<Campaign>;
};

export type CampaignsDeps = { events: Events; records: Records; clock: Clock; timeZone(): Promise<string> };

export function createCampaigns(deps: CampaignsDeps): Campaigns {
  const store = createCampaignStore(deps.records, deps.clock);
  const seen = async () => findSeenCampaigns(deps.events, await deps.timeZone());

  async function find(id: string): Promise<CampaignRow> {
    const row = await store.find(id);
    if (row === undefined) throw notFound('campaign', id);
    return row;
  }

  async function get(id: string): Promise<Campaign> {
    const row = await find(id);
    return describe(
      row,
      (await seen()).find((one) => one.key === row.key),
    );
  }

  return {
    async list() {
      const [rows, arrived] = await Promise.all([store.list(), seen()]);
      const byKey = new Map(arrived.map((one) => [one.key, one]));
      const described = rows.map((row) => describe(row, byKey.get(row.key)));
      const known = new Set(rows.map((row) => row.key));
      const others = arrived.filter((one) => !known.has(one.key)).map(undescribed);
      // The newest first: what runs now is what people look for.
      const items = [...described, ...others].sort((a, b) => (lastDay(b) < lastDay(a) ? -1 : 1));
      return { items, total: items.length, notDescribed: others.length };
    },
    get,
    async add(input) {
      checkDays(input.start, input.end);
      const id = await store.add(input);
      if (id === undefined) {
        throw new RondoError({
          code: 'already-there',
          message: `The campaign “${input.key}” has been described already.`,
          cure: 'Change that description, or choose another key.',
          status: 409,
          field: '/key',
        });
      }
      return get(id);
    },
    async change(id, change) {
      const row = await find(id);
      checkDays(
        change.start === undefined ? row.start_day : change.start,
        change.end === undefined ? row.end_day : change.end,
      );
      await store.change(id, change);
      return get(id);
    },
    async remove(id) {
      const campaign = await get(id);
      await store.remove(id);
      return campaign;
    },
  };
}

function lastDay(campaign: Campaign): string {
  return campaign.seen?.last ?? campaign.end ?? campaign.start ?? '';
}

function checkDays(start: string | null | undefined, end: string | null | undefined): void {
  for (const [field, day] of [
    ['/start', start],
    ['/end', end],
  ] as const) {
    const time = day == null ? 0 : Date.parse(`${day}T00:00:00Z`);
    if (Number.isNaN(time) || (day != null && new Date(time).toISOString().slice(0, 10) !== day)) {
      throw invalid(field, `There is no day ${day}.`, 'Write a day of the calendar, such as 2026-03-31.');
    }
  }
  if (start != null && end != null && end < start) {
    throw invalid('/end', 'The campaign ends before it begins.', 'Choose a later last day.');
  }
}

function describe(row: CampaignRow, seen: SeenCampaign | undefined): Campaign {
  const channels: unknown = JSON.parse(row.channels);
  return {
    id: row.id,
    key: row.key,
    name: row.name,
    start: row.start_day,
    end: row.end_day,
    budget: row.budget,
    channels: Array.isArray(channels) ? channels.map(String) : [],
    owner: row.owner,
    goalMetric: row.goal_metric,
    audience: row.audience,
    content: row.content,
    seen: seen === undefined ? null : seenOf(seen),
  };
}

function undescribed(seen: SeenCampaign): Campaign {
  return {
    id: null,
    key: seen.key,
    name: seen.key,
    start: null,
    end: null,
    budget: null,
    channels: seen.channels,
    owner: '',
    goalMetric: '',
    audience: '',
    content: '',
    seen: seenOf(seen),
  };
}

function seenOf({ key: _, ...seen }: SeenCampaign): NonNullable<Campaign['seen']> {
  return seen;
}
