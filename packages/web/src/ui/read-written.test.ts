import { createInstance } from 'i18next';
import { expect, it } from 'vitest';
import { sayStopped } from '../scenes/privacy/say-stopped.ts';
import { sayMatchError } from '../scenes/suggestions/say-match-error.ts';
import { createFormat, languages } from './format.ts';

const catalogues = import.meta.glob<Record<string, unknown>>('../locales/*/{privacy,suggestions}.json', {
  eager: true,
  import: 'default',
});

/** As the server writes them: a change there that is forgotten here shows English in every language. */
const stopped = [
  'After 5 passes the person is still found in: events.log, uploads. If somebody imports or uploads files with this person at the moment, wait until that is done; then start the erasure again.',
  'The records store could not be written anew: another process reads it all the time. Close programs that have records.sqlite open, then start the erasure again.',
  'The disk is full: nothing can be stored at the moment. Make room on the disk of the data folder. What was acknowledged is safe; send this again afterwards.',
  'The request does not say any more whom it is about. Enter the request again.',
  'Something went wrong inside Rondo. Start it again; if it happens again, report it.',
];
const failed = [
  'The blocking rule “city” puts 12345 records into one block.',
  'Without a blocking rule 50,005,000 pairs would be compared.',
  'Every key that the columns offer puts more than 2000 records into one block.',
  'No column tells records from each other: each is empty or holds one value only.',
  'The saved configuration no longer fits. It names a column “shoe_size”.',
  'The configuration does not fit. “city” is compared, but has no kind.',
  'The configuration does not fit. “birthday” is taken for a date, which cannot agree by “sounds”.',
  'The configuration does not fit. “birthday” is taken for a date, which has no “mailbox” to block by.',
  'The saved configuration no longer fits. It is not a configuration: /columns must be array.',
  'The process that matches people ended early (SIGKILL).',
  'Matching stopped unexpectedly.',
];

it.each(languages)('says in %s why an erasure stopped and why matching failed', async (language) => {
  const words = (name: string) => catalogues[`../locales/${language}/${name}.json`] ?? {};
  const i18n = createInstance();
  await i18n.init({
    lng: language,
    resources: { [language]: { privacy: words('privacy'), suggestions: words('suggestions') } },
    interpolation: { escapeValue: false },
  });
  const format = createFormat({ language, currency: 'EUR', timeZone: 'Europe/Stockholm' });
  const told = [
    ...stopped.map((one) => sayStopped(one, i18n.getFixedT(language, 'privacy'), format)),
    ...failed.map((message) => sayMatchError({ message }, i18n.getFixedT(language, 'suggestions'), format)),
  ];
  expect(new Set(told).size).toBe(stopped.length + failed.length);
  for (const text of told) expect(text).toMatch(/^(?!stopped|failed).{20}[^{]*$/);
  expect(told[0]).toContain('uploads');
  expect(told[stopped.length]?.replace(/\D/g, '')).toBe('12345');
  expect(told[stopped.length + 4]).toContain('shoe size');
});

it('leaves what it does not know to the server’s own words', () => {
  const format = createFormat({ language: 'sv', currency: 'EUR', timeZone: 'Europe/Stockholm' });
  const t = createInstance().getFixedT('sv', 'suggestions');
  expect(sayMatchError({ message: 'The events engine refused a statement.' }, t, format)).toBeUndefined();
});
