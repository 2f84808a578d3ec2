import i18next, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Language, languages } from '../ui/format.ts';

/** Each catalogue is a file of its own, fetched when a page first needs it. */
const catalogues = import.meta.glob<{ default: Record<string, unknown> }>('../locales/*/*.json');

const catalogueBackend: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (language, namespace, done) => {
    const load = catalogues[`../locales/${language}/${namespace}.json`];
    if (!load) {
      done(new Error(`No catalogue ${language}/${namespace}`), null);
      return;
    }
    load().then(
      (module) => done(null, module.default),
      (error: unknown) => done(error instanceof Error ? error : new Error(String(error)), null),
    );
  },
};

const storageKey = 'rondo.language';

export function isLanguage(text: string): text is Language {
  return (languages as readonly string[]).includes(text);
}

/** The reader's own choice, if one was made on this machine. */
export function readChosenLanguage(): Language | undefined {
  const stored = localStorage.getItem(storageKey);
  return stored && isLanguage(stored) ? stored : undefined;
}

function readBrowserLanguage(): Language {
  for (const tag of navigator.languages) {
    const short = tag.slice(0, 2).toLowerCase();
    // Browsers name Hebrew `he` or, of old, `iw`.
    if (short === 'iw') return 'he';
    if (isLanguage(short)) return short;
  }
  return 'en';
}

export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'he' ? 'rtl' : 'ltr';
}

function applyToPage(language: string): void {
  const known = isLanguage(language) ? language : 'en';
  document.documentElement.lang = known;
  document.documentElement.dir = directionOf(known);
}

export const i18n = i18next;

export async function startI18n(): Promise<void> {
  i18next.on('languageChanged', applyToPage);
  await i18next
    .use(catalogueBackend)
    .use(initReactI18next)
    .init({
      lng: readChosenLanguage() ?? readBrowserLanguage(),
      fallbackLng: 'en',
      supportedLngs: [...languages],
      ns: ['common'],
      defaultNS: 'common',
      fallbackNS: 'common',
      interpolation: { escapeValue: false },
      returnNull: false,
      react: { useSuspense: true },
    });
}

/** A choice in the header; kept on this machine. */
export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(storageKey, language);
  await i18next.changeLanguage(language);
}

/** The workspace's language, for readers who made no choice of their own. */
export async function adoptWorkspaceLanguage(language: string): Promise<void> {
  if (readChosenLanguage() === undefined && isLanguage(language) && i18next.language !== language) {
    await i18next.changeLanguage(language);
  }
}
