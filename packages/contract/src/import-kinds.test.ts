import { describe, expect, it } from 'vitest';
import { dataKinds, findImportKind, importKindIds, importKinds } from './import-kinds.ts';

describe('the registry of import kinds', () => {
  it('has every kind once and covers all nine kinds of data', () => {
    expect(importKinds.map((kind) => kind.id)).toEqual([...importKindIds]);
    expect(new Set(importKinds.flatMap((kind) => kind.dataKinds))).toEqual(new Set(dataKinds));
  });

  it.each(importKinds.map((kind) => [kind.id, kind] as const))('%s is well formed', (_id, kind) => {
    const names = kind.fields.map((field) => field.name);
    expect(new Set(names).size).toBe(names.length);
    for (const field of kind.fields) {
      expect(field.name).toMatch(/^[a-z][a-z0-9_]*$/);
      expect(field.description.length).toBeGreaterThan(3);
      for (const synonym of field.synonyms) expect(synonym).toBe(synonym.toLowerCase().trim());
    }
    expect(kind.fields.filter((field) => field.role === 'time').length).toBe(
      kind.target === 'products' ? 0 : 1,
    );
    if (kind.target === 'log') {
      expect(
        kind.type === 'identify' || kind.event !== undefined || names.includes(kind.eventField ?? ''),
      ).toBe(true);
      expect(kind.fields.some((field) => field.identifier !== undefined)).toBe(true);
    }
    if (kind.wide) expect(names).toEqual(expect.arrayContaining([kind.wide.name, kind.wide.value]));
  });

  it('finds a kind by its name and nothing by another', () => {
    expect(findImportKind('orders')?.event).toBe('Order Completed');
    expect(findImportKind('nonsense')).toBeUndefined();
  });
});
