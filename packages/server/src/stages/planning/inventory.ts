import {
  type DataKind,
  dataKinds,
  type Inventory,
  type InventoryItem,
  importKinds,
  type Period,
} from '@rondo/contract';
import type { Clock } from '../../platform/clock.ts';
import type { Events } from '../../platform/events/client.ts';
import type { Records } from '../../platform/records/open-records.ts';
import { dateOfDay, dayNumber, findSilences, type Silenced } from './find-silences.ts';

/** Something that reads data: a report, a goal, a segment, a saved chart. */
export type Usage = {
  kind: InventoryItem['usedIn'][number]['kind'];
  name: string;
  /** Names of what it reads: an event's name, `identify`, `page`, `screen`, a table of figures, or `kpi:NAME`. */
  reads: readonly string[];
};

export type InventoryService = {
  take(): Promise<Inventory>;
  setOwner(source: string, owner: string): Promise<void>;
  /** Which sources were silent in a period though something usually comes from them; `name` is what metrics read. */
  silences(period: Period): Promise<Silenced[]>;
};

type Found = {
  source: string;
  what: string;
  kind: string;
  rows: string;
  first: string;
  last: string;
  days: string;
  /** Days between two days with facts: the middle one, and the one that one step in twenty exceeds. */
  middleGap: number;
  longGap: number;
};

/** Days are taken once each, so that a busy day weighs no more than a quiet one. */
const SPAN = (time: string) =>
  `count() AS rows, min(${time}) AS first, max(${time}) AS last, arraySort(groupUniqArray(toInt32(toDate32(${time})))) AS dates,
   length(dates) AS days, arrayMap((day, before) -> day - before, arrayPopFront(dates), arrayPopBack(dates)) AS gaps,
   arrayReduce('quantileExact(0.5)', gaps) AS middleGap, arrayReduce('quantileExact(0.95)', gaps) AS longGap`;

/** The columns of an answer: arrays of dates stay in the engine. */
const COLUMNS =
  'source, what, kind, rows, first, last, days, toFloat64(middleGap) AS middleGap, toFloat64(longGap) AS longGap';

/** One row for each kind of fact from each source; `kind` says which import kind it would be. */
const QUESTIONS: readonly { table: string; sql: string }[] = [
  {
    table: 'events',
    sql: `SELECT source, if(type = 'track', event, type) AS what, '' AS kind, ${SPAN('timestamp')} FROM events GROUP BY source, what`,
  },
  {
    table: 'ad_figures',
    sql: `SELECT if(platform = '', source, platform) AS source, kind AS what, kind, ${SPAN('toDateTime64(date, 3)')} FROM ad_figures GROUP BY source, what, kind`,
  },
  {
    table: 'ad_impressions',
    sql: `SELECT if(platform = '', source, platform) AS source, 'ad-impressions' AS what, 'ad-impressions' AS kind, ${SPAN('timestamp')} FROM ad_impressions GROUP BY source`,
  },
  {
    table: 'mentions',
    sql: `SELECT medium AS source, 'mentions' AS what, 'mentions' AS kind, ${SPAN('published_at')} FROM mentions GROUP BY medium`,
  },
  {
    table: 'kpi_values',
    sql: `SELECT source, concat('kpi:', kpi) AS what, 'kpi-values' AS kind, ${SPAN('toDateTime64(date, 3)')} FROM kpi_values FINAL GROUP BY source, kpi`,
  },
  {
    table: 'products',
    sql: `SELECT 'feed' AS source, 'products' AS what, 'products' AS kind, ${SPAN('received_at')} FROM products HAVING rows > 0`,
  },
];

const kindOfEvent = new Map(
  importKinds.flatMap((kind) => (kind.event === undefined ? [] : [[kind.event, kind.dataKinds[0]] as const])),
);
const kindOfImport = new Map<string, DataKind | undefined>(
  importKinds.map((kind) => [kind.id, kind.dataKinds[0]]),
);

const BROADCAST = new Set(['radio', 'tv', 'print']);
const SOCIAL = new Set(['social', 'forum']);

/** Which of the nine kinds of data a finding is. */
export function dataKindOf(table: string, found: Pick<Found, 'source' | 'what' | 'kind'>): DataKind {
  if (table === 'mentions') {
    if (BROADCAST.has(found.source)) return 'radio-tv-print';
    return SOCIAL.has(found.source) ? 'social-media' : 'online-mentions';
  }
  if (table === 'events') {
    if (/^Email /.test(found.what)) return 'other-marketing';
    if (found.what === 'identify' || found.what === 'group') return 'crm-sales-support';
    return kindOfEvent.get(found.what) ?? 'web-statistics';
  }
  if (/^kpi:web[-_. ]/.test(found.what)) return 'web-statistics';
  return kindOfImport.get(found.kind) ?? 'other-marketing';
}

const DAY_MS = 86_400_000;

/**
 * Whether its newest fact is no older than it has been before: half as long again as its long gaps, so that a mailing
 * every fourth week is not taken for a source that has fallen silent; two days are always allowed.
 */
export function isFresh(
  found: { last: string; days: number; middleGap: number; longGap: number },
  now: Date,
): { usualGapDays: number | null; fresh: boolean } {
  const usualGapDays = found.days < 3 ? null : found.middleGap;
  const allowed = found.days < 3 ? 2 : Math.max(2, 1.5 * found.longGap);
  return { usualGapDays, fresh: (now.getTime() - Date.parse(found.last)) / DAY_MS <= allowed };
}

export function createInventory(deps: {
  events: Events;
  records: Records;
  clock: Clock;
  usages(): Promise<Usage[]>;
}): InventoryService {
  const db = deps.records.withTables<{ source_owners: { source: string; owner: string } }>();

  return {
    async take() {
      const [answers, owners, usages] = await Promise.all([
        Promise.all(
          QUESTIONS.map((question) => deps.events.query<Found>(`SELECT ${COLUMNS} FROM (${question.sql})`)),
        ),
        db.selectFrom('source_owners').selectAll().execute(),
        deps.usages(),
      ]);
      const ownerOf = new Map(owners.map((row) => [row.source, row.owner]));
      const now = deps.clock.now();
      const items = QUESTIONS.flatMap(({ table }, index) =>
        (answers[index] ?? []).map((found): InventoryItem => {
          const { usualGapDays, fresh } = isFresh({ ...found, days: Number(found.days) }, now);
          return {
            dataKind: dataKindOf(table, found),
            source: found.source,
            what: found.what,
            table,
            rows: Number(found.rows),
            first: found.first,
            last: found.last,
            usualGapDays,
            fresh,
            owner: ownerOf.get(found.source) ?? '',
            usedIn: usedIn(table, found.what, usages),
          };
        }),
      );
      items.sort((a, b) => dataKinds.indexOf(a.dataKind) - dataKinds.indexOf(b.dataKind) || b.rows - a.rows);
      const rows = items.reduce((sum, item) => sum + item.rows, 0);
      const untouched = items.reduce((sum, item) => sum + (item.usedIn.length === 0 ? item.rows : 0), 0);
      const there = new Set(items.map((item) => item.dataKind));
      return {
        items,
        missing: dataKinds.filter((kind) => !there.has(kind)),
        untouchedShare: rows === 0 ? null : untouched / rows,
      };
    },
    async silences(period) {
      const span = { from: dayNumber(period.from), to: dayNumber(period.to) };
      const today = Math.floor(deps.clock.now().getTime() / DAY_MS);
      const found = await Promise.all(
        QUESTIONS.map(async ({ table, sql }) => {
          const rows = await deps.events.query<Found & { dates: number[] }>(
            `SELECT source, what, rows, dates, toFloat64(longGap) AS longGap FROM (${sql})`,
          );
          return rows.flatMap(({ source, what, rows: count, dates, longGap }) =>
            findSilences({ dates, longGap, perDay: Number(count) / dates.length }, span, today).map(
              ({ from, to }): Silenced => ({
                source,
                what,
                name: nameOf(table, what),
                from: dateOfDay(from),
                to: dateOfDay(to),
              }),
            ),
          );
        }),
      );
      return found.flat();
    },
    async setOwner(source, owner) {
      await db
        .insertInto('source_owners')
        .values({ source, owner })
        .onConflict((conflict) => conflict.column('source').doUpdateSet({ owner }))
        .execute();
    },
  };
}

function usedIn(table: string, what: string, usages: readonly Usage[]): InventoryItem['usedIn'] {
  const name = nameOf(table, what);
  return usages
    .filter((usage) => usage.reads.includes(name))
    .map(({ kind, name: by }) => ({ kind, name: by }));
}

/** By what name whoever reads it calls it. */
function nameOf(table: string, what: string): string {
  return table === 'events' || what.startsWith('kpi:') ? what : table;
}
