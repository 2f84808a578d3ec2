import { personOf } from '../person-of.ts';
import type { PlannedColumn } from './plan-columns.ts';

/**
 * Every trait that holds text, those of objects by their path; a trait that was taken away is empty, one that was bought and
 * has expired is none.
 */
const COUNTS = 'expires_at > now64(3)';
const TRAITS = `
  SELECT identity_key, toString(name) AS name, value, timestamp, message_id FROM traits WHERE type IN ('string', 'number', 'null') AND ${COUNTS}
  UNION ALL
  SELECT identity_key, concat(name, '.', tupleElement(part, 1)) AS name, tupleElement(part, 2) AS value, timestamp, message_id
  FROM (
    SELECT identity_key, toString(name) AS name, timestamp, message_id, arrayJoin(JSONExtractKeysAndValues(value, 'String')) AS part
    FROM traits WHERE type = 'object' AND ${COUNTS}
  )`;

/** Traits and how many people have them. */
export const SURVEY = `
  SELECT name, uniq(identity_key) AS people FROM (${TRAITS}) WHERE value != '' GROUP BY name ORDER BY people DESC LIMIT 500`;

/**
 * A row for each person of whom anything is known that is compared: its id, which identifier that is, how many identifiers
 * it has of each kind in {kinds}, and a cell for each column: of its sources the first that has a value.
 */
export function personRecordsSql(columns: readonly PlannedColumn[]): string {
  const cells = columns.map(
    (_, i) =>
      `argMinIf(value, indexOf({from${i}:Array(String)}, name), has({from${i}:Array(String)}, name) AND value != '')`,
  );
  return `
    SELECT person, toString(who.kind), who.value, who.counts, known.cells
    FROM (
      SELECT person, [${cells.join(', ')}] AS cells
      FROM (
        SELECT ${personOf('identity_key')} AS person, name, argMax(value, (timestamp, message_id)) AS value
        FROM (
          ${TRAITS}
          UNION ALL
          SELECT identity_key, concat('identifier:', kind) AS name, value, last_seen AS timestamp, '' AS message_id
          FROM identifiers WHERE kind IN {compared:Array(String)}
        )
        WHERE name IN {names:Array(String)} AND identity_key != 0
        GROUP BY person, name
      )
      GROUP BY person
      HAVING arrayExists(cell -> cell != '', cells)
    ) AS known
    INNER JOIN (
      SELECT ${personOf('identity_key')} AS person,
        anyIf(kind, identity_key = person) AS kind, anyIf(identifiers.value, identity_key = person) AS value,
        arrayMap(of -> toUInt16(arrayCount(one -> one.1 = of, groupUniqArray((toString(identifiers.kind), identity_key)) AS all)), {kinds:Array(String)}) AS counts
      FROM identifiers
      WHERE identifiers.kind NOT IN ('anonymous_id', 'device_id', 'click_id') OR identity_key = person
      GROUP BY person
    ) AS who USING (person)
    WHERE who.value != ''
    ORDER BY person`;
}

export function recordParameters(
  columns: readonly PlannedColumn[],
  kinds: readonly string[],
): Record<string, unknown> {
  const names = [...new Set(columns.flatMap(({ from }) => from))];
  const prefix = 'identifier:';
  return {
    kinds,
    names,
    compared: names.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length)),
    ...Object.fromEntries(columns.map(({ from }, i) => [`from${i}`, from])),
  };
}
