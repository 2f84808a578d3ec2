import type { Language } from './company.ts';
import type { Mailing } from './media-plan.ts';
import { pick } from './random.ts';

const NEWSLETTERS: Readonly<Record<Language, readonly string[]>> = {
  sv: [
    'Nytt i butiken: mjukare ljus',
    'Så dukar du till många',
    'Tre sätt att ordna hallen',
    'Ylle som håller i tjugo år',
    'Hemma hos Märta',
    'Färgen som alla frågar om',
  ],
  nl: [
    'Nieuw in de winkel: zachter licht',
    'Zo dek je voor een volle tafel',
    'Drie manieren om je hal op te ruimen',
    'Wol die twintig jaar meegaat',
    'Thuis bij Märta',
    'De kleur waar iedereen naar vraagt',
  ],
  he: [
    'חדש בחנות: אור רך יותר',
    'כך עורכים שולחן לאורחים רבים',
    'שלוש דרכים לסדר את הכניסה',
    'צמר שמחזיק עשרים שנה',
    'בביתה של מרתה',
    'הצבע שכולם שואלים עליו',
  ],
  en: [
    'New in store: softer light',
    'How to lay a table for many',
    'Three ways to tidy the hall',
    'Wool that lasts twenty years',
    'At home with Märta',
    'The colour everybody asks about',
  ],
};

const SEASONAL: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  'january-sale': {
    sv: 'Januarirean har börjat',
    nl: 'De januari-uitverkoop is begonnen',
    he: 'מכירת ינואר התחילה',
    en: 'The January sale has begun',
  },
  'summer-sale': {
    sv: 'Sommarrea: upp till 40 %',
    nl: 'Zomeruitverkoop: tot 40 %',
    he: 'מבצעי הקיץ: עד 40%',
    en: 'Summer sale: up to 40%',
  },
  'black-week': {
    sv: 'Black week, dag 3 av 7: sista chansen idag',
    nl: 'Black week, dag 3 van 7: vandaag laatste kans',
    he: 'שבוע בלאק, יום 3 מתוך 7: הזדמנות אחרונה היום',
    en: 'Black week, day 3 of 7: last chance today',
  },
  christmas: {
    sv: 'Klappar som hinner fram',
    nl: 'Cadeaus die op tijd aankomen',
    he: 'מתנות שיגיעו בזמן',
    en: 'Presents that arrive in time',
  },
};

export function subjectOf(mailing: Mailing, language: Language): string {
  const seasonal = SEASONAL[mailing.id];
  if (seasonal !== undefined) return seasonal[language];
  const number = Number(mailing.id.slice(-2)) - 1;
  return pick(NEWSLETTERS[language], (number % 6) / 6);
}
