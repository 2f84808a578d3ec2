import { hash64Sql } from '../../../platform/identifiers/index.ts';
import type { Binder } from './binder.ts';
import type { ImportPlan, PlannedField } from './plan-import.ts';

/**
 * What makes a row the same row in another file.
 * - 'id': a column of ids, proven unique.
 * - 'content': everything the row says; a known id with other content is news (contacts, deals, tickets).
 * - 'figures': date and all dimensions together, proven unique; a figure is the same figure wherever it is exported.
 * - 'row': the place in this very file; exact repeats are real and all kept.
 */
export type RowKey = { by: 'id' | 'content' | 'figures' | 'row'; fields: readonly string[] };

export function candidateKey(plan: ImportPlan): RowKey {
  const names = (fields: readonly PlannedField[]) => fields.map(({ field }) => field.name);
  if (plan.kind.rowIs === 'state') {
    // Without an id or a person's identifier, equal content may be two people of one name.
    return plan.fields.some(({ field }) => field.role === 'id' || field.identifier !== undefined)
      ? { by: 'content', fields: names(plan.fields) }
      : { by: 'row', fields: [] };
  }
  const ids = plan.fields.filter(({ field }) => field.role === 'id');
  if (ids.length > 0) return { by: 'id', fields: names(ids.slice(0, 1)) };
  if (plan.kind.target === 'ad_figures' || plan.kind.target === 'kpi_values') {
    return {
      by: 'figures',
      fields: names(plan.fields.filter(({ field }) => field.role === 'dimension' || field.role === 'time')),
    };
  }
  if (plan.kind.target === 'ad_impressions') {
    // The same ad on the same device at the same moment is the same impression in whichever file it stands.
    const isTelling = ({ field }: PlannedField) =>
      field.role === 'dimension' || field.role === 'time' || field.identifier !== undefined;
    return { by: 'figures', fields: names(plan.fields.filter(isTelling)) };
  }
  return { by: 'row', fields: [] };
}

/** The key as text over the columns of `parsedRowsSql`; '' where a row lacks its id. */
export function keyTextSql(plan: ImportPlan, key: RowKey, digest: string, binder: Binder): string {
  const kind = plan.kind.id;
  // Two shops may both have an order 1.
  const source = plan.source === '' ? '' : `${binder.text(`${plan.source}:`)}, `;
  const group = plan.groups.length > 1 ? "':', toString(g)" : "''";
  switch (key.by) {
    case 'row':
      return `concat(${binder.text(digest.slice(0, 16))}, ':${kind}:', toString(row), ${group})`;
    case 'id':
      return `if(r_${key.fields[0]} = '', '', concat('${kind}:', ${source}r_${key.fields[0]}, ${group}))`;
    case 'content':
    case 'figures': {
      const rest = key.by === 'content' ? plan.rest.map((_, index) => `x_${index}`) : [];
      const parts = [...key.fields.map((name) => `r_${name}`), ...rest];
      return `concat('${kind}:', ${source}lower(hex(MD5(concat(${parts.map((part) => `${part}, '\\0'`).join(', ')}, ${group})))))`;
    }
  }
}

export function keyHashSql(keyText: string): string {
  return hash64Sql(keyText);
}
