import { Button, NumberInput, Popover, Select, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Filter } from '../view-codec.ts';
import classes from './filter.module.css';
import {
  type FilterField,
  type FilterOperator,
  isOperator,
  needsValue,
  operatorsOf,
} from './filter-fields.ts';

/** Field, condition, value; Enter adds it. */
export function AddFilter({
  fields,
  onAdd,
}: {
  fields: readonly FilterField[];
  onAdd: (filter: Filter) => void;
}) {
  const { t } = useTranslation();
  const [opened, { open, close }] = useDisclosure(false);
  const [fieldId, setFieldId] = useState<string | null>(null);
  const [operator, setOperator] = useState<FilterOperator | null>(null);
  const [value, setValue] = useState('');
  const field = fields.find((candidate) => candidate.id === fieldId);
  const chosen = operator ?? (field ? (operatorsOf(field)[0] ?? null) : null);
  const complete = field !== undefined && chosen !== null && (!needsValue(chosen) || value.trim() !== '');

  const add = (event: FormEvent): void => {
    event.preventDefault();
    if (!complete || chosen === null) return;
    onAdd({ field: field.id, operator: chosen, value: needsValue(chosen) ? value.trim() : '' });
    setFieldId(null);
    setOperator(null);
    setValue('');
    close();
  };

  return (
    <Popover
      opened={opened}
      onChange={(next) => !next && close()}
      position="bottom-start"
      trapFocus
      returnFocus
      width={280}
    >
      <Popover.Target>
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={opened ? close : open}
          aria-haspopup="dialog"
        >
          {t('filter.add')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('filter.add')}>
        <form onSubmit={add} className={classes.form}>
          <Select
            label={t('filter.field')}
            data={fields.map(({ id, label }) => ({ value: id, label }))}
            value={fieldId}
            searchable={fields.length > 8}
            comboboxProps={{ withinPortal: false }}
            onChange={(next) => {
              setFieldId(next);
              setOperator(null);
              setValue('');
            }}
          />
          {field && (
            <Select
              label={t('filter.operator')}
              data={operatorsOf(field).map((known) => ({
                value: known,
                label: t(`filter.operators.${known}`),
              }))}
              value={chosen}
              allowDeselect={false}
              comboboxProps={{ withinPortal: false }}
              onChange={(next) => setOperator(isOperator(next) ? next : null)}
            />
          )}
          {field && chosen && needsValue(chosen) && (
            <ValueField field={field} value={value} onChange={setValue} />
          )}
          <Button type="submit" disabled={!complete}>
            {t('action.add')}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}

function ValueField({
  field,
  value,
  onChange,
}: {
  field: FilterField;
  value: string;
  onChange: (value: string) => void;
}) {
  const { t } = useTranslation();
  const label = t('filter.value');
  if (field.kind === 'choice') {
    return (
      <Select
        label={label}
        data={(field.options ?? []).map((option) => ({ ...option }))}
        value={value === '' ? null : value}
        searchable
        comboboxProps={{ withinPortal: false }}
        onChange={(next) => onChange(next ?? '')}
      />
    );
  }
  if (field.kind === 'number') {
    return <NumberInput label={label} value={value} onChange={(next) => onChange(String(next))} />;
  }
  return (
    <TextInput
      label={label}
      type={field.kind === 'date' ? 'date' : 'text'}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
