import type { Comparison, Grain, Period, SiteGoal, WebAnswer, WebBreakdown } from '@rondo/contract';
import { webBreakdowns } from '@rondo/contract';
import type { Events } from '../../platform/events/client.ts';
import { type Frame, periodParameters } from './ask-figures.ts';
import { bucketSql } from './compose-figures-sql.ts';
import { changeOf } from './explore.ts';
import { type Filter, filterSql, type Parameters } from './filters.ts';
import { bucketsOf, comparisonOf, grainFor } from './period.ts';
import { factPosition, sessionsSql } from './sessions-sql.ts';
import { type PersonOf, sources } from './sources.ts';
import { wilsonInterval } from './wilson-interval.ts';

export type WebQuestion = {
  period: Period;
  comparison: Comparison;
  grain?: Grain;
  filters: readonly Filter[];
  goals: readonly SiteGoal[];
};
type Deps = { events: Events; personOf: PersonOf; frame: Frame; now: Date };

type WebRow = {
  level: number;
  bucket: string;
  channel: string;
  keys: string[];
  visitors: number;
  sessions: number;
  views: number;
  seconds: number;
  bounces: number;
  reached: number[];
};

const MOST_ROWS = 50;
const NO_BREAKDOWN = webBreakdowns.length;

/** All that the web page shows of a period, in one pass over its sessions. */
export async function readWebStatistics(deps: Deps, question: WebQuestion): Promise<WebAnswer> {
  const { period, goals } = question;
  const grain = question.grain ?? grainFor(period);
  const before = comparisonOf(period, question.comparison);
  const { frame, now } = deps;
  const [rows, past] = await Promise.all([
    askSessions(deps, question, period, grain),
    before === undefined ? undefined : askSessions(deps, question, before, grain),
  ]);
  const buckets = bucketsOf(period, grain, frame.timeZone, frame.firstDay, now);
  const byBucket = bucketed(rows);
  const total = rows.find((row) => row.level === NO_BREAKDOWN);
  const figures = figuresOf(total);
  const pastFigures =
    past === undefined ? undefined : figuresOf(past.find((row) => row.level === NO_BREAKDOWN));
  return {
    period,
    ...(before === undefined ? {} : { comparison: before }),
    grain,
    figures: mapFigures(figures, pastFigures),
    buckets,
    visitors: buckets.map((bucket) => byBucket.get(bucket)?.visitors ?? 0),
    sessions: buckets.map((bucket) => byBucket.get(bucket)?.sessions ?? 0),
    ...(past === undefined || before === undefined
      ? {}
      : {
          sessionsBefore: alignBefore(
            bucketed(past),
            bucketsOf(before, grain, frame.timeZone, frame.firstDay, now),
            buckets.length,
          ),
        }),
    breakdowns: breakdownsOf(rows, past, total?.sessions ?? 0),
    goals: goals.map((goal, index) => ({
      goal,
      total: goalRow('', total, index),
      channels: rows
        .filter((row) => row.level === webBreakdowns.indexOf('channel'))
        .map((row) => goalRow(keyOf(row, 'channel'), row, index)),
    })),
  };
}

async function askSessions(
  deps: Deps,
  question: WebQuestion,
  period: Period,
  grain: Grain,
): Promise<WebRow[]> {
  const parameters: Parameters = {
    ...periodParameters(period, deps.frame),
    goal_events: question.goals.map((goal) => (goal.kind === 'event' ? goal.value : '')),
    goal_paths: question.goals.map((goal) => (goal.kind === 'path' ? likePattern(goal.value) : '')),
  };
  const [view, event, path] = [factPosition('is_view'), factPosition('event'), factPosition('page_path')];
  const reached = `arrayMap((name, path) -> toUInt32(arrayExists(
      fact -> if(name = '', fact.${view} AND fact.${path} LIKE path, fact.${event} = name AND NOT fact.${view}), session)),
    {goal_events:Array(String)}, {goal_paths:Array(String)}) AS reached_goals`;
  const keys = webBreakdowns.map((name) =>
    name === 'source' ? "if(utm_source = '', referrer_host, utm_source)" : name,
  );
  const names = keys.map((_, index) => `k${index}`);
  const sets = [...names.map((name) => `(${name})`), '()', '(bucket)'];
  const level = `multiIf(${names.map((name, index) => `grouping(${name}) = 0, ${index}`).join(', ')}, grouping(bucket) = 0, ${NO_BREAKDOWN + 1}, ${NO_BREAKDOWN})`;
  return deps.events.query<WebRow>(
    `SELECT * FROM (
      SELECT toUInt8(${level}) AS level, bucket, [${names.join(', ')}] AS keys,
        toUInt32(uniqExact(person)) AS visitors, toUInt32(count()) AS sessions, toUInt32(sum(views)) AS views,
        sum(duration) AS seconds, toUInt32(countIf(is_bounce)) AS bounces, arrayMap(n -> toUInt32(n), sumForEach(reached_goals)) AS reached
      FROM (
        SELECT *, ${bucketSql(sources.sessions, grain, deps.frame.firstDay)} AS bucket, ${keys.map((key, index) => `toString(${key}) AS k${index}`).join(', ')}
        FROM (${sessionsSql(deps.personOf, [reached])}) WHERE 1${filterSql(sources.sessions, question.filters, parameters)}
      )
      GROUP BY GROUPING SETS (${sets.join(', ')})
    ) ORDER BY level, sessions DESC, keys LIMIT 1001 BY level`,
    parameters,
  );
}

/** * stands for anything; all else in a path is itself. */
function likePattern(path: string): string {
  return path.replace(/[\\%_]/g, '\\$&').replaceAll('*', '%');
}

function bucketed(rows: readonly WebRow[]): Map<string, WebRow> {
  return new Map(rows.filter((row) => row.level === NO_BREAKDOWN + 1).map((row) => [row.bucket, row]));
}

function alignBefore(byBucket: Map<string, WebRow>, buckets: string[], length: number): (number | null)[] {
  return Array.from({ length }, (_, index) => {
    const bucket = buckets[index];
    return bucket === undefined ? null : (byBucket.get(bucket)?.sessions ?? 0);
  });
}

type FigureValues = Record<keyof WebAnswer['figures'], number | null>;

function figuresOf(row: WebRow | undefined): FigureValues {
  const sessions = row?.sessions ?? 0;
  const per = (sum: number) => (sessions === 0 ? null : sum / sessions);
  return {
    visitors: row?.visitors ?? 0,
    sessions,
    page_views: row?.views ?? 0,
    session_duration: per(row?.seconds ?? 0),
    bounce_rate: per(row?.bounces ?? 0),
    pages_per_session: per(row?.views ?? 0),
  };
}

function mapFigures(now: FigureValues, past: FigureValues | undefined): WebAnswer['figures'] {
  const one = (key: keyof FigureValues) => ({
    value: now[key],
    ...(past === undefined ? {} : { comparison: past[key], change: changeOf(now[key], past[key]) }),
  });
  return {
    visitors: one('visitors'),
    sessions: one('sessions'),
    page_views: one('page_views'),
    session_duration: one('session_duration'),
    bounce_rate: one('bounce_rate'),
    pages_per_session: one('pages_per_session'),
  };
}

function keyOf(row: WebRow, name: WebBreakdown): string {
  return row.keys[webBreakdowns.indexOf(name)] ?? '';
}

function breakdownsOf(rows: WebRow[], past: WebRow[] | undefined, all: number): WebAnswer['breakdowns'] {
  const list = (name: WebBreakdown): WebAnswer['breakdowns'][WebBreakdown] => {
    const level = webBreakdowns.indexOf(name);
    const before = new Map(
      past?.filter((row) => row.level === level).map((row) => [keyOf(row, name), row.sessions]),
    );
    return rows
      .filter((row) => row.level === level)
      .slice(0, MOST_ROWS)
      .map((row) => ({
        key: keyOf(row, name),
        visitors: row.visitors,
        sessions: row.sessions,
        share: all === 0 ? null : row.sessions / all,
        duration: row.sessions === 0 ? null : row.seconds / row.sessions,
        bounceRate: row.sessions === 0 ? null : row.bounces / row.sessions,
        ...(past === undefined ? {} : { before: before.get(keyOf(row, name)) ?? 0 }),
      }));
  };
  return {
    channel: list('channel'),
    source: list('source'),
    campaign: list('campaign'),
    landing_page: list('landing_page'),
    exit_page: list('exit_page'),
    country: list('country'),
    device: list('device'),
  };
}

function goalRow(key: string, row: WebRow | undefined, index: number): WebAnswer['goals'][number]['total'] {
  const sessions = row?.sessions ?? 0;
  const reached = row?.reached[index] ?? 0;
  const interval = wilsonInterval(reached, sessions);
  return {
    key,
    sessions,
    reached,
    rate: sessions === 0 ? null : reached / sessions,
    ...(interval === undefined ? {} : { interval }),
  };
}
