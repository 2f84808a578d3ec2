import type { ConsentSettings } from '@rondo/contract';
import { type ConsentQuestion, consentQuestion, mayBySql, saidSql } from '../../consent/index.ts';

/** The purpose that people are asked for before what they did is put together. */
export const PURPOSE = 'profiling';

/** Undefined where the company asks nobody for it: then nobody may be scored. */
export function questionOfProfiling(settings: ConsentSettings): ConsentQuestion | undefined {
  const channel = settings.purposes.find(({ id }) => id === PURPOSE)?.cells[0]?.channel;
  return channel === undefined ? undefined : consentQuestion(settings, PURPOSE, channel);
}

/**
 * The people who may be scored, or where silence is a yes, those who may not: each as the gate of consent answers. Its texts
 * become parameters by `add`.
 */
export function peopleByConsentSql(
  question: ConsentQuestion,
  personOf: (column: string) => string,
  add: (value: string | readonly string[], type: 'String' | 'Array(String)') => string,
): { allows: boolean; people: string } {
  const now = "{now:DateTime64(3, 'UTC')}";
  const may = mayBySql(question, { said: 'said', sources: 'sources' }, now, add);
  const asksSources = question.exceptions.length > 0;
  const said = `SELECT ${personOf('identity_key')} AS person, ${saidSql(question, add)} AS said, [] AS sources
      FROM consents WHERE identity_key != 0 GROUP BY person`;
  const sources = `SELECT ${personOf('identity_key')} AS person, [] AS said, groupUniqArray(toString(source)) AS sources
      FROM identifiers WHERE identity_key != 0 GROUP BY person`;
  return {
    allows: !question.silence,
    people: `SELECT person FROM (
      SELECT person, groupArrayArray(said) AS said, groupUniqArrayArray(sources) AS sources
      FROM (${asksSources ? `${said} UNION ALL ${sources}` : said}) GROUP BY person
    ) WHERE ${question.silence ? 'NOT ' : ''}(${may})`,
  };
}
