import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, take } from '../../api/client.ts';
import { FormPage } from '../../ui/form/FormPage.tsx';
import { useApiForm } from '../../ui/form/use-api-form.tsx';
import { types } from './EntryForm.tsx';

const kinds = ['event', 'property', 'trait'] as const;
type Kind = (typeof kinds)[number];
type Fields = { kind: string; event: string; name: string; type: string; owner: string; description: string };

type NewEntryFormProps = { onDone: (id: string, kind: Kind) => void; onCancel: () => void };

/** An entry before anything of it has arrived: what developers are to send. */
export function NewEntryForm({ onDone, onCancel }: NewEntryFormProps) {
  const { t } = useTranslation('catalogue');
  const queryClient = useQueryClient();
  const form = useApiForm<Fields>({
    defaultValues: { kind: 'event', event: '', name: '', type: 'any', owner: '', description: '' },
    send: async (values) => {
      const kind = kinds.find((one) => one === values.kind) ?? 'event';
      const entry = await take(
        api.POST('/api/catalogue', {
          body: {
            kind,
            event: kind === 'property' ? values.event.trim() : '',
            name: values.name.trim(),
            type: types.find((one) => one === values.type) ?? 'any',
            required: false,
            policy: 'allow',
            owner: values.owner.trim(),
            description: values.description.trim(),
          },
        }),
      );
      await queryClient.invalidateQueries({ queryKey: ['/api/catalogue'] });
      onDone(entry.id, kind);
    },
  });
  const kind = form.form.watch('kind');
  return (
    <FormPage form={form} submitLabel={t('add')} onCancel={onCancel}>
      <NativeSelect
        label={t('kind')}
        data={kinds.map((value) => ({ value, label: t(`kindOne.${value}`) }))}
        {...form.field('kind')}
      />
      {kind === 'property' && (
        <TextInput
          label={t('event')}
          description={t('eventNote')}
          {...form.field('event', { required: t('eventMissing') })}
        />
      )}
      <TextInput
        label={t('name')}
        description={t('nameNote')}
        data-autofocus
        {...form.field('name', { required: t('nameMissing') })}
      />
      {kind !== 'event' && (
        <NativeSelect
          label={t('type')}
          data={types.map((value) => ({ value, label: t(`types.${value}`) }))}
          {...form.field('type')}
        />
      )}
      <TextInput label={t('owner')} description={t('ownerNote')} {...form.field('owner')} />
      <Textarea label={t('description')} autosize minRows={2} {...form.field('description')} />
    </FormPage>
  );
}
