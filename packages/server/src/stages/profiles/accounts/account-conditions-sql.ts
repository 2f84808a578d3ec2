import type { AccountTest } from '@rondo/contract';
import { personOf } from '../../identity/index.ts';
import type { Parameters } from '../conditions/parameters.ts';
import type { AsOf } from '../conditions/resolve-window.ts';
import { type TestedSql, testValueSql } from '../conditions/test-value-sql.ts';
import { ORDERS, revenueSql, salesSql } from '../people-sql.ts';
import { DEFAULT_MERGE } from '../traits/merge-said.ts';
import { traitColumn } from '../traits/trait-column-sql.ts';
import { openCasesSql } from './account-figures.ts';
import { membershipsSql, withAccountSql } from './memberships-sql.ts';

/** Of each figure its column; all of them are numbers, and 0 where nothing is known. */
const FIGURES: Readonly<Record<string, string>> = {
  $members: 'members',
  $orders: 'orders',
  $revenue: 'revenue',
  $open_cases: 'open_cases',
};
export const isAccountFigure = (field: string) => Object.hasOwn(FIGURES, field);

const MEMBERS = `SELECT account, person FROM (${membershipsSql('')}) WHERE is_member`;

/**
 * identity_key (a member's person), h0, h1, …: whether all of the n-th list of tests hold of one account that the person
 * belongs to. What accounts are said to be, and what members did, is as of the moment that is asked about; who belongs
 * to which account is as it is known now, for the evidence keeps first and last, not what was said between.
 */
export function accountConditionsSql(
  lists: readonly (readonly AccountTest[])[],
  deps: { parameters: Parameters; asOf: AsOf; currency: string },
): string {
  const { parameters, asOf } = deps;
  const now = `fromUnixTimestamp64Milli(${parameters.add(asOf.now.getTime(), 'Int64')}, 'UTC')`;
  const fields = new Set(lists.flat().map(({ field }) => field));
  const columns = new Map(
    [...fields]
      .filter((field) => !isAccountFigure(field))
      .map((field, index) => [
        field,
        { name: `t${index}`, ...traitColumn(field, DEFAULT_MERGE, parameters) },
      ]),
  );
  const tested = (field: string): TestedSql => {
    const column = columns.get(field);
    // A join that finds nothing gives NULL.
    if (column !== undefined) {
      return {
        exists: `ifNull(${column.name}.3, 0)`,
        text: `ifNull(${column.name}.1, '')`,
        number: `${column.name}.2`,
      };
    }
    const figure = `ifNull(${FIGURES[field] ?? 'NULL'}, 0)`;
    return { exists: '1', text: `toString(${figure})`, number: `toFloat64(${figure})` };
  };
  const holds = lists.map((tests, index) => {
    const all = tests.map(({ field, test }) => `(${testValueSql(test, tested(field), parameters, asOf)})`);
    return `toUInt8(${all.length === 0 ? '1' : all.join(' AND ')}) AS h${index}`;
  });

  const facts = ['SELECT DISTINCT account FROM (SELECT account FROM (', MEMBERS, '))'].join('');
  const joins: string[] = [];
  const selected = ['named.account AS account'];
  if (columns.size > 0) {
    const names = parameters.add([...columns.keys()], 'Array(String)');
    const said = [...columns.values()].map(({ aggregate, name }) => `${aggregate} AS ${name}`);
    joins.push(
      `LEFT JOIN (SELECT account, ${said.join(', ')} FROM (${withAccountSql(
        `SELECT * FROM account_traits WHERE timestamp <= ${now} AND has(${names}, name)`,
      )}) GROUP BY account) AS said ON said.account = named.account`,
    );
    selected.push(...[...columns.values()].map(({ name }) => `said.${name} AS ${name}`));
  }
  const figures = [...fields].filter(isAccountFigure);
  if (figures.length > 0) {
    const until = `identity_key != 0 AND timestamp <= ${now}`;
    const sums = ['count() AS members'];
    const sources: string[] = [];
    if (figures.includes('$orders') || figures.includes('$revenue')) {
      const revenue = revenueSql(parameters.add(deps.currency, 'String'));
      sources.push(`LEFT JOIN (SELECT ${personOf('identity_key')} AS person, ${ORDERS} AS orders, ${revenue} AS revenue
        FROM (${salesSql(until)}) GROUP BY person) AS sales ON sales.person = belongs.person`);
      sums.push('sum(sales.orders) AS orders', 'sum(sales.revenue) AS revenue');
    }
    if (figures.includes('$open_cases')) {
      sources.push(`LEFT JOIN (${openCasesSql(until)}) AS cases ON cases.person = belongs.person`);
      sums.push('sum(cases.open_cases) AS open_cases');
    }
    joins.push(`LEFT JOIN (SELECT account, ${sums.join(', ')} FROM (${MEMBERS}) AS belongs ${sources.join(' ')}
      GROUP BY account) AS sums ON sums.account = named.account`);
    selected.push(...figures.map((field) => `sums.${FIGURES[field]} AS ${FIGURES[field]}`));
  }
  return `SELECT belongs.person AS identity_key, ${lists.map((_, index) => `held.h${index} AS h${index}`).join(', ')}
    FROM (${MEMBERS}) AS belongs
    JOIN (SELECT account, ${holds.join(', ')} FROM (SELECT ${selected.join(', ')} FROM (${facts}) AS named ${joins.join(' ')})) AS held
    ON held.account = belongs.account`;
}
