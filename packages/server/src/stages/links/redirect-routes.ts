import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Http } from '../../platform/http/create-http.ts';
import { judgeOpening } from './judge-opening.ts';
import type { Links } from './links.ts';

/** The cookie in which the SDK keeps the visitor's id, where the visitor agreed to it. */
const VISITOR_COOKIE = 'rondo_anonymous_id';

/** `/l/CODE`: to the target, never from a cache, so that every click is counted. */
export function redirectRoutes(http: Http, links: Links): void {
  http.route<{ Params: { code: string } }>({
    method: ['GET', 'HEAD'],
    url: '/l/:code',
    schema: { hide: true },
    exposeHeadRoute: false,
    handler: async (request, reply) => {
      void reply
        .header('cache-control', 'no-store')
        .header('x-robots-tag', 'noindex')
        .header('referrer-policy', 'no-referrer-when-downgrade');
      const { headers } = request;
      const target = await links.open(request.params.code, judgeOpening(request.method, headers), {
        anonymousId: visitorOf(request),
        userAgent: headers['user-agent'] ?? '',
        referrer: headers.referer ?? '',
        language: firstLanguage(headers['accept-language'] ?? ''),
      });
      return target === undefined ? answerUnknown(request, reply) : reply.redirect(target, 302);
    },
  });
}

function visitorOf(request: FastifyRequest): string | undefined {
  const id = request.cookies[VISITOR_COOKIE];
  return id !== undefined && /^[\w.-]{8,100}$/.test(id) ? id : undefined;
}

function firstLanguage(header: string): string {
  return /^\s*([A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*)/.exec(header)?.[1] ?? '';
}

/** What a person reads who followed a link that is no more. */
const UNKNOWN: Readonly<Record<string, { direction: string; title: string; text: string }>> = {
  en: {
    direction: 'ltr',
    title: 'This link does not lead anywhere',
    text: 'It may have been mistyped, or its sender has taken it away.',
  },
  sv: {
    direction: 'ltr',
    title: 'Länken leder ingenstans',
    text: 'Den kan vara felskriven, eller så har avsändaren tagit bort den.',
  },
  nl: {
    direction: 'ltr',
    title: 'Deze link leidt nergens heen',
    text: 'Misschien is hij verkeerd overgetypt, of de afzender heeft hem weggehaald.',
  },
  he: {
    direction: 'rtl',
    title: 'הקישור הזה לא מוביל לשום מקום',
    text: 'ייתכן שהוקלד לא נכון, או שמי ששלח אותו הסיר אותו.',
  },
};

function answerUnknown(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const language = firstLanguage(request.headers['accept-language'] ?? '')
    .slice(0, 2)
    .toLowerCase();
  const known = language in UNKNOWN ? language : 'en';
  const words = UNKNOWN[known] ?? { direction: 'ltr', title: '', text: '' };
  return reply
    .status(404)
    .type('text/html; charset=utf-8')
    .send(
      `<!doctype html><html lang="${known}" dir="${words.direction}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${words.title}</title><body style="font-family:system-ui;max-width:32rem;margin:20vh auto;padding:0 1rem"><h1 style="font-size:1.25rem">${words.title}</h1><p>${words.text}</p>`,
    );
}
