import { Button, CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import type { Filter } from '../view-codec.ts';
import { AddFilter } from './AddFilter.tsx';
import classes from './filter.module.css';
import { type FilterField, knownFilters, labelOfValue, needsValue } from './filter-fields.ts';

type FilterBarProps = {
  fields: readonly FilterField[];
  filters: readonly Filter[];
  onChange: (filters: Filter[]) => void;
  /** A free search beside the filters; typing is handed on after a short pause. */
  search?: { value: string; onChange: (text: string) => void; placeholder: string };
  children?: ReactNode;
};

/** Search and filters in one line; each filter reads as words and can be taken away. */
export function FilterBar({ fields, filters, onChange, search, children }: FilterBarProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const shown = knownFilters(filters, fields);

  const read = (filter: Filter, field: FilterField): string => {
    const value = field.kind === 'date' ? format.date(filter.value) : labelOfValue(filter, field);
    const condition = t(`filter.operators.${filter.operator}`);
    return needsValue(filter.operator)
      ? `${field.label} ${condition} ${value}`
      : `${field.label} ${condition}`;
  };

  return (
    <div className={classes.bar}>
      {search && <SearchField {...search} />}
      {shown.map((filter) => {
        const field = fields.find((candidate) => candidate.id === filter.field);
        if (!field) return null;
        const words = read(filter, field);
        return (
          <span key={`${filter.field}.${filter.operator}.${filter.value}`} className={classes.pill}>
            <bdi>{words}</bdi>
            <CloseButton
              size={20}
              iconSize={13}
              aria-label={t('filter.remove', { what: words })}
              onClick={() => onChange(shown.filter((other) => other !== filter))}
            />
          </span>
        );
      })}
      {fields.length > 0 && <AddFilter fields={fields} onAdd={(filter) => onChange([...shown, filter])} />}
      {shown.length > 1 && (
        <Button size="compact-xs" variant="subtle" color="gray" onClick={() => onChange([])}>
          {t('filter.clear')}
        </Button>
      )}
      {children}
    </div>
  );
}

/** Keeps what is typed at once and hands it on after a pause, so that typing never waits. */
export function SearchField({
  value,
  onChange,
  placeholder,
}: {
  value: string;
  onChange: (text: string) => void;
  placeholder: string;
}) {
  const [typed, setTyped] = useState(value);
  const handOn = useDebouncedCallback(onChange, 200);
  useEffect(() => setTyped(value), [value]);
  return (
    <TextInput
      type="search"
      aria-label={placeholder}
      placeholder={placeholder}
      value={typed}
      leftSection={<IconSearch size={15} stroke={1.75} aria-hidden />}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        handOn(event.currentTarget.value);
      }}
      className={classes.search}
    />
  );
}
