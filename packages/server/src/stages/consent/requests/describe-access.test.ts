import { expect, it } from 'vitest';
import { createAccessPage } from './describe-access.ts';
import type { PersonalData } from './export-person.ts';

const held: PersonalData[] = [
  {
    part: 'person',
    id: '1',
    identifiers: [{ kind: 'email', value: 'anna@ek.example', key: 1n, others: 0 }],
  },
  { part: 'table', store: 'events', table: 'traits', isDerived: false },
  {
    part: 'row',
    row: {
      name: 'first_name',
      value: '<b>Anna</b>',
      source: 'crm',
      timestamp: '2026-01-05T23:30:00.000Z',
    },
  },
  { part: 'row', row: { name: 'address', value: '{"city":"Lund","zip":""}', source: 'crm' } },
  { part: 'table', store: 'events', table: 'events', isDerived: false },
  {
    part: 'row',
    row: {
      event: 'Order Completed',
      properties: { paid: true, products: [{ name: 'Stol' }] },
      timestamp: '2026-02-01T10:00:00.000Z',
    },
  },
  { part: 'table', store: 'events', table: 'people_terms', isDerived: true },
  { part: 'row', row: { term: 'anna' } },
  { part: 'table', store: 'events', table: 'log', isDerived: false },
  { part: 'row', row: { payload: '{}' } },
];

function print(language: 'en' | 'he'): string {
  const page = createAccessPage({
    company: 'Lingon',
    language,
    day: '2026-03-01',
    timeZone: 'Europe/Stockholm',
    purposes: [],
  });
  for (const part of held) page.take(part);
  return page.html();
}

it('tells a person what is held in words and by their own clock, not in JSON', () => {
  const html = print('en');
  expect(html).toContain('<bdi>E-mail address</bdi>');
  expect(html).toContain('<bdi>6 Jan 2026, 00:30</bdi>');
  expect(html).toContain('<span class="name">city</span> <bdi>Lund</bdi>');
  expect(html).not.toContain('zip');
  expect(html).toContain('<span class="name">paid</span> <bdi>yes</bdi>');
  expect(html).toContain('<span class="name">products 1 name</span> <bdi>Stol</bdi>');
  expect(html).toContain('Calls as they arrived');
  expect(html).not.toContain('people_terms');
});

it('is set from right to left in Hebrew, and runs nothing that was sent as data', () => {
  const html = print('he');
  expect(html).toContain('dir="rtl"');
  expect(html).toContain('<bdi>כתובת דוא״ל</bdi>');
  expect(html).toContain('&#60;b&#62;Anna');
});

it.each([
  ['en', 'Lingon holds nothing about you, as of 1 March 2026.'],
  ['he', 'Lingon אינה מחזיקה שום מידע עליך, נכון ל־1 במרץ 2026.'],
] as const)('says in so many words that nothing is held, and what was searched for: %s', (language, says) => {
  const page = createAccessPage({
    company: 'Lingon',
    language,
    day: '2026-03-01',
    timeZone: 'Europe/Stockholm',
    purposes: ['Offers by mail'],
  });
  const identifiers = [{ kind: 'email', value: 'nobody@ek.example', key: 2n, others: 0 }];
  page.take({ part: 'person', id: '2', identifiers });
  page.take({ part: 'table', store: 'events', table: 'traits', isDerived: false });
  page.take({ part: 'end', found: false });
  expect(page.html()).toContain(says);
  expect(page.html()).toContain('nobody@ek.example');
  expect(page.html()).not.toContain('Offers by mail');
});
