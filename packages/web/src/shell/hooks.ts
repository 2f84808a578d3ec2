import { useSuspenseQuery } from '@tanstack/react-query';
import { useLocation, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/api-error.ts';
import { type Session, sessionQuery } from '../api/session.ts';
import { isLanguage } from '../i18n/i18n.ts';
import { createFormat, type Format } from '../ui/format.ts';
import {
  type Comparison,
  type Period,
  type PeriodPreset,
  readPeriod,
  todayIn,
  withoutToday,
} from '../ui/period.ts';
import { readView, type Search, type View, type ViewValues, writeView } from '../ui/view-codec.ts';
import { type Desk, isDesk } from './desk.ts';

function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The whole search of the address, unread. */
function useRawSearch(): Search {
  return useSearch({ strict: false }) as Search;
}

/** Who is signed in and in which workspace. Only inside the shell, where somebody always is. */
export function useSession(): Session {
  const { data } = useSuspenseQuery(sessionQuery);
  if (data === null) throw new ApiError({ code: 'signed-out', message: '', status: 401 });
  return data;
}

export function useMay(permission: string | undefined): boolean {
  const session = useSession();
  return permission === undefined || session.permissions.includes(permission);
}

/** Figures, money and dates as this reader and this workspace write them. */
export function useFormat(): Format {
  const { i18n } = useTranslation();
  const { data } = useSuspenseQuery(sessionQuery);
  const language = isLanguage(i18n.language) ? i18n.language : 'en';
  const currency = data?.workspace.currency ?? 'EUR';
  const timeZone = data?.workspace.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  return useMemo(() => createFormat({ language, currency, timeZone }), [language, currency, timeZone]);
}

type Change<T> = (change: Partial<T>, options?: { replace?: boolean }) => void;

/**
 * A page's view as part of its address, so that it can be sent to a colleague and Back works:
 *
 *   const view = { sort: sorting({ by: 'revenue', descending: true }), q: text() };  // outside the component
 *   const [{ sort, q }, setView] = useViewState(view);
 *
 * Typing into a field should pass `{ replace: true }`, so that Back does not undo letter by letter.
 */
export function useViewState<V extends View>(view: V): [ViewValues<V>, Change<ViewValues<V>>] {
  const search = useRawSearch();
  const navigate = useNavigate();
  const values = useMemo(() => readView(view, search), [view, search]);
  const change = useCallback<Change<ViewValues<V>>>(
    (next, { replace = false } = {}) => {
      void navigate({
        to: '.',
        search: ((before: Search) => writeView(view, before, next)) as never,
        replace,
        resetScroll: false,
      });
    },
    [navigate, view],
  );
  return [values, change];
}

/** A parameter of the path: `/people/$personId` → `useRouteParam('personId')`. */
export function useRouteParam(name: string): string {
  const params: Record<string, unknown> = useParams({ strict: false });
  return asText(params[name]) ?? '';
}

export type PeriodChoice = { period?: PeriodPreset | `${string}..${string}`; comparison?: Comparison };

/**
 * The header's period with the days it compares with. Pass `from`, `to` and `compareTo` to the API. `wholeDays`: without
 * today, as reports take it.
 */
export function usePeriod({
  wholeDays = false,
}: {
  wholeDays?: boolean;
} = {}): [Period, (choice: PeriodChoice) => void] {
  const search = useRawSearch();
  const navigate = useNavigate();
  const { data } = useSuspenseQuery(sessionQuery);
  const timeZone = data?.workspace.timeZone ?? 'UTC';
  const weekStart = data?.workspace.weekStart ?? 1;
  const [periodText, compare] = [asText(search.period), asText(search.compare)];
  const today = todayIn(timeZone, new Date());
  const period = useMemo(() => {
    const read = readPeriod({ period: periodText, compare }, today, weekStart);
    return wholeDays ? withoutToday(read, today, weekStart) : read;
  }, [periodText, compare, today, weekStart, wholeDays]);
  const choose = useCallback(
    (choice: PeriodChoice) => {
      void navigate({
        to: '.',
        search: ((before: Search) => ({
          ...before,
          ...(choice.period ? { period: choice.period } : {}),
          ...(choice.comparison ? { compare: choice.comparison } : {}),
        })) as never,
        resetScroll: false,
      });
    },
    [navigate],
  );
  return [period, choose];
}

const deskKey = 'rondo.desk';

function defaultDesk(session: Session | null): Desk {
  const stored = localStorage.getItem(deskKey) ?? undefined;
  if (isDesk(stored)) return stored;
  return session?.desk ?? (session?.user.role === 'owner' ? 'management' : 'marketing');
}

/** After a choice in one's account: the last choice on this machine gives way to it. */
export function forgetDesk(): void {
  localStorage.removeItem(deskKey);
}

/** From which desk the reader looks: in the address, else the last choice on this machine, else the account's own, else by role. */
export function useDesk(): [Desk, (desk: Desk) => void] {
  const search = useRawSearch();
  const navigate = useNavigate();
  const { data } = useSuspenseQuery(sessionQuery);
  const inAddress = asText(search.desk);
  const desk = isDesk(inAddress) ? inAddress : defaultDesk(data);
  const choose = useCallback(
    (next: Desk) => {
      localStorage.setItem(deskKey, next);
      void navigate({
        to: '.',
        search: ((before: Search) => ({ ...before, desk: next })) as never,
        resetScroll: false,
      });
    },
    [navigate],
  );
  return [desk, choose];
}

/** Whether `path` is the page on screen or one above it. */
export function useIsCurrent(): (path: string) => boolean {
  const { pathname } = useLocation();
  return (path) => pathname === path || (path !== '/' && pathname.startsWith(`${path}/`));
}
