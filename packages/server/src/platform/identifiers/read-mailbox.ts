import { identityKey } from './identity-key.ts';

/**
 * Hosts that deliver `name+tag@` to `name@`, each by its own page or, where a host has none for private addresses, by
 * what RFC 5233's list of adopters says (en.wikipedia.org/wiki/Email_address#Sub-addressing). Left out on purpose: Yahoo,
 * whose hyphen parts only the base names that somebody made for throwing away; whoever lets a company's own domain be
 * hosted (nobody can tell from the address); and every host that is not known to do it.
 */
const TAGGED_HOSTS: ReadonlySet<string> = new Set([
  // Gmail: support.google.com/mail/answer/22370
  'gmail.com',
  'googlemail.com',
  // Outlook.com and its older names, since 2013; the list's “Outlook.com (plus)”. Countries: those that Microsoft gave out.
  ...[
    'com',
    'at',
    'be',
    'cl',
    'co.il',
    'co.th',
    'com.ar',
    'com.au',
    'com.br',
    'com.gr',
    'com.tr',
    'com.vn',
  ].map((end) => `outlook.${end}`),
  ...[
    'cz',
    'de',
    'dk',
    'es',
    'fr',
    'hu',
    'ie',
    'in',
    'it',
    'jp',
    'kr',
    'lv',
    'my',
    'ph',
    'pt',
    'sa',
    'sg',
  ].map((end) => `outlook.${end}`),
  ...[
    'com',
    'at',
    'be',
    'ca',
    'ch',
    'cl',
    'co.il',
    'co.jp',
    'co.th',
    'co.uk',
    'com.ar',
    'com.au',
    'com.br',
  ].map((end) => `hotmail.${end}`),
  ...['com.tr', 'de', 'dk', 'es', 'fi', 'fr', 'gr', 'it', 'nl', 'no', 'se'].map((end) => `hotmail.${end}`),
  ...[
    'com',
    'at',
    'be',
    'ca',
    'cl',
    'co.uk',
    'co.za',
    'com.ar',
    'com.au',
    'com.mx',
    'com.pt',
    'de',
    'dk',
  ].map((end) => `live.${end}`),
  ...['fi', 'fr', 'ie', 'it', 'jp', 'nl', 'no', 'ru', 'se'].map((end) => `live.${end}`),
  'msn.com',
  // iCloud Mail under its three names; the list's “Apple's iCloud (plus)”
  'icloud.com',
  'me.com',
  'mac.com',
  // Fastmail: fastmail.help/hc/en-us/articles/360060591053 (its other way, tag@name.fastmail.com, is left as it is)
  'fastmail.com',
  'fastmail.fm',
  // Proton: proton.me/support/addresses-and-aliases
  'proton.me',
  'protonmail.com',
  'protonmail.ch',
  'pm.me',
  // Zoho: zoho.com/mail/help/adminconsole/plus-addressing.html
  'zoho.com',
  'zoho.eu',
  'zoho.in',
  'zohomail.com',
  'zohomail.eu',
  // Yandex: yandex.com/support/mail/web/preferences/registration (“special addresses”)
  'yandex.com',
  'yandex.ru',
  'ya.ru',
  // mailbox.org: kb.mailbox.org (“mail extensions”)
  'mailbox.org',
  // Runbox and Mailfence; the list's “Runbox (plus)”, “Mailfence (plus)”
  'runbox.com',
  'mailfence.com',
]);

const isGmail = (domain: string) => domain === 'gmail.com' || domain === 'googlemail.com';

/** The mailbox that an address reaches: without its tag where the host is known to ignore it, without dots at Gmail. */
export function readMailbox(local: string, domain: string): string {
  const name = TAGGED_HOSTS.has(domain) ? local.replace(/\+.*$/, '') : local;
  const mailbox = isGmail(domain) ? name.replaceAll('.', '') : name;
  if (mailbox === '') return `${local}@${domain}`;
  return `${mailbox}@${isGmail(domain) ? 'gmail.com' : domain}`;
}

export type Renamed = {
  /** What facts from before the change are filed under. */
  readonly former: bigint;
  readonly canonical: string;
  readonly key: bigint;
};

/**
 * At first a tag was ignored at Gmail only, so that a tagged address of another host may be filed under an older key.
 * `value` is an address as `normaliseIdentifier` returned it; undefined where its key has always been the same.
 */
export function findFormerKey(kind: string, value: string): Renamed | undefined {
  if (kind !== 'email' || !value.includes('+')) return undefined;
  const at = value.lastIndexOf('@');
  const domain = value.slice(at + 1);
  const canonical = readMailbox(value.slice(0, at), domain);
  if (canonical === value || isGmail(domain)) return undefined;
  return { former: identityKey(kind, value), canonical, key: identityKey(kind, canonical) };
}
