import type { ExperimentSource, FoundExperiment } from '@rondo/contract';
import type { Events } from '../../../platform/events/client.ts';
import { personOf } from '../../identity/index.ts';
import { CAMPAIGN, EXPERIMENT, EXPERIMENT_VIEWED, MESSAGE, ROBOT, VARIATION } from './units-sql.ts';

/** What e-mail tools call it that a message was withheld, and that it was sent. */
export const HELD_OUT = { sent: 'Email Sent', held: 'Email Held Out' } as const;

type Seen = { experiment: string; variations: [string, string][]; first: string; last: string };
type Held = { campaign: string; sent: string; held: string; messages: string; first: string; last: string };

/** Experiments and hold-outs in the events, whether anybody defined them or not. */
export async function findExperiments(events: Events, zone: string): Promise<FoundExperiment[]> {
  const days =
    'toString(toDate(min(timestamp), {zone:String})) AS first, toString(toDate(max(timestamp), {zone:String})) AS last';
  const [seen, held] = await Promise.all([
    events.query<Seen>(
      `SELECT experiment, groupArray((variation, people)) AS variations, min(first) AS first, max(last) AS last FROM (
         SELECT ${EXPERIMENT} AS experiment, ${VARIATION} AS variation, toString(uniqExact(${personOf('identity_key')})) AS people, ${days}
         FROM events WHERE event = {viewed:String} AND identity_key != 0 AND NOT ${ROBOT}
         GROUP BY experiment, variation HAVING experiment != '' AND variation != '' ORDER BY experiment, variation)
       GROUP BY experiment ORDER BY last DESC, experiment LIMIT 100`,
      { viewed: EXPERIMENT_VIEWED, zone },
    ),
    events.query<Held>(
      `SELECT ${CAMPAIGN} AS campaign, toString(uniqExactIf(${personOf('identity_key')}, event = {sent:String})) AS sent,
         toString(uniqExactIf(${personOf('identity_key')}, event = {held:String})) AS held, toString(uniqExactIf(${MESSAGE}, event = {held:String})) AS messages, ${days}
       FROM events WHERE event IN ({sent:String}, {held:String}) AND identity_key != 0
       GROUP BY campaign HAVING held != '0' AND sent != '0' ORDER BY last DESC, campaign LIMIT 100`,
      { ...HELD_OUT, zone },
    ),
  ]);
  return [
    ...seen.map(({ experiment, variations, first, last }) => ({
      source: { kind: 'exposures' as const, experiment },
      name: experiment,
      variations: variations.map(([key, people]) => ({ key, people: Number(people) })),
      from: first,
      last,
    })),
    ...held.map(({ campaign, sent, held: withheld, messages, first, last }) => ({
      source: { kind: 'holdout' as const, ...HELD_OUT, ...(campaign === '' ? {} : { campaign }) },
      name: campaign === '' ? HELD_OUT.held : campaign,
      variations: [
        { key: 'withheld', people: Number(withheld) },
        { key: 'sent', people: Number(sent) },
      ],
      from: first,
      last,
      messages: Number(messages),
    })),
  ];
}

/** Whether a definition is of the same experiment. */
export function isSameSource(a: ExperimentSource, b: ExperimentSource): boolean {
  if (a.kind === 'exposures' && b.kind === 'exposures') return a.experiment === b.experiment;
  if (a.kind === 'holdout' && b.kind === 'holdout') return a.held === b.held && a.campaign === b.campaign;
  return false;
}
