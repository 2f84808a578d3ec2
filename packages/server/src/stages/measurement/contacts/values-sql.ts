import type { ContactGrouping, ContactKind } from '@rondo/contract';
import { BEFORE_END, ordersSql, PURCHASE_EVENTS, sqlList } from '../../metrics/index.ts';
import { contactsSql, groupedSql } from './contacts-sql.ts';
import { inner, outer } from './figures-sql.ts';

type PersonOf = (column: string) => string;
type Question = { kind: ContactKind; by: ContactGrouping };

const DAY = 86_400_000;

/** Whether, until when and by how many people anything was bought; an order that two systems report does not matter here. */
export const boughtSql = (personOf: PersonOf): string => `
  SELECT count() AS orders, max(timestamp) AS last, uniq(${personOf('identity_key')}) AS people
  FROM events WHERE event IN (${sqlList(PURCHASE_EVENTS)}) AND identity_key != 0 AND ${BEFORE_END}`;

/** What each person bought and when, in milliseconds; only in the workspace's currency. */
const purchasesSql = (personOf: PersonOf): string => `
  SELECT person, groupArray(toUnixTimestamp64Milli(timestamp)) AS times, groupArray(toFloat64(revenue)) AS amounts
  FROM (${ordersSql(personOf, "timestamp < {horizon:DateTime64(3, 'UTC')}")})
  WHERE person != 0 AND currency IN ('', {currency:String}) GROUP BY person`;

/**
 * Contacts whose days count: a person's first, and then each that is not within the days of the last that counted, so that
 * no purchase counts twice.
 */
const openersSql = (kind: ContactKind, personOf: PersonOf): string => `
  SELECT arrayJoin(arrayFold((kept, next) -> if(empty(kept) OR next.1 >= kept[-1].1 + {window:Int64}, arrayPushBack(kept, next), kept),
    arraySort(groupArray((toUnixTimestamp64Milli(opened), contact))), CAST([], 'Array(Tuple(Int64, String))'))).2 AS contact
  FROM (${contactsSql(kind, personOf)}) WHERE person != 0 GROUP BY person`;

const bought = (at: string): string =>
  `arraySum((t, a) -> if(t >= ${at} AND t < ${at} + {window:Int64}, a, 0), times, amounts)`;
/** Customers are alike who bought as lately, as often in the days before, and as much, in the same part of the period. */
const alike = (at: string): string => {
  const before = `arrayFilter(t -> t < ${at}, times)`;
  const since = `intDiv(${at} - arrayMax(${before}), ${DAY})`;
  const often = `arrayCount(t -> t < ${at} AND t >= ${at} - {window:Int64}, times)`;
  const ever = `length(${before})`;
  return `if(empty(${before}), '', concat(
    toString(multiIf(${since} < 4, 0, ${since} < 8, 1, ${since} < 15, 2, ${since} < 31, 3, ${since} < 91, 4, ${since} < 181, 5, 6)), ' ',
    toString(least(${often}, 4)), ' ', toString(multiIf(${ever} < 2, 0, ${ever} < 4, 1, ${ever} < 8, 2, 3)))) AS history`;
};

/** The contacts of the period whose days are over and count, with what their person then bought. */
const windowsSql = ({ kind, by }: Question, personOf: PersonOf): string => `
  SELECT key, stratum, contact, person, at, ${bought('at')} AS value, ${alike('at')},
    least(intDiv(at - {start:Int64}, {step:Int64}), {last:Int64}) AS part
  FROM (
    SELECT key, stratum, contact, person, toUnixTimestamp64Milli(opened) AS at FROM (${groupedSql(kind, by, personOf)})
    WHERE person != 0 AND contact IN (${openersSql(kind, personOf)})
      AND opened < {horizon:DateTime64(3, 'UTC')} - toIntervalMillisecond({window:Int64})
  ) AS contacts
  LEFT JOIN (SELECT person, times, amounts FROM (${purchasesSql(personOf)})) AS purchases USING (person)`;

/** By stratum and person, and in the same pass by history, to be held against like customers; where `like`, of the latter. */
export const valuesSql = (question: Question, personOf: PersonOf): string => `
  SELECT key, toBool(is_like) AS like, stratum, toInt32(part) AS part, history, ${outer('bought')} FROM (
    SELECT key, grouping(stratum) AS is_like, stratum, part, history, person, ${inner('bought', 'value', 'true')}
    FROM (${windowsSql(question, personOf)}) GROUP BY GROUPING SETS ((key, stratum, person), (key, part, history))
  ) WHERE is_like = 0 OR history != '' GROUP BY key, is_like, stratum, part, history`;

/**
 * What customers bought who had no such contact in the days before a moment of each part of the period. Whether they have one
 * later is not asked: who buys more has more of them.
 */
export const likeCustomersSql = ({ kind }: Question, personOf: PersonOf): string => `
  SELECT toInt32(part) AS part, history, toFloat64(count()) AS n, sum(value) AS sum, sum(value * value) AS squares FROM (
    SELECT part, ${alike('at')}, ${bought('at')} AS value FROM (
      SELECT times, amounts, arrayJoin(arrayEnumerate({moments:Array(Int64)})) - 1 AS part, {moments:Array(Int64)}[part + 1] AS at
      FROM (${purchasesSql(personOf)}) AS purchases
      LEFT JOIN (
        SELECT person, groupArray(toUnixTimestamp64Milli(opened)) AS contacted FROM (${contactsSql(kind, personOf)})
        WHERE person != 0 GROUP BY person
      ) AS contacts USING (person)
      WHERE person % {every:UInt64} = 0 AND NOT arrayExists(c -> c <= at AND c > at - {window:Int64}, contacted)
    )
  ) WHERE history != '' GROUP BY part, history`;

/** The contacts themselves, newest first, and how many there are. */
export const rowsSql = ({ kind, by }: Question, where: string, personOf: PersonOf): string => `
  SELECT contact, toString(owner) AS person, opened, agent, topic, channel, status, done AS ended, toBool(good) AS resolved, reopened, hours,
    satisfaction, if(over AND owner != 0, ${bought('at')}, NULL) AS value, toBool(over AND counting) AS counts, toUInt32(count() OVER ()) AS total
  FROM (
    SELECT *, person AS owner, toUnixTimestamp64Milli(opened) AS at, contact IN (${openersSql(kind, personOf)}) AS counting,
      opened < {horizon:DateTime64(3, 'UTC')} - toIntervalMillisecond({window:Int64}) AS over
    FROM (${groupedSql(kind, by, personOf)})
  ) AS contacts
  LEFT JOIN (SELECT person, times, amounts FROM (${purchasesSql(personOf)})) AS purchases USING (person)
  WHERE ${where}
  ORDER BY opened DESC, contact LIMIT {limit:UInt32} OFFSET {after:UInt32}`;
