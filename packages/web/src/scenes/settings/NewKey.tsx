import { Button, Radio, Stack, Text, TextInput } from '@mantine/core';
import type { KeyScope } from '@rondo/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Controller } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { CopyField } from '../../ui/CopyField.tsx';
import { FormPage } from '../../ui/form/FormPage.tsx';
import { useApiForm } from '../../ui/form/use-api-form.tsx';
import { keyScopes } from './choices.ts';
import { createKey, keysQuery } from './settings-api.ts';

type Fields = { name: string; scope: KeyScope; source: string };

/** Makes a key and shows it this once. */
export function NewKey({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('settings');
  const queryClient = useQueryClient();
  const [key, setKey] = useState<string>();
  const form = useApiForm<Fields>({
    defaultValues: { name: '', scope: 'write', source: '' },
    send: async ({ name, scope, source }) => {
      const ownSource = scope === 'write' && source.trim() !== '' ? { source: source.trim() } : {};
      setKey((await createKey({ name: name.trim(), scope, ...ownSource })).key);
    },
    onDone: () => queryClient.invalidateQueries({ queryKey: keysQuery.queryKey }),
  });
  const scope = form.form.watch('scope');

  if (key !== undefined) {
    return (
      <Stack gap="md">
        <CopyField label={t('keys.key')} value={key} />
        <Text size="sm">{t('keys.once')}</Text>
        <div>
          <Button onClick={onDone}>{t('done')}</Button>
        </div>
      </Stack>
    );
  }
  return (
    <FormPage form={form} submitLabel={t('keys.make')} onCancel={onDone}>
      <TextInput
        label={t('keys.name')}
        description={t('keys.nameNote')}
        data-autofocus
        {...form.field('name', { required: t('keys.nameMissing') })}
      />
      <Controller
        control={form.form.control}
        name="scope"
        render={({ field, fieldState }) => (
          <Radio.Group label={t('keys.scope')} {...field} error={fieldState.error?.message}>
            <Stack gap="xs" mt="xs">
              {keyScopes.map((value) => (
                <Radio
                  key={value}
                  value={value}
                  label={t(`keys.scopes.${value}`)}
                  description={t(`keys.scopeNotes.${value}`)}
                />
              ))}
            </Stack>
          </Radio.Group>
        )}
      />
      {scope === 'write' && (
        <TextInput
          label={t('keys.source')}
          description={t('keys.sourceNote')}
          dir="ltr"
          {...form.field('source', {
            pattern: { value: /^\s*([a-z0-9][a-z0-9-]{0,62})?\s*$/, message: t('keys.sourceFault') },
          })}
        />
      )}
    </FormPage>
  );
}
