import type { ConsentReason, WorkspaceLanguage } from '@rondo/contract';

/** What stands on the pages that people reach by their own link. {company}, {date}, {what} are filled in. */
export type PreferenceWords = {
  name: string;
  direction: 'ltr' | 'rtl';
  title: string;
  intro: string;
  channels: Record<string, string>;
  states: Partial<Record<ConsentReason, string>>;
  save: string;
  withdrawAll: string;
  withdrawAllNote: string;
  language: string;
  saved: string;
  allWithdrawn: string;
  pending: string;
  unsubscribe: string;
  unsubscribed: string;
  old: string;
  wrong: { title: string; text: string };
  confirm: { title: string; text: string; button: string; done: string; gone: string };
  staleForm: string;
};

export const preferenceWords: Record<WorkspaceLanguage, PreferenceWords> = {
  en: {
    name: 'English',
    direction: 'ltr',
    title: 'Your choices',
    intro: 'What {company} may do with your data, and how you may be reached. A change holds at once.',
    channels: {
      web: 'On our website',
      email: 'By e-mail',
      sms: 'By text message',
      push: 'By notification on your phone',
      phone: 'By phone',
      post: 'By post',
      ads: 'In advertisements',
    },
    states: {
      granted: 'You agreed on {date}.',
      confirmed: 'You agreed on {date} and confirmed it.',
      pending: 'Counts when you have followed the link that we send you.',
      withdrawn: 'You withdrew this on {date}.',
      expired: 'Your agreement ended on {date}.',
      'not-everybody': 'You agreed under another address, not under all.',
      'not-asked': 'You have not agreed to this.',
      'not-objected': 'This holds as long as you do not say no.',
      'legitimate-interest': 'This holds as long as you do not object.',
    },
    save: 'Save',
    withdrawAll: 'Withdraw everything',
    withdrawAllNote: 'From then on we neither write to you nor look at what you do.',
    language: 'Language',
    saved: 'Your choices are saved and hold from now on.',
    allWithdrawn: 'You have withdrawn everything. It holds from now on.',
    pending:
      'Your choices are saved. What is to be confirmed counts when you have followed the link that we send you.',
    unsubscribe: 'No more “{what}”',
    unsubscribed: 'You will get no more of this. It holds from now on.',
    old: 'This link is old. You can still withdraw everything here; for other changes use the link in a newer message.',
    wrong: {
      title: 'This link does not work',
      text: 'Part of it may be missing. Open it once more from the message that you got it in.',
    },
    confirm: {
      title: 'One more step',
      text: '{company} was asked to reach you so. Confirm it if it was you; if not, do nothing.',
      button: 'Yes, I agree',
      done: 'Thank you. Your agreement holds from now on.',
      gone: 'This link was used already, or is too old. If you still want this, ask for it again.',
    },
    staleForm: 'The page was out of date. Look at your choices again and save once more.',
  },
  sv: {
    name: 'Svenska',
    direction: 'ltr',
    title: 'Dina val',
    intro: 'Vad {company} får göra med dina uppgifter och hur vi får nå dig. En ändring gäller genast.',
    channels: {
      web: 'På vår webbplats',
      email: 'Med e-post',
      sms: 'Med sms',
      push: 'Med aviseringar i mobilen',
      phone: 'På telefon',
      post: 'Med brev',
      ads: 'I annonser',
    },
    states: {
      granted: 'Du sa ja den {date}.',
      confirmed: 'Du sa ja den {date} och bekräftade det.',
      pending: 'Gäller när du har följt länken som vi skickar.',
      withdrawn: 'Du tog tillbaka det den {date}.',
      expired: 'Ditt samtycke gick ut den {date}.',
      'not-everybody': 'Du har sagt ja med en annan adress, men inte med alla.',
      'not-asked': 'Du har inte sagt ja till detta.',
      'not-objected': 'Gäller så länge du inte säger nej.',
      'legitimate-interest': 'Gäller så länge du inte invänder.',
    },
    save: 'Spara',
    withdrawAll: 'Ta tillbaka allt',
    withdrawAllNote: 'Från och med då skriver vi inte till dig och följer inte vad du gör.',
    language: 'Språk',
    saved: 'Dina val är sparade och gäller från och med nu.',
    allWithdrawn: 'Du har tagit tillbaka allt. Det gäller från och med nu.',
    pending: 'Dina val är sparade. Det som ska bekräftas gäller när du har följt länken som vi skickar.',
    unsubscribe: 'Inget mer av ”{what}”',
    unsubscribed: 'Du får inget mer av detta. Det gäller från och med nu.',
    old: 'Länken är gammal. Här kan du fortfarande ta tillbaka allt; för andra ändringar, använd länken i ett nyare meddelande.',
    wrong: {
      title: 'Länken fungerar inte',
      text: 'En bit av den kan saknas. Öppna den igen från meddelandet där du fick den.',
    },
    confirm: {
      title: 'Ett steg kvar',
      text: 'Någon har bett {company} att nå dig så här. Bekräfta om det var du; annars behöver du inte göra något.',
      button: 'Ja, det går bra',
      done: 'Tack. Ditt samtycke gäller från och med nu.',
      gone: 'Länken är redan använd eller för gammal. Vill du fortfarande ha detta, be om det igen.',
    },
    staleForm: 'Sidan var inaktuell. Se över dina val igen och spara en gång till.',
  },
  nl: {
    name: 'Nederlands',
    direction: 'ltr',
    title: 'Uw keuzes',
    intro: 'Wat {company} met uw gegevens mag doen en hoe we u mogen bereiken. Een wijziging geldt meteen.',
    channels: {
      web: 'Op onze website',
      email: 'Per e-mail',
      sms: 'Per sms',
      push: 'Met meldingen op uw telefoon',
      phone: 'Telefonisch',
      post: 'Per post',
      ads: 'In advertenties',
    },
    states: {
      granted: 'U stemde in op {date}.',
      confirmed: 'U stemde in op {date} en bevestigde dat.',
      pending: 'Geldt zodra u de link hebt gevolgd die we u sturen.',
      withdrawn: 'U trok dit in op {date}.',
      expired: 'Uw toestemming liep af op {date}.',
      'not-everybody': 'U stemde in met een ander adres, niet met alle.',
      'not-asked': 'U hebt hier niet mee ingestemd.',
      'not-objected': 'Geldt zolang u geen nee zegt.',
      'legitimate-interest': 'Geldt zolang u geen bezwaar maakt.',
    },
    save: 'Opslaan',
    withdrawAll: 'Alles intrekken',
    withdrawAllNote: 'Vanaf dan schrijven we u niet en kijken we niet naar wat u doet.',
    language: 'Taal',
    saved: 'Uw keuzes zijn opgeslagen en gelden vanaf nu.',
    allWithdrawn: 'U hebt alles ingetrokken. Dat geldt vanaf nu.',
    pending:
      'Uw keuzes zijn opgeslagen. Wat bevestigd moet worden, geldt zodra u de link hebt gevolgd die we u sturen.',
    unsubscribe: 'Geen “{what}” meer',
    unsubscribed: 'U krijgt dit niet meer. Dat geldt vanaf nu.',
    old: 'Deze link is oud. U kunt hier nog alles intrekken; gebruik voor andere wijzigingen de link in een nieuwer bericht.',
    wrong: {
      title: 'Deze link werkt niet',
      text: 'Misschien ontbreekt er een stuk. Open hem nog eens vanuit het bericht waarin u hem kreeg.',
    },
    confirm: {
      title: 'Nog één stap',
      text: '{company} kreeg de vraag u zo te bereiken. Bevestig het als u dat was; zo niet, dan hoeft u niets te doen.',
      button: 'Ja, ik stem in',
      done: 'Dank u. Uw toestemming geldt vanaf nu.',
      gone: 'Deze link is al gebruikt of te oud. Wilt u dit nog steeds, vraag het dan opnieuw aan.',
    },
    staleForm: 'De pagina was verouderd. Bekijk uw keuzes opnieuw en sla ze nog eens op.',
  },
  he: {
    name: 'עברית',
    direction: 'rtl',
    title: 'הבחירות שלך',
    intro: 'מה מותר ל־{company} לעשות בנתונים שלך ובאילו דרכים אפשר לפנות אליך. כל שינוי תקף מיד.',
    channels: {
      web: 'באתר שלנו',
      email: 'בדואר אלקטרוני',
      sms: 'בהודעת טקסט',
      push: 'בהתראות בטלפון',
      phone: 'בשיחת טלפון',
      post: 'בדואר',
      ads: 'בפרסומות',
    },
    states: {
      granted: 'ההסכמה ניתנה ב־{date}.',
      confirmed: 'ההסכמה ניתנה ב־{date} ואושרה.',
      pending: 'יהיה תקף אחרי הכניסה לקישור שנשלח אליך.',
      withdrawn: 'ההסכמה בוטלה ב־{date}.',
      expired: 'תוקף ההסכמה פג ב־{date}.',
      'not-everybody': 'ההסכמה ניתנה מכתובת אחרת, לא מכולן.',
      'not-asked': 'לא ניתנה לכך הסכמה.',
      'not-objected': 'תקף כל עוד לא נאמר לא.',
      'legitimate-interest': 'תקף כל עוד אין התנגדות.',
    },
    save: 'שמירה',
    withdrawAll: 'ביטול הכול',
    withdrawAllNote: 'מאותו רגע לא נכתוב אליך ולא נעקוב אחר פעולותיך.',
    language: 'שפה',
    saved: 'הבחירות נשמרו והן תקפות מעכשיו.',
    allWithdrawn: 'הכול בוטל. הביטול תקף מעכשיו.',
    pending: 'הבחירות נשמרו. מה שדורש אישור יהיה תקף אחרי הכניסה לקישור שנשלח אליך.',
    unsubscribe: 'להפסיק את „{what}”',
    unsubscribed: 'לא נשלח עוד הודעות כאלה. הביטול תקף מעכשיו.',
    old: 'הקישור ישן. עדיין אפשר לבטל כאן הכול; לשינויים אחרים יש להשתמש בקישור שבהודעה חדשה יותר.',
    wrong: {
      title: 'הקישור אינו פועל',
      text: 'ייתכן שחסר בו חלק. יש לפתוח אותו שוב מתוך ההודעה שבה התקבל.',
    },
    confirm: {
      title: 'עוד צעד אחד',
      text: 'התקבלה אצל {company} בקשה לפנות אליך בדרך זו. אם הבקשה שלך, יש לאשר; אם לא, אין צורך לעשות דבר.',
      button: 'כן, אני מאשר או מאשרת',
      done: 'תודה. ההסכמה תקפה מעכשיו.',
      gone: 'הקישור כבר שימש, או שהוא ישן מדי. אפשר לבקש זאת שוב.',
    },
    staleForm: 'הדף לא היה עדכני. יש לעבור שוב על הבחירות ולשמור פעם נוספת.',
  },
};
