import type { ContactRows, ContactRowsQuery, ContactsAnswer, ContactsQuery } from '@rondo/contract';
import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../../../platform/clock.ts';
import { invalid, type RondoError } from '../../../platform/error.ts';
import type { Events } from '../../../platform/events/client.ts';
import { personOf } from '../../identity/index.ts';
import { checkPeriod, type Metrics, todayIn } from '../../metrics/index.ts';
import { notEnough } from '../or-not-enough.ts';
import { compareGroups } from './compare-groups.ts';
import { type ContactQuestion, type ContactSums, placeQuestion, readContacts } from './read-contacts.ts';
import { FEWEST, indexLike, summariseContacts } from './summarise-contacts.ts';
import { rowsSql } from './values-sql.ts';

export type Contacts = {
  measure(query: ContactsQuery, signal?: AbortSignal): Promise<ContactsAnswer>;
  /** The contacts behind a figure. */
  rows(query: ContactRowsQuery, signal?: AbortSignal): Promise<ContactRows>;
};

const DAYS = 90;
const MOST_GROUPS = 100;
const ROWS = 50;

const ONLY = {
  all: 'true',
  answered: 'isNotNull(satisfaction)',
  resolved: 'resolved',
  open: 'NOT ended',
  reopened: 'reopened',
  valued: 'counts',
} as const;

export function createContacts(deps: {
  events: Events;
  clock: Clock;
  metrics: Pick<Metrics, 'frame'>;
}): Contacts {
  const { events, clock, metrics } = deps;

  async function place(query: ContactsQuery) {
    const frame = await metrics.frame();
    const question: ContactQuestion = {
      kind: query.kind ?? 'support',
      by: query.by ?? 'agent',
      period: checkPeriod(query),
      days: query.days ?? DAYS,
    };
    return { frame, question, placed: await placeQuestion(events, frame, clock.now(), question) };
  }

  return {
    async measure(query, signal) {
      const { frame, question, placed } = await place(query);
      const sums = await readContacts(events, question, placed, signal);
      if (sums.cells.length === 0) throw noContacts(question);
      const like = indexLike(sums.like);
      const heardAgain = sums.cells.some((cell) => cell.heardAgain > 0);
      const keys = rankKeys(sums);
      const shown = keys.slice(0, MOST_GROUPS);
      const groups = shown.map((key) => ({
        key,
        figures: summariseContacts(
          {
            cells: sums.cells.filter((cell) => cell.key === key),
            people: sums.people.get(key) ?? 0,
            spells: sums.spells.filter((spell) => spell.key === key),
            values: sums.values.filter((value) => value.key === key).map(({ bought }) => bought),
            histories: sums.histories.filter((one) => one.key === key),
          },
          like,
          heardAgain,
        ),
      }));
      const isTold = ({ figures }: (typeof groups)[number]) => figures.resolved !== null;
      const judged = groups.filter((group) => group.key !== '' && isTold(group)).map(({ key }) => key);
      const compared = keys.length < 2 ? new Map() : compareGroups(judged, sums);
      const answers = sums.cells.filter((cell) => cell.answers.n > 0);
      return {
        outcome: 'answered',
        kind: question.kind,
        by: question.by,
        ...question.period,
        days: question.days,
        currency: frame.currency,
        asOf: placed.asOf,
        valuedUntil:
          placed.horizon === undefined
            ? null
            : todayIn(frame.timeZone, new Date(Date.parse(placed.horizon) - question.days * 86_400_000)),
        scale:
          answers.length === 0
            ? null
            : {
                low: Math.min(...answers.map(({ least }) => least)),
                high: Math.max(...answers.map(({ most }) => most)),
              },
        total: summariseContacts(
          {
            cells: sums.cells,
            people: sums.people.get(undefined) ?? 0,
            spells: sums.spells,
            values: sums.values.map(({ bought }) => bought),
            histories: sums.histories,
          },
          like,
          heardAgain,
        ),
        groups: groups.map((group) => ({
          ...group,
          tooFew: !isTold(group),
          compared: compared.get(group.key) ?? [],
        })),
        moreGroups: keys.length - shown.length,
        fewest: FEWEST,
        comparisons: [...compared.values()].reduce((count, own) => count + own.length, 0),
        likeCustomers: sums.like.reduce((count, { n }) => count + n, 0),
      };
    },
    async rows({ limit = ROWS, after = 0, group, only = 'all', ...query }, signal) {
      if (group !== undefined && query.by === undefined)
        throw invalid(
          'by',
          'A group was named without saying of what.',
          'Add by=agent, by=topic or by=channel.',
        );
      const { question, placed } = await place(query);
      const where = `${ONLY[only]}${group === undefined ? '' : ' AND key = {group:String}'}`;
      type Row = ContactRows['items'][number] & { total: number };
      const found = await events.query<Row>(
        rowsSql(question, where, personOf),
        { ...placed.parameters, limit: limit + 1, after, group: group ?? '' },
        signal === undefined ? {} : { signal },
      );
      const items = found.slice(0, limit).map(({ total: _total, ...row }) => row);
      return {
        items,
        total: found[0]?.total ?? 0,
        ...(found.length > limit ? { next: after + limit } : {}),
      };
    },
  };
}

/** Groups by how many contacts they have, most first. */
function rankKeys({ cells }: ContactSums): string[] {
  const counts = new Map<string, number>();
  for (const { key, contacts } of cells) counts.set(key, (counts.get(key) ?? 0) + contacts);
  return [...counts].sort(([a, x], [b, y]) => y - x || a.localeCompare(b)).map(([key]) => key);
}

function noContacts({ kind, period }: ContactQuestion): RondoError {
  const last = Temporal.PlainDate.from(period.to).subtract({ days: 1 }).toString();
  return notEnough(
    `No ${kind === 'support' ? 'support case was opened' : 'lead or deal was opened'} from ${period.from} to ${last}.`,
    kind === 'support'
      ? 'Choose another period, or import tickets (kind tickets) or send “Ticket Updated” events.'
      : 'Choose another period, or import deals (kind deals) or send “Lead Created” or “Deal Updated” events.',
  );
}
