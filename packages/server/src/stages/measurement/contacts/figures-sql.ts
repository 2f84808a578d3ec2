import type { ContactGrouping, ContactKind } from '@rondo/contract';
import { groupedSql } from './contacts-sql.ts';

type PersonOf = (column: string) => string;
type Question = { kind: ContactKind; by: ContactGrouping };

/** A group's or person's own number, sum, sum of squares and of cubes. */
export const inner = (name: string, value: string, where: string): string =>
  `toFloat64(countIf(${where})) AS ${name}_n, sumIf(toFloat64(${value}), ${where}) AS ${name}_s,
   sumIf(pow(${value}, 2), ${where}) AS ${name}_q, sumIf(pow(${value}, 3), ${where}) AS ${name}_c`;

/** As one array in the order of `Sums`. */
export const outer = (name: string): string =>
  `[sum(${name}_n), sum(${name}_s), sum(${name}_q), sum(${name}_c), toFloat64(countIf(${name}_n > 0)),
    sum(${name}_n * ${name}_n), sum(${name}_n * ${name}_s), sum(${name}_s * ${name}_s)] AS ${name}`;

/** By group and stratum: how many contacts, answers, ends and reopenings. */
export const cellsSql = ({ kind, by }: Question, personOf: PersonOf): string => `
  SELECT key, stratum, toUInt32(sum(some)) AS contacts, toUInt32(sum(done_some)) AS ended, toUInt32(sum(ever_some)) AS ever,
    toUInt32(sum(again_some)) AS again, toUInt32(sum(told)) AS heardAgain, ${outer('answers')}, ${outer('solved')},
    minIf(lowest, answers_n > 0) AS least, maxIf(highest, answers_n > 0) AS most
  FROM (
    SELECT key, stratum, someone, count() AS some, countIf(done) AS done_some, countIf(done OR reopened) AS ever_some,
      countIf(reopened) AS again_some, countIf(heard > 1) AS told,
      ${inner('answers', 'ifNull(satisfaction, 0)', 'isNotNull(satisfaction)')}, ${inner('solved', 'good', 'true')},
      ifNull(min(satisfaction), 0) AS lowest, ifNull(max(satisfaction), 0) AS highest
    FROM (${groupedSql(kind, by, personOf)}) GROUP BY key, stratum, someone
  ) GROUP BY key, stratum`;

/** How many people each group had contact with; `all` is everybody once. */
export const peopleSql = ({ kind, by }: Question, personOf: PersonOf): string => `
  SELECT key, toBool(grouping(key) = 1) AS everybody, toUInt32(uniqExactIf(person, person != 0)) AS people
  FROM (${groupedSql(kind, by, personOf)}) GROUP BY GROUPING SETS ((key), ())`;

const STEPS = 50;
/** Hours at the middle of a step of `spellsSql`. */
export const hoursOf = (step: number): number => Math.exp(step / STEPS);

/** How long contacts took, on a logarithmic scale of 2 % steps; an open one for as long as was heard of it. */
export const spellsSql = ({ kind, by }: Question, personOf: PersonOf): string => `
  SELECT key, stratum, done AS ended, toInt32(round(log(greatest(if(done, hours, open_for), 1 / 60)) * ${STEPS})) AS step, toUInt32(count()) AS count
  FROM (
    SELECT *, greatest(0, dateDiff('millisecond', opened, {as_of:DateTime64(3, 'UTC')}) / 3600000) AS open_for
    FROM (${groupedSql(kind, by, personOf)}) WHERE NOT done OR isNotNull(hours)
  ) GROUP BY key, stratum, done, step`;
