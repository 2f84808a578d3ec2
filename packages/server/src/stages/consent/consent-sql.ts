import type { ConsentSettings } from '@rondo/contract';
import { basisOf, findCell, findPurpose } from './default-settings.ts';

/** What a query must know to ask the gate's question of everybody. Made by `consentQuestion` from the settings. */
export type ConsentQuestion = {
  purpose: string;
  channel: string;
  strategy: 'all' | 'any';
  /** Whether silence is a yes, and the sources of which the opposite holds. */
  silence: boolean;
  exceptions: readonly string[];
};

/** Undefined where there is no such purpose or channel: then nobody may be dealt with so. */
export function consentQuestion(
  settings: ConsentSettings,
  purpose: string,
  channel: string,
): ConsentQuestion | undefined {
  const found = findPurpose(settings, purpose);
  if (found === undefined || findCell(settings, purpose, channel) === undefined) return undefined;
  const silence = found.basis !== 'opt-in';
  const exceptions = settings.sources
    .map(({ source }) => source)
    .filter((source) => (basisOf(settings, found, source) !== 'opt-in') !== silence);
  return { purpose, channel, strategy: found.strategy, silence, exceptions };
}

type AddText = (value: string | readonly string[], type: 'String' | 'Array(String)') => string;

/** What is gathered of a person from rows of `consents`; an empty array where nothing is there. */
export function saidSql({ purpose, channel }: ConsentQuestion, add: AddText): string {
  return `groupArrayIf((identity_key, toString(state), time, message_id, ifNull(expires_at, toDateTime64('2299-12-31', 3, 'UTC')), said_under), has(['', ${add(purpose, 'String')}], purpose) AND has(['', ${add(channel, 'String')}], channel))`;
}

/**
 * The gate's answer (`judge-consent.ts`, to which a property test holds it equal) over what `saidSql` gathered in the column
 * `said` and the person's sources in the column `sources`, which is asked for only where sources differ. `now` is an expression.
 */
export function mayBySql(
  question: ConsentQuestion,
  columns: { said: string; sources: string },
  now: string,
  add: AddText,
): string {
  const { sources } = columns;
  // As `withoutStrays`.
  const isThere = `arrayExists(o -> o.1 = e.6 AND o.6 = 0 AND o.4 = e.4, ${columns.said})`;
  const said = `arrayFilter(e -> e.6 = 0 OR NOT has(['granted', 'confirmed'], e.2) OR ${isThere}, ${columns.said})`;
  const latest = (which: string, parts = '(e.3, e.4)') =>
    `arrayReduce('max', arrayMap(e -> ${parts}, arrayFilter(e -> ${which}, ${said})))`;
  const agreed = latest("e.1 = k AND has(['granted', 'confirmed'], e.2)", '(e.3, e.4, e.5)');
  const refused = latest("e.2 = 'withdrawn'");
  const ended = latest("e.1 = k AND e.2 = 'expired'");
  const speaking = `arrayDistinct(arrayMap(e -> e.1, arrayFilter(e -> e.2 != 'pending', ${said})))`;
  const agrees = `k -> ${agreed}.1 > ${refused}.1 AND (${agreed}.1, ${agreed}.2) > ${ended} AND ${agreed}.3 > ${now}`;
  const enough = `${question.strategy === 'any' ? 'arrayExists' : 'arrayAll'}(${agrees}, ${speaking})`;
  return `if(notEmpty(${speaking}), ${enough}, ${silenceSql(question, sources, add)})`;
}

function silenceSql(
  { silence, exceptions, strategy }: ConsentQuestion,
  sources: string,
  add: AddText,
): string {
  const own = silence ? '1' : '0';
  if (exceptions.length === 0) return own;
  const isException = `has(${add(exceptions, 'Array(String)')}, s)`;
  const permits = silence ? `NOT ${isException}` : isException;
  return `if(empty(${sources}), ${own}, ${strategy === 'any' ? 'arrayExists' : 'arrayAll'}(s -> ${permits}, ${sources}))`;
}
