import { Autocomplete, TextInput } from '@mantine/core';
import { Controller } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { FormPage } from '../../ui/form/FormPage.tsx';
import { useApiForm } from '../../ui/form/use-api-form.tsx';
import { useSetAside } from './use-set-aside.ts';

type Fields = { kind: string; value: string };

/** Names an identifier that stands for nobody: a counter's tablet, a shared address. */
export function BlockForm({ kinds, onDone }: { kinds: string[]; onDone: () => void }) {
  const { t } = useTranslation('identity');
  const setAside = useSetAside();
  const form = useApiForm<Fields>({
    defaultValues: { kind: '', value: '' },
    send: (fields) => setAside.block({ kind: fields.kind.trim(), value: fields.value.trim() }),
    onDone,
  });
  const kindFault = form.field('kind').error;
  return (
    <FormPage form={form} submitLabel={t('aside.block')} onCancel={onDone}>
      <Controller
        control={form.form.control}
        name="kind"
        rules={{ required: t('aside.kindMissing') }}
        render={({ field }) => (
          <Autocomplete
            {...field}
            label={t('aside.kind')}
            description={t('aside.kindNote')}
            data={kinds}
            error={kindFault}
            dir="ltr"
          />
        )}
      />
      <TextInput
        label={t('aside.value')}
        description={t('aside.valueNote')}
        dir="auto"
        {...form.field('value', { required: t('aside.valueMissing') })}
      />
    </FormPage>
  );
}
