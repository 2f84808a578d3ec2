import { contrastRatio } from '../../theme/contrast.ts';
import { type ThemeName, tokens } from '../../theme/tokens.ts';

/**
 * One fixed colour per channel across the product, after Okabe and Ito (2008), "Color Universal Design": told apart
 * with the common colour-vision deficiencies, and at least 3:1 against the surface in either theme.
 */
const channelColours = {
  search: { light: '#0072b2', dark: '#56a9e8' },
  social: { light: '#c8510a', dark: '#f0894a' },
  email: { light: '#00805d', dark: '#35c496' },
  display: { light: '#b3508a', dark: '#e39bc7' },
  affiliate: { light: '#8a6a00', dark: '#e5b938' },
  direct: { light: '#3d4653', dark: '#cdd5df' },
  video: { light: '#6a4fb3', dark: '#a994ee' },
  influencer: { light: '#a12d46', dark: '#f08398' },
  referral: { light: '#3f7f8c', dark: '#74c3d1' },
  organic: { light: '#577a1e', dark: '#a8cc62' },
  'organic social': { light: '#9a3fa8', dark: '#dd93e6' },
  offline: { light: '#7a5230', dark: '#cfa27a' },
  other: { light: '#8c8c8c', dark: '#85898f' },
} as const satisfies Record<string, Record<ThemeName, string>>;

type Channel = keyof typeof channelColours;

/** First match wins; what people, platforms and UTM parameters call the same channel. */
const channelNames: [RegExp, Channel][] = [
  [/organic.social/, 'organic social'],
  [/organic|seo/, 'organic'],
  [/shopping|search|sem\b|cpc|ppc|adwords|google|bing/, 'search'],
  [/influencer|creator/, 'influencer'],
  [/video|youtube|\btv\b|television|ctv/, 'video'],
  [/social|facebook|meta\b|instagram|tiktok|linkedin|snapchat|pinterest|twitter|\bx\b/, 'social'],
  [/e-?mail|newsletter|crm/, 'email'],
  [/display|banner|programmatic|retarget|remarket/, 'display'],
  [/affiliate|partner/, 'affiliate'],
  [/direct|none/, 'direct'],
  [/referral|press|\bpr\b/, 'referral'],
  [/print|radio|store|offline|out of home|\booh\b|mail/, 'offline'],
  // No name at all is how the API calls what came by no known channel.
  [/other|unknown|^$/, 'other'],
];

/** For series that are no channels, in this order. */
const palette: Channel[] = [
  'search',
  'social',
  'email',
  'display',
  'affiliate',
  'video',
  'influencer',
  'referral',
];

/** The colour of a channel, whatever its spelling; an unknown channel keeps one colour of its own by its name. */
export function channelColour(name: string, theme: ThemeName): string {
  const wanted = name.toLowerCase().replaceAll('_', ' ').trim();
  const known = channelNames.find(([pattern]) => pattern.test(wanted));
  if (known) return channelColours[known[1]][theme];
  let hash = 0;
  for (const letter of wanted) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) >>> 0;
  return seriesColour(hash, theme);
}

export function seriesColour(index: number, theme: ThemeName): string {
  return channelColours[palette[index % palette.length] ?? 'search'][theme];
}

/** The colours of marks (all channels and series), for the contrast test. */
export const allColours: Record<ThemeName, string[]> = {
  light: Object.values(channelColours).map((pair) => pair.light),
  dark: Object.values(channelColours).map((pair) => pair.dark),
};

/** One hue from the surface to the accent: the order of shades is readable without colour vision. */
export const heatRamp: Record<ThemeName, string[]> = {
  light: ['#f0f7f6', '#cbe8e5', '#8fccc6', '#4aa9a1', '#0B7A75', '#064f4c'],
  dark: ['#1c2826', '#17413e', '#155f5b', '#1a7772', '#4dbdb5', '#a5e6e1'],
};

/** The shade for a share of the scale (0…1), and the text colour that reads best on it. */
export function shadeOf(share: number, theme: ThemeName): { ground: string; text: string } {
  const ramp = heatRamp[theme];
  const ground = ramp[Math.min(ramp.length - 1, Math.floor(share * ramp.length))] ?? tokens[theme].surface;
  const [light, dark] = ['#ffffff', '#0f1113'];
  return { ground, text: contrastRatio(ground, light) >= contrastRatio(ground, dark) ? light : dark };
}
