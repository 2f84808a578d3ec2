/** What a column of an imported file can mean. The registry of kinds (`import-kinds.ts`) is made of these. */

export const importFieldTypes = [
  'text',
  'number',
  'money',
  'integer',
  'time',
  'date',
  'boolean',
  'email',
  'phone',
  'identifier',
  'url',
  'currency',
  'country',
  'language',
] as const;
export type ImportFieldType = (typeof importFieldTypes)[number];

/** The identifiers by which a person is known; the same names in events, in the identity ledger and in imports. */
export const identifierKinds = [
  'user_id',
  'email',
  'phone',
  'crm_id',
  'customer_number',
  'card_number',
  'anonymous_id',
  'device_id',
] as const;
export type IdentifierKind = (typeof identifierKinds)[number];

/** What a company or team is known by; an e-mail domain is only a hint. */
export const accountKinds = ['group_id', 'company_id', 'company_number', 'vat_number'] as const;
export type AccountKind = (typeof accountKinds)[number];

export interface ImportField {
  /** snake_case; Segment's property or trait name where its specification has one. */
  readonly name: string;
  readonly type: ImportFieldType;
  readonly required: boolean;
  /** For the guide, the OpenAPI page and the command line; the UI has its own texts under `import.field.<name>`. */
  readonly description: string;
  /** Header names that real exports use, in lower case. Compared without case, accents, spaces and punctuation. */
  readonly synonyms: readonly string[];
  /** The column names a person under this identifier kind. */
  readonly identifier?: IdentifierKind;
  /** The column names the company that the row's person belongs to. */
  readonly account?: AccountKind;
  /** 'id': the row's own id (used as key once proven unique); 'time': when it happened; 'measure': a figure to add up. */
  readonly role?: 'id' | 'time' | 'measure' | 'dimension';
  /** What one unit of the value is, where the type does not say it: 'people', 'seconds', 'percent', … */
  readonly unit?: string;
  /** Values as exports write them (lower case) → the value Rondo stores. */
  readonly values?: Readonly<Record<string, string>>;
}

type FieldOptions = Omit<Partial<ImportField>, 'name' | 'type' | 'synonyms' | 'description'>;

/** One field; `synonyms` are separated by `|`. */
export function field(
  name: string,
  type: ImportFieldType,
  description: string,
  synonyms: string,
  options: FieldOptions = {},
): ImportField {
  return {
    name,
    type,
    required: false,
    description,
    synonyms: synonyms === '' ? [] : synonyms.split('|').map((synonym) => synonym.trim()),
    ...options,
  };
}

/** The columns by which a row names a person. Any one is enough where a kind needs a person. */
export const personFields: readonly ImportField[] = [
  field(
    'user_id',
    'identifier',
    'Your own id of the customer',
    'user id|userid|user-id|customer id|customerid|customer_id|client id|member id|cust id|custid|customer|user|kund-id|kundid|klant-id|klantid|klant id|kunden-id|kundenid|benutzer-id|מזהה לקוח|מזהה משתמש',
    { identifier: 'user_id' },
  ),
  field(
    'email',
    'email',
    'E-mail address',
    'email|e-mail|email address|e-mail address|mail|contact email|customer email|billing email|recipient|e-post|epost|e-postadress|epostadress|mejl|e-mailadres|emailadres|e-mail-adresse|emailadresse|דוא"ל|דואר אלקטרוני|אימייל|מייל',
    { identifier: 'email' },
  ),
  field(
    'phone',
    'phone',
    'Phone number, with country code or in the national form of the default region',
    'phone|phone number|mobile|mobile phone|mobile phone number|mobile number|cell|cell phone|telephone|tel|billing phone|shipping phone|default address phone|telefon|telefonnummer|mobil|mobilnummer|mobiltelefon|telefoon|telefoonnummer|mobiel|handy|handynummer|rufnummer|טלפון|טלפון נייד|נייד|מספר טלפון',
    { identifier: 'phone' },
  ),
  field(
    'crm_id',
    'identifier',
    'Id of the contact in the CRM system',
    'crm id|crm_id|crmid|record id - contact|contact id|contact record id|hubspot id|vid|salesforce id|contactid|lead id|associated contact ids|contact-id|kontakt-id|kontaktid|contactpersoon-id|מזהה איש קשר',
    { identifier: 'crm_id' },
  ),
  field(
    'customer_number',
    'identifier',
    'Customer number as it stands on an invoice',
    'customer number|customer no|customer no.|customer nr|account number|debtor number|kundnummer|kundnr|kund nr|klantnummer|klantnr|debiteurnummer|kundennummer|kundennr|kunden-nr|debitorennummer|מספר לקוח',
    { identifier: 'customer_number' },
  ),
  field(
    'card_number',
    'identifier',
    'Loyalty or member card number (never a payment card)',
    'loyalty card|loyalty number|loyalty id|member number|member card|membership number|club number|medlemsnummer|medlemsnr|kundkort|klantenkaart|klantkaartnummer|lidnummer|kundenkarte|mitgliedsnummer|kundenkartennummer|מספר חבר|כרטיס מועדון',
    { identifier: 'card_number' },
  ),
  field(
    'anonymous_id',
    'identifier',
    'Cookie or other id of a visitor who has not said who they are',
    'anonymous id|anonymousid|anonymous_id|cookie|cookie id|visitor id|visitorid|ga client id|client_id|user pseudo id|user_pseudo_id|device cookie|besökar-id|bezoekers-id|besucher-id|מזהה מבקר',
    { identifier: 'anonymous_id' },
  ),
];

export function timeField(description: string, synonyms: string, required = true): ImportField {
  return field(
    'timestamp',
    'time',
    description,
    `timestamp|time|date|datetime|date time|date/time|event time|created at|created_at|datum|tid|tidpunkt|datum och tid|tijd|tijdstip|datum en tijd|zeit|zeitpunkt|uhrzeit|תאריך|שעה|תאריך ושעה|${synonyms}`,
    { role: 'time', required },
  );
}

export const currencyField: ImportField = field(
  'currency',
  'currency',
  "Currency code such as SEK or EUR; the workspace's currency where there is none",
  'currency|currency code|currencycode|valuta|valutakod|valutacode|währung|waehrung|währungscode|מטבע',
);

export const quantityField: ImportField = field(
  'quantity',
  'number',
  'How many pieces',
  'quantity|qty|units|items|count|pieces|lineitem quantity|number of items|antal|aantal|stück|stueck|menge|anzahl|כמות',
);

export const productFields: readonly ImportField[] = [
  field(
    'product_id',
    'identifier',
    'Id of the product, as in the product feed',
    'product id|productid|product_id|item id|sku|lineitem sku|variant sku|article number|article no|artikelnummer|artikelnr|artikel-id|productnummer|produkt-id|produktnummer|מק"ט|מזהה מוצר',
  ),
  field(
    'product_name',
    'text',
    'Name of the product',
    'product|product name|item|item name|lineitem name|product title|artikel|produkt|produktnamn|benämning|productnaam|produktname|artikelname|bezeichnung|מוצר|שם מוצר|שם המוצר',
  ),
];
