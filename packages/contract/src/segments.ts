import { type Static, type TSchema, Type } from 'typebox';

const Maybe = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()]);
const Name = Type.String({ minLength: 1, maxLength: 200 });
/** A day in the workspace's time zone. */
const Day = Type.String({
  pattern: '^\\d{4}-\\d{2}-\\d{2}$',
  description: 'A date such as 2026-03-31, in the workspace’s time zone',
});

export const textOperators = ['is', 'is-not', 'contains', 'contains-not', 'starts'] as const;
export const numberOperators = [
  'equals',
  'not-equals',
  'more',
  'at-least',
  'less',
  'at-most',
  'between',
] as const;
export const timeOperators = ['before', 'after', 'between', 'in-last', 'not-in-last'] as const;

/**
 * What a value must be. The negative operators (`is-not`, `contains-not`, `not-equals`, `not-in-last`) are the exact
 * opposite of their positive ones, so they hold where there is no value at all.
 */
export const ValueTest = Type.Union([
  Type.Object({
    type: Type.Literal('text'),
    operator: Type.Enum(textOperators),
    values: Type.Array(Type.String({ maxLength: 500 }), {
      minItems: 1,
      maxItems: 1000,
      description: 'Any one of them',
    }),
  }),
  Type.Object({
    type: Type.Literal('number'),
    operator: Type.Enum(numberOperators),
    value: Type.Number(),
    to: Type.Optional(Type.Number({ description: 'For “between”; both ends belong to it' })),
  }),
  Type.Object({
    type: Type.Literal('time'),
    operator: Type.Enum(timeOperators),
    day: Type.Optional(Day),
    to: Type.Optional(
      Type.String({ ...Day, description: 'For “between”: the first day that no longer belongs to it' }),
    ),
    days: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 36_500, description: 'For “in-last” and “not-in-last”' }),
    ),
  }),
  Type.Object({ type: Type.Literal('boolean'), value: Type.Boolean() }),
  Type.Object({ type: Type.Literal('any'), operator: Type.Enum(['exists', 'missing']) }),
]);
export type ValueTest = Static<typeof ValueTest>;

/** Facts that every event carries apart from its properties; a condition names them with a dollar sign. */
export const eventFields = [
  '$page_host',
  '$page_path',
  '$referrer_host',
  '$utm_source',
  '$utm_medium',
  '$channel',
  '$campaign',
  '$creative',
  '$creator',
  '$country',
  '$region',
  '$device',
  '$source',
  '$order_id',
  '$revenue',
] as const;

export const PropertyTest = Type.Object({
  property: Type.String({
    minLength: 1,
    maxLength: 200,
    description:
      'A property; `address.city` inside an object, `products[].category` inside a list (any of them); `$page_path` and the like for what every event carries',
  }),
  test: ValueTest,
});
export type PropertyTest = Static<typeof PropertyTest>;

/** What an account's members add up to; a condition names them with a dollar sign. */
export const accountFigures = ['$members', '$orders', '$revenue', '$open_cases'] as const;

export const AccountTest = Type.Object({
  field: Type.String({
    minLength: 1,
    maxLength: 200,
    description:
      'A trait that group calls gave the account, such as `industry`; or what its members add up to: `$members`, `$orders`, `$revenue` (in the workspace’s currency, less refunds), `$open_cases`',
  }),
  test: ValueTest,
});
export type AccountTest = Static<typeof AccountTest>;

/** When: an event counts from its beginning on, and never one that lies after the moment of the question. */
export const SegmentWindow = Type.Union([
  Type.Object({ kind: Type.Literal('ever') }),
  Type.Object({
    kind: Type.Literal('last'),
    count: Type.Integer({ minimum: 1, maximum: 36_500 }),
    unit: Type.Enum(['hours', 'days', 'weeks']),
  }),
  Type.Object({
    kind: Type.Literal('between'),
    from: Day,
    to: Type.String({ ...Day, description: 'The first day that no longer belongs to it' }),
  }),
]);
export type SegmentWindow = Static<typeof SegmentWindow>;

export const amountOperators = ['at-least', 'at-most', 'exactly', 'more', 'less'] as const;

export const SegmentAmount = Type.Object({
  of: Type.Enum(['count', 'sum']),
  property: Type.Optional(
    Type.String({ minLength: 1, maxLength: 200, description: 'What to add up, for “sum”' }),
  ),
  operator: Type.Enum(amountOperators),
  value: Type.Number(),
});
export type SegmentAmount = Static<typeof SegmentAmount>;

/** Of all customers in order, cut into fifths: see `rfm.ts`. */
const CustomerFifths = Type.Array(Type.Integer({ minimum: 1, maximum: 5 }), {
  maxItems: 5,
  uniqueItems: true,
  description:
    'Any one of these fifths of all customers, 5 the best: how lately, on how many days, for how much they bought, up to the last whole day. Empty for all customers',
});

/**
 * Who belongs to a segment. “Did not” is an amount of exactly 0. A rule holds for a person as a whole, whichever of
 * their identifiers the facts came under.
 */
export const SegmentRule = Type.Cyclic(
  {
    SegmentRule: Type.Union([
      Type.Object({
        kind: Type.Literal('all'),
        rules: Type.Array(Type.Ref('SegmentRule'), { maxItems: 50 }),
      }),
      Type.Object({
        kind: Type.Literal('any'),
        rules: Type.Array(Type.Ref('SegmentRule'), { maxItems: 50 }),
      }),
      Type.Object({ kind: Type.Literal('not'), rule: Type.Ref('SegmentRule') }),
      Type.Object({ kind: Type.Literal('trait'), trait: Name, test: ValueTest }),
      Type.Object({
        kind: Type.Literal('event'),
        type: Type.Enum(['track', 'page', 'screen']),
        event: Type.String({
          maxLength: 300,
          description: 'The event’s name; for pages and screens their name, or empty for any',
        }),
        where: Type.Array(PropertyTest, { maxItems: 20 }),
        amount: SegmentAmount,
        window: SegmentWindow,
      }),
      Type.Object({ kind: Type.Literal('segment'), segment: Name }),
      Type.Object({
        kind: Type.Literal('consent'),
        purpose: Type.String({ maxLength: 40, description: 'A purpose of the consent settings' }),
        channel: Type.String({ maxLength: 20, description: 'One of its channels' }),
      }),
      Type.Object({
        kind: Type.Literal('account'),
        where: Type.Array(AccountTest, {
          maxItems: 20,
          description: 'All of them, of one account that the person belongs to; empty for any account',
        }),
      }),
      Type.Object({
        kind: Type.Literal('customer'),
        recency: CustomerFifths,
        frequency: CustomerFifths,
        spend: CustomerFifths,
      }),
      Type.Object({
        kind: Type.Literal('touch'),
        channels: Type.Array(Type.String({ maxLength: 100 }), {
          maxItems: 50,
          description: 'Any one of them; empty for any channel',
        }),
        campaigns: Type.Array(Type.String({ maxLength: 300 }), {
          maxItems: 200,
          description: 'Any one of them; empty for any campaign',
        }),
        window: SegmentWindow,
      }),
    ]),
  },
  'SegmentRule',
);
export type SegmentRule = Static<typeof SegmentRule>;

/** Something in a rule that can never hold or cannot be asked, found before it is saved. `path` is a JSON pointer. */
export const SegmentFault = Type.Object({
  path: Type.String(),
  severity: Type.Enum(['error', 'warning'], {
    description: 'A rule with an error is not saved; a warning is only said',
  }),
  code: Type.String({ description: 'Names the fault; the interface has its words' }),
  message: Type.String(),
  cure: Type.String(),
});
export type SegmentFault = Static<typeof SegmentFault>;

export const SegmentInput = Type.Object({
  name: Name,
  description: Type.Optional(Type.String({ maxLength: 2000 })),
  rule: SegmentRule,
});
export type SegmentInput = Static<typeof SegmentInput>;

export const Segment = Type.Object({
  id: Type.String(),
  name: Type.String(),
  description: Type.String(),
  rule: SegmentRule,
  people: Maybe(Type.Integer({ description: 'How many belonged to it when it was last counted' })),
  countedAt: Maybe(Type.String()),
  createdAt: Type.String(),
  createdBy: Type.String(),
  updatedAt: Type.String(),
});
export type Segment = Static<typeof Segment>;

/** What each part of the outermost “all” or “any” does to the count. */
export const SegmentClauseCount = Type.Object({
  matches: Type.Integer({ description: 'People for whom this part holds by itself' }),
  left: Type.Integer({
    description: '“all”: people for whom this part and all before it hold; “any”: this part or one before it',
  }),
  alone: Type.Integer({
    description: '“all”: people whom only this part keeps out; “any”: people whom only this part lets in',
  }),
});

export const SegmentCount = Type.Object({
  at: Type.String({ description: 'The moment for which it was counted' }),
  total: Maybe(Type.Integer({ description: 'All people known; null where the rule has an error' })),
  people: Maybe(Type.Integer()),
  clauses: Type.Array(SegmentClauseCount),
  faults: Type.Array(SegmentFault),
});
export type SegmentCount = Static<typeof SegmentCount>;

export const SegmentCountQuestion = Type.Object({
  rule: SegmentRule,
  segment: Type.Optional(
    Type.String({ maxLength: 100, description: 'The saved segment that is being changed, if any' }),
  ),
});

export const SegmentChange = Type.Object({
  name: Type.Optional(Name),
  description: Type.Optional(Type.String({ maxLength: 2000 })),
  rule: Type.Optional(SegmentRule),
});
export type SegmentChange = Static<typeof SegmentChange>;

export const SegmentList = Type.Object({ items: Type.Array(Segment), total: Type.Integer() });
export type SegmentList = Static<typeof SegmentList>;

export const SegmentMember = Type.Object({
  person: Type.String({ description: 'The person’s id, as in /api/people' }),
  traits: Type.Record(Type.String(), Type.String()),
});
export type SegmentMember = Static<typeof SegmentMember>;

export const SegmentMembers = Type.Object({
  items: Type.Array(SegmentMember),
  total: Type.Integer(),
  columns: Type.Array(Type.String(), { description: 'The traits shown' }),
  next: Type.Optional(Type.String({ description: 'Pass as `after` for the next page' })),
});
export type SegmentMembers = Static<typeof SegmentMembers>;

/** What the builder offers, learned from what has arrived. */
export const SegmentVocabulary = Type.Object({
  traits: Type.Array(
    Type.Object({
      name: Type.String(),
      type: Type.Enum(['text', 'number', 'time', 'boolean']),
      people: Type.Optional(Type.Integer({ description: 'How many identifiers have had it' })),
      computed: Type.Optional(
        Type.Boolean({ description: 'Computed from events: everybody’s is as of now' }),
      ),
    }),
  ),
  events: Type.Array(
    Type.Object({
      type: Type.Enum(['track', 'page', 'screen']),
      event: Type.String(),
      count: Type.Integer(),
    }),
  ),
  channels: Type.Array(Type.String()),
  campaigns: Type.Array(Type.String()),
  consents: Type.Array(
    Type.Object({ purpose: Type.String(), channel: Type.String() }, { description: 'What can be agreed to' }),
  ),
  accounts: Type.Array(
    Type.Object({
      field: Type.String(),
      type: Type.Enum(['text', 'number', 'time', 'boolean']),
      accounts: Type.Optional(Type.Integer({ description: 'How many accounts have had it' })),
    }),
    { description: 'What can be asked of accounts; empty where there are none' },
  ),
});
export type SegmentVocabulary = Static<typeof SegmentVocabulary>;

export const SegmentValues = Type.Object({
  items: Type.Array(Type.Object({ value: Type.String(), count: Type.Integer() })),
});
export type SegmentValues = Static<typeof SegmentValues>;
