import {
  type AsOf,
  createParameters,
  isNegative,
  isZeroForNobody,
  type Parameters,
  type TraitBook,
  testValueSql,
  zeroPasses,
} from '../profiles/index.ts';
import { collectFacts, type FactStyle, type Facts } from './collect-facts.ts';
import type { FlatRule } from './expand-rule.ts';

/** A query of the events engine with its parameters. */
export type Compiled = { sql: string; parameters: Record<string, unknown> };
export type CompileDeps = {
  asOf: AsOf;
  personOf(column: string): string;
  style?: FactStyle;
  /** The workspace's; EUR where it is left out. */
  currency?: string;
  /** A query with one column `key`: who there is beside those whom facts name. Everybody with an event where left out. */
  population?: string;
  /** For what is shown of members; rules have been expanded by it. */
  book?: TraitBook;
};

/** The persons of one segment: a subquery with one column, `person`. */
export function compileMembers(rule: FlatRule, deps: CompileDeps, parameters = createParameters()): Compiled {
  const { facts, sql } = openRules(deps, parameters, 'unrolled');
  const condition = sql(rule);
  const persons = facts.personsSql(holdsForNobodyKnown(rule));
  return { sql: `SELECT person FROM (${persons}) WHERE ${condition}`, parameters: parameters.values() };
}

/** One row: how many belong to it, and nothing else. */
export function compileSize(rule: FlatRule, deps: CompileDeps): Compiled {
  const members = compileMembers(rule, deps);
  return { sql: `SELECT count() AS people FROM (${members.sql})`, parameters: members.parameters };
}

/**
 * One row: `total` people, the segment's `people`, and for each clause of an outermost “all” or “any” an entry in the
 * arrays `matches`, `left` and `alone` (see SegmentClauseCount). One query, so that all figures are of one moment.
 */
export function compileCount(rule: FlatRule, deps: CompileDeps): Compiled {
  const parameters = createParameters();
  const { facts, sql } = openRules(deps, parameters, 'unrolled');
  const every = rule.kind === 'all';
  const clauses = rule.kind === 'all' || rule.kind === 'any' ? rule.rules : [rule];
  const names = clauses.map((_, index) => `c${index}`);
  const columns = clauses.map((clause, index) => `toUInt8(${sql(clause)}) AS c${index}`);
  const persons = facts.personsSql(true);
  const figures = ['count() AS total', ...clauseFigures(every, names)];
  return {
    sql: `SELECT ${figures.join(', ')} FROM (SELECT ${['person', ...columns].join(', ')} FROM (${persons}))`,
    parameters: parameters.values(),
  };
}

/** `people` and, for each of the clauses that the columns are named for, the arrays `matches`, `left` and `alone`. */
export function clauseFigures(every: boolean, names: readonly string[]): string[] {
  const join = (parts: readonly string[]) =>
    parts.length === 0 ? (every ? '1' : '0') : parts.join(every ? ' AND ' : ' OR ');
  const count = (condition: string) => `countIf(${condition})`;
  const list = (items: readonly string[]) =>
    items.length === 0 ? '[]::Array(UInt64)' : `[${items.join(', ')}]`;
  const alone = (name: string, index: number) => {
    const others = names.filter((_, other) => other !== index);
    return every
      ? [...others, `NOT ${name}`].join(' AND ')
      : [...others.map((other) => `NOT ${other}`), name].join(' AND ');
  };
  return [
    `${count(join(names))} AS people`,
    `${list(names.map(count))} AS matches`,
    `${list(names.map((_, index) => count(join(names.slice(0, index + 1)))))} AS left`,
    `${list(names.map((name, index) => count(alone(name, index))))} AS alone`,
  ];
}

/** Many segments in one pass over the events: one row with the array `people`, in the order of the rules. */
export function compileMany(rules: readonly FlatRule[], deps: CompileDeps): Compiled {
  const parameters = createParameters();
  const { facts, sql } = openRules(deps, parameters, 'collected');
  const counts = rules.map((rule) => `countIf(${sql(rule)})`);
  const persons = facts.personsSql(rules.some(holdsForNobodyKnown));
  return {
    sql: `SELECT ${counts.length === 0 ? '[]::Array(UInt64)' : `[${counts.join(', ')}]`} AS people FROM (${persons})`,
    parameters: parameters.values(),
  };
}

/** Many segments in one pass: one row for each person who belongs to any, with the indexes of those rules. */
export function compileMemberships(rules: readonly FlatRule[], deps: CompileDeps): Compiled {
  const parameters = createParameters();
  const { facts, sql } = openRules(deps, parameters, 'collected');
  const flags = rules.map((rule) => `toUInt8(${sql(rule)})`);
  const persons = facts.personsSql(rules.some(holdsForNobodyKnown));
  return {
    sql: `SELECT person, arrayFilter((index, holds) -> holds, range(${flags.length}), [${flags.join(', ')}]) AS segments FROM (${persons}) WHERE notEmpty(segments)`,
    parameters: parameters.values(),
  };
}

/** The facts that rules ask for, gathered while each is written as a condition. */
export function openRules(
  deps: CompileDeps,
  parameters: Parameters,
  style: FactStyle,
): { facts: Facts; sql(rule: FlatRule): string } {
  const facts = collectFacts({
    parameters,
    asOf: deps.asOf,
    personOf: deps.personOf,
    style: deps.style ?? style,
    currency: deps.currency ?? 'EUR',
    population: deps.population,
  });
  const sql = (rule: FlatRule): string => {
    switch (rule.kind) {
      case 'all':
        return rule.rules.length === 0 ? '1' : `(${rule.rules.map(sql).join(' AND ')})`;
      case 'any':
        return rule.rules.length === 0 ? '0' : `(${rule.rules.map(sql).join(' OR ')})`;
      case 'not':
        return `NOT (${sql(rule.rule)})`;
      case 'trait':
        return testValueSql(rule.test, facts.ofTrait(rule.trait, rule.merge), parameters, deps.asOf);
      case 'computed':
        return testValueSql(rule.test, facts.ofComputed(rule.trait), parameters, deps.asOf);
      case 'event':
        return facts.ofEvent(rule);
      case 'touch':
        return facts.ofTouch(rule);
      case 'impression':
        return facts.ofImpressions(rule);
      case 'consent':
        return facts.ofConsent(rule.question);
      case 'account':
        return facts.ofAccount(rule.where);
      case 'customer':
        return facts.ofCustomer(rule);
    }
  };
  return { facts, sql };
}

/**
 * Whether a person of whom none of the facts in question is known belongs to it. Only then must all people be gone
 * through; otherwise those whom some fact names are enough.
 */
export function holdsForNobodyKnown(rule: FlatRule): boolean {
  switch (rule.kind) {
    case 'all':
      return rule.rules.every(holdsForNobodyKnown);
    case 'any':
      return rule.rules.some(holdsForNobodyKnown);
    case 'not':
      return !holdsForNobodyKnown(rule.rule);
    case 'trait':
      return isNegative(rule.test);
    case 'computed':
      return isZeroForNobody(rule.trait.aggregation) ? zeroPasses(rule.test) : isNegative(rule.test);
    case 'touch':
    case 'account':
    case 'customer':
      return false;
    case 'consent':
      return rule.question.silence;
    case 'impression':
    case 'event': {
      const { operator, value } = rule.amount;
      if (operator === 'at-least') return value <= 0;
      if (operator === 'at-most') return value >= 0;
      if (operator === 'exactly') return value === 0;
      return operator === 'more' ? value < 0 : value > 0;
    }
  }
}
