export {
  channelOfTouch,
  channelSql,
  clickOfAddress,
  clickOfAddressSql,
  type Touch,
  type TouchSql,
} from './channel-of-touch.ts';
