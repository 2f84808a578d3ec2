/** Who the demo company is: a Nordic home-goods retailer that also sells in the Netherlands and in Israel. */

export type Language = 'sv' | 'nl' | 'he' | 'en';
export type Country = 'SE' | 'NL' | 'IL';

export interface Region {
  readonly name: string;
  readonly country: Country;
  readonly city: string;
  /** Share of the company's people. */
  readonly share: number;
  /** Name of the store there, if there is one. */
  readonly store: string | null;
}

export const COMPANY = {
  name: 'Hemma & Co',
  domain: 'hemma.example',
  currency: 'EUR',
  timeZone: 'Europe/Stockholm',
  weekStart: 'monday',
} as const;

/** Twenty regions: enough for a geo test to have both a held-out and a comparison group. Shares sum to 1. */
export const REGIONS: readonly Region[] = [
  { name: 'Stockholm', country: 'SE', city: 'Stockholm', share: 0.12, store: 'Stockholm Södermalm' },
  { name: 'Västra Götaland', country: 'SE', city: 'Göteborg', share: 0.08, store: 'Göteborg Magasinsgatan' },
  { name: 'Skåne', country: 'SE', city: 'Malmö', share: 0.1, store: 'Malmö Lilla Torg' },
  { name: 'Uppsala', country: 'SE', city: 'Uppsala', share: 0.04, store: null },
  { name: 'Östergötland', country: 'SE', city: 'Linköping', share: 0.03, store: null },
  { name: 'Jönköping', country: 'SE', city: 'Jönköping', share: 0.03, store: null },
  { name: 'Halland', country: 'SE', city: 'Halmstad', share: 0.03, store: null },
  { name: 'Västerbotten', country: 'SE', city: 'Umeå', share: 0.02, store: null },
  { name: 'Noord-Holland', country: 'NL', city: 'Amsterdam', share: 0.08, store: 'Amsterdam Jordaan' },
  { name: 'Zuid-Holland', country: 'NL', city: 'Rotterdam', share: 0.075, store: 'Rotterdam Witte de With' },
  { name: 'Utrecht', country: 'NL', city: 'Utrecht', share: 0.05, store: null },
  { name: 'Noord-Brabant', country: 'NL', city: 'Eindhoven', share: 0.05, store: null },
  { name: 'Gelderland', country: 'NL', city: 'Arnhem', share: 0.045, store: null },
  { name: 'Overijssel', country: 'NL', city: 'Zwolle', share: 0.035, store: null },
  { name: 'Groningen', country: 'NL', city: 'Groningen', share: 0.03, store: null },
  { name: 'Tel Aviv', country: 'IL', city: 'Tel Aviv', share: 0.065, store: 'Tel Aviv Florentin' },
  { name: 'Central', country: 'IL', city: 'Rishon LeZion', share: 0.04, store: null },
  { name: 'Haifa', country: 'IL', city: 'Haifa', share: 0.03, store: 'Haifa German Colony' },
  { name: 'Jerusalem', country: 'IL', city: 'Jerusalem', share: 0.03, store: null },
  { name: 'Southern', country: 'IL', city: 'Beersheba', share: 0.02, store: null },
];

export const COUNTRY_LANGUAGE: Readonly<Record<Country, Language>> = { SE: 'sv', NL: 'nl', IL: 'he' };
export const COUNTRY_NAME: Readonly<Record<Country, string>> = {
  SE: 'Sweden',
  NL: 'Netherlands',
  IL: 'Israel',
};
export const LANGUAGE_LOCALE: Readonly<Record<Language, string>> = {
  sv: 'sv-SE',
  nl: 'nl-NL',
  he: 'he-IL',
  en: 'en-GB',
};

export const COMPETITORS: readonly string[] = ['Nordhus', 'Woonlicht', 'Bayit Yafe'];

/** Salespeople for offices, hotels and studios, each with the country they sell in and how often they win. */
export const SALESPEOPLE: readonly {
  readonly name: string;
  readonly country: Country;
  readonly skill: number;
}[] = [
  { name: 'Astrid Lindqvist', country: 'SE', skill: 1.35 },
  { name: 'Oskar Bergman', country: 'SE', skill: 0.8 },
  { name: 'Sanne de Wit', country: 'NL', skill: 1.1 },
  { name: 'Bram Kuipers', country: 'NL', skill: 0.55 },
  { name: 'Noa Mizrahi', country: 'IL', skill: 1.2 },
];

export interface Creator {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  readonly language: Language;
  /** Discount code that followers type at checkout. */
  readonly code: string;
  readonly followers: number;
}

export const CREATORS: readonly Creator[] = [
  {
    id: 'hannas-hem',
    handle: '@hannashem',
    name: 'Hanna Ekström',
    language: 'sv',
    code: 'HANNA10',
    followers: 84_000,
  },
  {
    id: 'wonen-met-lotte',
    handle: '@wonenmetlotte',
    name: 'Lotte Vermeer',
    language: 'nl',
    code: 'LOTTE10',
    followers: 61_000,
  },
  {
    id: 'habayit-shel-maya',
    handle: '@habayitshelmaya',
    name: 'מאיה לוי',
    language: 'he',
    code: 'MAYA10',
    followers: 47_000,
  },
  {
    id: 'ljus-av-elin',
    handle: '@ljusavelin',
    name: 'Elin Sjögren',
    language: 'sv',
    code: 'ELIN10',
    followers: 210_000,
  },
  {
    id: 'daan-bouwt',
    handle: '@daanbouwt',
    name: 'Daan Hendriks',
    language: 'nl',
    code: 'DAAN10',
    followers: 132_000,
  },
  {
    id: 'nordic-noam',
    handle: '@nordicnoam',
    name: 'נעם פרידמן',
    language: 'he',
    code: 'NOAM10',
    followers: 28_000,
  },
];

/** The planted faults of the year, in one place. What they are for stands in README.md. */
export const STORIES = {
  /** Mobile payments fail in this region from so many days before the end of the year. */
  brokenCheckout: {
    region: 'Skåne',
    device: 'mobile',
    paymentMethod: 'swish',
    lastDays: 30,
    failureRate: 0.92,
  },
  /** From its second batch on, this product breaks: returns, reviews, tickets and press follow. */
  faultyProduct: { sku: 'LMP-014', lastDays: 120, returnRate: 0.38 },
  /** This creative takes the largest share of its campaign's spend and does nothing. */
  wastefulCreative: { campaign: 'display_prospecting', creative: 'spinning-lamp' },
  /** This audience answers three times as well as the others and gets the least money. */
  payingAudience: 'new-parents',
  /** This campaign was to bring far more orders by code than it did. */
  missedCampaign: { campaign: 'autumn_light', goalOrdersPerThousandPeople: 25 },
  /** This mailing made many people unsubscribe. */
  tiringMailing: 'black-week',
  /** This kind of file arrives every week and nothing uses it. */
  unusedSource: 'bookings',
} as const;
