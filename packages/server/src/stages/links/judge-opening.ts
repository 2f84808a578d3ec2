import { isbot } from 'isbot';

export type Opening = 'click' | 'preview';

/** Programs that fetch a link to show what is behind it, as far as `isbot` does not know them. */
const UNFURLERS =
  /bitlybot|embedly|iframely|skypeuripreview|teams\/|microsoftpreview|office-?(web-?)?preview|mattermost|zulip|line-poker|viber|snap url preview|google-safety|mastodon|misskey|pleroma|synapse|matrix-media|signal-desktop|kakaotalk-scrap|outlook-?safelinks|barracuda|proofpoint|mimecast|fortimail|symantec/i;

/**
 * Whether a person followed the link. Robots say so in their name; browsers that fetch ahead say so in a header; and a
 * page that a person opens is a document, which every browser since 2023 says (Sec-Fetch-Dest). A mail scanner that
 * claims to be a browser is not recognised here.
 */
export function judgeOpening(
  method: string,
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
): Opening {
  const header = (name: string) => String(headers[name] ?? '').toLowerCase();
  if (method !== 'GET') return 'preview';
  const agent = header('user-agent');
  if (agent === '' || isbot(agent) || UNFURLERS.test(agent)) return 'preview';
  const purpose = `${header('sec-purpose')} ${header('purpose')} ${header('x-purpose')} ${header('x-moz')}`;
  if (/prefetch|preview|prerender/.test(purpose)) return 'preview';
  const destination = header('sec-fetch-dest');
  return destination === '' || destination === 'document' ? 'click' : 'preview';
}
