import {
  type MatchConfig,
  MatchingSettings,
  MatchingState,
  MatchingTrial,
  Suggestion,
  SuggestionPage,
  SuggestionQuery,
  ThresholdAdvice,
} from '@rondo/contract';
import { Type } from 'typebox';
import { invalid } from '../../../platform/error.ts';
import { type Actor, type Audit, actorOf, type Http } from '../../../platform/http/create-http.ts';
import { checkMatchConfig } from '../../../platform/matching/check-match-config.ts';
import type { Suggestions } from './create-suggestions.ts';

type SuggestionRoutesDeps = { suggestions: Suggestions; audit: Audit };

const tags = ['Identity'];
const read = { permission: 'people.read' };
const write = { permission: 'people.write' };
const BASE = '/api/identity/suggestions';
const params = Type.Object({
  id: Type.String({ pattern: '^[0-9]{1,20}-[0-9]{1,20}$', description: 'As in the list' }),
});

/** People who may be one: what matching found, what was decided on it, and how it is run. */
export function suggestionRoutes(http: Http, { suggestions, audit }: SuggestionRoutesDeps): void {
  const note = (actor: Actor, action: string, subject: string, detail: Record<string, unknown> = {}) =>
    audit({ actor, action: `identity.${action}`, subject, detail });

  http.get(
    BASE,
    {
      config: read,
      schema: {
        tags,
        operationId: 'listSuggestions',
        summary: 'Pairs of people who may be one, with what speaks for and against each',
        querystring: SuggestionQuery,
        response: { 200: SuggestionPage },
      },
    },
    async (request) => {
      const { after = 0, limit = 20 } = request.query;
      const { items, total } = await suggestions.list(request.query);
      const next = after + limit;
      return { items, total, ...(next < total ? { next } : {}) };
    },
  );

  http.get(
    `${BASE}/:id`,
    {
      config: read,
      schema: { tags, operationId: 'getSuggestion', params, response: { 200: Suggestion } },
    },
    async (request) => suggestions.one(request.params.id),
  );

  for (const [action, summary] of [
    [
      'accept',
      'The two are one person, whatever a rule has against it; taking the decision back parts them again',
    ],
    ['reject', 'The two are two people; they are not suggested again'],
  ] as const) {
    http.post(
      `${BASE}/:id/${action}`,
      {
        config: write,
        schema: {
          tags,
          operationId: `${action}Suggestion`,
          summary,
          params,
          response: { 200: Suggestion },
        },
      },
      async (request) => {
        const actor = actorOf(request);
        const { id } = request.params;
        const decided = await suggestions[action](id, actor.name);
        await note(actor, `suggestion-${action}ed`, id, { weight: decided.weight });
        return decided;
      },
    );
  }

  http.delete(
    `${BASE}/:id/decision`,
    {
      config: write,
      schema: {
        tags,
        operationId: 'undoSuggestionDecision',
        summary: 'Takes back what was decided on the pair, as if it had never been',
        params,
        response: { 200: Suggestion },
      },
    },
    async (request) => {
      const { id } = request.params;
      const undone = await suggestions.undo(id);
      await note(actorOf(request), 'suggestion-undone', id);
      return undone;
    },
  );

  http.delete(
    '/api/identity/applied-suggestions',
    {
      config: write,
      schema: {
        tags,
        operationId: 'undoAppliedSuggestions',
        summary: 'Takes back all that the workspace’s rule joined by itself',
        response: { 200: Type.Object({ undone: Type.Integer() }) },
      },
    },
    async (request) => {
      const undone = await suggestions.undoApplied();
      await note(actorOf(request), 'applied-suggestions-undone', '', { undone });
      return { undone };
    },
  );

  http.get(
    '/api/identity/matching',
    {
      config: read,
      schema: {
        tags,
        operationId: 'getMatching',
        summary: 'The last run of matching, or the one under way, and how many suggestions there are',
        response: { 200: MatchingState },
      },
    },
    async () => suggestions.state(),
  );

  http.post(
    '/api/identity/matching',
    {
      config: write,
      schema: {
        tags,
        operationId: 'startMatching',
        summary: 'Matches all people in the background, and suggests who may be one',
        response: { 202: MatchingState },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const state = await suggestions.start(actor.name);
      await note(actor, 'matching-started', state.run?.id ?? '');
      return reply.status(202).send(state);
    },
  );

  http.post(
    '/api/identity/matching/trial',
    {
      config: write,
      schema: {
        tags,
        operationId: 'tryMatching',
        summary: 'Matches all people by a configuration and says what it finds; suggests and joins nobody',
        body: MatchingTrial,
        response: { 202: MatchingState },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const state = await suggestions.start(actor.name, { config: readConfig(request.body.config) });
      await note(actor, 'matching-tried', state.trial?.id ?? '');
      return reply.status(202).send(state);
    },
  );

  http.delete(
    '/api/identity/matching',
    {
      config: write,
      schema: {
        tags,
        operationId: 'cancelMatching',
        summary: 'Stops the run that is under way; what was suggested before stays',
        response: { 200: MatchingState },
      },
    },
    async (request) => {
      const state = await suggestions.cancel();
      await note(actorOf(request), 'matching-cancelled', state.run?.id ?? '');
      return state;
    },
  );

  http.get(
    '/api/identity/matching/settings',
    {
      config: read,
      schema: { tags, operationId: 'getMatchingSettings', response: { 200: MatchingSettings } },
    },
    async () => suggestions.settings(),
  );

  http.put(
    '/api/identity/matching/settings',
    {
      config: write,
      schema: {
        tags,
        operationId: 'changeMatchingSettings',
        summary: 'When matching runs, what it compares, and whether a run joins people by itself',
        body: Type.Object(
          { ...MatchingSettings.properties, config: Type.Unknown() },
          { additionalProperties: false },
        ),
        response: { 200: MatchingSettings },
      },
    },
    async (request) => {
      const actor = actorOf(request);
      const settings = { ...request.body, config: readConfig(request.body.config) };
      await suggestions.changeSettings(settings, actor.name);
      const { nightly, apply } = settings;
      await note(actor, 'matching-settings-changed', '', { nightly, apply });
      return settings;
    },
  );

  http.get(
    '/api/identity/matching/threshold',
    {
      config: read,
      schema: {
        tags,
        operationId: 'getMatchingThreshold',
        summary:
          'From which weight on at least so many suggestions are right, as far as decisions show, with how sure that is',
        querystring: Type.Object(
          { precision: Type.Number({ minimum: 0.5, maximum: 0.999 }) },
          { additionalProperties: false },
        ),
        response: { 200: ThresholdAdvice },
      },
    },
    async (request) => suggestions.threshold(request.query.precision),
  );
}

function readConfig(written: unknown): MatchConfig | null {
  if (written === null) return null;
  const checked = checkMatchConfig(written);
  if ('config' in checked) return checked.config;
  throw invalid(
    'body/config',
    checked.fault,
    checked.cure ?? 'Take `config` of the last run and change that, or send null.',
  );
}
