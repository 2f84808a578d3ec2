import { personOf } from '../../identity/index.ts';

/** Rows of `from` with the columns of a table of accounts, and `account`: whose `account_key` is at present. */
export function withAccountSql(from: string): string {
  return `SELECT facts.*, ifNull(map_id, facts.account_key) AS account FROM (${from}) AS facts
    LEFT ANY JOIN (SELECT account_key AS map_key, argMax(account_id, version) AS map_id FROM account_map GROUP BY account_key) AS accounts
    ON accounts.map_key = facts.account_key`;
}

/** `first_said` and the like begin with the time: milliseconds since 1970 and ten to the thirteenth. */
export const saidAtSql = (said: string) => `(toInt64OrZero(substring(${said}, 1, 14)) - 10000000000000)`;
export const saidBySql = (said: string) => `substring(${said}, 16)`;

/**
 * Who belongs to which account: account, person, is_member, since, left_at (milliseconds; 0 for those who have not
 * left), evidence [(rule, source, first, last, message id)]. `where` narrows the rows of `account_evidence`; it must
 * keep or drop all rows of a person, because what is said of another account can end a membership.
 *
 * Group calls and events within an account add up: a person may be in many. What a system calls a person's own company
 * is one at a time, as the trait is: a later one from the same source takes the place of the one before.
 */
export function membershipsSql(where: string): string {
  const evidence = withAccountSql(`SELECT * FROM account_evidence ${where === '' ? '' : `WHERE ${where}`}`);
  return `
    SELECT account, person, max(holds) AS is_member,
      min(${saidAtSql('if(joined_first < left_said, joined_last, joined_first)')}) AS any_since,
      minIf(${saidAtSql('if(joined_first < left_said, joined_last, joined_first)')}, holds) AS member_since,
      if(is_member, member_since, any_since) AS since,
      if(is_member, 0, max(${saidAtSql("if(left_said > joined_last OR moved_at = '', left_said, moved_at)")})) AS left_at,
      arraySort(groupArrayIf((toString(rule), toString(source), ${saidAtSql('joined_first')}, ${saidAtSql('joined_last')}, ${saidBySql('joined_first')}), holds OR NOT is_held)) AS evidence
    FROM (
      SELECT *, NOT is_superseded AND joined_last > left_said AS holds, max(holds) OVER (PARTITION BY account, person) AS is_held
      FROM (
        SELECT *,
          max(left_last) OVER (PARTITION BY account, person) AS left_said,
          groupArray(joined_first) OVER (PARTITION BY person, rule, source) AS firsts,
          rule = 'trait' AND substring(joined_last, 1, 14) < substring(max(joined_last) OVER (PARTITION BY person, rule, source), 1, 14) AS is_superseded,
          if(is_superseded, arrayMin(arrayFilter(first -> first > joined_last, firsts)), '') AS moved_at
        FROM (
          SELECT account, ${personOf('identity_key')} AS person, rule, source,
            minIf(first_said, has_left = 0) AS joined_first, maxIf(last_said, has_left = 0) AS joined_last, maxIf(last_said, has_left = 1) AS left_last
          FROM (${evidence})
          GROUP BY account, person, rule, source
        )
      )
      WHERE joined_first != ''
    )
    GROUP BY account, person`;
}

/** Who belongs by the company that a system has for the person: whose name that company's is. */
export const employedSql = (where: string) =>
  `SELECT account, person FROM (${membershipsSql(where)}) WHERE is_member AND arrayExists(one -> tupleElement(one, 1) = 'trait', evidence)`;

/** Persons of whom something is said about these accounts: all of what is said of them decides whether they belong. */
export const EVIDENCE_OF_ACCOUNTS = `${personOf('identity_key')} IN
  (SELECT ${personOf('identity_key')} FROM (${withAccountSql('SELECT account_key, identity_key FROM account_evidence')}) WHERE account IN {accounts:Array(UInt64)})`;
