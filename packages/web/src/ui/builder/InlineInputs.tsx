import { Combobox, useCombobox } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './builder.module.css';

export type InlineOption = { value: string; label: string; note?: string };

type InlineSelectProps = {
  /** What is being chosen, for screen readers: "event", "how often". */
  label: string;
  value: string | null;
  options: readonly InlineOption[];
  onChange: (value: string) => void;
  placeholder?: string;
  /** With a search field in the list; by default from nine options on. */
  searchable?: boolean;
  /** Anything typed may be chosen as well. */
  creatable?: boolean;
  invalid?: boolean;
};

/** A word of the sentence that can be changed: a button that opens a list, searchable where it is long. */
export function InlineSelect({
  label,
  value,
  options,
  onChange,
  placeholder,
  searchable,
  creatable = false,
  invalid = false,
}: InlineSelectProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const withSearch = searchable ?? (creatable || options.length > 8);
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      combobox.focusTarget();
      setText('');
    },
    onDropdownOpen: () => {
      if (withSearch) combobox.focusSearchInput();
      else combobox.updateSelectedOptionIndex('active');
    },
  });
  const wanted = text.trim().toLocaleLowerCase();
  const shown = options.filter((option) => option.label.toLocaleLowerCase().includes(wanted)).slice(0, 200);
  const current = options.find((option) => option.value === value);
  const offersOwn =
    creatable && wanted !== '' && !options.some((option) => option.label.toLocaleLowerCase() === wanted);

  return (
    <Combobox
      store={combobox}
      width={280}
      position="bottom-start"
      onOptionSubmit={(next) => {
        onChange(next);
        combobox.closeDropdown();
      }}
    >
      <Combobox.Target targetType="button" withAriaAttributes={false}>
        <button
          type="button"
          className={classes.word}
          data-empty={value === null || undefined}
          data-invalid={invalid || undefined}
          aria-haspopup="listbox"
          aria-expanded={combobox.dropdownOpened}
          aria-label={`${label}: ${current?.label ?? value ?? placeholder ?? t('rule.choose')}`}
          onClick={() => combobox.toggleDropdown()}
        >
          <bdi>{current?.label ?? value ?? placeholder ?? t('rule.choose')}</bdi>
          <IconChevronDown size={13} stroke={2} aria-hidden />
        </button>
      </Combobox.Target>
      <Combobox.Dropdown>
        {withSearch && (
          <Combobox.Search
            value={text}
            aria-label={t('filter.search')}
            placeholder={t('filter.search')}
            onChange={(event) => {
              setText(event.currentTarget.value);
              combobox.updateSelectedOptionIndex();
            }}
          />
        )}
        <Combobox.Options aria-label={label} mah={280} style={{ overflowY: 'auto' }}>
          {shown.map((option) => (
            <Combobox.Option key={option.value} value={option.value} active={option.value === value}>
              <span className={classes.option}>
                <bdi>{option.label}</bdi>
                {option.note && <span className={classes.optionNote}>{option.note}</span>}
              </span>
            </Combobox.Option>
          ))}
          {offersOwn && <Combobox.Option value={text.trim()}>“{text.trim()}”</Combobox.Option>}
          {shown.length === 0 && !offersOwn && (
            <Combobox.Empty>{t('rule.nothingFound', { text })}</Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

type InlineNumberProps = {
  label: string;
  value: number | null;
  onChange: (value: number | null) => void;
  min?: number;
  max?: number;
  invalid?: boolean;
};

/** A figure in the sentence; as wide as what stands in it. */
export function InlineNumber({ label, value, onChange, min, max, invalid = false }: InlineNumberProps) {
  const id = useId();
  return (
    <input
      id={id}
      type="number"
      inputMode="decimal"
      className={classes.input}
      data-invalid={invalid || undefined}
      aria-label={label}
      aria-invalid={invalid || undefined}
      value={value ?? ''}
      min={min}
      max={max}
      style={{ inlineSize: `${Math.max(2, String(value ?? '').length) + 4}ch` }}
      onChange={(event) => {
        const { value: typed, valueAsNumber } = event.currentTarget;
        onChange(typed === '' || Number.isNaN(valueAsNumber) ? null : valueAsNumber);
      }}
    />
  );
}

type InlineTextProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
  invalid?: boolean;
};

/** A value typed into the sentence. */
export function InlineText({ label, value, onChange, placeholder = '', invalid = false }: InlineTextProps) {
  return (
    <input
      type="text"
      dir="auto"
      className={classes.input}
      data-invalid={invalid || undefined}
      aria-label={label}
      aria-invalid={invalid || undefined}
      value={value}
      placeholder={placeholder}
      style={{ inlineSize: `${Math.min(32, Math.max(8, value.length, placeholder.length) + 3)}ch` }}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
