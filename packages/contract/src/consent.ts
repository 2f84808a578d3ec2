import { type Static, Type } from 'typebox';
import { workspaceLanguages } from './workspace.ts';

/** Ways of reaching a person, and `web` for what is observed and shown on the company's own pages. */
export const consentChannels = ['web', 'email', 'sms', 'push', 'phone', 'post', 'ads'] as const;
export type ConsentChannel = (typeof consentChannels)[number];

/**
 * What a row of the ledger says. `granted` and `confirmed` are agreements; `withdrawn` and `expired` end those before them;
 * `pending` waits for the link of a double opt-in and changes nothing yet.
 */
export const consentStates = ['granted', 'confirmed', 'pending', 'withdrawn', 'expired'] as const;
export type ConsentState = (typeof consentStates)[number];

/** What holds for a person who has said nothing. */
export const consentBases = ['opt-in', 'opt-out', 'legitimate-interest'] as const;
export type ConsentBasis = (typeof consentBases)[number];

export const consentStrategies = ['all', 'any'] as const;

/** By which way a row came into the ledger. */
export const consentOrigins = [
  'signal',
  'preference-centre',
  'one-click',
  'confirmation',
  'operator',
  'import',
] as const;
export type ConsentOrigin = (typeof consentOrigins)[number];

const Maybe = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);
const Channel = Type.Enum(consentChannels);
const Basis = Type.Enum(consentBases, {
  description:
    'For a person who has said nothing: opt-in needs a yes first; opt-out and legitimate interest hold until a no',
});
const PurposeId = Type.String({
  pattern: '^[a-z][a-z0-9-]{0,39}$',
  description: 'A short name that never changes, such as marketing',
});
const Language = Type.Enum(workspaceLanguages);

export const ConsentCell = Type.Object({
  channel: Channel,
  doubleOptIn: Type.Boolean({ description: 'A yes counts only when a link sent to the person was followed' }),
  categories: Type.Array(Type.String({ minLength: 1, maxLength: 100 }), {
    maxItems: 20,
    description: 'Names of this in context.consent.categoryPreferences; capital letters do not matter',
  }),
  gpc: Type.Boolean({ description: 'A browser’s Global Privacy Control is a no to this' }),
  tcf: Type.Array(Type.Integer({ minimum: 1, maximum: 24 }), {
    maxItems: 24,
    description: 'Purposes of TCF that must all be consented to; with none, a TC string says nothing of this',
  }),
});
export type ConsentCell = Static<typeof ConsentCell>;

export const ConsentPurpose = Type.Object({
  id: PurposeId,
  basis: Basis,
  strategy: Type.Enum(consentStrategies, {
    description:
      'Where several identifiers of one person have spoken: whether all must have agreed, or any one. A withdrawal under any of them always ends the agreements before it',
  }),
  joins: Type.Boolean({
    description: 'Events are joined to a person only where this holds on the web',
  }),
  months: Maybe(Type.Integer({ minimum: 1, maximum: 120, description: 'An agreement holds so long' })),
  cells: Type.Array(ConsentCell, { maxItems: consentChannels.length }),
});
export type ConsentPurpose = Static<typeof ConsentPurpose>;

export const ConsentSource = Type.Object({
  source: Type.String({ minLength: 1, maxLength: 200 }),
  bases: Type.Array(Type.Object({ purpose: PurposeId, basis: Basis }), { maxItems: 20 }),
  without: Type.Enum(['anonymous', 'refuse'], {
    description:
      'What becomes of an event that may not be joined to a person: kept without anything personal, or not kept',
  }),
});
export type ConsentSource = Static<typeof ConsentSource>;

export const ConsentSettings = Type.Object({
  purposes: Type.Array(ConsentPurpose, { minItems: 1, maxItems: 12 }),
  sources: Type.Array(ConsentSource, { maxItems: 200 }),
});
export type ConsentSettings = Static<typeof ConsentSettings>;

export const ConsentText = Type.Object({
  purpose: PurposeId,
  version: Type.Integer({ minimum: 0, description: '0: the words that Rondo brings along' }),
  language: Language,
  title: Type.String({ minLength: 1, maxLength: 120 }),
  body: Type.String({ minLength: 1, maxLength: 4000 }),
  createdAt: Maybe(Type.String()),
  createdBy: Maybe(Type.String()),
});
export type ConsentText = Static<typeof ConsentText>;

/** A new version: what is not given in a language keeps the words of the version before. */
export const ConsentTextInput = Type.Object({
  texts: Type.Array(
    Type.Object({
      language: Language,
      title: Type.String({ minLength: 1, maxLength: 120 }),
      body: Type.String({ minLength: 1, maxLength: 4000 }),
    }),
    { minItems: 1, maxItems: workspaceLanguages.length },
  ),
});
export type ConsentTextInput = Static<typeof ConsentTextInput>;

export const ConsentEntry = Type.Object({
  messageId: Type.String(),
  key: Type.String({ description: 'The key of the identifier that it was said under' }),
  time: Type.String(),
  purpose: Type.String({ description: 'Empty: every purpose' }),
  channel: Type.String({ description: 'Empty: every channel' }),
  state: Type.Enum(consentStates),
  origin: Type.Enum(consentOrigins),
  source: Type.String(),
  textVersion: Type.Integer({ description: 'Of the purpose’s text that was shown; 0 where none is known' }),
  language: Type.String(),
  page: Type.String({ description: 'Where it was said' }),
  country: Type.String(),
  evidence: Type.String({ description: 'What shows it: a form’s name, the number of a letter' }),
  actor: Type.String({ description: 'Who wrote it down, where a colleague did' }),
  reason: Type.String(),
  expiresAt: Maybe(Type.String()),
});
export type ConsentEntry = Static<typeof ConsentEntry>;

export const consentReasons = [
  'granted',
  'confirmed',
  'pending',
  'withdrawn',
  'expired',
  'not-everybody',
  'not-asked',
  'not-objected',
  'legitimate-interest',
  'unknown-purpose',
] as const;
export type ConsentReason = (typeof consentReasons)[number];

export const ConsentDecision = Type.Object({
  purpose: Type.String(),
  channel: Type.String(),
  allowed: Type.Boolean(),
  because: Type.Enum(consentReasons, {
    description:
      'not-everybody: one identifier agreed, another has not; not-asked: an opt-in that was never given',
  }),
  since: Maybe(Type.String({ description: 'When that was said' })),
});
export type ConsentDecision = Static<typeof ConsentDecision>;

export const PersonConsent = Type.Object({
  person: Type.String(),
  decisions: Type.Array(ConsentDecision),
  ledger: Type.Array(ConsentEntry, { description: 'Newest first' }),
});
export type PersonConsent = Static<typeof PersonConsent>;

export const ConsentAct = Type.Object({
  purpose: Type.String({ maxLength: 40, description: 'Empty, for a withdrawal: every purpose' }),
  channel: Type.String({ maxLength: 20, description: 'Empty, for a withdrawal: every channel' }),
  reason: Type.String({ minLength: 3, maxLength: 500, description: 'Why it is written down by hand' }),
  evidence: Type.Optional(Type.String({ maxLength: 500 })),
  language: Type.Optional(Language),
});
export type ConsentAct = Static<typeof ConsentAct>;

export const ConsentActDone = Type.Object({
  state: Type.Enum(consentStates),
  time: Type.String(),
  messageId: Type.String(),
  confirmation: Type.Optional(
    Type.Object({
      url: Type.String({ description: 'To be sent to the person; it works once' }),
      expiresAt: Type.String(),
    }),
  ),
});
export type ConsentActDone = Static<typeof ConsentActDone>;

export const ConsentLink = Type.Object({
  url: Type.String({ description: 'The person’s preference centre' }),
  unsubscribeUrl: Type.Optional(
    Type.String({ description: 'For the header List-Unsubscribe, where a purpose and a channel were given' }),
  ),
  expiresAt: Type.String(),
});
export type ConsentLink = Static<typeof ConsentLink>;
