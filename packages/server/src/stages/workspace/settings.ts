import type { WorkspaceChange, WorkspaceSettings } from '@rondo/contract';
import type { Clock } from '../../platform/clock.ts';
import { RondoError } from '../../platform/error.ts';
import { checkCurrency, checkName, checkRegion, checkTimeZone } from './check-input.ts';
import type { WorkspaceDb } from './tables.ts';

/** Several processes share one installation: what another changed is seen after this long. */
const CACHE_MS = 10_000;

/** Before the first visit, so that whatever arrives already is read in some zone and currency. */
const BEFORE_SET_UP: WorkspaceSettings = {
  name: '',
  currency: 'EUR',
  timeZone: 'UTC',
  weekStart: 1,
  language: 'en',
  demo: false,
  setUp: false,
};

export type NewWorkspace = Omit<WorkspaceSettings, 'setUp'>;

export type SettingsStore = {
  read(): Promise<WorkspaceSettings>;
  /** Throws 409 where there is one; `within` is the transaction of the whole set-up. */
  create(settings: NewWorkspace, within: WorkspaceDb): Promise<void>;
  change(change: WorkspaceChange, within: WorkspaceDb): Promise<void>;
  forget(): void;
};

export function createSettings(db: WorkspaceDb, clock: Clock): SettingsStore {
  let cached: { settings: Promise<WorkspaceSettings>; until: number } | undefined;

  async function load(): Promise<WorkspaceSettings> {
    const row = await db.selectFrom('workspace').selectAll().where('id', '=', 1).executeTakeFirst();
    if (row === undefined) return BEFORE_SET_UP;
    return {
      name: row.name,
      currency: row.currency,
      timeZone: row.time_zone,
      weekStart: row.week_start,
      language: row.language,
      ...(row.default_region === null ? {} : { defaultRegion: row.default_region }),
      demo: row.demo === 1,
      setUp: true,
    };
  }

  return {
    read() {
      const now = clock.now().getTime();
      if (cached === undefined || cached.until <= now) {
        const settings = load();
        cached = { settings, until: now + CACHE_MS };
        settings.catch(() => {
          cached = undefined;
        });
      }
      return cached.settings;
    },
    async create(settings, within) {
      const result = await within
        .insertInto('workspace')
        .values({
          id: 1,
          name: checkName('/name', settings.name),
          currency: checkCurrency(settings.currency),
          time_zone: checkTimeZone(settings.timeZone),
          week_start: settings.weekStart,
          language: settings.language,
          default_region: settings.defaultRegion === undefined ? null : checkRegion(settings.defaultRegion),
          demo: settings.demo ? 1 : 0,
          set_up_at: clock.now().toISOString(),
        })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .executeTakeFirst();
      if (result.numInsertedOrUpdatedRows !== 1n) throw alreadySetUp();
    },
    async change(change, within) {
      await within
        .updateTable('workspace')
        .set({
          ...(change.name === undefined ? {} : { name: checkName('/name', change.name) }),
          ...(change.currency === undefined ? {} : { currency: checkCurrency(change.currency) }),
          ...(change.timeZone === undefined ? {} : { time_zone: checkTimeZone(change.timeZone) }),
          ...(change.weekStart === undefined ? {} : { week_start: change.weekStart }),
          ...(change.language === undefined ? {} : { language: change.language }),
          ...(change.defaultRegion === undefined
            ? {}
            : { default_region: change.defaultRegion === null ? null : checkRegion(change.defaultRegion) }),
        })
        .where('id', '=', 1)
        .execute();
    },
    forget() {
      cached = undefined;
    },
  };
}

export function alreadySetUp(): RondoError {
  return new RondoError({
    code: 'already-set-up',
    message: 'This installation has been set up already.',
    cure: 'Sign in. For a link that signs you in once, run: rondo sign-in-link --data DIR',
    status: 409,
  });
}
