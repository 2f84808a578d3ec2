import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, take } from '../../api/client.ts';
import { FormPage } from '../../ui/form/FormPage.tsx';
import { useApiForm } from '../../ui/form/use-api-form.tsx';

export const figurePeriods = ['day', 'week', 'month'] as const;

type Fields = {
  kpi: string;
  date: string;
  period: string;
  value: string;
  unit: string;
  dimension: string;
  source: string;
};

export function FigureForm({
  names,
  onDone,
  onCancel,
}: {
  names: readonly string[];
  onDone: () => Promise<void>;
  onCancel: () => void;
}) {
  const { t } = useTranslation('imports');
  const form = useApiForm<Fields>({
    defaultValues: { kpi: '', date: '', period: 'day', value: '', unit: '', dimension: '', source: '' },
    send: ({ kpi, date, period, value, unit, dimension, source }) =>
      take(
        api.POST('/api/kpi-values', {
          body: {
            values: [
              {
                kpi: kpi.trim(),
                date,
                period: figurePeriods.find((one) => one === period) ?? 'day',
                value: readNumber(value),
                ...(unit.trim() === '' ? {} : { unit: unit.trim() }),
                ...(dimension.trim() === '' ? {} : { dimension: dimension.trim() }),
                ...(source.trim() === '' ? {} : { source: source.trim() }),
              },
            ],
          },
        }),
      ),
    onDone: async (values) => {
      await onDone();
      // The next figure is mostly the same one of another day.
      form.form.reset({ ...values, value: '', date: '' });
    },
  });
  return (
    <FormPage form={form} submitLabel={t('saveFigure')} onCancel={onCancel} note={t('figureReplaces')}>
      <TextInput
        label={t('figure')}
        description={t('figureNameNote')}
        list="figure-names"
        data-autofocus
        {...form.field('kpi', { required: t('figureMissing') })}
      />
      <datalist id="figure-names">
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <TextInput
        type="date"
        label={t('figureDate')}
        description={t('figureDateNote')}
        {...form.field('date', { required: t('dateMissing') })}
      />
      <NativeSelect
        label={t('period')}
        data={figurePeriods.map((value) => ({ value, label: t(`periods.${value}`) }))}
        {...form.field('period')}
      />
      <TextInput
        label={t('figureValue')}
        inputMode="decimal"
        dir="ltr"
        {...form.field('value', {
          required: t('valueMissing'),
          validate: (value) => Number.isFinite(readNumber(value)) || t('valueMissing'),
        })}
      />
      <TextInput label={t('unit')} description={t('unitNote')} {...form.field('unit')} />
      <TextInput label={t('dimension')} description={t('dimensionNote')} {...form.field('dimension')} />
      <TextInput label={t('figureSource')} {...form.field('source')} />
    </FormPage>
  );
}

/** A decimal comma is as good as a point; blanks between thousands are left out. */
function readNumber(text: string): number {
  const plain = text.replace(/[\s\u00a0\u202f']/g, '').replace(',', '.');
  return plain === '' ? Number.NaN : Number(plain);
}
