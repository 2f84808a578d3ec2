import { currencyField, field, personFields, timeField } from './import-field.ts';
import type { ImportKind } from './import-kinds.ts';

const dimension = (name: string, description: string, synonyms: string) =>
  field(name, 'text', description, synonyms, { role: 'dimension' });

/** How logs call what an id is → as Rondo keeps it. */
const deviceKinds = {
  cookie: 'cookie',
  'cookie id': 'cookie',
  cookie_id: 'cookie',
  browser: 'cookie',
  web: 'cookie',
  'ad id': 'ad_id',
  ad_id: 'ad_id',
  adid: 'ad_id',
  maid: 'ad_id',
  idfa: 'ad_id',
  gaid: 'ad_id',
  aaid: 'ad_id',
  rdid: 'ad_id',
  'device id': 'ad_id',
  device_id: 'ad_id',
  mobile: 'ad_id',
  app: 'ad_id',
} as const;

/** Ads shown to devices whose owners nobody knows: they stay at the cookie or the mobile advertising id. */
export const impressionKinds: readonly ImportKind[] = [
  {
    id: 'ad-impressions',
    description:
      'Ads shown to a cookie or a mobile advertising id, one row per impression, or per device and placement',
    dataKinds: ['other-marketing'],
    target: 'ad_impressions',
    rowIs: 'fact',
    needsPerson: true,
    keepRest: false,
    fields: [
      timeField(
        'When it was shown; in a table that is summed up, when it was shown last',
        'impression time|impression timestamp|impression date|served at|shown at|last impression|last shown|last seen|recency|visningstid|senast visad|vertoningstijd|laatst getoond|zuletzt gezeigt|מועד החשיפה',
      ),
      ...personFields
        .filter(({ identifier }) => identifier === 'anonymous_id')
        .map((cookie) => ({
          ...cookie,
          description: 'Cookie that the ad was shown to',
          synonyms: [...cookie.synonyms, 'ad server cookie', 'browser id', 'uid'],
        })),
      field(
        'device_id',
        'identifier',
        'Mobile advertising id that the ad was shown to (IDFA, AAID)',
        'device id|deviceid|mobile ad id|mobile advertising id|advertising id|maid|idfa|gaid|aaid|rdid|annons-id för enhet|advertentie-id van het apparaat|geräte-werbe-id|מזהה פרסום',
        { identifier: 'device_id' },
      ),
      field(
        'device_kind',
        'text',
        'What the id is, where one column holds both: cookie, or ad_id',
        'device kind|id type|id_type|device id type|user id type|typ av id|type id|id-typ|סוג מזהה',
        { role: 'dimension', values: deviceKinds },
      ),
      field(
        'impression_id',
        'identifier',
        'Id of the impression',
        'impression id|impressionid|imp id|imp_id|visnings-id|vertonings-id|impressions-id|מזהה חשיפה',
        { role: 'id' },
      ),
      field(
        'impressions',
        'integer',
        'How many impressions the row stands for; 1 where there is no such column',
        'impressions|impr.|impr|frequency|times shown|exponeringar|visningar|frekvens|vertoningen|frequentie|impressionen|häufigkeit|חשיפות|תדירות',
        { role: 'measure', unit: 'count' },
      ),
      dimension(
        'platform',
        'Ad server or platform: Campaign Manager, Adform, …',
        'platform|ad platform|ad server|adserver|dsp|exchange|plattform|annonsserver|advertentieserver|adserver|פלטפורמה|שרת מודעות',
      ),
      dimension(
        'campaign',
        'Campaign',
        'campaign|campaign name|line item|insertion order|kampanj|kampanjnamn|campagne|campagnenaam|kampagne|kampagnenname|קמפיין|שם קמפיין',
      ),
      dimension(
        'creative',
        'Ad or creative',
        'creative|creative name|ad|ad name|banner|annons|annonsnamn|advertentie|advertentienaam|anzeige|werbemittel|מודעה|שם מודעה',
      ),
      dimension(
        'placement',
        'Where it was shown: a site, a section, a format',
        'placement|placement name|position|site|site name|ad unit|inventory|placering|plaatsing|platzierung|מיקום',
      ),
      field(
        'spend',
        'money',
        'What the impressions cost',
        'cost|media cost|spend|price|revenue paid|kostnad|mediekostnad|kosten|mediakosten|werbekosten|עלות',
        { role: 'measure' },
      ),
      currencyField,
    ],
  },
];
