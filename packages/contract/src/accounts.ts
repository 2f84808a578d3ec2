import { type Static, Type } from 'typebox';
import { PersonIdentifier } from './identity.ts';
import { PersonCard, ProfileTrait, TimelineEntry } from './profiles.ts';

export const accountSorts = ['last_seen', 'members', 'revenue'] as const;
export type AccountSort = (typeof accountSorts)[number];

export const AccountsQuery = Type.Object(
  {
    q: Type.Optional(
      Type.String({
        maxLength: 200,
        description: 'Part of a name, a company number, a VAT number, a domain or any other identifier',
      }),
    ),
    sort: Type.Optional(Type.Enum(accountSorts, { description: '`last_seen` where left out' })),
    order: Type.Optional(
      Type.Enum(['desc', 'asc'], { description: '`desc`, latest or most first, where left out' }),
    ),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, description: '50 where left out' })),
    after: Type.Optional(Type.String({ maxLength: 100, description: '`next` of the page before' })),
  },
  { additionalProperties: false },
);
export type AccountsQuery = Static<typeof AccountsQuery>;

/** One line about a company or team. The figures are over those who are members now. */
export const AccountCard = Type.Object({
  id: Type.String({ description: '64-bit number as decimal text; the first identifier that was seen of it' }),
  name: Type.String({ description: 'Empty where no name is known' }),
  members: Type.Integer(),
  orders: Type.Integer(),
  revenue: Type.Number({ description: 'Orders less refunds, in the workspace’s currency' }),
  openCases: Type.Integer({ description: 'Support tickets that are not solved' }),
  lastSeen: Type.String(),
});
export type AccountCard = Static<typeof AccountCard>;

export const AccountsPage = Type.Object({
  items: Type.Array(AccountCard),
  total: Type.Integer({ description: 'Accounts that match, on all pages' }),
  next: Type.Optional(Type.String({ description: 'Give it as `after` for the next page' })),
});
export type AccountsPage = Static<typeof AccountsPage>;

export const Account = Type.Object({
  ...AccountCard.properties,
  firstSeen: Type.String(),
  left: Type.Integer({ description: 'People who were members once' }),
  possible: Type.Integer({
    description: 'People of whom only the domain of their e-mail address speaks for it; in no figure',
  }),
  activity: Type.Union(
    [
      Type.Object({
        type: Type.String(),
        event: Type.String(),
        at: Type.String(),
        person: Type.Object({ id: Type.String(), name: Type.String() }),
      }),
      Type.Null(),
    ],
    { description: 'The last thing that a member did' },
  ),
  traits: Type.Array(ProfileTrait),
  identifierList: Type.Array(
    Type.Object({
      ...PersonIdentifier.properties,
      firstSeen: Type.String(),
      lastSeen: Type.String(),
      sources: Type.Array(Type.String()),
    }),
  ),
});
export type Account = Static<typeof Account>;

export const membershipStatuses = ['member', 'left', 'possible'] as const;
export type MembershipStatus = (typeof membershipStatuses)[number];

/** Why somebody belongs to an account. */
export const MembershipEvidence = Type.Object({
  rule: Type.Enum(['group', 'context', 'trait', 'domain'], {
    description:
      '`group`: a group call. `context`: an event within the account. `trait`: the person’s own company, by an identify call or a file of contacts. `domain`: an e-mail address of the company, which is a hint and no more.',
  }),
  source: Type.String(),
  messageId: Type.String({ description: 'The first event that said so' }),
  first: Type.String(),
  last: Type.String(),
});
export type MembershipEvidence = Static<typeof MembershipEvidence>;

const membership = {
  status: Type.Enum(membershipStatuses),
  since: Type.String({ description: 'When the first evidence that holds was given' }),
  leftAt: Type.Union([Type.String(), Type.Null()]),
  evidence: Type.Array(MembershipEvidence),
};

export const AccountMember = Type.Object({ person: PersonCard, ...membership });
export type AccountMember = Static<typeof AccountMember>;

export const AccountMembersQuery = Type.Object(
  {
    status: Type.Optional(Type.Enum(membershipStatuses, { description: '`member` where left out' })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, description: '50 where left out' })),
    after: Type.Optional(Type.String({ maxLength: 100, description: '`next` of the page before' })),
  },
  { additionalProperties: false },
);
export type AccountMembersQuery = Static<typeof AccountMembersQuery>;

export const AccountMembers = Type.Object({
  items: Type.Array(AccountMember),
  total: Type.Integer(),
  next: Type.Optional(Type.String()),
});
export type AccountMembers = Static<typeof AccountMembers>;

/** What members did, latest first, and who did it. */
export const AccountTimeline = Type.Object({
  items: Type.Array(
    Type.Object({
      ...TimelineEntry.properties,
      person: Type.Object({ id: Type.String(), name: Type.String() }),
    }),
  ),
  next: Type.Optional(Type.String()),
});
export type AccountTimeline = Static<typeof AccountTimeline>;

/** An account of a person. */
export const PersonAccount = Type.Object({ id: Type.String(), name: Type.String(), ...membership });
export type PersonAccount = Static<typeof PersonAccount>;
