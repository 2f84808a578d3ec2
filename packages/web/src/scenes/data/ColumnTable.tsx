import { NativeSelect, TextInput } from '@mantine/core';
import type { ImportKindInfo, ImportMapping } from '@rondo/contract';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type ColumnRole,
  type ColumnRoles,
  codeOf,
  giveRole,
  mappingOf,
  roleOfCode,
  rolesOf,
} from './column-roles.ts';
import classes from './data.module.css';
import type { Draft } from './use-draft.ts';

const SHOWN_ROWS = 5;

type ColumnTableProps = {
  draft: Draft;
  kind: ImportKindInfo;
  onChange: (mapping: ImportMapping) => void;
};

/** The first rows of the file, with what each column is taken for above them. */
export function ColumnTable({ draft, kind, onChange }: ColumnTableProps) {
  const { t } = useTranslation('imports');
  const { columns } = draft.file.shape;
  const names = columns.map((column) => column.name);
  const roles = useMemo(() => rolesOf(draft.mapping, kind), [draft.mapping, kind]);
  const put = (next: ColumnRoles): void => onChange(mappingOf(next, names, kind));
  const preview = draft.file.preview.slice(0, SHOWN_ROWS);
  return (
    // A scrolled region must be reachable by keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the axe rule scrollable-region-focusable asks for it
    <section className={classes.scroll} tabIndex={0} aria-label={draft.file.name}>
      <table className={classes.columns}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.name} scope="col">
                <div className={classes.columnHead}>
                  <bdi className={classes.columnName}>{column.name}</bdi>
                  <RoleSelect
                    column={column.name}
                    role={roles[column.name]}
                    kind={kind}
                    keepRest={draft.options.keepRest ?? kind.keepRest}
                    onRole={(role) => put(giveRole(roles, column.name, role))}
                  />
                  <span className={classes.small}>{t(`type.${column.type}`)}</span>
                </div>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file have no other name than their place
            <tr key={index}>
              {columns.map((column, at) => (
                <td
                  key={column.name}
                  data-used={(roles[column.name]?.as ?? 'none') !== 'none' || undefined}
                  title={row[at]}
                >
                  <bdi>{row[at]}</bdi>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

type RoleSelectProps = {
  column: string;
  role: ColumnRole | undefined;
  kind: ImportKindInfo;
  keepRest: boolean;
  onRole: (role: ColumnRole) => void;
};

function RoleSelect({ column, role, kind, keepRest, onRole }: RoleSelectProps) {
  const { t } = useTranslation('imports');
  const options = useMemo(() => {
    const fields = kind.fields.map(({ name, required }) => ({
      value: `field:${name}`,
      label: t(`field.${name}`) + (required ? ' *' : ''),
    }));
    return [
      { value: '', label: keepRest ? t('keepColumn') : t('leaveOut') },
      { group: t('fields'), items: fields },
      ...(kind.wide === undefined
        ? []
        : [{ group: t(`wide.${kind.wide.name}`), items: wideChoices(kind, t) }]),
    ];
  }, [kind, keepRest, t]);
  return (
    <>
      <NativeSelect
        size="xs"
        aria-label={t('columnIs', { column })}
        data={options}
        value={codeOf(role)}
        onChange={(event) => onRole(roleOfCode(event.currentTarget.value, column, role))}
      />
      {role?.as === 'wide' && (
        <TextInput
          size="xs"
          aria-label={t('groupName', { column })}
          value={role.name}
          onChange={(event) => onRole({ ...role, name: event.currentTarget.value })}
        />
      )}
    </>
  );
}

const MEASURES = ['spend', 'impressions', 'clicks', 'reach', 'conversions', 'leads'];

/** The figures that a column of one channel may hold; a turned KPI or survey has only one. */
function wideChoices(kind: ImportKindInfo, t: (key: string) => string): { value: string; label: string }[] {
  if (kind.wide === undefined) return [];
  const measures = kind.target === 'ad_figures' ? MEASURES : [kind.wide.value];
  return [
    ...measures.map((name) => ({ value: `wide:${name}`, label: t(`field.${name}`) })),
    ...(kind.target === 'ad_figures' ? [{ value: 'kpi', label: t('wideKpi') }] : []),
  ];
}
