import { type WorkspaceLanguage, workspaceLanguages } from '@rondo/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { RondoError } from '../../platform/error.ts';
import type { Http } from '../../platform/http/create-http.ts';
import { limitAttempts } from '../../platform/http/limit-attempts.ts';
import { chooseLanguage } from './choose-language.ts';
import type { Consent } from './index.ts';
import { preferenceWords } from './preference-words.ts';
import {
  PREFERENCE_POLICY,
  type PurposeShown,
  renderConfirmation,
  renderPreferences,
  renderWrongLink,
} from './render-preferences.ts';
import type { ConsentRoutesDeps } from './routes.ts';
import { LINK_DAYS, type LinkClaims } from './sign-links.ts';

type Asked = FastifyRequest<{ Params: { token: string }; Querystring: { lang?: string; done?: string } }>;
type Personal = Exclude<LinkClaims, { kind: 'confirm' }>;

/** Links that nobody signed, from one address: whoever tries them is sent away for a while. */
const WRONG_LINKS = { most: 60, windowSeconds: 60 };
const PAGE = '/u';

/** `/u/TOKEN`: a person's own pages, made on the server, without a script. */
export function preferenceRoutes(http: Http, deps: ConsentRoutesDeps): void {
  const { consent, clock } = deps;
  const wrongLinks = limitAttempts(WRONG_LINKS);

  async function readToken(request: Asked): Promise<LinkClaims | undefined> {
    const seconds = wrongLinks.wait(request.ip, clock.now());
    if (seconds > 0)
      throw new RondoError({
        code: 'too-many-requests',
        message: 'There were too many links that do not work from this address.',
        cure: 'Wait for as long as the Retry-After header says.',
        status: 429,
        retryAfterSeconds: seconds,
      });
    const claims = await consent.readLink(request.params.token);
    if (claims === undefined) wrongLinks.take(request.ip, clock.now());
    return claims;
  }

  const isOld = ({ issued }: Personal) => clock.now().getTime() - issued > LINK_DAYS * 86_400_000;

  async function contextOf(request: Asked) {
    const { name, language } = await deps.company();
    const chosen = chooseLanguage(request.query.lang, request.headers['accept-language'], language);
    return { language: chosen, company: name, notice: noticeOf(request.query.done, chosen) };
  }

  async function showPage(request: Asked, reply: FastifyReply) {
    const claims = await readToken(request);
    const context = await contextOf(request);
    if (claims === undefined) return send(reply.status(404), renderWrongLink(context));
    const { token } = request.params;
    const seal = await consent.sealForm(token);
    if (claims.kind === 'confirm') {
      const open = await consent.findConfirmation(claims.id);
      const what =
        open === undefined
          ? undefined
          : { channel: open.channel, ...(await consent.wordsOf(open.purpose, context.language)) };
      return send(reply, renderConfirmation(what, { ...context, token, seal }));
    }
    const { decisions } = await consent.heldFor(claims.key);
    const purposes = await shownPurposes(consent, decisions, context.language);
    const unsubscribe = claims.kind === 'unsubscribe' ? claims : undefined;
    return send(
      reply,
      renderPreferences(purposes, { ...context, token, seal, isOld: isOld(claims), unsubscribe }),
    );
  }

  async function takeAnswer(request: Asked, reply: FastifyReply) {
    const claims = await readToken(request);
    const context = await contextOf(request);
    if (claims === undefined) return send(reply.status(404), renderWrongLink(context));
    const text = typeof request.body === 'string' ? request.body : '';
    if (claims.kind === 'unsubscribe' && isOneClick(text)) {
      await withdraw(claims, claims.purpose, claims.channel, 'one-click', context.language);
      return reply.header('cache-control', 'no-store').type('text/plain; charset=utf-8').send('');
    }
    const form = new URLSearchParams(text);
    const { token } = request.params;
    if (form.get('seal') !== (await consent.sealForm(token)))
      return turnBack(reply, token, context.language, 'stale');
    const does = form.get('do');
    if (claims.kind === 'confirm') {
      const confirmed = does === 'confirm' ? await consent.confirm(claims.id, PAGE) : undefined;
      return turnBack(reply, token, context.language, confirmed === undefined ? '' : 'confirmed');
    }
    if (does === 'withdraw-all') {
      await withdraw(claims, '', '', 'preference-centre', context.language);
      return turnBack(reply, token, context.language, 'all-withdrawn');
    }
    if (does === 'unsubscribe' && claims.kind === 'unsubscribe') {
      await withdraw(claims, claims.purpose, claims.channel, 'preference-centre', context.language);
      return turnBack(reply, token, context.language, 'unsubscribed');
    }
    if (does !== 'save' || isOld(claims)) return turnBack(reply, token, context.language, 'stale');
    const pending = await saveChoices(claims, form, context.language);
    return turnBack(reply, token, context.language, pending ? 'pending' : 'saved');
  }

  async function withdraw(
    { key }: Personal,
    purpose: string,
    channel: string,
    origin: 'one-click' | 'preference-centre',
    language: WorkspaceLanguage,
  ): Promise<void> {
    await consent.carryOut({ key, does: 'withdraw', purpose, channel, origin, language, page: PAGE });
  }

  /** Only what differs from what the page showed was chosen; a box that was left alone says nothing. */
  async function saveChoices(
    { key }: Personal,
    form: URLSearchParams,
    language: WorkspaceLanguage,
  ): Promise<boolean> {
    const wanted = new Set(form.getAll('yes'));
    const was = new Set(form.getAll('was'));
    const versions = new Map(form.getAll('version').map((text) => splitName(text)));
    const { purposes } = await consent.settings();
    let pending = false;
    for (const { id, cells } of purposes) {
      for (const { channel } of cells) {
        const name = `${id}.${channel}`;
        if (wanted.has(name) === was.has(name)) continue;
        const version = Number(versions.get(id) ?? 0);
        const current = (await consent.wordsOf(id, language)).version;
        const done = await consent.carryOut({
          key,
          does: wanted.has(name) ? 'grant' : 'withdraw',
          purpose: id,
          channel,
          origin: 'preference-centre',
          language,
          page: PAGE,
          textVersion: Number.isInteger(version) && version >= 0 && version <= current ? version : current,
        });
        pending ||= done.state === 'pending';
      }
    }
    return pending;
  }

  void http.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'string', bodyLimit: 20_000 }, (_request, body, done) =>
      done(null, body),
    );
    const options = { schema: { hide: true } } as const;
    scope.get<{ Params: { token: string }; Querystring: { lang?: string; done?: string } }>(
      '/u/:token',
      options,
      showPage,
    );
    scope.post<{ Params: { token: string }; Querystring: { lang?: string; done?: string } }>(
      '/u/:token',
      options,
      takeAnswer,
    );
  });

  http.get(
    '/api/consent/preview',
    {
      config: { permission: 'consent.read' },
      schema: {
        tags: ['Consent'],
        operationId: 'previewPreferences',
        summary: 'The preference centre as somebody sees it who has said nothing yet',
        querystring: Type.Object({ language: Type.Enum(workspaceLanguages) }),
        response: { 200: Type.Object({ html: Type.String() }) },
      },
    },
    async (request) => {
      const { language } = request.query;
      const { name } = await deps.company();
      const { purposes } = await consent.settings();
      const decisions = purposes.flatMap(({ id, basis, cells }) =>
        cells.map(({ channel }) => ({
          purpose: id,
          channel,
          allowed: basis !== 'opt-in',
          because: SILENT[basis],
          since: null,
        })),
      );
      const shown = await shownPurposes(consent, decisions, language);
      const html = renderPreferences(shown, { language, company: name, token: '', seal: '', isOld: false });
      return { html };
    },
  );
}

const SILENT = {
  'opt-in': 'not-asked',
  'opt-out': 'not-objected',
  'legitimate-interest': 'legitimate-interest',
} as const;

async function shownPurposes(
  consent: Consent,
  decisions: Awaited<ReturnType<Consent['heldFor']>>['decisions'],
  language: WorkspaceLanguage,
): Promise<PurposeShown[]> {
  const byPurpose = Map.groupBy(decisions, ({ purpose }) => purpose);
  return Promise.all(
    [...byPurpose].map(async ([id, own]) => ({
      id,
      decisions: own,
      ...(await consent.wordsOf(id, language)),
    })),
  );
}

function splitName(text: string): [string, string] {
  const dot = text.lastIndexOf('.');
  return [text.slice(0, Math.max(0, dot)), text.slice(dot + 1)];
}

/** RFC 8058: the body is List-Unsubscribe=One-Click, as a form of either kind. */
function isOneClick(body: string): boolean {
  return /(^|&)List-Unsubscribe=One-Click(&|\s|$)|name="List-Unsubscribe"\r?\n\r?\nOne-Click/.test(body);
}

function noticeOf(done: string | undefined, language: WorkspaceLanguage): string | undefined {
  const words = preferenceWords[language];
  const notices: Record<string, string> = {
    saved: words.saved,
    pending: words.pending,
    'all-withdrawn': words.allWithdrawn,
    unsubscribed: words.unsubscribed,
    confirmed: words.confirm.done,
    stale: words.staleForm,
  };
  return done === undefined ? undefined : notices[done];
}

/** Back to the page, by GET, so that reloading it sends nothing again. */
function turnBack(reply: FastifyReply, token: string, language: string, done: string): FastifyReply {
  return reply
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'no-referrer')
    .redirect(`/u/${encodeURIComponent(token)}?lang=${language}&done=${done}`, 303);
}

function send(reply: FastifyReply, html: string): FastifyReply {
  return reply
    .header('cache-control', 'no-store')
    .header('x-robots-tag', 'noindex')
    .header('referrer-policy', 'no-referrer')
    .header('content-security-policy', PREFERENCE_POLICY)
    .type('text/html; charset=utf-8')
    .send(html);
}
