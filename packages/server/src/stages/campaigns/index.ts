export { type Campaigns, type CampaignsDeps, createCampaigns } from './campaigns.ts';
export {
  channelOfTouch,
  channelSql,
  clickOfAddress,
  clickOfAddressSql,
  type Touch,
  type TouchSql,
} from './channel-of-touch.ts';
export { newestAdFiguresSql } from './newest-ad-figures.ts';
export { campaignRoutes } from './routes.ts';
