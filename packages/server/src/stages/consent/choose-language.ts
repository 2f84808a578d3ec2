import { type WorkspaceLanguage, workspaceLanguages } from '@rondo/contract';

const find = (code: string): WorkspaceLanguage | undefined => {
  const base = code.trim().toLowerCase().split('-')[0];
  // Browsers of old say iw for Hebrew.
  return workspaceLanguages.find((language) => language === (base === 'iw' ? 'he' : base));
};

/** What the address says; else what the browser likes best of ours; else the company's own. */
export function chooseLanguage(
  asked: string | undefined,
  acceptLanguage: string | undefined,
  fallback: WorkspaceLanguage,
): WorkspaceLanguage {
  const named = typeof asked === 'string' ? find(asked) : undefined;
  if (named !== undefined) return named;
  const liked = (acceptLanguage ?? '')
    .slice(0, 1_000)
    .split(',')
    .map((part) => {
      const [code = '', ...rest] = part.split(';');
      const quality = /^\s*q=([01](?:\.\d{0,3})?)\s*$/.exec(rest.join(';'))?.[1];
      return { language: find(code), quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ language, quality }) => language !== undefined && quality > 0)
    .sort((a, b) => b.quality - a.quality);
  return liked[0]?.language ?? fallback;
}
