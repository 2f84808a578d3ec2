import type { CampaignChange, CampaignInput } from '@rondo/contract';
import { api, take } from '../../api/client.ts';
import { apiQuery } from '../../api/query.ts';

export const campaignsQuery = apiQuery('/api/campaigns');
export const metricsQuery = apiQuery('/api/metrics');
export const addCampaign = (body: CampaignInput) => take(api.POST('/api/campaigns', { body }));
export const changeCampaign = (id: string, body: CampaignChange) =>
  take(api.PATCH('/api/campaigns/{id}', { params: { path: { id } }, body }));
export const removeCampaign = (id: string) =>
  take(api.DELETE('/api/campaigns/{id}', { params: { path: { id } } }));
