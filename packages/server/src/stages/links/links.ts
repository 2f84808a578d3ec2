import { randomBytes } from 'node:crypto';
import {
  type Link,
  type LinkChange,
  type LinkDetail,
  type LinkInput,
  type LinkList,
  type LinkWithFigures,
  marketingChannels,
} from '@rondo/contract';
import type { Clock } from '../../platform/clock.ts';
import { invalid, notFound, RondoError } from '../../platform/error.ts';
import type { Events } from '../../platform/events/client.ts';
import type { Log } from '../../platform/log.ts';
import type { Records } from '../../platform/records/open-records.ts';
import { clickCall, clickTarget, type OpeningFacts, previewCall, previewTarget } from './click-calls.ts';
import { createClickQueue } from './click-queue.ts';
import type { Opening } from './judge-opening.ts';
import { NO_FIGURES, readDetail, readFigures } from './link-figures.ts';
import { canonicalCode, makeCode } from './make-code.ts';
import { createLinkStore, type LinkRow } from './store.ts';
import { checkTarget } from './tag-target.ts';

export type LinksDeps = {
  events: Events;
  records: Records;
  clock: Clock;
  log: Log;
  timeZone(): Promise<string>;
  /** From collect: `(calls) => collect.takeInternal('links', calls)`. */
  takeInternal(calls: readonly object[]): Promise<unknown>;
  /** A port to the identity stage: an identity key's person. */
  personOf(column: string): string;
};

export type Links = {
  list(base: string): Promise<LinkList>;
  get(id: string, base: string): Promise<LinkDetail>;
  add(input: LinkInput, by: string, base: string): Promise<LinkWithFigures>;
  change(id: string, change: LinkChange, base: string): Promise<LinkWithFigures>;
  remove(id: string): Promise<LinkRow>;
  /** Where whoever opened the link is sent, or undefined for an unknown code. The event follows by itself. */
  open(
    code: string,
    opening: Opening,
    facts: Omit<OpeningFacts, 'at' | 'clickId'>,
  ): Promise<string | undefined>;
  /** Resolves when the events of all openings so far are stored, or counted as lost. */
  settled(): Promise<void>;
  /** Puts clicks that waited for the events engine into the log. */
  flush(): Promise<boolean>;
  close(): Promise<void>;
};

const USUAL_MEDIUM: Readonly<Record<string, string>> = {
  search: 'cpc',
  'organic search': 'organic',
  social: 'paid_social',
  'organic social': 'social',
  display: 'display',
  video: 'video',
  email: 'email',
  influencer: 'influencer',
  affiliate: 'affiliate',
  referral: 'referral',
};
/** Long enough that a wave of clicks asks once, short enough that nobody waits for a change. */
const REMEMBER_MS = 10_000;
const MOST_REMEMBERED = 10_000;

export function createLinks(deps: LinksDeps): Links {
  const { events, clock } = deps;
  const store = createLinkStore(deps.records);
  const queue = createClickQueue({ take: deps.takeInternal, store, clock, log: deps.log });
  const remembered = new Map<string, { row: LinkRow | undefined; until: number }>();

  async function find(id: string): Promise<LinkRow> {
    const row = await store.find(id);
    if (row === undefined) throw notFound('link', id);
    return row;
  }

  async function withFigures(row: LinkRow, base: string): Promise<LinkWithFigures> {
    const figures = await readFigures(events, deps.personOf, row.code);
    return { ...linkOf(row, base), figures: figures.get(row.code) ?? NO_FIGURES };
  }

  async function lookUp(code: string): Promise<LinkRow | undefined> {
    const now = clock.now().getTime();
    const known = remembered.get(code);
    if (known !== undefined && known.until > now) return known.row;
    try {
      const row = await store.findByCode(code);
      if (remembered.size >= MOST_REMEMBERED) remembered.clear();
      remembered.set(code, { row, until: now + REMEMBER_MS });
      return row;
    } catch (error) {
      // A link that was known a moment ago still leads somewhere while the records store is away.
      if (known?.row !== undefined) return known.row;
      throw error;
    }
  }

  async function addRow(input: LinkInput, target: string, by: string): Promise<LinkRow> {
    const row = {
      name: input.name?.trim() ?? '',
      target,
      campaign: input.campaign?.trim() ?? '',
      channel: input.channel,
      source: input.source.trim(),
      medium: input.medium?.trim() || (USUAL_MEDIUM[input.channel] ?? 'link'),
      creative: input.creative?.trim() ?? '',
      creator: input.creator?.trim() ?? '',
      archived: 0,
      created_at: clock.now().toISOString(),
      created_by: by,
    };
    if (input.code !== undefined) {
      const added = await store.add({ ...row, code: canonicalCode(input.code) });
      if (added !== undefined) return added;
      throw new RondoError({
        code: 'already-there',
        message: `The code “${input.code}” is taken.`,
        cure: 'Choose another, or leave it out.',
        status: 409,
        field: '/code',
      });
    }
    for (;;) {
      const added = await store.add({ ...row, code: makeCode() });
      if (added !== undefined) return added;
    }
  }

  return {
    async list(base) {
      const [rows, figures, waiting] = await Promise.all([
        store.list(),
        readFigures(events, deps.personOf),
        store.countWaiting(),
      ]);
      const items = rows.map((row) => ({
        ...linkOf(row, base),
        figures: figures.get(row.code) ?? NO_FIGURES,
      }));
      return { items, total: items.length, waiting, lost: queue.lost };
    },
    async get(id, base) {
      const row = await find(id);
      const [link, detail] = await Promise.all([
        withFigures(row, base),
        readDetail(events, row.code, clock.now(), await deps.timeZone()),
      ]);
      return { link, ...detail };
    },
    async add(input, by, base) {
      const channel = marketingChannels.find((known) => known === input.channel);
      if (channel === undefined || channel === 'direct') {
        throw invalid(
          '/channel',
          `“${input.channel}” is not a channel that a link can have.`,
          `Use one of ${marketingChannels.filter((known) => known !== 'direct').join(', ')}.`,
        );
      }
      const row = await addRow(input, checkTarget(input.target, `${base}/l/`), by);
      remembered.delete(row.code);
      return { ...linkOf(row, base), figures: NO_FIGURES };
    },
    async change(id, change, base) {
      const { code } = await find(id);
      await store.change(id, change);
      remembered.delete(code);
      return withFigures(await find(id), base);
    },
    async remove(id) {
      const row = await find(id);
      await store.remove(id);
      remembered.delete(row.code);
      return row;
    },
    async open(code, opening, facts) {
      const row = await lookUp(canonicalCode(code));
      if (row === undefined) return undefined;
      const opened = { ...facts, at: clock.now(), clickId: randomBytes(9).toString('base64url') };
      queue.add(opening === 'click' ? clickCall(row, opened) : previewCall(row, opened));
      return opening === 'click' ? clickTarget(row, opened.clickId) : previewTarget(row);
    },
    settled: () => queue.settled(),
    flush: () => queue.flush(),
    close: () => queue.close(),
  };
}

function linkOf(row: LinkRow, base: string): Link {
  const { archived, created_at, created_by, ...rest } = row;
  return {
    ...rest,
    url: `${base}/l/${row.code}`,
    archived: archived === 1,
    createdAt: created_at,
    createdBy: created_by,
  };
}
