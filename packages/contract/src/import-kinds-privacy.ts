import { field, personFields, timeField } from './import-field.ts';
import type { ImportKind } from './import-kinds.ts';

/** The word by which a withdrawal names every purpose or every channel. */
export const everyPurposeOrChannel = 'all';

/** Each word stands for the value. */
const words = (value: string, list: string): Record<string, string> =>
  Object.fromEntries(list.split('|').map((word) => [word.trim(), value]));

const every = words(
  everyPurposeOrChannel,
  'all|every|everything|any|*|alla|allt|alle|alles|elke|jeder|הכל|הכול|כל',
);

const answers = {
  ...words(
    'granted',
    'granted|yes|y|true|1|t|on|x|opt-in|optin|opt in|opted in|opted-in|opted_in|subscribed|active|allowed|accepted|agreed|given|consented|permission|marketing contact|ja|j|sant|beviljat|godkänt|samtyckt|prenumererar|aktiv|waar|toegestaan|toestemming|ingeschreven|aangemeld|akkoord|wahr|erteilt|zugestimmt|eingewilligt|angemeldet|oui|כן|הסכים|הסכימה|מאושר|רשום',
  ),
  ...words(
    'confirmed',
    'confirmed|double opt-in|double-opt-in|double optin|double_opt_in|confirmed opt-in|doi|bekräftat|bekräftad|bevestigd|bestätigt|מאומת',
  ),
  ...words(
    'pending',
    'pending|unconfirmed|waiting|väntar|obekräftat|in afwachting|onbevestigd|ausstehend|unbestätigt|ממתין',
  ),
  ...words(
    'withdrawn',
    'withdrawn|no|n|false|0|f|off|opt-out|optout|opt out|opted out|opted-out|opted_out|unsubscribed|not subscribed|not_subscribed|never subscribed|never_subscribed|denied|refused|rejected|revoked|objected|suppressed|non-marketing contact|nej|falskt|nekat|avböjt|återkallat|avregistrerad|nee|onwaar|geweigerd|ingetrokken|uitgeschreven|afgemeld|nein|falsch|abgelehnt|widerrufen|abgemeldet|non|לא|סירב|סירבה|ביטל|הוסר',
  ),
};

/** The channels of consent as exports write them. */
const channels = {
  ...words(
    'email',
    'email|e-mail|mail|newsletter|e-post|epost|mejl|nyhetsbrev|nieuwsbrief|e-mailadres|דוא"ל|אימייל|מייל',
  ),
  ...words('sms', 'sms|text|text message|text messages|mms|textmeddelande|sms-bericht|הודעת טקסט'),
  ...words('push', 'push|app|push notification|push notifications|pushnotis|pushbericht|התראות'),
  ...words('phone', 'phone|telephone|call|calls|telefon|telefoon|samtal|bellen|anruf|טלפון'),
  ...words('post', 'post|postal|letter|letters|direct mail|brev|brief|דואר'),
  ...words('ads', 'ads|advertising|ad targeting|annonser|advertenties|werbung|פרסום'),
  ...words('web', 'web|website|site|cookies|online|webb|webbplats|webseite|אתר'),
  ...every,
};

/** What consent says before any purpose of the workspace is known; the importer adds the workspace's own. */
const permissions: ImportKind = {
  id: 'permissions',
  description: 'Permissions that people have given or withdrawn, one row per answer',
  dataKinds: ['crm-sales-support'],
  target: 'consents',
  rowIs: 'state',
  needsPerson: true,
  keepRest: false,
  fields: [
    ...personFields,
    field(
      'purpose',
      'text',
      'What it is for, as Settings → Consent names it: marketing, analytics, …; a withdrawal may say all',
      'purpose|consent purpose|consent type|consent category|permission type|permission|processing purpose|ändamål|syfte|samtyckestyp|doel|doeleinde|soort toestemming|zweck|verarbeitungszweck|מטרה|סוג הסכמה',
      { required: true, values: every },
    ),
    field(
      'channel',
      'text',
      'email, sms, push, phone, post, ads or web; a withdrawal may say all',
      'channel|consent channel|contact channel|medium|kanal|kontaktkanal|kanaal|contactkanaal|ערוץ',
      { required: true, values: channels },
    ),
    field(
      'status',
      'text',
      'Granted, confirmed (by a link), pending or withdrawn; yes, no, 1, 0, opt-in, unsubscribed and the like are understood',
      'status|state|consent|consent status|consent state|granted|permission status|opt-in|optin|opt in|opted in|opt-in status|subscribed|subscription status|answer|accepts marketing|accepts email marketing|email permission status|newsletter|samtycke|svar|nyhetsbrev|toestemming|antwoord|nieuwsbrief|einwilligung|zustimmung|antwort|הסכמה|תשובה|דיוור',
      { required: true, values: answers },
    ),
    timeField(
      'When it was said. A permission needs it; a withdrawal without it counts from the import on',
      'consent date|consent time|consented at|granted at|opt-in date|opt-in time|optin time|opted in at|opt in date|confirmed at|confirm time|unsubscribed at|unsub time|withdrawn at|last changed|samtyckesdatum|samtycke datum|datum toestemming|toestemmingsdatum|einwilligungsdatum|תאריך הסכמה',
      false,
    ),
    field(
      'expires_at',
      'time',
      'Until when it holds, where it ends sooner than its purpose says',
      'expires at|expires|expiry|expiry date|valid until|gäller till|giltig till|geldig tot|verloopt op|gültig bis|בתוקף עד',
    ),
    field(
      'text_version',
      'text',
      'Version of the words that were shown',
      'text version|consent version|consent text version|version|policy version|terms version|textversion|tekstversie|fassung|גרסה',
    ),
    field(
      'language',
      'language',
      'Language of the words that were shown',
      'language|locale|lang|språk|taal|sprache|שפה',
    ),
    field(
      'page',
      'text',
      'Where it was said: a page, a shop, a fair',
      'page|place|location|where|url|page url|form|form name|signup location|optin page|consent page|plats|sida|formulär|plaats|pagina|formulier|ort|seite|formular|מקום|דף|טופס',
    ),
    field(
      'ip',
      'text',
      'Internet address from which it was said',
      'ip|ip address|ip-address|ipaddress|consent ip|optin ip|opt-in ip|confirm ip|ip-adress|ip-adres|ip-adresse|כתובת ip',
    ),
    field('country', 'country', 'Country', 'country|country code|land|landkod|landcode|ארץ|מדינה'),
    field(
      'proof',
      'text',
      'What shows it: the name of a form, the number of a letter, a recording',
      'proof|evidence|consent proof|consent text|wording|document|reference|bevis|bewijs|nachweis|ראיה',
    ),
    field(
      'reason',
      'text',
      'Why it was given or withdrawn, where somebody wrote it down',
      'reason|comment|note|unsubscribe reason|orsak|kommentar|reden|opmerking|grund|סיבה|הערה',
    ),
    field(
      'source',
      'text',
      'The system in which it was kept',
      'source|system|consent source|opt-in source|optin source|source system|källa|källsystem|bron|bronsysteem|quelle|quellsystem|מקור|מערכת',
    ),
  ],
};

const bought: ImportKind = {
  id: 'bought-attributes',
  description: 'Attributes of people that you bought, with what they came under; one row per person',
  dataKinds: ['other-marketing'],
  target: 'log',
  type: 'identify',
  rowIs: 'state',
  needsPerson: true,
  keepRest: true,
  purchase: true,
  fields: [
    ...personFields,
    field(
      'supplier',
      'text',
      'Who sold it',
      'supplier|data supplier|vendor|data vendor|provider|data provider|seller|leverantör|dataleverantör|leverancier|dataleverancier|lieferant|datenlieferant|ספק',
      { required: true },
    ),
    field(
      'licence',
      'text',
      'The licence or contract it came under',
      'licence|license|licence number|license number|contract|contract number|agreement|licens|avtal|avtalsnummer|licentie|contractnummer|lizenz|vertrag|vertragsnummer|רישיון|חוזה',
      { required: true },
    ),
    field(
      'legal_basis',
      'text',
      'The ground under Article 6(1) of the GDPR: consent, contract, legal-obligation, vital-interests, public-task or legitimate-interests',
      'legal basis|legal ground|lawful basis|gdpr basis|legal base|rättslig grund|laglig grund|grondslag|rechtsgrond|wettelijke grondslag|rechtsgrundlage|בסיס חוקי|בסיס משפטי',
      {
        required: true,
        values: {
          ...words('consent', 'consent|samtycke|toestemming|einwilligung|הסכמה'),
          ...words('contract', 'contract|avtal|overeenkomst|vertrag|חוזה'),
          ...words(
            'legal-obligation',
            'legal-obligation|legal obligation|legal_obligation|rättslig förpliktelse|wettelijke verplichting|rechtliche verpflichtung|חובה חוקית',
          ),
          ...words(
            'vital-interests',
            'vital-interests|vital interests|vital_interests|vital interest|vitala intressen|vitale belangen|lebenswichtige interessen|אינטרסים חיוניים',
          ),
          ...words(
            'public-task',
            'public-task|public task|public_task|public interest|allmänt intresse|algemeen belang|öffentliches interesse|משימה ציבורית',
          ),
          ...words(
            'legitimate-interests',
            'legitimate-interests|legitimate interests|legitimate interest|legitimate_interests|legitimate_interest|li|berättigat intresse|berättigade intressen|gerechtvaardigd belang|berechtigtes interesse|berechtigte interessen|אינטרס לגיטימי',
          ),
        },
      },
    ),
    field(
      'expires_at',
      'time',
      'From this moment on the values are gone',
      'expires at|expires|expiry|expiry date|expiration date|valid until|licence end|license end|gäller till|giltig till|utgår|geldig tot|verloopt op|vervaldatum|gültig bis|ablaufdatum|בתוקף עד|תאריך תפוגה',
      { required: true },
    ),
    timeField(
      'When this was true; the time of the import where there is none',
      'as of|updated at|delivered at|last modified|ändrad|gewijzigd|geändert am|עודכן',
      false,
    ),
  ],
};

/** What people allow, and what was bought about them. */
export const privacyKinds: readonly ImportKind[] = [permissions, bought];
