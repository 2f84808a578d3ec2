import {
  ConsentAct,
  ConsentActDone,
  ConsentDecision,
  ConsentLink,
  ConsentSettings,
  ConsentText,
  ConsentTextInput,
  PersonConsent,
  type WorkspaceLanguage,
} from '@rondo/contract';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Clock } from '../../platform/clock.ts';
import { invalid } from '../../platform/error.ts';
import { type Audit, actorOf, type Http } from '../../platform/http/create-http.ts';
import type { Consent } from './index.ts';
import { preferenceRoutes } from './preference-routes.ts';
import { readPersonKey } from './read-person-key.ts';
import { showEntry } from './show-entry.ts';
import { LINK_DAYS } from './sign-links.ts';

export type ConsentRoutesDeps = {
  consent: Consent;
  audit: Audit;
  clock: Clock;
  /** Where people open Rondo; the address of the request where it is not configured. */
  publicUrl: string | undefined;
  /** Whose pages these are, and its own language. */
  company(): Promise<{ name: string; language: WorkspaceLanguage }>;
  defaultRegion(): string;
};

const tags = ['Consent'];
const PersonId = Type.Object({
  id: Type.String({
    minLength: 1,
    maxLength: 500,
    description:
      'A person’s id, the key of any of the person’s identifiers, or an identifier as `kind:value`',
  }),
});
const PurposeId = Type.Object({ purpose: Type.String({ minLength: 1, maxLength: 40 }) });
const Texts = Type.Object({ items: Type.Array(ConsentText) });
const Place = {
  purpose: Type.String({ minLength: 1, maxLength: 40 }),
  channel: Type.String({ minLength: 1, maxLength: 20 }),
};
const MOST_PERSONS = 1_000;

export function consentRoutes(http: Http, deps: ConsentRoutesDeps): void {
  const { consent, audit } = deps;
  settingsRoutes(http, deps);
  preferenceRoutes(http, deps);
  const keyOf = (field: string, text: string) => readPersonKey(field, text, deps.defaultRegion());
  const baseOf = (request: FastifyRequest) =>
    (deps.publicUrl ?? `${request.protocol}://${request.host}`).replace(/\/$/, '');

  http.get(
    '/api/consent/people/:id',
    {
      config: { permission: 'people.read' },
      schema: {
        tags,
        operationId: 'readPersonConsent',
        summary: 'What holds for a person, and every row of the ledger behind it',
        params: PersonId,
        response: { 200: PersonConsent },
      },
    },
    async (request) => {
      const held = await consent.heldFor(keyOf('id', request.params.id));
      const { person, decisions, entries } = held;
      return { person: String(person), decisions, ledger: entries.map(showEntry) };
    },
  );

  for (const [does, operationId, summary] of [
    [
      'grant',
      'grantConsent',
      'Writes down that a person agreed; with a double opt-in, answers the link to send',
    ],
    [
      'withdraw',
      'withdrawConsent',
      'Writes down that a person withdrew; when this answers, no gate says yes',
    ],
  ] as const) {
    http.post(
      `/api/consent/people/:id/${does}`,
      {
        config: { permission: 'people.write' },
        schema: {
          tags,
          operationId,
          summary,
          params: PersonId,
          body: ConsentAct,
          response: { 200: ConsentActDone },
        },
      },
      async (request) => {
        const actor = actorOf(request);
        const { purpose, channel, reason, evidence, language } = request.body;
        if (does === 'grant' && (purpose === '' || channel === ''))
          throw invalid(
            purpose === '' ? '/purpose' : '/channel',
            'An agreement is to one purpose by one channel.',
            'Name both; only a withdrawal may be of everything.',
          );
        const key = keyOf('id', request.params.id);
        const done = await consent.carryOut({
          key,
          does,
          purpose,
          channel,
          origin: 'operator',
          reason,
          actor: actor.name,
          evidence: evidence ?? '',
          language: language ?? '',
          textVersion: purpose === '' ? 0 : (await consent.wordsOf(purpose, language ?? 'en')).version,
        });
        const action = does === 'grant' ? 'consent.granted' : 'consent.withdrawn';
        await audit({ actor, action, subject: String(key), detail: { purpose, channel, reason } });
        const { confirmation, time, ...rest } = done;
        const answer = { ...rest, time: new Date(time).toISOString() };
        if (confirmation === undefined) return answer;
        const token = await consent.sign({ kind: 'confirm', id: confirmation.id });
        const url = `${baseOf(request)}/u/${token}`;
        return { ...answer, confirmation: { url, expiresAt: confirmation.expiresAt } };
      },
    );
  }

  http.post(
    '/api/consent/people/:id/link',
    {
      config: { permission: 'people.write' },
      schema: {
        tags,
        operationId: 'makePreferenceLink',
        summary: 'A person’s own link to the preference centre, and one that unsubscribes with one click',
        params: PersonId,
        body: Type.Object({ purpose: Type.Optional(Place.purpose), channel: Type.Optional(Place.channel) }),
        response: { 200: ConsentLink },
      },
    },
    async (request) => {
      const key = keyOf('id', request.params.id);
      const issued = deps.clock.now().getTime();
      const { purpose, channel } = request.body;
      const address = async (claims: Parameters<Consent['sign']>[0]) =>
        `${baseOf(request)}/u/${await consent.sign(claims)}`;
      await audit({ actor: actorOf(request), action: 'consent.linked', subject: String(key), detail: {} });
      return {
        url: await address({ kind: 'preferences', key, issued }),
        ...(purpose === undefined || channel === undefined
          ? {}
          : { unsubscribeUrl: await address({ kind: 'unsubscribe', key, issued, purpose, channel }) }),
        expiresAt: new Date(issued + LINK_DAYS * 86_400_000).toISOString(),
      };
    },
  );

  http.get(
    '/api/consent/may',
    {
      config: { permission: 'people.read' },
      schema: {
        tags,
        operationId: 'askConsent',
        summary: 'Whether a person may be dealt with so, now',
        querystring: Type.Object({ person: PersonId.properties.id, ...Place }),
        response: { 200: ConsentDecision },
      },
    },
    async (request) => {
      const { person, purpose, channel } = request.query;
      const now = deps.clock.now().getTime();
      const judgement = await consent.may(keyOf('person', person), purpose, channel, now);
      return decisionOf(purpose, channel, judgement);
    },
  );

  http.post(
    '/api/consent/may',
    {
      config: { permission: 'people.read' },
      schema: {
        tags,
        operationId: 'askConsentOfMany',
        summary: 'The same for up to a thousand people, in their order',
        body: Type.Object({
          people: Type.Array(PersonId.properties.id, { minItems: 1, maxItems: MOST_PERSONS }),
          ...Place,
        }),
        response: {
          200: Type.Object({
            items: Type.Array(Type.Object({ person: Type.String(), allowed: Type.Boolean() })),
          }),
        },
      },
    },
    async (request) => {
      const { people, purpose, channel } = request.body;
      const keys = people.map((person, index) => keyOf(`/people/${index}`, person));
      const answers = await consent.mayMany(keys, purpose, channel, deps.clock.now().getTime());
      return {
        items: people.map((person, index) => ({
          person,
          allowed: answers.get(keys[index] ?? 0n)?.allowed ?? false,
        })),
      };
    },
  );
}

function decisionOf(
  purpose: string,
  channel: string,
  { since, ...rest }: Awaited<ReturnType<Consent['may']>>,
): ConsentDecision {
  return { purpose, channel, ...rest, since: since === null ? null : new Date(since).toISOString() };
}

function settingsRoutes(http: Http, { consent, audit }: ConsentRoutesDeps): void {
  http.get(
    '/api/consent/settings',
    {
      config: { permission: 'consent.read' },
      schema: {
        tags,
        operationId: 'readConsentSettings',
        summary: 'Purposes with their channels, and what holds for each source',
        response: { 200: ConsentSettings },
      },
    },
    () => consent.settings(),
  );
  http.put(
    '/api/consent/settings',
    {
      config: { permission: 'consent.write' },
      schema: {
        tags,
        operationId: 'changeConsentSettings',
        body: ConsentSettings,
        response: { 200: ConsentSettings },
      },
    },
    async (request) => {
      const actor = actorOf(request);
      const changed = await consent.changeSettings(request.body, actor.name);
      await audit({ actor, action: 'consent.configured', subject: 'consent', detail: { ...changed } });
      return changed;
    },
  );
  http.get(
    '/api/consent/purposes/:purpose/texts',
    {
      config: { permission: 'consent.read' },
      schema: {
        tags,
        operationId: 'listConsentTexts',
        summary: 'What people read of a purpose: every version, newest first',
        params: PurposeId,
        response: { 200: Texts },
      },
    },
    async (request) => ({ items: await consent.texts(request.params.purpose) }),
  );
  http.post(
    '/api/consent/purposes/:purpose/texts',
    {
      config: { permission: 'consent.write' },
      schema: {
        tags,
        operationId: 'addConsentText',
        summary:
          'A new version of a purpose’s words; the versions before stay, for what was agreed under them',
        params: PurposeId,
        body: ConsentTextInput,
        response: { 200: Texts },
      },
    },
    async (request) => {
      const actor = actorOf(request);
      const { purpose } = request.params;
      const items = await consent.addText(purpose, request.body.texts, actor.name);
      const version = items[0]?.version ?? 0;
      await audit({ actor, action: 'consent.worded', subject: purpose, detail: { version } });
      return { items };
    },
  );
}
