import type { AccountTest, ComputedTrait, PropertyTest, TraitMerge } from '@rondo/contract';
import { type ConsentQuestion, mayBySql, saidSql } from '../consent/index.ts';
import { customerFifthsSql, startOfDay, todayIn } from '../metrics/index.ts';
import {
  type AsOf,
  accountConditionsSql,
  computedColumn,
  DEFAULT_MERGE,
  type FactColumn,
  type Interval,
  type Parameters,
  resolveWindow,
  summandSql,
  type TestedSql,
  testPropertySql,
  traitColumn,
  traitsThatCount,
} from '../profiles/index.ts';
import type { FlatRule, ImpressionRule } from './expand-rule.ts';

type EventRule = Extract<FlatRule, { kind: 'event' }>;
type CustomerRule = Extract<FlatRule, { kind: 'customer' }>;
type TouchRule = Extract<FlatRule, { kind: 'touch' }>;

/** Rows of a table that several conditions may count, each within its own span of time. */
type Stream = {
  id: number;
  table: StreamTable;
  condition: string;
  summand: string | undefined;
  spans: Map<string, Span>;
};
type StreamTable = 'events' | 'ad_impressions';
/** A fact of one value, with the name of its column. */
type Named = { name: string; column: FactColumn };
type Span = { id: number; interval: Interval };

/**
 * What a set of rules needs to know of each person, each fact once however many rules ask for it.
 *
 * `unrolled` keeps one counter for each (stream, span): the least work for one segment. `collected` keeps the times of
 * each stream in one array and counts in it: the least memory for many segments, and what the moment of a person's
 * next change would be read from (the k-th latest time plus the span).
 */
export type FactStyle = 'unrolled' | 'collected';

export type Facts = {
  /** Expressions over the columns that `personsSql` makes. */
  ofEvent(rule: EventRule): string;
  ofTouch(rule: TouchRule): string;
  ofImpressions(rule: ImpressionRule): string;
  ofTrait(name: string, merge?: TraitMerge): TestedSql;
  ofComputed(trait: ComputedTrait): TestedSql;
  /** Whether the person belongs to an account of which all of these hold. */
  ofAccount(where: readonly AccountTest[]): string;
  /** Whether the person has bought, and is in these fifths of those who have. */
  ofCustomer(rule: CustomerRule): string;
  /** Whether the person may be dealt with so. */
  ofConsent(question: ConsentQuestion): string;
  /** Subquery: one row a person with all facts asked for so far; with `everybody`, also for people without any. */
  personsSql(everybody: boolean): string;
};

export type FactsDeps = {
  parameters: Parameters;
  asOf: AsOf;
  style: FactStyle;
  /** From the identity stage: an identity key's person. */
  personOf(column: string): string;
  /** The workspace's currency, for what accounts have spent. */
  currency: string;
  /** A query with one column `key`: who there is beside those whom facts name. */
  population?: string | undefined;
};

export function collectFacts(deps: FactsDeps): Facts {
  const { parameters, asOf, style, personOf, population } = deps;
  const streams = new Map<string, Stream>();
  const traits = new Map<string, Named>();
  const computed = new Map<string, Named & { condition: string }>();
  const consents = new Map<string, { name: string; sql: string }>();
  const accounts = new Map<string, readonly AccountTest[]>();
  /** Conditions on the fifths of customers. */
  const customers: string[] = [];
  let asksSources = false;
  let spans = 0;

  const moment = (milliseconds: number) =>
    `fromUnixTimestamp64Milli(${parameters.add(milliseconds, 'Int64')}, 'UTC')`;
  const since = ({ from }: Interval, column: string) =>
    from === undefined ? [] : [`${column} >= ${moment(from)}`];
  const until = ({ upTo }: Interval, column: string) =>
    upTo >= asOf.now.getTime() ? [] : [`${column} <= ${moment(upTo)}`];
  const within = (interval: Interval, column: string) => [
    ...since(interval, column),
    ...until(interval, column),
  ];

  function measure(
    table: StreamTable,
    condition: string,
    summand: string | undefined,
    interval: Interval,
  ): string {
    const streamKey = `${table}\u0000${condition}\u0000${summand ?? ''}`;
    const stream = streams.get(streamKey) ?? {
      id: streams.size,
      table,
      condition,
      summand,
      spans: new Map(),
    };
    streams.set(streamKey, stream);
    const spanKey = `${interval.from} ${interval.upTo}`;
    const span = stream.spans.get(spanKey) ?? { id: spans++, interval };
    stream.spans.set(spanKey, span);
    if (style === 'unrolled') return `n${span.id}`;
    const times = `s${stream.id}`;
    const inside = within(interval, summand === undefined ? 'f' : 'f.1').join(' AND ');
    if (summand === undefined)
      return inside === '' ? `length(${times})` : `arrayCount(f -> ${inside}, ${times})`;
    return inside === '' ? `arraySum(f -> f.2, ${times})` : `arraySum(f -> if(${inside}, f.2, 0), ${times})`;
  }

  const streamsOf = (table: StreamTable) => [...streams.values()].filter((stream) => stream.table === table);

  /** The columns of a table's branch: [name, aggregate]. */
  function streamColumns(table: StreamTable): [string, string][] {
    const own = streamsOf(table);
    if (style === 'collected') {
      return own.map((stream) => [
        `s${stream.id}`,
        stream.summand === undefined
          ? `groupArrayIf(timestamp, ${stream.condition})`
          : `groupArrayIf((timestamp, ${stream.summand}), ${stream.condition})`,
      ]);
    }
    const alone = own.length === 1 && own[0]?.spans.size === 1;
    return own.flatMap((stream) =>
      [...stream.spans.values()].map((span): [string, string] => {
        const condition = [stream.condition, ...within(span.interval, 'timestamp')].join(' AND ');
        if (alone)
          return [`n${span.id}`, stream.summand === undefined ? 'count()' : `sum(${stream.summand})`];
        return [
          `n${span.id}`,
          stream.summand === undefined ? `countIf(${condition})` : `sumIf(${stream.summand}, ${condition})`,
        ];
      }),
    );
  }

  /** Only rows that some condition counts are read on. */
  function streamBranch(table: StreamTable): Branch {
    const conditions = streamsOf(table).map((stream) => {
      const intervals = [...stream.spans.values()].map((span) => span.interval);
      const from = intervals.some((interval) => interval.from === undefined)
        ? undefined
        : Math.min(...intervals.map((interval) => interval.from ?? 0));
      const upTo = Math.max(...intervals.map((interval) => interval.upTo));
      return `(${[stream.condition, ...within({ from, upTo }, 'timestamp')].join(' AND ')})`;
    });
    const empty = style === 'collected' ? '[]' : '0';
    return {
      columns: streamColumns(table).map(([name, sql]) => ({ name, sql, empty })),
      merge: style === 'collected' ? 'groupArrayArray' : 'sum',
      from: `${table} WHERE identity_key != 0 AND timestamp <= ${moment(asOf.now.getTime())} AND (${conditions.join(' OR ')})`,
    };
  }

  function traitsBranch(): Branch {
    const names = parameters.add([...traits.keys()], 'Array(String)');
    return {
      ...columnsOf([...traits.values()]),
      from: `traits WHERE ${traitsThatCount(moment(asOf.now.getTime()))} AND has(${names}, name)`,
    };
  }

  /** All computed traits in one pass over the events that any of them counts. */
  function computedBranch(): Branch {
    const conditions = [...computed.values()].map(({ condition }) => `(${condition})`);
    return {
      ...columnsOf([...computed.values()]),
      from: `events WHERE identity_key != 0 AND (${conditions.join(' OR ')})`,
    };
  }

  /** All that was said of any purpose and channel in question, as arrays. */
  function consentsBranch(): Branch {
    const columns = [...consents.values()].map(({ name, sql }) => ({ name, sql, empty: '[]' }));
    return { columns, merge: 'groupArrayArray', from: 'consents WHERE identity_key != 0' };
  }

  function accountsBranch(): Branch {
    const columns = [...accounts.keys()].map((_, index) => ({
      name: `a${index}`,
      sql: `max(h${index})`,
      empty: '0',
    }));
    const from = accountConditionsSql([...accounts.values()], { parameters, asOf, currency: deps.currency });
    return { columns, merge: 'max', from: `(${from})` };
  }

  function customersBranch(): Branch {
    const today = todayIn(asOf.timeZone, asOf.now);
    const from = customerFifthsSql(personOf, {
      to: moment(Date.parse(startOfDay(today, asOf.timeZone))),
      end: `toDate(${parameters.add(today, 'String')})`,
      zone: parameters.add(asOf.timeZone, 'String'),
      currency: parameters.add(deps.currency, 'String'),
    });
    const held = customers.map((condition, index) => `${condition} AS h${index}`);
    return {
      columns: customers.map((_, index) => ({ name: `b${index}`, sql: `max(h${index})`, empty: '0' })),
      merge: 'max',
      from: `(SELECT toUInt64(id) AS identity_key, ${held.join(', ')} FROM (${from}))`,
    };
  }

  function sourcesBranch(): Branch {
    const columns = [{ name: 'sources', sql: 'groupUniqArray(toString(source))', empty: '[]' }];
    return { columns, merge: 'groupUniqArrayArray', from: 'identifiers WHERE identity_key != 0' };
  }

  return {
    ofAccount(where) {
      const own = JSON.stringify(where);
      accounts.set(own, where);
      return `a${[...accounts.keys()].indexOf(own)} = 1`;
    },
    ofCustomer(rule) {
      const among = (column: string, fifths: readonly number[]) =>
        fifths.length === 0 ? [] : [`has(${parameters.add(fifths, 'Array(UInt8)')}, ${column})`];
      const conditions = [
        ...among('r', rule.recency),
        ...among('f', rule.frequency),
        ...among('m', rule.spend),
      ];
      const own = `toUInt8(${conditions.join(' AND ') || '1'})`;
      if (!customers.includes(own)) customers.push(own);
      return `b${customers.indexOf(own)} = 1`;
    },
    ofConsent(question) {
      const add = (value: string | readonly string[], type: 'String' | 'Array(String)') =>
        parameters.add(value, type);
      const sql = saidSql(question, add);
      const own = consents.get(sql) ?? { name: `said${consents.size}`, sql };
      consents.set(sql, own);
      asksSources ||= question.exceptions.length > 0;
      const columns = { said: own.name, sources: 'sources' };
      return mayBySql(question, columns, moment(asOf.now.getTime()), add);
    },
    ofEvent(rule) {
      const condition = eventCondition(rule, parameters, asOf);
      const summand =
        rule.amount.of === 'sum' ? summandSql(rule.amount.property ?? '', parameters) : undefined;
      const amount = measure('events', condition, summand, resolveWindow(rule.window, asOf));
      return `${amount} ${AMOUNTS[rule.amount.operator]} ${parameters.add(rule.amount.value, 'Float64')}`;
    },
    ofTouch(rule) {
      const conditions = [
        "channel != ''",
        ...(rule.channels.length > 0
          ? [`has(${parameters.add(rule.channels, 'Array(String)')}, channel)`]
          : []),
        ...(rule.campaigns.length > 0
          ? [`has(${parameters.add(rule.campaigns, 'Array(String)')}, campaign)`]
          : []),
      ];
      return `${measure('events', conditions.join(' AND '), undefined, resolveWindow(rule.window, asOf))} > 0`;
    },
    ofImpressions(rule) {
      const among = (column: string, values: readonly string[]) =>
        values.length === 0 ? [] : [`has(${parameters.add(values, 'Array(String)')}, ${column})`];
      const conditions = [
        'impressions > 0',
        ...among('platform', rule.platforms),
        ...among('campaign', rule.campaigns),
        ...among('placement', rule.placements),
      ];
      const interval = resolveWindow(rule.window, asOf);
      const amount = measure('ad_impressions', conditions.join(' AND '), 'impressions', interval);
      return `${amount} ${AMOUNTS[rule.amount.operator]} ${parameters.add(rule.amount.value, 'Float64')}`;
    },
    ofTrait(name, merge = DEFAULT_MERGE) {
      const own = traits.get(name) ?? {
        name: `t${traits.size}`,
        column: traitColumn(name, merge, parameters),
      };
      traits.set(name, own);
      return own.column.tested(own.name);
    },
    ofComputed(trait) {
      const made = computed.get(trait.name);
      const column = computedColumn(trait, parameters, asOf);
      const own = made ?? { name: `k${computed.size}`, column, condition: column.condition };
      computed.set(trait.name, own);
      return own.column.tested(own.name);
    },
    personsSql(everybody) {
      const branches = [
        ...(['events', 'ad_impressions'] as const).flatMap((table) =>
          streamsOf(table).length > 0 ? [streamBranch(table)] : [],
        ),
        ...(traits.size > 0 ? [traitsBranch()] : []),
        ...(computed.size > 0 ? [computedBranch()] : []),
        ...(consents.size > 0 ? [consentsBranch()] : []),
        ...(asksSources ? [sourcesBranch()] : []),
        ...(accounts.size > 0 ? [accountsBranch()] : []),
        ...(customers.length > 0 ? [customersBranch()] : []),
      ];
      const known = `SELECT DISTINCT identity_key AS key FROM events WHERE identity_key != 0 AND timestamp <= ${moment(asOf.now.getTime())}`;
      return joinBranches(branches, everybody ? (population ?? known) : undefined, personOf, known);
    },
  };
}

const AMOUNTS = { 'at-least': '>=', 'at-most': '<=', exactly: '=', more: '>', less: '<' } as const;

function eventCondition(rule: EventRule, parameters: Parameters, asOf: AsOf): string {
  const name = rule.type === 'track' ? 'event' : 'name';
  return [
    `type = ${parameters.add(rule.type, 'String')}`,
    ...(rule.event === '' ? [] : [`${name} = ${parameters.add(rule.event, 'String')}`]),
    ...rule.where.map((condition: PropertyTest) => testPropertySql(condition, parameters, asOf)),
  ].join(' AND ');
}

/** One pass over one table: what it finds of each person, and what stands for a person whom it does not know. */
type Branch = { columns: { name: string; sql: string; empty: string }[]; merge: string; from: string };

function columnsOf(named: readonly Named[]): Pick<Branch, 'columns' | 'merge'> {
  return {
    columns: named.map(({ name, column }) => ({ name, sql: column.aggregate, empty: column.empty })),
    merge: 'max',
  };
}

function joinBranches(
  branches: Branch[],
  /** With a population, also for those of it without any fact. */
  population: string | undefined,
  personOf: (column: string) => string,
  known: string,
): string {
  const [only] = branches;
  if (only !== undefined && branches.length === 1 && population === undefined) {
    return `SELECT ${personOf('identity_key')} AS person, ${only.columns.map(({ name, sql }) => `${sql} AS ${name}`).join(', ')} FROM ${only.from} GROUP BY person`;
  }
  const all = branches.flatMap((branch) => branch.columns.map((column) => ({ column, branch })));
  const selects = branches.map((branch) => {
    const columns = all.map(
      ({ column, branch: own }) => `${own === branch ? column.sql : column.empty} AS ${column.name}`,
    );
    return `SELECT ${personOf('identity_key')} AS person, ${columns.join(', ')} FROM ${branch.from} GROUP BY person`;
  });
  if (population !== undefined || branches.length === 0) {
    const columns = all.map(({ column }) => `, ${column.empty} AS ${column.name}`).join('');
    // The table is sorted by identity key, so the distinct keys are read in order, without a table of them in memory.
    selects.push(`SELECT ${personOf('key')} AS person${columns} FROM (${population ?? known})`);
  }
  const merged = all
    .map(({ column, branch }) => `, ${branch.merge}(${column.name}) AS ${column.name}`)
    .join('');
  return `SELECT person${merged} FROM (${selects.join('\nUNION ALL\n')}) GROUP BY person`;
}
