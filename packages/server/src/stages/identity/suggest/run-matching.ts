import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import type { MatchingSettings } from '@rondo/contract';
import type { Clock } from '../../../platform/clock.ts';
import { RondoError } from '../../../platform/error.ts';
import type { Events } from '../../../platform/events/client.ts';
import type { Log } from '../../../platform/log.ts';
import { checkMatchConfig } from '../../../platform/matching/check-match-config.ts';
import { type Finding, FOUND_FILE, type MatchingProgress, PEOPLE_FILE } from './match-people.ts';
import type { LimitedKind } from './person-records.ts';
import { personRecordsSql, recordParameters, SURVEY } from './person-records-sql.ts';
import { FULL_NAME, type PlannedColumn, planColumns, type TraitSurvey } from './plan-columns.ts';
import type { RunDetail } from './run-store.ts';
import { findJoined, findSettled } from './settle-suggestions.ts';
import { startMatching } from './start-matching.ts';
import {
  deleteSuggestions,
  readHeads,
  rowOfFinding,
  setState,
  storeFindings,
  suggestionId,
  UNDECIDED,
} from './suggestion-store.ts';
import type { SuggestionDb, SuggestionRow } from './tables.ts';

export type RunDeps = { events: Events; db: SuggestionDb; clock: Clock; log: Log };
export type RunOptions = {
  id: string;
  settings: MatchingSettings;
  limited: readonly LimitedKind[];
  /** Whether it only says what it finds. */
  isTrial: boolean;
  signal: AbortSignal;
  onStep(step: MatchingProgress | 'store', share: number): void;
};

/** Where each step ends, as a share of the time that the whole takes with many people. */
const SHARES: Readonly<Record<MatchingProgress | 'store', number>> = {
  read: 0.08,
  prepare: 0.3,
  block: 0.45,
  score: 0.7,
  train: 0.78,
  weigh: 0.85,
  'look again': 0.92,
  cluster: 0.95,
  explain: 0.97,
  store: 1,
};
const STEPS: readonly (MatchingProgress | 'store')[] = [
  ...(['read', 'prepare', 'block', 'score', 'train', 'weigh', 'look again', 'cluster', 'explain'] as const),
  'store',
];
const ROWS_AT_ONCE = 100;
/** A query of a million people may use the disk rather than the memory that pages need. */
const GENTLE = {
  max_threads: 2,
  max_bytes_before_external_group_by: '500000000',
  max_bytes_before_external_sort: '500000000',
};

/** One run: reads the people, has them matched, notes what was found. What was decided before stays. */
export async function runMatching(deps: RunDeps, options: RunOptions): Promise<RunDetail> {
  const { events, log } = deps;
  const { settings, signal, limited } = options;
  const began = performance.now();
  const since = deps.clock.now().toISOString();
  const folder = mkdtempSync(join(tmpdir(), 'rondo-people-'));
  try {
    const survey = await events.query<TraitSurvey>(SURVEY, undefined, { signal });
    const plan = planColumns(survey, settings.columns);
    const checked =
      settings.config === null ? undefined : checkMatchConfig(settings.config, comparedColumns(plan));
    if (checked !== undefined && 'fault' in checked) {
      throw new RondoError({
        code: 'matching-config',
        message: `${options.isTrial ? 'The configuration does not fit.' : 'The saved configuration no longer fits.'} ${checked.fault}`,
        cure: `${options.isTrial ? '' : 'Change it in the settings of matching, or set it to null.'} ${checked.cure ?? ''}`.trim(),
      });
    }
    await writePeople(events, plan, limited, join(folder, PEOPLE_FILE), signal);
    const matching = startMatching(
      {
        folder,
        columns: plan.map(({ column }) => column),
        limited: [...limited],
        config: checked?.config,
        leastProbability: settings.leastProbability,
      },
      log,
      (step) => {
        const next = STEPS[STEPS.indexOf(step) + 1] ?? 'store';
        options.onStep(next, SHARES[step]);
      },
    );
    const stop = () => matching.stop();
    signal.addEventListener('abort', stop);
    const summary = await matching.done.finally(() => signal.removeEventListener('abort', stop));
    signal.throwIfAborted();
    const stored = await store(deps, options, join(folder, FOUND_FILE), since);
    const fromOf = new Map(plan.map(({ column, from }) => [column, from]));
    const names = fromOf.get(FULL_NAME) ?? [];
    return {
      people: summary.people,
      comparedPairs: summary.comparedPairs,
      ...stored,
      columns: summary.columns.map(({ column, ...known }) => ({
        column,
        ...known,
        from: [...(fromOf.get(column) ?? []), ...(/^(given_name|surname)$/.test(column) ? names : [])],
      })),
      blocking: summary.blocking,
      config: summary.config,
      proposed: settings.config === null,
      seconds: (performance.now() - began) / 1000,
    };
  } finally {
    // The engine in it may take a moment to end.
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}

/** Whole names are parted into two columns before they are compared. */
function comparedColumns(plan: readonly PlannedColumn[]): string[] {
  const names = plan.map(({ column }) => column);
  return names.includes(FULL_NAME)
    ? ['given_name', 'surname', ...names.filter((name) => name !== FULL_NAME)]
    : names;
}

async function writePeople(
  events: Events,
  plan: readonly PlannedColumn[],
  limited: readonly LimitedKind[],
  path: string,
  signal: AbortSignal,
): Promise<void> {
  const bytes = await events.queryBytes(
    `${personRecordsSql(plan)} FORMAT RowBinary`,
    recordParameters(
      plan,
      limited.map(({ kind }) => kind),
    ),
    { settings: GENTLE, signal },
  );
  await pipeline(bytes, createWriteStream(path, { mode: 0o600 }));
}

async function store(
  { events, db, clock }: RunDeps,
  { id: runId, isTrial }: Pick<RunOptions, 'id' | 'isTrial'>,
  path: string,
  since: string,
): Promise<{ found: number; vetoed: number }> {
  const at = clock.now().toISOString();
  const settled = await findSettled(events, await readHeads(db, ['rejected', 'contradicted']));
  let [found, vetoed] = [0, 0];
  let rows: SuggestionRow[] = [];
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    const finding: Finding = JSON.parse(line);
    const { left, right } = finding;
    if (settled.has(suggestionId(left.identifier.key, right.identifier.key))) continue;
    const row = rowOfFinding(finding, runId, at);
    if (row.state === 'vetoed') vetoed++;
    else found++;
    if (isTrial) continue;
    rows.push(row);
    if (rows.length < ROWS_AT_ONCE) continue;
    await storeFindings(db, rows, since);
    rows = [];
  }
  if (isTrial) return { found, vetoed };
  await storeFindings(db, rows, since);
  await forgetOld({ events, db, clock }, runId);
  return { found, vetoed };
}

/** What was open and is not found any more: confirmed where evidence has made one of the two, else gone. */
async function forgetOld(
  { events, db, clock }: Pick<RunDeps, 'events' | 'db' | 'clock'>,
  runId: string,
): Promise<void> {
  const old = (await readHeads(db, UNDECIDED)).filter(({ run_id }) => run_id !== runId);
  const joined = new Set((await findJoined(events, old)).map(({ id }) => id));
  await setState(db, [...joined], 'confirmed', { by: '', at: clock.now().toISOString() });
  await deleteSuggestions(
    db,
    old.map(({ id }) => id).filter((id) => !joined.has(id)),
  );
}
