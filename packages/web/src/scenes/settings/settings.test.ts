import { expect, it } from 'vitest';
import { toAuditQuery } from './audit-filters.ts';
import { describeAction } from './audit-words.ts';
import { listRegions } from './list-regions.ts';

it('lists countries once, by their names in each language', () => {
  const english = listRegions('en');
  expect(english.length).toBeGreaterThan(230);
  expect(new Set(english.map((region) => region.value)).size).toBe(english.length);
  expect(english).toContainEqual({ value: 'GB', label: 'United Kingdom' });
  expect(english.map((region) => region.value)).not.toContain('UK');
  expect(listRegions('sv')).toContainEqual({ value: 'SE', label: 'Sverige' });
  expect(listRegions('he')).toContainEqual({ value: 'IL', label: 'ישראל' });
});

it('asks the audit log for what the filters say', () => {
  expect(
    toAuditQuery([
      { field: 'actor', operator: 'is', value: 'mem_1' },
      { field: 'area', operator: 'is', value: 'key' },
      { field: 'day', operator: 'after', value: '2026-05-01' },
      { field: 'day', operator: 'before', value: '2026-06-01' },
    ]),
  ).toEqual({ actor: 'mem_1', action: 'key', from: '2026-05-01', to: '2026-06-01' });
  expect(toAuditQuery([])).toEqual({});
});

it('words an action where the catalogue has words, and shows its code where not', () => {
  const words: Record<string, string> = { 'audit.area.key': 'Key', 'audit.done.created': 'created' };
  const t = (key: string, options: { defaultValue: string }) => words[key] ?? options.defaultValue;
  expect(describeAction('key.created', t)).toEqual({ area: 'Key', done: 'created' });
  expect(describeAction('rocket.launched', t)).toEqual({ area: 'rocket', done: 'launched' });
});
