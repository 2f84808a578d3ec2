import type { Language } from './company.ts';

export type Mood = 'positive' | 'neutral' | 'negative';

/** {b}: the brand; {p}: a product; {c}: a creator. */
export const MENTION_TEXTS: Readonly<
  Record<Mood, Readonly<Record<Language, readonly (readonly [topic: string, title: string, text: string])[]>>>
> = {
  positive: {
    sv: [
      [
        'design',
        'Lampan som alla vill ha',
        'Så fint att {b} fortsätter göra saker som håller. Min {p} är snart fem år gammal.',
      ],
      ['service', 'Bra service', 'Fick hjälp direkt i butiken hos {b}. Så ska det gå till!'],
      ['creator', 'Hemma hos', 'Såg {p} hos {c} och kunde inte låta bli. Tack för tipset!'],
    ],
    nl: [
      [
        'design',
        'De lamp die iedereen wil',
        'Mooi dat {b} dingen blijft maken die lang meegaan. Mijn {p} is bijna vijf jaar oud.',
      ],
      ['service', 'Goede service', 'Meteen geholpen in de winkel van {b}. Zo hoort het!'],
      ['creator', 'Binnenkijken', 'Zag {p} bij {c} en kon het niet laten. Bedankt voor de tip!'],
    ],
    he: [
      ['design', 'המנורה שכולם רוצים', 'יפה ש-{b} ממשיכים לעשות דברים שמחזיקים. ה-{p} שלי כמעט בת חמש.'],
      ['service', 'שירות טוב', 'קיבלתי עזרה מיד בחנות של {b}. ככה צריך!'],
      ['creator', 'ביקור בית', 'ראיתי את {p} אצל {c} ולא יכולתי להתאפק. תודה על הטיפ!'],
    ],
    en: [
      [
        'design',
        'The lamp everybody wants',
        'Lovely that {b} still makes things that last. My {p} is nearly five years old.',
      ],
      ['service', 'Good service', 'Got help at once in the {b} shop. That is how to do it.'],
    ],
  },
  neutral: {
    sv: [
      ['stores', '{b} öppnar ny butik', 'Heminredningskedjan {b} meddelar att en ny butik öppnar i höst.'],
      ['prices', 'Pristest: mattor', 'Vi jämförde mattor från {b} och tre andra kedjor.'],
    ],
    nl: [
      [
        'stores',
        '{b} opent nieuwe winkel',
        'Woonketen {b} laat weten dat dit najaar een nieuwe winkel opengaat.',
      ],
      ['prices', 'Prijstest: tapijten', 'We vergeleken tapijten van {b} en drie andere ketens.'],
    ],
    he: [
      ['stores', '{b} פותחת חנות חדשה', 'רשת עיצוב הבית {b} מודיעה על פתיחת חנות חדשה בסתיו.'],
      ['prices', 'השוואת מחירים: שטיחים', 'השווינו שטיחים של {b} ושל שלוש רשתות אחרות.'],
    ],
    en: [
      [
        'stores',
        '{b} opens a new shop',
        'The home-goods chain {b} says that a new shop will open this autumn.',
      ],
    ],
  },
  negative: {
    sv: [
      ['delivery', 'Fortfarande inget paket', 'Två veckor och {b} svarar inte om min leverans.'],
      ['prices', 'Dyrare igen', 'När blev {b} så här dyra? {p} kostar en tredjedel mer än i fjol.'],
    ],
    nl: [
      ['delivery', 'Nog steeds geen pakket', 'Twee weken en {b} reageert niet over mijn levering.'],
      ['prices', 'Weer duurder', 'Sinds wanneer is {b} zo duur? {p} kost een derde meer dan vorig jaar.'],
    ],
    he: [
      ['delivery', 'עדיין אין חבילה', 'שבועיים ו-{b} לא עונים על המשלוח שלי.'],
      ['prices', 'שוב יקר יותר', 'ממתי {b} כל כך יקרים? {p} עולה שליש יותר מאשתקד.'],
    ],
    en: [['delivery', 'Still no parcel', 'Two weeks and {b} does not answer about my delivery.']],
  },
};

/** The affair of the lamp that breaks. */
export const FAULT_TEXTS: Readonly<
  Record<Language, readonly (readonly [topic: string, title: string, text: string])[]>
> = {
  sv: [
    [
      'product safety',
      'Lampa sprack över matbordet',
      'Flera kunder berättar att lampan {p} från {b} spruckit. "Skärmen föll ner mitt under middagen."',
    ],
    ['product safety', '{p} höll en vecka', 'Min {p} från {b} sprack. Köp inte.'],
  ],
  nl: [
    [
      'product safety',
      'Lamp barst boven eettafel',
      'Meerdere klanten melden dat de lamp {p} van {b} is gebarsten. "De kap viel midden onder het eten."',
    ],
    ['product safety', '{p} hield het een week vol', 'Mijn {p} van {b} is gebarsten. Niet kopen.'],
  ],
  he: [
    [
      'product safety',
      'מנורה נסדקה מעל שולחן האוכל',
      'כמה לקוחות מספרים שהמנורה {p} של {b} נסדקה. "האהיל נפל באמצע הארוחה".',
    ],
    ['product safety', '{p} החזיקה שבוע', 'ה-{p} שלי מ-{b} נסדקה. אל תקנו.'],
  ],
  en: [
    [
      'product safety',
      'Lamp cracks above the table',
      'Several customers say that the lamp {p} from {b} has cracked. "The shade came down in the middle of dinner."',
    ],
  ],
};
