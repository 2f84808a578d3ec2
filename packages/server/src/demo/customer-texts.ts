import type { Language } from './company.ts';
import { pick } from './random.ts';

/** {x} stands for an order number or a product's name. */
type Texts = Readonly<Record<Language, readonly (readonly [subject: string, text: string])[]>>;

const TICKETS: Readonly<Record<string, Texts>> = {
  delivery: {
    sv: [
      [
        'Var är mitt paket?',
        'Hej! Order {x} skulle ha kommit i måndags men spårningen har stått still i tre dagar.',
      ],
      ['Saknad vara', 'I leveransen av {x} fattades en av sakerna.'],
    ],
    nl: [
      [
        'Waar blijft mijn pakket?',
        'Hallo, bestelling {x} had maandag moeten komen, maar de track & trace staat al drie dagen stil.',
      ],
      ['Artikel ontbreekt', 'In de levering van {x} ontbrak een artikel.'],
    ],
    he: [
      ['איפה החבילה שלי?', 'שלום, הזמנה {x} הייתה אמורה להגיע ביום שני והמעקב לא מתעדכן כבר שלושה ימים.'],
      ['חסר פריט', 'במשלוח של {x} חסר פריט אחד.'],
    ],
    en: [
      [
        'Where is my parcel?',
        'Hello, order {x} was due on Monday and tracking has not moved for three days.',
      ],
      ['Item missing', 'One item was missing from the delivery of {x}.'],
    ],
  },
  return: {
    sv: [['Retur', 'Hur skickar jag tillbaka {x}? Den passade inte.']],
    nl: [['Retour', 'Hoe stuur ik {x} terug? Het past niet.']],
    he: [['החזרה', 'איך מחזירים את {x}? זה לא התאים.']],
    en: [['Return', 'How do I send back {x}? It did not fit.']],
  },
  'faulty-product': {
    sv: [
      [
        '{x} har spruckit',
        'Min {x} sprack efter en vecka. Skärmen ramlade ner på bordet. Det känns inte säkert.',
      ],
    ],
    nl: [['{x} is gebarsten', 'Mijn {x} barstte na een week. De kap viel op tafel. Dat voelt niet veilig.']],
    he: [['{x} נסדקה', 'ה-{x} שלי נסדקה אחרי שבוע. האהיל נפל על השולחן. זה לא מרגיש בטוח.']],
    en: [
      [
        '{x} has cracked',
        'My {x} cracked after a week. The shade fell onto the table. It does not feel safe.',
      ],
    ],
  },
  checkout: {
    sv: [
      [
        'Betalningen går inte igenom',
        'Jag försöker betala med {x} i mobilen men det snurrar bara och sedan kommer ett fel.',
      ],
      ['Kan inte betala', 'Två gånger har betalningen med {x} avbrutits. Jag handlar någon annanstans.'],
    ],
    nl: [
      [
        'Betaling lukt niet',
        'Ik probeer op mijn telefoon met {x} te betalen, maar het blijft laden en dan volgt een fout.',
      ],
    ],
    he: [['התשלום לא עובר', 'אני מנסה לשלם עם {x} בנייד וזה נתקע ואז מופיעה שגיאה.']],
    en: [
      ['Payment does not go through', 'I try to pay with {x} on my phone, it keeps loading and then fails.'],
    ],
  },
  question: {
    sv: [
      ['Fråga om öppettider', 'Har ni öppet på lördag?'],
      ['Fråga om material', 'Är ullen tvättbar?'],
    ],
    nl: [
      ['Vraag over openingstijden', 'Zijn jullie zaterdag open?'],
      ['Vraag over materiaal', 'Is de wol wasbaar?'],
    ],
    he: [
      ['שאלה על שעות פתיחה', 'אתם פתוחים בשישי?'],
      ['שאלה על חומר', 'הצמר ניתן לכביסה?'],
    ],
    en: [
      ['Opening hours', 'Are you open on Saturday?'],
      ['Material', 'Can the wool be washed?'],
    ],
  },
};

export function ticketText(
  cause: string,
  language: Language,
  about: string,
  u: number,
): { subject: string; text: string } {
  const [subject, text] = pick(TICKETS[cause]?.[language] ?? [['', '']], u);
  return { subject: subject.replaceAll('{x}', about), text: text.replaceAll('{x}', about) };
}

const REVIEWS: Readonly<Record<'good' | 'middling' | 'bad', Texts>> = {
  good: {
    sv: [
      ['Precis som jag hoppades', '{x} är ännu finare i verkligheten. Snabb leverans.'],
      ['Kvalitet', 'Köpte {x} till hallen och alla frågar var den kommer ifrån.'],
    ],
    nl: [
      ['Precies wat ik hoopte', '{x} is in het echt nog mooier. Snel geleverd.'],
      ['Kwaliteit', 'Kocht {x} voor de hal en iedereen vraagt waar die vandaan komt.'],
    ],
    he: [
      ['בדיוק מה שקיוויתי', '{x} יפה עוד יותר במציאות. משלוח מהיר.'],
      ['איכות', 'קניתי את {x} לכניסה וכולם שואלים מאיפה.'],
    ],
    en: [
      ['Just what I hoped for', '{x} is even nicer in real life. Quick delivery.'],
      ['Quality', 'Bought {x} for the hall and everybody asks where it is from.'],
    ],
  },
  middling: {
    sv: [['Helt okej', '{x} är fin men färgen stämmer inte riktigt med bilden.']],
    nl: [['Prima', '{x} is mooi, maar de kleur klopt niet helemaal met de foto.']],
    he: [['בסדר', '{x} יפה אבל הצבע לא בדיוק כמו בתמונה.']],
    en: [['All right', '{x} is nice, but the colour is not quite as in the picture.']],
  },
  bad: {
    sv: [['Sprack', '{x} gick sönder efter en vecka. Väldigt besviken.']],
    nl: [['Gebarsten', '{x} ging na een week stuk. Erg teleurgesteld.']],
    he: [['נשבר', '{x} התקלקלה אחרי שבוע. מאוכזבים מאוד.']],
    en: [['Cracked', '{x} broke after a week. Very disappointed.']],
  },
};

export function reviewText(
  rating: number,
  language: Language,
  product: string,
  u: number,
): { title: string; text: string } {
  const mood = rating >= 4 ? 'good' : rating === 3 ? 'middling' : 'bad';
  const [title, text] = pick(REVIEWS[mood][language], u);
  return { title, text: text.replaceAll('{x}', product) };
}
