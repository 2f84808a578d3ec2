import type { ExperimentSource } from '@rondo/contract';
import type { Parameters } from '../../../platform/events/client.ts';
import { personOf } from '../../identity/index.ts';

/** What Segment's specification calls it that somebody saw a variation. */
export const EXPERIMENT_VIEWED = 'Experiment Viewed';

/** A part of a query with what its placeholders stand for. */
export type Sql = { sql: string; parameters: Parameters };

const text = (name: string) => `ifNull(toString(properties.${name}), '')`;
/** Segment's names; an id is left out by whoever has only names. */
export const EXPERIMENT = `if(${text('experiment_id')} != '', ${text('experiment_id')}, ${text('experiment_name')})`;
export const VARIATION = `if(${text('variation_id')} != '', ${text('variation_id')}, ${text('variation_name')})`;
/** Several messages of one campaign each have a lot of their own. */
export const MESSAGE = `if(${text('email_id')} != '', ${text('email_id')}, if(${text('message_id')} != '', ${text('message_id')}, toString(campaign)))`;
export const CAMPAIGN = `if(campaign != '', toString(campaign), ${text('campaign_id')})`;
/** The words by which isbot's naive pattern knows robots (isbot 5); whatever runs an experiment on them measures nobody. */
export const ROBOT = `match(lower(ifNull(toString(context.userAgent), '')), 'bot|crawl|http|lighthouse|scan|search|spider|headless')`;
const IN_TIME = "timestamp >= {from:DateTime64(3, 'UTC')} AND timestamp < {to:DateTime64(3, 'UTC')}";

/**
 * Who is in which variation since when: `person`, `stratum` (a message of a hold-out; else empty), `arm` (from 1, in the
 * order of the variations), `exposed` (the first exposure), `crossed` (whether another variation was seen as well), and
 * `chance` with which the first one was drawn, where the event says so. The stratum of a bandit is the day: its shares
 * change from day to day, so only people of one day can be compared. Identities are resolved here, so that somebody who was two visitors counts once.
 */
export function exposuresSql(
  source: Extract<ExperimentSource, { kind: 'exposures' }>,
  variations: readonly string[],
  isBandit: boolean,
): Sql {
  const stratum = isBandit ? 'toString(toDate(min(timestamp), {zone:String}))' : "''";
  return {
    sql: `SELECT person, ${stratum} AS stratum, argMin(chance, (timestamp, message_id)) AS chance, argMin(seen, (timestamp, message_id)) AS arm, min(timestamp) AS exposed, uniqExact(seen) > 1 AS crossed
      FROM (SELECT ${personOf('identity_key')} AS person, timestamp, message_id, indexOf({variations:Array(String)}, ${VARIATION}) AS seen,
          ifNull(toFloat64OrNull(${text('variation_probability')}), 0.) AS chance
        FROM events WHERE event = {viewed:String} AND ${EXPERIMENT} = {experiment:String} AND ${IN_TIME} AND identity_key != 0 AND NOT ${ROBOT})
      WHERE seen > 0 GROUP BY person`,
    parameters: {
      viewed: source.event ?? EXPERIMENT_VIEWED,
      experiment: source.experiment,
      variations: [...variations],
    },
  };
}

/** Who was shown what is no variation of the definition, and robots (variation ''). */
export function strangersSql(): string {
  return `SELECT if(robot, '', variation) AS variation, toUInt32(uniqExact(person)) AS people, robot
    FROM (SELECT ${personOf('identity_key')} AS person, ${VARIATION} AS variation, ${ROBOT} AS robot
      FROM events WHERE event = {viewed:String} AND ${EXPERIMENT} = {experiment:String} AND ${IN_TIME} AND identity_key != 0)
    WHERE robot OR NOT has({variations:Array(String)}, variation) GROUP BY variation, robot ORDER BY people DESC LIMIT 50`;
}

/** Each message has a lot of its own, so people are compared within a message. */
export function holdoutSql(
  source: Extract<ExperimentSource, { kind: 'holdout' }>,
  { control, treatment }: { control: number; treatment: number },
): Sql {
  const ofCampaign = source.campaign === undefined ? '' : ` AND ${CAMPAIGN} = {campaign:String}`;
  return {
    sql: `SELECT person, message AS stratum, argMin(seen, (timestamp, message_id)) AS arm, min(timestamp) AS exposed, uniqExact(seen) > 1 AS crossed
      FROM (SELECT ${personOf('identity_key')} AS person, timestamp, message_id, ${MESSAGE} AS message,
          if(event = {held:String}, {control_arm:UInt8}, {treatment_arm:UInt8}) AS seen
        FROM events WHERE event IN ({sent:String}, {held:String})${ofCampaign} AND ${IN_TIME} AND identity_key != 0)
      GROUP BY person, message`,
    parameters: {
      sent: source.sent,
      held: source.held,
      campaign: source.campaign ?? '',
      control_arm: control,
      treatment_arm: treatment,
    },
  };
}

/** Members of a segment each, as they were at one moment; they count from the experiment's first day. */
export function segmentsSql(members: readonly Sql[]): Sql {
  const parameters: Parameters = {};
  const parts = members.map((part, index) => {
    // Each segment numbers its parameters from 0.
    for (const [name, value] of Object.entries(part.parameters)) parameters[`s${index}_${name}`] = value;
    const sql = part.sql.replaceAll(/\{(p\d+):/g, `{s${index}_$1:`);
    return `SELECT person, ${index + 1} AS seen FROM (${sql})`;
  });
  return {
    sql: `SELECT person, '' AS stratum, min(seen) AS arm, {from:DateTime64(3, 'UTC')} AS exposed, uniqExact(seen) > 1 AS crossed
      FROM (${parts.join(' UNION ALL ')}) WHERE person != 0 GROUP BY person`,
    parameters,
  };
}

/** Everybody who saw a page: what an experiment on the site would have had. */
export const VISITORS: Sql = {
  sql: `SELECT ${personOf('identity_key')} AS person, '' AS stratum, 1 AS arm, min(timestamp) AS exposed, 0 AS crossed
    FROM events WHERE type IN ('page', 'screen') AND ${IN_TIME} AND identity_key != 0 AND NOT ${ROBOT} GROUP BY person`,
  parameters: {},
};

export function countUnitsSql(units: Sql): string {
  return `SELECT toUInt8(arm) AS arm, crossed > 0 AS crossed, toUInt32(count()) AS units, toUInt32(uniqExact(person)) AS people
    FROM (${units.sql}) GROUP BY arm, crossed ORDER BY arm`;
}
