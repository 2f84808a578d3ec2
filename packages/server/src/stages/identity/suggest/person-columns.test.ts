import { describe, expect, it } from 'vitest';
import { isRunDue } from './is-run-due.ts';
import { partName, partNames } from './part-names.ts';
import { planColumns } from './plan-columns.ts';

describe('the columns that people are compared by', () => {
  const survey = (names: readonly string[]) => names.map((name, i) => ({ name, people: 1_000 - i }));

  it('are found by the names of traits in any of the languages, also inside objects', () => {
    const plan = planColumns(
      survey([
        'firstName',
        'voornaam',
        'efternamn',
        'address.city',
        'address.postal_code',
        'date_of_birth',
        'mobile_phone',
        'company.name',
        'שם פרטי',
      ]),
      {},
    );
    expect(Object.fromEntries(plan.map(({ column, from }) => [column, from]))).toEqual({
      company: ['company.name'],
      given_name: ['firstName', 'voornaam', 'שם פרטי'],
      surname: ['efternamn'],
      birth_date: ['date_of_birth'],
      email: ['identifier:email'],
      phone: ['identifier:phone', 'mobile_phone'],
      postcode: ['address.postal_code'],
      city: ['address.city'],
    });
  });

  it('are none of what people do or are worth, nor of when', () => {
    const plan = planColumns(
      survey(['tier', 'lifetime_value', 'created_at', 'last_order_city_count', 'company.id', 'plan_name']),
      {},
    );
    expect(plan.map(({ column }) => column)).toEqual(['email', 'phone']);
  });

  it('are as somebody said, where somebody did', () => {
    const plan = planColumns(survey(['gender', 'card']), { gender: [], loyalty_card: ['card'] });
    expect(plan).toContainEqual({ column: 'loyalty_card', from: ['card'] });
    expect(plan.map(({ column }) => column)).not.toContain('gender');
  });
});

describe('a whole name', () => {
  it('is parted as it is said, with what belongs to the surname', () => {
    expect(partName('Heleen van Arkel')).toEqual({ given: 'Heleen', surname: 'van Arkel' });
    expect(partName('Van Arkel, Heleen')).toEqual({ given: 'Heleen', surname: 'Van Arkel' });
    expect(partName('Anna Maria Ek')).toEqual({ given: 'Anna Maria', surname: 'Ek' });
    expect(partName('דוד בן גוריון')).toEqual({ given: 'דוד', surname: 'בן גוריון' });
    expect(partName('Cher')).toEqual({ given: '', surname: 'Cher' });
  });

  it('fills the parts only of those who have none', () => {
    const parted = partNames(
      ['full_name', 'given_name', 'email'],
      [
        ['Anna Ek', 'Bo Lind', ''],
        ['', 'Bosse', ''],
        ['a@x', '', 'c@x'],
      ],
    );
    expect(parted).toEqual({
      names: ['given_name', 'surname', 'email'],
      cells: [
        ['Anna', 'Bosse', ''],
        ['Ek', '', ''],
        ['a@x', '', 'c@x'],
      ],
    });
  });
});

describe('the nightly run', () => {
  const night = new Date('2026-06-10T01:30:00Z');

  it('is due in the hour of the workspace’s own night, once', () => {
    expect(isRunDue(night, 'Europe/Stockholm', 3, undefined)).toBe(true);
    expect(isRunDue(night, 'Europe/Stockholm', 4, undefined)).toBe(false);
    expect(isRunDue(night, 'Asia/Jerusalem', 4, '2026-06-09T01:10:00Z')).toBe(true);
    expect(isRunDue(night, 'Europe/Stockholm', 3, '2026-06-10T01:05:00Z')).toBe(false);
  });
});
