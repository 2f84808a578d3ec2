import { type Static, Type } from 'typebox';

/** Roles, from the one that may do all to the one that may only look. */
export const roles = ['owner', 'marketer', 'analyst', 'viewer'] as const;
export type Role = (typeof roles)[number];
export const Role = Type.Enum(roles, { description: 'owner, marketer, analyst or viewer' });

export const workspaceLanguages = ['en', 'sv', 'nl', 'he'] as const;
export type WorkspaceLanguage = (typeof workspaceLanguages)[number];

/** What a report is for; not a permission. */
export const desks = ['management', 'marketing', 'content', 'sales'] as const;
export type Desk = (typeof desks)[number];

export const keyScopes = ['write', 'read', 'manage'] as const;
export type KeyScope = (typeof keyScopes)[number];

const Language = Type.Enum(workspaceLanguages);
const DeskName = Type.Enum(desks);
const Scope = Type.Enum(keyScopes);

const CompanyName = Type.String({ minLength: 1, maxLength: 200, description: 'The company’s name' });
const Currency = Type.String({ pattern: '^[A-Z]{3}$', description: 'ISO 4217, such as EUR' });
const TimeZone = Type.String({
  minLength: 1,
  maxLength: 64,
  description: 'IANA name, such as Europe/Stockholm',
});
const WeekStart = Type.Union([Type.Literal(0), Type.Literal(1), Type.Literal(6)], {
  description: '0 Sunday, 1 Monday, 6 Saturday',
});
const Region = Type.String({
  pattern: '^[A-Z]{2}$',
  description: 'ISO 3166-1 alpha-2; the country of phone numbers that are written without one',
});
const PersonName = Type.String({ minLength: 1, maxLength: 200 });
const Email = Type.String({ minLength: 3, maxLength: 254, description: 'An e-mail address' });
const Password = Type.String({
  minLength: 1,
  maxLength: 1000,
  description: 'At least 12 characters when it is set',
});
const Time = Type.String({ description: 'ISO 8601, UTC' });

export const WorkspaceSettings = Type.Object({
  name: Type.String(),
  currency: Type.String(),
  timeZone: Type.String(),
  weekStart: WeekStart,
  language: Language,
  /** Region of phone numbers without a country code; undefined means such numbers are not guessed. */
  defaultRegion: Type.Optional(Type.String()),
  demo: Type.Boolean(),
  setUp: Type.Boolean(),
});
export type WorkspaceSettings = Static<typeof WorkspaceSettings>;

export const WorkspaceChange = Type.Object(
  {
    name: Type.Optional(CompanyName),
    currency: Type.Optional(Currency),
    timeZone: Type.Optional(TimeZone),
    weekStart: Type.Optional(WeekStart),
    language: Type.Optional(Language),
    defaultRegion: Type.Optional(Type.Union([Region, Type.Null()])),
  },
  { additionalProperties: false, minProperties: 1 },
);
export type WorkspaceChange = Static<typeof WorkspaceChange>;

export const SessionUser = Type.Object({
  id: Type.String(),
  name: Type.String(),
  email: Type.String(),
  role: Role,
  /** False until the member has chosen a password; such members sign in by link. */
  hasPassword: Type.Boolean(),
});

export const Session = Type.Object({
  user: SessionUser,
  workspace: WorkspaceSettings,
  permissions: Type.Array(Type.String()),
  desk: Type.Optional(DeskName),
});
export type Session = Static<typeof Session>;

export const SignIn = Type.Object({ email: Email, password: Password }, { additionalProperties: false });
export const SignInByLink = Type.Object(
  { token: Type.String({ minLength: 1, maxLength: 200 }) },
  { additionalProperties: false },
);
export const OwnAccountChange = Type.Object(
  { name: Type.Optional(PersonName), desk: Type.Optional(Type.Union([DeskName, Type.Null()])) },
  { additionalProperties: false, minProperties: 1 },
);
export type OwnAccountChange = Static<typeof OwnAccountChange>;
export const PasswordChange = Type.Object(
  {
    current: Type.Optional(
      Type.String({
        maxLength: 1000,
        description: 'Needed where a password is set, unless signed in by link just now',
      }),
    ),
    password: Password,
  },
  { additionalProperties: false },
);

export const SetUpState = Type.Object({ setUp: Type.Boolean(), demo: Type.Boolean() });
export const SetUp = Type.Object(
  {
    token: Type.Optional(
      Type.String({ maxLength: 200, description: 'From the link that the server printed' }),
    ),
    name: CompanyName,
    currency: Currency,
    timeZone: TimeZone,
    weekStart: WeekStart,
    language: Language,
    defaultRegion: Type.Optional(Region),
    owner: Type.Object(
      { name: PersonName, email: Email, password: Type.Optional(Password) },
      { additionalProperties: false },
    ),
    demo: Type.Optional(Type.Boolean({ description: 'Only from the command line' })),
  },
  { additionalProperties: false },
);
export type SetUp = Static<typeof SetUp>;

export const Member = Type.Object({
  id: Type.String(),
  name: Type.String(),
  email: Type.String(),
  role: Role,
  /** `invited` until the first sign-in. */
  state: Type.Enum(['active', 'invited']),
  createdAt: Time,
  lastSeenAt: Type.Optional(Time),
});
export type Member = Static<typeof Member>;
export const NewMember = Type.Object(
  { name: PersonName, email: Email, role: Role },
  { additionalProperties: false },
);
export type NewMember = Static<typeof NewMember>;
export const MemberChange = Type.Object(
  { name: Type.Optional(PersonName), role: Type.Optional(Role) },
  { additionalProperties: false, minProperties: 1 },
);
export type MemberChange = Static<typeof MemberChange>;
/** A link that signs its holder in once; shown once. */
export const OneTimeLink = Type.Object({ link: Type.String(), token: Type.String(), expiresAt: Time });
export type OneTimeLink = Static<typeof OneTimeLink>;
export const Invitation = Type.Object({
  member: Member,
  link: Type.String(),
  token: Type.String(),
  expiresAt: Time,
});
/** Whom a goal or an action can be given to: no more than what a list of names needs. */
export const Colleague = Type.Object({ id: Type.String(), name: Type.String() });

export const ApiKey = Type.Object({
  id: Type.String(),
  name: Type.String(),
  scope: Scope,
  /** The source to which events of a write key are counted. */
  source: Type.Optional(Type.String()),
  /** The first characters, to recognise it by. */
  start: Type.String(),
  createdAt: Time,
  createdBy: Type.String(),
  lastUsedAt: Type.Optional(Time),
  revokedAt: Type.Optional(Time),
});
export type ApiKey = Static<typeof ApiKey>;
export const NewApiKey = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 100 }),
    scope: Scope,
    source: Type.Optional(
      Type.String({
        pattern: '^[a-z0-9][a-z0-9-]{0,62}$',
        description:
          'For write keys: lower-case letters, digits and hyphens; made from the name where left out',
      }),
    ),
  },
  { additionalProperties: false },
);
export type NewApiKey = Static<typeof NewApiKey>;
/** `key` is shown this once; only its hash is kept. */
export const MadeApiKey = Type.Object({ key: Type.String(), item: ApiKey });

export const AuditEntry = Type.Object({
  id: Type.String(),
  at: Time,
  actor: Type.Object({ kind: Type.String(), id: Type.String(), name: Type.String() }),
  /** `<subject>.<what happened>`, such as `segment.created`. */
  action: Type.String(),
  /** The id of what was changed. */
  subject: Type.String(),
  /** What changed, as far as it says no secret and nothing personal. */
  detail: Type.Record(Type.String(), Type.Unknown()),
});
export type AuditEntry = Static<typeof AuditEntry>;
export const AuditQuery = Type.Object(
  {
    actor: Type.Optional(Type.String({ maxLength: 100, description: 'Id of a member or key' })),
    action: Type.Optional(
      Type.String({
        pattern: '^[a-z-]+(\\.[a-z-]+)?$',
        maxLength: 100,
        description: 'An action such as segment.created, or its first part: segment',
      }),
    ),
    subject: Type.Optional(Type.String({ maxLength: 200 })),
    from: Type.Optional(
      Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'First day, workspace’s time zone' }),
    ),
    to: Type.Optional(
      Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'The day after the last one' }),
    ),
    after: Type.Optional(Type.String({ maxLength: 100, description: '`next` of the page before' })),
    limit: Type.Integer({ minimum: 1, maximum: 500, default: 50 }),
  },
  { additionalProperties: false },
);
export type AuditQuery = Static<typeof AuditQuery>;
