import { type Static, Type } from 'typebox';

const Time = (description: string) => Type.String({ description });
const Maybe = (description: string) => Type.Union([Type.String(), Type.Null()], { description });

export const PrivacyRequestKind = Type.Union([Type.Literal('access'), Type.Literal('erasure')]);
export type PrivacyRequestKind = Static<typeof PrivacyRequestKind>;

export const NewPrivacyRequest = Type.Object(
  {
    kind: PrivacyRequestKind,
    person: Type.String({
      minLength: 1,
      maxLength: 600,
      description:
        'A person’s id, the key of any of the person’s identifiers, or an identifier as `kind:value`',
    }),
    receivedOn: Type.Optional(
      Type.String({
        pattern: '^\\d{4}-\\d{2}-\\d{2}$',
        description: 'The day on which the person asked; today where it is left out',
      }),
    ),
    shared: Type.Optional(
      Type.Union([Type.Literal('keep'), Type.Literal('erase')], {
        description:
          'What becomes of an identifier that other people’s facts carry, too, such as the phone of a household: `keep` (as it is left out) leaves it to them, `erase` takes it out of their facts',
      }),
    ),
  },
  { additionalProperties: false },
);
export type NewPrivacyRequest = Static<typeof NewPrivacyRequest>;

export const PrivacyRequestState = Type.Union([
  Type.Literal('open'),
  Type.Literal('running'),
  Type.Literal('done'),
  Type.Literal('failed'),
  Type.Literal('refused'),
]);
export type PrivacyRequestState = Static<typeof PrivacyRequestState>;

export const ErasureStep = Type.Union([
  Type.Literal('waiting'),
  Type.Literal('finding'),
  Type.Literal('blocking'),
  Type.Literal('clearing'),
  Type.Literal('searching'),
  Type.Literal('purging'),
  Type.Literal('sealing'),
]);
export type ErasureStep = Static<typeof ErasureStep>;

export const PrivacyRequest = Type.Object({
  id: Type.String(),
  kind: PrivacyRequestKind,
  state: PrivacyRequestState,
  person: Maybe('As it was asked for; null once the person is erased'),
  shared: Type.Union([Type.Literal('keep'), Type.Literal('erase')]),
  receivedOn: Type.String({ description: 'The day on which the person asked' }),
  dueOn: Type.String({ description: 'A month later (GDPR, Article 12(3)), or three where it was extended' }),
  extended: Type.Boolean(),
  createdAt: Time('When it was entered here'),
  createdBy: Type.String(),
  startedAt: Maybe('When the erasure began'),
  finishedAt: Maybe('When it was done or refused'),
  step: Type.Union([ErasureStep, Type.Null()]),
  clearedRows: Type.Integer({ description: 'Rows that the erasure has cleared so far' }),
  error: Maybe('Why it failed'),
  reason: Maybe('Why it was refused'),
});
export type PrivacyRequest = Static<typeof PrivacyRequest>;

export const PrivacyRequestList = Type.Object({ items: Type.Array(PrivacyRequest) });

const SharedChoice = Type.Union([Type.Literal('keep'), Type.Literal('erase')]);

export const PrivacyRequestChange = Type.Union([
  Type.Object(
    {
      do: Type.Literal('share'),
      shared: SharedChoice,
    },
    {
      additionalProperties: false,
      description: 'What becomes of shared identifiers, as long as the erasure has not begun',
    },
  ),
  Type.Object({ do: Type.Literal('extend') }, { additionalProperties: false }),
  Type.Object({ do: Type.Literal('finish') }, { additionalProperties: false }),
  Type.Object(
    {
      do: Type.Literal('refuse'),
      reason: Type.String({ minLength: 1, maxLength: 1000, description: 'Name nobody in it: it is kept' }),
    },
    { additionalProperties: false },
  ),
]);
export type PrivacyRequestChange = Static<typeof PrivacyRequestChange>;

/** Rows about a person in one place. */
export const PrivacyPlace = Type.Object({
  store: Type.Union([
    Type.Literal('events'),
    Type.Literal('records'),
    Type.Literal('files'),
    Type.Literal('memory'),
  ]),
  place: Type.String({ description: 'A table, a folder of files, or a part of the running program' }),
  rows: Type.Integer(),
});
export type PrivacyPlace = Static<typeof PrivacyPlace>;

export const PrivacyPreview = Type.Object({
  found: Type.Boolean({ description: 'Whether anything is held about this person' }),
  personId: Type.String(),
  identifiers: Type.Array(
    Type.Object({
      kind: Type.String(),
      value: Type.String(),
      others: Type.Integer({ description: 'Other people whose facts carry it, too' }),
    }),
  ),
  places: Type.Array(PrivacyPlace),
  mentions: Type.Array(PrivacyPlace, {
    description: 'Rows about others that name one of the identifiers: it is blacked out there',
  }),
  kept: Type.Array(Type.Object({ ...PrivacyPlace.properties, reason: Type.String() })),
  sources: Type.Array(Type.Object({ source: Type.String(), events: Type.Integer() }), {
    description: 'Where the facts came from: those who should hear of the erasure, too',
  }),
});
export type PrivacyPreview = Static<typeof PrivacyPreview>;

export const ClearedPlace = Type.Object({
  ...PrivacyPlace.properties,
  action: Type.Union([Type.Literal('deleted'), Type.Literal('blacked-out'), Type.Literal('forgotten')]),
  at: Time('When it was cleared'),
});
export type ClearedPlace = Static<typeof ClearedPlace>;

export const ErasureReceiptBody = Type.Object({
  format: Type.Literal('rondo-erasure-receipt/1'),
  request: Type.String(),
  receivedOn: Type.String(),
  startedAt: Type.String(),
  finishedAt: Type.String(),
  identifiers: Type.Array(Type.Object({ kind: Type.String(), count: Type.Integer() }), {
    description: 'How many of each kind; never their values',
  }),
  cleared: Type.Array(ClearedPlace),
  kept: Type.Array(
    Type.Object({ store: Type.String(), place: Type.String(), rows: Type.Integer(), reason: Type.String() }),
  ),
  verified: Type.Object({
    at: Type.String(),
    eventTables: Type.Integer(),
    eventColumns: Type.Integer(),
    recordTables: Type.Integer(),
    recordColumns: Type.Integer(),
    files: Type.Integer(),
    found: Type.Integer({ description: '0: no table, column or file holds any of the identifiers' }),
    byKeyOnly: Type.Integer({
      description:
        'Identifiers too short or too plain to be told from other text: searched for by their keys, not in free text',
    }),
    unfinishedMutations: Type.Integer(),
    inactiveParts: Type.Integer(),
    records: Type.String({ description: 'What was done to the records store so that the bytes are gone' }),
  }),
  tombstones: Type.Integer({
    description: 'Salted hashes that keep late data from bringing the person back',
  }),
  notReached: Type.Array(Type.String(), { description: 'What Rondo cannot clear, in words' }),
  signedBy: Type.String({ description: 'The Ed25519 public key, base64url' }),
});
export type ErasureReceiptBody = Static<typeof ErasureReceiptBody>;

export const ErasureReceipt = Type.Object({
  receipt: ErasureReceiptBody,
  signature: Type.String({
    description: 'Ed25519 over the receipt as JSON with its keys in order and no blanks; base64url',
  }),
});
export type ErasureReceipt = Static<typeof ErasureReceipt>;

export const ReceiptKey = Type.Object({
  algorithm: Type.Literal('Ed25519'),
  publicKey: Type.String({ description: 'base64url of its 32 bytes' }),
  pem: Type.String(),
});
export type ReceiptKey = Static<typeof ReceiptKey>;

export const ReceiptCheck = Type.Object({
  outcome: Type.Union(
    [Type.Literal('genuine'), Type.Literal('changed'), Type.Literal('other-installation')],
    {
      description:
        '`changed`: signed here, but not with this content; `other-installation`: it names another key than this installation’s',
    },
  ),
});
export type ReceiptCheck = Static<typeof ReceiptCheck>;

export const RetentionKind = Type.Union([
  Type.Literal('events'),
  Type.Literal('inactive-people'),
  Type.Literal('inactive-devices'),
  Type.Literal('ad-impressions'),
  Type.Literal('dead-letters'),
  Type.Literal('raw-log'),
  Type.Literal('uploads'),
  Type.Literal('finished-requests'),
]);
export type RetentionKind = Static<typeof RetentionKind>;

export const RetentionRuleInput = Type.Object(
  {
    kind: RetentionKind,
    source: Type.Optional(Type.String({ maxLength: 200, description: 'Only events of this source' })),
    event: Type.Optional(Type.String({ maxLength: 300, description: 'Only events of this name' })),
    days: Type.Integer({ minimum: 1, maximum: 36_500, description: 'What is older is deleted' }),
    enabled: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);
export type RetentionRuleInput = Static<typeof RetentionRuleInput>;

export const RetentionRule = Type.Object({
  id: Type.String(),
  kind: RetentionKind,
  source: Type.String(),
  event: Type.String(),
  days: Type.Integer(),
  enabled: Type.Boolean(),
  createdAt: Type.String(),
  createdBy: Type.String(),
  lastRunAt: Type.Union([Type.String(), Type.Null()]),
  lastDeleted: Type.Union([Type.Integer(), Type.Null()]),
});
export type RetentionRule = Static<typeof RetentionRule>;

export const RetentionRuleList = Type.Object({ items: Type.Array(RetentionRule) });

export const RetentionPreview = Type.Object({
  before: Type.String({ description: 'What is older than this' }),
  wouldDelete: Type.Integer({ description: 'Rows, files or people, as the kind of data counts them' }),
});
export type RetentionPreview = Static<typeof RetentionPreview>;

export const RetentionRun = Type.Object({
  items: Type.Array(Type.Object({ rule: Type.String(), deleted: Type.Integer() })),
});
export type RetentionRun = Static<typeof RetentionRun>;

const Line = (description: string) => Type.String({ maxLength: 2000, description });

export const RegisterDetails = Type.Object(
  {
    controller: Line('Name and address of the controller'),
    contact: Line('How to reach it'),
    officer: Line('The data protection officer, where there is one'),
    transfers: Line('Transfers to third countries and their safeguards'),
    measures: Line('Security measures around Rondo: the machine, the network, the people'),
  },
  { additionalProperties: false },
);
export type RegisterDetails = Static<typeof RegisterDetails>;

export const ProcessingActivity = Type.Object({
  source: Type.String({ description: 'Where the data come from' }),
  events: Type.Integer(),
  firstSeen: Type.String(),
  lastSeen: Type.String(),
  subjects: Type.Array(Type.String(), { description: 'Kinds of identifiers by which people are known' }),
  categories: Type.Array(Type.String(), { description: 'Traits and events that were really seen' }),
  retention: Type.String({ description: 'Days, or empty for “until erased”' }),
});
export type ProcessingActivity = Static<typeof ProcessingActivity>;

export const ProcessingRegister = Type.Object({
  madeAt: Type.String(),
  details: RegisterDetails,
  activities: Type.Array(ProcessingActivity),
  purposes: Type.Array(Type.Object({ purpose: Type.String(), channels: Type.Array(Type.String()) })),
  recipients: Type.Array(Type.String(), { description: 'Who reads the data: members by role, API keys' }),
  retention: Type.Array(RetentionRule),
  security: Type.Array(Type.String(), { description: 'As this installation is set up' }),
});
export type ProcessingRegister = Static<typeof ProcessingRegister>;
