import type { SuggestionState } from '@rondo/contract';
import { hash64 } from '../../../platform/identifiers/index.ts';
import type { ProbablePair } from '../identity-service.ts';
import type { Finding } from './match-people.ts';
import type { SuggestionDb, SuggestionRow } from './tables.ts';

/** Undecided ones, which the next run may change or take away. */
export const UNDECIDED = ['open', 'vetoed'] as const satisfies readonly SuggestionState[];
/** Those that say something about what is right. */
export const TOLD = ['accepted', 'rejected', 'confirmed', 'contradicted'] as const;

/** A pair is the same in either direction. */
export function suggestionId(left: string, right: string): string {
  return BigInt(left) < BigInt(right) ? `${left}-${right}` : `${right}-${left}`;
}

export function rowOfFinding(finding: Finding, runId: string, at: string): SuggestionRow {
  const { left, right } = finding;
  const id = suggestionId(left.identifier.key, right.identifier.key);
  return {
    id,
    left_key: left.identifier.key,
    left_kind: left.identifier.kind,
    left_value: left.identifier.value,
    right_key: right.identifier.key,
    right_kind: right.identifier.kind,
    right_value: right.identifier.value,
    run_id: runId,
    weight: finding.weight,
    prior: finding.prior,
    steps: JSON.stringify(finding.steps),
    left_fields: JSON.stringify(left.fields),
    right_fields: JSON.stringify(right.fields),
    fits: finding.fits ? 1 : 0,
    vetoes: JSON.stringify(finding.vetoes),
    draw: Number(hash64(id) >> 11n) / 2 ** 53,
    state: finding.vetoes.length > 0 ? 'vetoed' : 'open',
    found_at: at,
    decided_by: null,
    decided_at: null,
  };
}

/**
 * Notes what a run found. A pair that somebody decided on stays as it was decided; one that was open and is forbidden now
 * has been contradicted by evidence; one that was joined before the run `since` and is two again was taken back elsewhere.
 */
export async function storeFindings(
  db: SuggestionDb,
  rows: readonly SuggestionRow[],
  since: string,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    for (const row of rows) {
      const { id, state, found_at, decided_by: _by, decided_at: _at, ...found } = row;
      const known = await transaction
        .selectFrom('match_suggestions')
        .select(['state', 'decided_at'])
        .where('id', '=', id)
        .executeTakeFirst();
      if (known === undefined) {
        await transaction.insertInto('match_suggestions').values(row).execute();
      } else if (isUndecided(known, since)) {
        const contradicted = known.state === 'open' && state === 'vetoed';
        await transaction
          .updateTable('match_suggestions')
          .set({
            ...found,
            state: contradicted ? 'contradicted' : state,
            decided_by: null,
            decided_at: contradicted ? found_at : null,
          })
          .where('id', '=', id)
          .execute();
      }
    }
  });
}

function isUndecided(
  { state, decided_at }: Pick<SuggestionRow, 'state' | 'decided_at'>,
  since: string,
): boolean {
  if (state === 'open' || state === 'vetoed') return true;
  return (state === 'accepted' || state === 'applied') && decided_at !== null && decided_at < since;
}

export async function readSuggestion(db: SuggestionDb, id: string): Promise<SuggestionRow | undefined> {
  return db.selectFrom('match_suggestions').selectAll().where('id', '=', id).executeTakeFirst();
}

const AT_ONCE = 500;

export async function readSuggestions(db: SuggestionDb, ids: readonly string[]): Promise<SuggestionRow[]> {
  const found = new Map<string, SuggestionRow>();
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const rows = await db
      .selectFrom('match_suggestions')
      .selectAll()
      .where('id', 'in', ids.slice(at, at + AT_ONCE))
      .execute();
    for (const row of rows) found.set(row.id, row);
  }
  return ids.flatMap((id) => found.get(id) ?? []);
}

export type SuggestionHead = Pick<
  SuggestionRow,
  'id' | 'state' | 'weight' | 'draw' | 'run_id' | 'left_key' | 'right_key' | 'fits'
>;

/** All of these states without what is only shown. */
export async function readHeads(
  db: SuggestionDb,
  states: readonly SuggestionState[],
): Promise<SuggestionHead[]> {
  return db
    .selectFrom('match_suggestions')
    .select(['id', 'state', 'weight', 'draw', 'run_id', 'left_key', 'right_key', 'fits'])
    .where('state', 'in', [...states])
    .orderBy('weight', 'desc')
    .orderBy('id')
    .execute();
}

export async function readPage(
  db: SuggestionDb,
  state: SuggestionState,
  order: 'probable' | 'latest',
  page: { limit: number; skip: number },
): Promise<SuggestionRow[]> {
  const all = db.selectFrom('match_suggestions').selectAll().where('state', '=', state);
  const sorted =
    order === 'probable'
      ? all.orderBy('weight', 'desc')
      : all.orderBy('decided_at', 'desc').orderBy('found_at', 'desc');
  return sorted.orderBy('id').limit(page.limit).offset(page.skip).execute();
}

export async function countStates(db: SuggestionDb): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom('match_suggestions')
    .select((of) => ['state', of.fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute();
  return Object.fromEntries(rows.map(({ state, count }) => [state, Number(count)]));
}

export async function setState(
  db: SuggestionDb,
  ids: readonly string[],
  state: SuggestionState,
  decided: { by: string; at: string } | undefined,
): Promise<void> {
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    await db
      .updateTable('match_suggestions')
      .set({ state, decided_by: decided?.by ?? null, decided_at: decided?.at ?? null })
      .where('id', 'in', ids.slice(at, at + AT_ONCE))
      .execute();
  }
}

export async function deleteSuggestions(db: SuggestionDb, ids: readonly string[]): Promise<void> {
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    await db
      .deleteFrom('match_suggestions')
      .where('id', 'in', ids.slice(at, at + AT_ONCE))
      .execute();
  }
}

/** What the model alone says of a weight in bits. */
export const modelProbability = (weight: number): number => 1 / (1 + 2 ** -weight);

/** As the ledger joins them. */
export function pairOfRow(row: SuggestionRow): ProbablePair {
  const end = (key: string, kind: string, value: string) => ({ key: BigInt(key), kind, value });
  return {
    left: end(row.left_key, row.left_kind, row.left_value),
    right: end(row.right_key, row.right_kind, row.right_value),
    score: modelProbability(row.weight),
  };
}
