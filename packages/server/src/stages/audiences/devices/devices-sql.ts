import { MOST_DEVICE_DAYS } from '@rondo/contract';
import { DAY_MS, type Parameters } from '../../profiles/index.ts';

/** What a browser or a phone is known by; a click id belongs to a link, and all else to a person. */
export const DEVICE_KINDS = "('anonymous_id', 'device_id')";
const ANONYMOUS_KINDS = "('anonymous_id', 'device_id', 'click_id')";

/** Every identifier with when it was first and last seen, on the company's own pages or by an ad. */
const SEEN = `SELECT identity_key, kind, min(first_seen) AS first, max(last_seen) AS last FROM
  (SELECT identity_key, kind, first_seen, last_seen FROM people_seen
   UNION ALL
   SELECT identity_key, device_kind AS kind, timestamp AS first_seen, timestamp AS last_seen FROM ad_impressions)
  GROUP BY identity_key, kind`;

/** One column, `key`: all that a device is known by. */
export const DEVICE_KEYS = `SELECT identity_key AS key FROM people_seen WHERE kind IN ${DEVICE_KINDS}
  UNION DISTINCT SELECT identity_key AS key FROM ad_impressions`;

export type DevicesDeps = { parameters: Parameters; personOf(column: string): string; now: Date };

const momentSql = (parameters: Parameters, milliseconds: number) =>
  `fromUnixTimestamp64Milli(${parameters.add(milliseconds, 'Int64')}, 'UTC')`;

/**
 * One column, `person`: devices that no person is known behind, by at least one id that is young enough. With `days`, only
 * those that were seen within so many.
 */
export function devicesSql({ parameters, personOf, now }: DevicesDeps, days?: number): string {
  const oldest = momentSql(parameters, now.getTime() - MOST_DEVICE_DAYS * DAY_MS);
  const seen =
    days === undefined ? '' : ` AND max(last) > ${momentSql(parameters, now.getTime() - days * DAY_MS)}`;
  return `SELECT ${personOf('identity_key')} AS person FROM (${SEEN}) GROUP BY person
    HAVING max(kind NOT IN ${ANONYMOUS_KINDS}) = 0 AND countIf(kind IN ${DEVICE_KINDS} AND first > ${oldest}) > 0${seen}`;
}

/** One row an id of these devices that may still be used: `kind`, `id`. */
export function deviceIdsSql({ parameters, personOf, now }: DevicesDeps, members: string): string {
  const oldest = momentSql(parameters, now.getTime() - MOST_DEVICE_DAYS * DAY_MS);
  return `SELECT kind, id FROM
    (SELECT kind, value AS id, identity_key, first_seen FROM identifiers WHERE kind IN ${DEVICE_KINDS}
     UNION ALL
     SELECT device_kind AS kind, device_id AS id, identity_key, timestamp AS first_seen FROM ad_impressions)
    WHERE ${personOf('identity_key')} IN (${members})
    GROUP BY kind, id HAVING min(first_seen) > ${oldest}`;
}
