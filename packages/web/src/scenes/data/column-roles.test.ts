import { expect, it } from 'vitest';
import { codeOf, giveRole, mappingOf, roleOfCode, rolesOf } from './column-roles.ts';

const ads = { wide: { name: 'channel', value: 'spend' } };
const columns = ['DATE', 'tv_S', 'facebook_S', 'facebook_I', 'revenue'];
const mapping = {
  fields: { date: 'DATE' },
  wide: [
    { set: { channel: 'tv' }, columns: { spend: 'tv_S' } },
    { set: { channel: 'facebook' }, columns: { spend: 'facebook_S', impressions: 'facebook_I' } },
    { target: 'kpi_values' as const, set: { kpi: 'revenue' }, columns: { value: 'revenue' } },
  ],
};

it('reads a mapping column by column and puts it together again', () => {
  const roles = rolesOf(mapping, ads);
  expect(roles.facebook_I).toEqual({ as: 'wide', name: 'facebook', measure: 'impressions' });
  expect(mappingOf(roles, columns, ads)).toEqual(mapping);
});

it('keeps a column that serves two fields', () => {
  const both = { fields: { total: 'amount', revenue: 'amount' } };
  expect(mappingOf(rolesOf(both, {}), ['amount'], {})).toEqual(both);
});

it('takes a field from the column that had it', () => {
  const roles = giveRole(rolesOf(mapping, ads), 'revenue', { as: 'field', fields: ['date'] });
  expect(roles.DATE).toEqual({ as: 'none' });
  expect(mappingOf(roles, columns, ads).fields).toEqual({ date: 'revenue' });
});

it('moves a column into the group of another channel by its name', () => {
  const roles = giveRole(rolesOf(mapping, ads), 'facebook_I', {
    as: 'wide',
    name: 'tv',
    measure: 'impressions',
  });
  expect(mappingOf(roles, columns, ads).wide?.[0]).toEqual({
    set: { channel: 'tv' },
    columns: { spend: 'tv_S', impressions: 'facebook_I' },
  });
});

it('writes each role as one choice, and names a turned column after its header', () => {
  for (const role of Object.values(rolesOf(mapping, ads))) {
    expect(roleOfCode(codeOf(role), 'x', role)).toEqual(role);
  }
  expect(roleOfCode('wide:spend', 'Print_Ads', undefined)).toEqual({
    as: 'wide',
    name: 'print ads',
    measure: 'spend',
  });
});
