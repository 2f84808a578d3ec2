import { NativeSelect, NumberInput, Switch, TextInput } from '@mantine/core';
import type { FileShapeChoice, ImportKindInfo, ImportOptions } from '@rondo/contract';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../shell/hooks.ts';
import classes from './data.module.css';
import type { Draft } from './use-draft.ts';

type ReadingOptionsProps = {
  draft: Draft;
  kind: ImportKindInfo;
  onShape: (shape: FileShapeChoice) => void;
  onOptions: (options: ImportOptions) => void;
};

const readable = ['delimited', 'blank-separated', 'fixed-width', 'ndjson'] as const;
const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
const delimiters = [',', ';', '\t', '|'] as const;
const periods = ['day', 'week', 'month'] as const;
const find = <T extends string>(values: readonly T[], value: string): T | undefined =>
  values.find((one) => one === value);

/** How the file is read, where the guess is to be overruled. */
export function ReadingOptions({ draft, kind, onShape, onOptions }: ReadingOptionsProps) {
  const { t } = useTranslation('imports');
  const { workspace } = useSession();
  const { shape } = draft.file;
  const { options } = draft;
  const isText = find(readable, shape.format) !== undefined;
  const change = (next: FileShapeChoice): void => onShape({ ...draft.shape, ...next });
  const set = (next: ImportOptions): void => onOptions({ ...options, ...next });
  return (
    <div className={classes.fields}>
      {isText && (
        <>
          <NativeSelect
            label={t('format')}
            data={readable.map((value) => ({ value, label: t(`formats.${value}`) }))}
            value={shape.format}
            onChange={(event) => {
              const format = find(readable, event.currentTarget.value);
              if (format) change({ format });
            }}
          />
          {shape.format === 'delimited' && (
            <NativeSelect
              label={t('delimiter')}
              data={[...new Set([...delimiters, shape.delimiter])].map((value) => ({
                value,
                label: value === '\t' ? t('tab') : value,
              }))}
              value={shape.delimiter}
              onChange={(event) => change({ delimiter: event.currentTarget.value })}
            />
          )}
          <NativeSelect
            label={t('encoding')}
            data={encodings.map((value) => ({ value, label: value.toUpperCase() }))}
            value={shape.encoding}
            onChange={(event) => {
              const encoding = find(encodings, event.currentTarget.value);
              if (encoding) change({ encoding });
            }}
          />
          <NumberInput
            label={t('skipLines')}
            min={0}
            max={1000}
            value={shape.skipLines}
            onChange={(value) => typeof value === 'number' && change({ skipLines: value })}
          />
          <Switch
            label={t('hasHeader')}
            checked={shape.hasHeader}
            onChange={(event) => change({ hasHeader: event.currentTarget.checked })}
          />
        </>
      )}
      <NativeSelect
        label={t('decimal')}
        data={[
          { value: '', label: t('asFound') },
          { value: '.', label: t('point') },
          { value: ',', label: t('comma') },
        ]}
        value={options.decimal ?? ''}
        onChange={(event) => {
          const decimal = find(['.', ','] as const, event.currentTarget.value);
          const { decimal: _, ...rest } = options;
          onOptions(decimal === undefined ? rest : { ...rest, decimal });
        }}
      />
      <TextInput
        label={t('currency')}
        dir="ltr"
        maxLength={3}
        placeholder={workspace.currency}
        defaultValue={options.currency ?? ''}
        onBlur={(event) => set({ currency: event.currentTarget.value.trim().toUpperCase() })}
      />
      {kind.fields.some((field) => field.type === 'phone') && (
        <TextInput
          label={t('region')}
          description={t('regionNote')}
          dir="ltr"
          maxLength={2}
          defaultValue={options.region ?? ''}
          onBlur={(event) => set({ region: event.currentTarget.value.trim().toUpperCase() })}
        />
      )}
      {kind.target === 'ad_figures' || kind.target === 'kpi_values' ? (
        <NativeSelect
          label={t('period')}
          data={[
            { value: '', label: t('asFound') },
            ...periods.map((value) => ({ value, label: t(`periods.${value}`) })),
          ]}
          value={options.period ?? ''}
          onChange={(event) => {
            const period = find(periods, event.currentTarget.value);
            const { period: _, ...rest } = options;
            onOptions(period === undefined ? rest : { ...rest, period });
          }}
        />
      ) : (
        <TextInput
          label={t('sourceName')}
          description={t('sourceNote')}
          defaultValue={options.source ?? ''}
          onBlur={(event) => set({ source: event.currentTarget.value.trim() })}
        />
      )}
      {kind.target === 'log' && (
        <Switch
          label={t('keepRest')}
          checked={options.keepRest ?? kind.keepRest}
          onChange={(event) => set({ keepRest: event.currentTarget.checked })}
        />
      )}
    </div>
  );
}
