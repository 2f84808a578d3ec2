import type { PrivacyRequest } from '@rondo/contract';
import { countDays } from '../../ui/period.ts';
import type { Filter } from '../../ui/view-codec.ts';

/** A week before it is due, a request asks for attention. */
const SOON_DAYS = 7;

export type Due =
  | { at: 'over' }
  | { at: 'later' | 'soon'; days: number }
  /** Nobody waits any more. */
  | { at: 'late'; days: number };

export function isFinished({ state }: Pick<PrivacyRequest, 'state'>): boolean {
  return state === 'done' || state === 'refused';
}

/** How a request stands to its date on a day. */
export function dueOf(request: Pick<PrivacyRequest, 'state' | 'dueOn'>, today: string): Due {
  if (isFinished(request)) return { at: 'over' };
  if (request.dueOn < today) return { at: 'late', days: countDays({ from: request.dueOn, to: today }) - 1 };
  const days = countDays({ from: today, to: request.dueOn }) - 1;
  return { at: days <= SOON_DAYS ? 'soon' : 'later', days };
}

/** What is waited for first, the most urgent on top; then what is finished, the newest on top. */
export function orderRequests(requests: readonly PrivacyRequest[]): PrivacyRequest[] {
  return [...requests].sort((one, other) => {
    const [done, otherDone] = [isFinished(one), isFinished(other)];
    if (done !== otherDone) return Number(done) - Number(otherDone);
    return done
      ? (other.finishedAt ?? '').localeCompare(one.finishedAt ?? '')
      : one.dueOn.localeCompare(other.dueOn) || one.createdAt.localeCompare(other.createdAt);
  });
}

/** Those that fit all filters and hold the text in whom they are about. */
export function filterRequests(
  requests: readonly PrivacyRequest[],
  filters: readonly Filter[],
  q: string,
  nameOf: (request: PrivacyRequest) => string,
): PrivacyRequest[] {
  const wanted = q.trim().toLocaleLowerCase();
  return requests.filter((request) => {
    const fits = filters.every(({ field, operator, value }) => {
      const own = field === 'kind' ? request.kind : field === 'state' ? request.state : undefined;
      return own === undefined || (own === value) === (operator === 'is');
    });
    return fits && `${nameOf(request)} ${request.person ?? ''}`.toLocaleLowerCase().includes(wanted);
  });
}
