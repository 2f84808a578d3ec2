import { CloseButton } from '@mantine/core';
import type { SegmentWindow } from '@rondo/contract';
import { useTranslation } from 'react-i18next';
import classes from '../../ui/builder/builder.module.css';
import { InlineNumber, type InlineOption, InlineSelect } from '../../ui/builder/InlineInputs.tsx';
import { addDays, removeAt, replaceAt } from './edit-rule.ts';
import own from './segments.module.css';

type Option<Value extends string> = { value: Value; label: string; note?: string };

/** A choice among words that the page knows: what comes back is one of them. */
export function Choice<Value extends string>(props: {
  label: string;
  value: Value;
  options: readonly Option<Value>[];
  onChange: (value: Value) => void;
}) {
  const { options, onChange } = props;
  return (
    <InlineSelect
      {...props}
      onChange={(chosen) => {
        const option = options.find((one) => one.value === chosen);
        if (option) onChange(option.value);
      }}
    />
  );
}

/** One or more values with “or”, or another word, between them. */
export function Values(props: {
  label: string;
  values: readonly string[];
  options: readonly InlineOption[];
  onChange: (values: string[]) => void;
  placeholder?: string;
  join?: string;
}) {
  const { t } = useTranslation('segments');
  const { label, values, options, onChange, placeholder, join } = props;
  return (
    <>
      {values.map((value, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a word is told by its place in the sentence
        <span key={index} className={own.value}>
          {index > 0 && <span>{join ?? t('common:rule.or')}</span>}
          <InlineSelect
            label={label}
            value={value === '' ? null : value}
            options={options}
            creatable
            {...(placeholder === undefined ? {} : { placeholder })}
            onChange={(chosen) => onChange(replaceAt(values, index, chosen))}
          />
          {values.length > 1 && (
            <CloseButton
              size={20}
              iconSize={12}
              aria-label={t('removeValue', { value })}
              onClick={() => onChange(removeAt(values, index))}
            />
          )}
        </span>
      ))}
      {values.every((value) => value !== '') && (
        <button type="button" className={own.more} onClick={() => onChange([...values, ''])}>
          {join === undefined ? t('orAnother') : `${join} …`}
        </button>
      )}
    </>
  );
}

export function DayWord({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (day: string) => void;
}) {
  return (
    <input
      type="date"
      className={classes.input}
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** When: ever, in the last so many days, or between two days. */
export function WindowWords({
  window,
  onChange,
}: {
  window: SegmentWindow;
  onChange: (window: SegmentWindow) => void;
}) {
  const { t } = useTranslation('segments');
  const today = new Date().toISOString().slice(0, 10);
  const start = (kind: SegmentWindow['kind']): SegmentWindow => {
    if (kind === 'last') return { kind, count: 30, unit: 'days' };
    return kind === 'between' ? { kind, from: addDays(today, -30), to: addDays(today, 1) } : { kind };
  };
  const kinds = (['ever', 'last', 'between'] as const).map((value) => ({
    value,
    label: t(`windows.${value}`),
  }));
  return (
    <>
      <Choice
        label={t('window')}
        value={window.kind}
        options={kinds}
        onChange={(kind) => onChange(start(kind))}
      />
      {window.kind === 'last' && (
        <>
          <InlineNumber
            label={t('windowLength')}
            value={window.count}
            min={1}
            onChange={(count) => onChange({ ...window, count: Math.max(1, Math.round(count ?? 1)) })}
          />
          <Choice
            label={t('unit')}
            value={window.unit}
            options={(['hours', 'days', 'weeks'] as const).map((value) => ({
              value,
              label: t(`units.${value}`, { count: window.count }),
            }))}
            onChange={(unit) => onChange({ ...window, unit })}
          />
        </>
      )}
      {window.kind === 'between' && (
        <>
          <DayWord
            label={t('firstDay')}
            value={window.from}
            onChange={(from) => onChange({ ...window, from })}
          />
          <span>{t('until')}</span>
          <DayWord
            label={t('lastDay')}
            value={addDays(window.to, -1)}
            onChange={(day) => onChange({ ...window, to: addDays(day, 1) })}
          />
        </>
      )}
    </>
  );
}
