import type { WorkspaceLanguage } from '@rondo/contract';

export type AccessWords = {
  direction: 'ltr' | 'rtl';
  title: string;
  made(company: string, day: string): string;
  /** Where nothing is held. */
  none(company: string, day: string): string;
  searched: string;
  who: string;
  known: string;
  done: string;
  other: string;
  kind: string;
  /** Of the identifiers that people know; another kind is called as it is. */
  kinds: Readonly<Record<string, string>>;
  value: string;
  name: string;
  source: string;
  time: string;
  what: string;
  details: string;
  table: string;
  rows: string;
  purposes: string;
  nothing: string;
  more(shown: string, all: string): string;
  yes: string;
  no: string;
  clock(timeZone: string): string;
  rights: string;
  /** Tables that are told by their number of rows; one that an extension made keeps its name. */
  tables: Readonly<Record<string, string>>;
};

/** Written in each language; the PDF goes to a person who has no account here. */
export const accessWords: Readonly<Record<WorkspaceLanguage, AccessWords>> = {
  en: {
    direction: 'ltr',
    title: 'Your personal data',
    made: (company, day) => `What ${company} holds about you, as of ${day}.`,
    none: (company, day) => `${company} holds nothing about you, as of ${day}.`,
    searched: 'What was searched for',
    who: 'How you are known',
    known: 'What is noted about you',
    done: 'What you did',
    other: 'Where else there are rows about you',
    kind: 'Kind',
    kinds: {
      email: 'E-mail address',
      phone: 'Phone number',
      user_id: 'Customer id',
      anonymous_id: 'Browser or app',
      device_id: 'Device',
      crm_id: 'Number in our customer system',
      customer_number: 'Customer number',
      card_number: 'Loyalty card',
    },
    value: 'Value',
    name: 'Name',
    source: 'Source',
    time: 'Time',
    what: 'What',
    details: 'Details',
    table: 'Table',
    rows: 'Rows',
    purposes: 'What it is used for',
    nothing: 'Nothing.',
    more: (shown, all) => `The newest ${shown} of ${all}; the JSON file that comes with this has all.`,
    rights:
      'You may ask to have this corrected, completed or erased, to have its use restricted, and to take it elsewhere. You may complain to your data protection authority.',
    yes: 'yes',
    no: 'no',
    clock: (timeZone) => `Times are as the clock shows them in ${timeZone}.`,
    tables: {
      log: 'Calls as they arrived',
      dead_letters: 'Events that could not be taken',
      import_rejects: 'Refused rows of imports',
      identifiers: 'Identifiers',
      identity_edges: 'Ties between identifiers',
      consents: 'Consents',
      consent_entries: 'Consents under way',
      consent_confirmations: 'Confirmations of consent under way',
      waiting_clicks: 'Clicks under way',
      match_suggestions: 'Suggested matches',
      audit_log: 'Audit log',
      ad_impressions: 'Ad impressions',
    },
  },
  sv: {
    direction: 'ltr',
    title: 'Dina personuppgifter',
    made: (company, day) => `Det här har ${company} sparat om dig, per ${day}.`,
    none: (company, day) => `${company} har inga uppgifter om dig, per ${day}.`,
    searched: 'Det som eftersöktes',
    who: 'Så känns du igen',
    known: 'Det som är antecknat om dig',
    done: 'Det du har gjort',
    other: 'Fler rader om dig finns i',
    kind: 'Slag',
    kinds: {
      email: 'E-postadress',
      phone: 'Telefonnummer',
      user_id: 'Kund-id',
      anonymous_id: 'Webbläsare eller app',
      device_id: 'Enhet',
      crm_id: 'Nummer i vårt kundsystem',
      customer_number: 'Kundnummer',
      card_number: 'Kundkort',
    },
    value: 'Värde',
    name: 'Namn',
    source: 'Källa',
    time: 'Tid',
    what: 'Vad',
    details: 'Detaljer',
    table: 'Tabell',
    rows: 'Rader',
    purposes: 'Vad uppgifterna används till',
    nothing: 'Ingenting.',
    more: (shown, all) => `De ${shown} senaste av ${all}; JSON-filen som hör till har alla.`,
    rights:
      'Du kan begära att uppgifterna rättas, kompletteras eller raderas, att användningen begränsas och att få dem flyttade. Du kan klaga hos Integritetsskyddsmyndigheten eller motsvarande i ditt land.',
    yes: 'ja',
    no: 'nej',
    clock: (timeZone) => `Tiderna är som klockan visar i ${timeZone}.`,
    tables: {
      log: 'Anrop som de kom in',
      dead_letters: 'Avvisade händelser',
      import_rejects: 'Avvisade rader ur importer',
      identifiers: 'Kännetecken',
      identity_edges: 'Band mellan kännetecken',
      consents: 'Samtycken',
      consent_entries: 'Samtycken på väg',
      consent_confirmations: 'Bekräftelser av samtycke på väg',
      waiting_clicks: 'Klick på väg',
      match_suggestions: 'Föreslagna par',
      audit_log: 'Ändringslogg',
      ad_impressions: 'Annonsvisningar',
    },
  },
  nl: {
    direction: 'ltr',
    title: 'Uw persoonsgegevens',
    made: (company, day) => `Wat ${company} over u bewaart, op ${day}.`,
    none: (company, day) => `${company} bewaart niets over u, op ${day}.`,
    searched: 'Waarnaar gezocht is',
    who: 'Waaraan u herkend wordt',
    known: 'Wat er over u genoteerd is',
    done: 'Wat u hebt gedaan',
    other: 'Waar nog meer regels over u staan',
    kind: 'Soort',
    kinds: {
      email: 'E-mailadres',
      phone: 'Telefoonnummer',
      user_id: 'Klant-id',
      anonymous_id: 'Browser of app',
      device_id: 'Apparaat',
      crm_id: 'Nummer in ons klantsysteem',
      customer_number: 'Klantnummer',
      card_number: 'Klantenkaart',
    },
    value: 'Waarde',
    name: 'Naam',
    source: 'Bron',
    time: 'Tijd',
    what: 'Wat',
    details: 'Bijzonderheden',
    table: 'Tabel',
    rows: 'Regels',
    purposes: 'Waarvoor het gebruikt wordt',
    nothing: 'Niets.',
    more: (shown, all) => `De nieuwste ${shown} van ${all}; in het bijgaande JSON-bestand staan ze allemaal.`,
    rights:
      'U kunt vragen om verbetering, aanvulling of wissing, om beperking van het gebruik en om overdracht van deze gegevens. U kunt een klacht indienen bij de Autoriteit Persoonsgegevens of de toezichthouder in uw land.',
    yes: 'ja',
    no: 'nee',
    clock: (timeZone) => `Tijden zijn zoals de klok in ${timeZone} ze aangeeft.`,
    tables: {
      log: 'Aanroepen zoals ze binnenkwamen',
      dead_letters: 'Geweigerde gebeurtenissen',
      import_rejects: 'Geweigerde rijen van imports',
      identifiers: 'Identificaties',
      identity_edges: 'Banden tussen identificaties',
      consents: 'Toestemmingen',
      consent_entries: 'Toestemmingen onderweg',
      consent_confirmations: 'Bevestigingen van toestemming onderweg',
      waiting_clicks: 'Klikken onderweg',
      match_suggestions: 'Voorgestelde paren',
      audit_log: 'Wijzigingslogboek',
      ad_impressions: 'Advertentievertoningen',
    },
  },
  he: {
    direction: 'rtl',
    title: 'המידע האישי שלך',
    made: (company, day) => `המידע ש־${company} מחזיקה עליך, נכון ל־${day}.`,
    none: (company, day) => `${company} אינה מחזיקה שום מידע עליך, נכון ל־${day}.`,
    searched: 'מה חיפשנו',
    who: 'איך מזהים אותך',
    known: 'מה רשום עליך',
    done: 'מה עשית',
    other: 'היכן עוד יש שורות עליך',
    kind: 'סוג',
    kinds: {
      email: 'כתובת דוא״ל',
      phone: 'מספר טלפון',
      user_id: 'מזהה לקוח',
      anonymous_id: 'דפדפן או יישומון',
      device_id: 'מכשיר',
      crm_id: 'מספר במערכת הלקוחות שלנו',
      customer_number: 'מספר לקוח',
      card_number: 'כרטיס מועדון',
    },
    value: 'ערך',
    name: 'שם',
    source: 'מקור',
    time: 'מועד',
    what: 'מה',
    details: 'פרטים',
    table: 'טבלה',
    rows: 'שורות',
    purposes: 'לשם מה המידע משמש',
    nothing: 'אין.',
    more: (shown, all) => `${shown} האחרונות מתוך ${all}; בקובץ ה־JSON המצורף יש את כולן.`,
    rights:
      'אפשר לבקש לתקן, להשלים או למחוק את המידע, להגביל את השימוש בו ולקבל אותו לצורך העברה. אפשר להתלונן ברשות להגנת הפרטיות.',
    yes: 'כן',
    no: 'לא',
    clock: (timeZone) => `השעות הן לפי השעון ב־${timeZone}.`,
    tables: {
      log: 'קריאות כפי שהגיעו',
      dead_letters: 'אירועים שנדחו',
      import_rejects: 'שורות ייבוא שנדחו',
      identifiers: 'מזהים',
      identity_edges: 'קשרים בין מזהים',
      consents: 'הסכמות',
      consent_entries: 'הסכמות בדרך',
      consent_confirmations: 'אישורי הסכמה בדרך',
      waiting_clicks: 'הקלקות בדרך',
      match_suggestions: 'זוגות מוצעים',
      audit_log: 'יומן השינויים',
      ad_impressions: 'חשיפות לפרסומות',
    },
  },
};
