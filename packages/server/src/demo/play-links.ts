import type { LinkInput } from '@rondo/contract';
import { COMPANY, CREATORS } from './company.ts';
import { UNITS } from './media-units.ts';
import { createRandom, mix, pick } from './random.ts';
import { type Caller, requireSuccess } from './send-request.ts';
import type { Company } from './simulate-company.ts';

const CLICKS_PER_LINK = 8;
const BROWSERS = [
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Mobile Safari/537.36',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36',
] as const;
/** What asks for every link that is posted, and must not count as a person. */
const PREVIEWS = [
  'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)',
  'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
] as const;

/** Makes a tracking link for each creator and follows it, as followers and as machines do. */
export async function playLinks(
  caller: Caller,
  apiToken: string,
  company: Company,
  onClick: (done: number, total: number) => void,
): Promise<void> {
  const random = createRandom(mix(company.seed, 0x11c));
  const total = CREATORS.length * (CLICKS_PER_LINK + 1);
  let done = 0;
  for (const [index, creator] of CREATORS.entries()) {
    const unit = UNITS.find((one) => one.creator === index);
    if (unit === undefined) continue;
    const answer = await caller.call({
      method: 'POST',
      path: '/api/links',
      headers: { authorization: `Bearer ${apiToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        name: `${creator.handle} · ${unit.campaignName}`,
        target: `https://www.${COMPANY.domain}/with/${creator.id}`,
        channel: unit.channel,
        campaign: unit.campaign,
        source: unit.source,
        medium: unit.medium,
        creative: unit.creative,
        creator: creator.handle,
      } satisfies LinkInput),
    });
    const code = readCode(requireSuccess(answer, `The tracking link of ${creator.handle}`).text);
    for (let click = 0; click <= CLICKS_PER_LINK; click += 1) {
      const userAgent = click === CLICKS_PER_LINK ? pick(PREVIEWS, random()) : pick(BROWSERS, random());
      requireSuccess(
        await caller.call({ method: 'GET', path: `/l/${code}`, headers: { 'user-agent': userAgent } }),
        `The tracking link /l/${code}`,
      );
      done += 1;
      onClick(done, total);
    }
  }
}

function readCode(text: string): string {
  const link: unknown = JSON.parse(text);
  return typeof link === 'object' && link !== null && 'code' in link
    ? encodeURIComponent(String(link.code))
    : '';
}
