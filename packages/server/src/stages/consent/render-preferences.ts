import { createHash } from 'node:crypto';
import type { ConsentDecision, WorkspaceLanguage } from '@rondo/contract';
import { type PreferenceWords, preferenceWords } from './preference-words.ts';

export type PurposeShown = {
  id: string;
  title: string;
  body: string;
  version: number;
  decisions: readonly ConsentDecision[];
};
export type PageContext = {
  language: WorkspaceLanguage;
  company: string;
  /** Told at the top after something was done. */
  notice?: string | undefined;
};

const STYLE = `
:root{color-scheme:light dark;--text:#1c2024;--muted:#5b6470;--line:#d5dae0;--page:#f6f7f9;--card:#fff;--accent:#0b7a75;--on:#fff;--soft:#e2f3f1}
@media (prefers-color-scheme:dark){:root{--text:#e8eaed;--muted:#a7b0ba;--line:#3a424c;--page:#14181c;--card:#1c2127;--accent:#4cc2ba;--on:#06201e;--soft:#12312f}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--text);font:1rem/1.5 Inter,Heebo,system-ui,sans-serif}
main{max-inline-size:40rem;margin-inline:auto;padding:2rem 1rem 4rem}
h1{font-size:1.5rem;line-height:1.25;margin:0 0 .5rem}h2,legend{font-size:1.0625rem;font-weight:600;padding:0}
p{margin:0 0 1rem}.muted,.state{color:var(--muted)}
header nav{display:flex;flex-wrap:wrap;gap:.25rem 1rem;margin-block-end:2rem;font-size:.875rem}
a{color:var(--accent)}header nav a,header nav span{padding-block:.25rem}header nav [aria-current]{color:var(--text);font-weight:600}
fieldset,.card{border:1px solid var(--line);border-radius:.5rem;background:var(--card);margin:0 0 1rem;padding:1.25rem}
legend{float:inline-start;inline-size:100%;margin-block-end:.25rem}legend+*{clear:both}
fieldset ul{list-style:none;margin:0;padding:0}fieldset li{border-block-start:1px solid var(--line);padding-block:.75rem}
label{display:flex;gap:.75rem;align-items:flex-start;min-block-size:1.5rem;cursor:pointer}
input[type=checkbox]{flex:none;inline-size:1.25rem;block-size:1.25rem;margin:.125rem 0 0;accent-color:var(--accent)}
.state{display:block;font-size:.875rem}
button{font:inherit;font-weight:600;border-radius:.5rem;border:1px solid var(--accent);background:var(--accent);color:var(--on);padding:.625rem 1.25rem;min-block-size:2.75rem;cursor:pointer}
button.quiet{background:transparent;color:var(--accent)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
[role=status]{border-inline-start:4px solid var(--accent);background:var(--soft);padding:.75rem 1rem;border-radius:.25rem;margin-block-end:1.5rem}
.after{margin-block-start:2.5rem;padding-block-start:1.5rem;border-block-start:1px solid var(--line)}
`;

/** No script, no font, no picture from anywhere; the page works with its one style. */
export const PREFERENCE_POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;

export function renderPreferences(
  purposes: readonly PurposeShown[],
  context: PageContext & {
    token: string;
    seal: string;
    isOld: boolean;
    /** What a link out of a message is about. */
    unsubscribe?: { purpose: string; channel: string } | undefined;
  },
): string {
  const words = preferenceWords[context.language];
  const action = `/u/${escapeHtml(context.token)}?lang=${context.language}`;
  const seal = `<input type="hidden" name="seal" value="${escapeHtml(context.seal)}">`;
  const stop = stopOf(purposes, context.unsubscribe, words);
  const shown = purposes.filter(({ decisions }) => decisions.length > 0);
  const matrix = shown.map((purpose) => renderPurpose(purpose, words, context.language)).join('');
  return page(
    words.title,
    `<h1>${escapeHtml(words.title)}</h1><p class="muted">${fill(words.intro, { company: context.company })}</p>
${stop === undefined ? '' : `<form method="post" action="${action}">${seal}<p><button name="do" value="unsubscribe">${stop}</button></p></form>`}
${
  context.isOld
    ? `<p>${escapeHtml(words.old)}</p>`
    : `<form method="post" action="${action}">${seal}${matrix}<button name="do" value="save">${escapeHtml(words.save)}</button></form>`
}
<form class="after" method="post" action="${action}">${seal}<p class="muted" id="all">${escapeHtml(words.withdrawAllNote)}</p>
<button class="quiet" name="do" value="withdraw-all" aria-describedby="all">${escapeHtml(words.withdrawAll)}</button></form>`,
    context,
    context.token,
  );
}

function stopOf(
  purposes: readonly PurposeShown[],
  unsubscribe: { purpose: string; channel: string } | undefined,
  words: PreferenceWords,
): string | undefined {
  const purpose = purposes.find(({ id }) => id === unsubscribe?.purpose);
  const decision = purpose?.decisions.find(({ channel }) => channel === unsubscribe?.channel);
  if (purpose === undefined || decision?.allowed !== true) return undefined;
  const channel = words.channels[decision.channel] ?? decision.channel;
  return fill(words.unsubscribe, { what: `${purpose.title}, ${channel.toLocaleLowerCase()}` });
}

function renderPurpose(purpose: PurposeShown, words: PreferenceWords, language: WorkspaceLanguage): string {
  const rows = purpose.decisions.map((decision) => {
    const name = escapeHtml(`${decision.purpose}.${decision.channel}`);
    const wanted = decision.allowed || decision.because === 'pending';
    const date = decision.since === null ? '' : formatDate(decision.since, language);
    return `<li><label><input type="checkbox" name="yes" value="${name}"${wanted ? ' checked' : ''}>
<span>${escapeHtml(words.channels[decision.channel] ?? decision.channel)}<span class="state">${fill(words.states[decision.because] ?? '', { date })}</span></span></label>${wanted ? `<input type="hidden" name="was" value="${name}">` : ''}</li>`;
  });
  return `<fieldset><legend>${escapeHtml(purpose.title)}</legend><p class="muted">${escapeHtml(purpose.body)}</p>
<input type="hidden" name="version" value="${escapeHtml(purpose.id)}.${purpose.version}"><ul>${rows.join('')}</ul></fieldset>`;
}

export function renderConfirmation(
  what: { title: string; body: string; channel: string } | undefined,
  context: PageContext & { token: string; seal: string },
): string {
  const { confirm, channels } = preferenceWords[context.language];
  const text = fill(confirm.text, { company: context.company });
  const action = `/u/${escapeHtml(context.token)}?lang=${context.language}`;
  const body =
    what === undefined
      ? context.notice === undefined
        ? `<p>${escapeHtml(confirm.gone)}</p>`
        : ''
      : `<p>${text}</p><div class="card"><h2>${escapeHtml(what.title)}</h2><p class="muted">${escapeHtml(what.body)}</p><p>${escapeHtml(channels[what.channel] ?? what.channel)}</p></div>
<form method="post" action="${action}"><input type="hidden" name="seal" value="${escapeHtml(context.seal)}"><button name="do" value="confirm">${escapeHtml(confirm.button)}</button></form>`;
  const title = what === undefined ? preferenceWords[context.language].title : confirm.title;
  return page(title, `<h1>${escapeHtml(title)}</h1>${body}`, context, context.token);
}

export function renderWrongLink(context: PageContext): string {
  const { wrong } = preferenceWords[context.language];
  return page(wrong.title, `<h1>${escapeHtml(wrong.title)}</h1><p>${escapeHtml(wrong.text)}</p>`, context);
}

function page(title: string, body: string, context: PageContext, token?: string): string {
  const words = preferenceWords[context.language];
  const languages = Object.entries(preferenceWords).map(([code, { name, direction }]) =>
    code === context.language
      ? `<span aria-current="true" lang="${code}" dir="${direction}">${name}</span>`
      : `<a href="${token === undefined ? '' : `/u/${escapeHtml(token)}`}?lang=${code}" hreflang="${code}" lang="${code}" dir="${direction}">${name}</a>`,
  );
  const notice = context.notice === undefined ? '' : `<p role="status">${escapeHtml(context.notice)}</p>`;
  return `<!doctype html>
<html lang="${context.language}" dir="${words.direction}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${escapeHtml(title)}</title><style>${STYLE}</style></head>
<body><main><header><nav aria-label="${escapeHtml(words.language)}">${languages.join('')}</nav></header>${notice}${body}</main></body></html>`;
}

/** The words are ours and hold no markup; what is put into them is isolated, since it may run the other way. */
function fill(words: string, values: Record<string, string>): string {
  return escapeHtml(words).replace(
    /\{(\w+)\}/g,
    (_, name: string) => `<bdi>${escapeHtml(values[name] ?? '')}</bdi>`,
  );
}

function formatDate(iso: string, language: WorkspaceLanguage): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(new Date(iso));
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
