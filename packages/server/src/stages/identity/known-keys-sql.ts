/** What a browser or a device holds; who is known by nothing else is nobody that one could write to. */
const OF_DEVICES = "('device_id', 'anonymous_id', 'click_id')";

/**
 * The identity keys that were somebody's before a moment (`{at:DateTime64(3, 'UTC')}`): identifiers of people that were seen before
 * it, and devices that evidence from before it ties to one. Who a device belongs to is often learned when its owner buys;
 * what is said of a moment in the past must not know that yet.
 */
export const keysKnownSql = (): string => `
  SELECT identity_key FROM people_seen WHERE kind NOT IN ${OF_DEVICES} AND first_seen < {at:DateTime64(3, 'UTC')}
  UNION DISTINCT
  SELECT right_key FROM identity_edges
  WHERE state = 1 AND left_kind NOT IN ${OF_DEVICES} AND timestamp < {at:DateTime64(3, 'UTC')}`;
