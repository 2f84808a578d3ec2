import { Campaign, CampaignChange, CampaignInput, CampaignList } from '@rondo/contract';
import { Type } from 'typebox';
import { type Audit, actorOf, type Http } from '../../platform/http/create-http.ts';
import type { Campaigns } from './campaigns.ts';

export type CampaignRoutesDeps = {
  campaigns: Campaigns;
  audit: Audit;
};

const tags = ['Campaigns'];
const read = { permission: 'campaigns.read' };
const write = { permission: 'campaigns.write' };
const Id = Type.Object({ id: Type.String({ maxLength: 100 }) });

export function campaignRoutes(http: Http, { campaigns, audit }: CampaignRoutesDeps): void {
  http.get(
    '/api/campaigns',
    {
      config: read,
      schema: {
        tags,
        operationId: 'listCampaigns',
        summary: 'Campaigns that were described, and those that arrived without a description',
        response: { 200: CampaignList },
      },
    },
    () => campaigns.list(),
  );
  http.get(
    '/api/campaigns/:id',
    { config: read, schema: { tags, operationId: 'getCampaign', params: Id, response: { 200: Campaign } } },
    (request) => campaigns.get(request.params.id),
  );
  http.post(
    '/api/campaigns',
    {
      config: write,
      schema: { tags, operationId: 'addCampaign', body: CampaignInput, response: { 201: Campaign } },
    },
    async (request, reply) => {
      const campaign = await campaigns.add(request.body);
      await audit({
        actor: actorOf(request),
        action: 'campaign.created',
        subject: campaign.id ?? campaign.key,
        detail: { ...request.body },
      });
      return reply.status(201).send(campaign);
    },
  );
  http.patch(
    '/api/campaigns/:id',
    {
      config: write,
      schema: {
        tags,
        operationId: 'changeCampaign',
        params: Id,
        body: CampaignChange,
        response: { 200: Campaign },
      },
    },
    async (request) => {
      const campaign = await campaigns.change(request.params.id, request.body);
      await audit({
        actor: actorOf(request),
        action: 'campaign.changed',
        subject: request.params.id,
        detail: { ...request.body },
      });
      return campaign;
    },
  );
  http.delete(
    '/api/campaigns/:id',
    {
      config: write,
      schema: {
        tags,
        operationId: 'removeCampaign',
        summary: 'Takes away the description; what arrived of the campaign stays',
        params: Id,
        response: { 200: Campaign },
      },
    },
    async (request) => {
      const campaign = await campaigns.remove(request.params.id);
      await audit({
        actor: actorOf(request),
        action: 'campaign.deleted',
        subject: request.params.id,
        detail: { key: campaign.key, name: campaign.name },
      });
      return campaign;
    },
  );
}
