import { Button, NativeSelect, Stack, Switch, Text, Textarea, TextInput } from '@mantine/core';
import type { CatalogueEntry } from '@rondo/contract';
import { useQueryClient } from '@tanstack/react-query';
import { Controller } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { api, take } from '../../api/client.ts';
import { useFormat } from '../../shell/hooks.ts';
import { FormPage } from '../../ui/form/FormPage.tsx';
import { useApiForm } from '../../ui/form/use-api-form.tsx';
import { showDone } from '../../ui/toasts.tsx';

export const policies = ['allow', 'warn', 'block'] as const;
export const types = ['any', 'string', 'number', 'boolean', 'object', 'array'] as const;

type Fields = { type: string; required: boolean; policy: string; owner: string; description: string };

type EntryFormProps = {
  entry: CatalogueEntry;
  mayChange: boolean;
  onDone: () => void;
  onProperties: (() => void) | undefined;
};

/** What has been seen of one entry, and what people say about it. */
export function EntryForm({ entry, mayChange, onDone, onProperties }: EntryFormProps) {
  const { t } = useTranslation('catalogue');
  const format = useFormat();
  const queryClient = useQueryClient();
  const form = useApiForm<Fields>({
    defaultValues: {
      type: entry.type,
      required: entry.required,
      policy: entry.policy,
      owner: entry.owner,
      description: entry.description,
    },
    send: (values) =>
      take(
        api.PATCH('/api/catalogue/{id}', {
          params: { path: { id: entry.id } },
          body: changeOf(entry, values),
        }),
      ),
    onDone: async () => {
      await queryClient.invalidateQueries({ queryKey: ['/api/catalogue'] });
      onDone();
      showDone(t('saved', { name: entry.name }));
    },
  });
  return (
    <Stack gap="md">
      <Text size="sm">
        {entry.count === 0
          ? t('neverSeen')
          : t('seen', {
              count: entry.count,
              figure: format.number(entry.count),
              first: format.date(entry.firstSeen),
              last: format.date(entry.lastSeen),
            })}
      </Text>
      {entry.seenTypes.length > 1 && (
        <Text size="sm" c="var(--r-warn)">
          {t('severalTypes', { types: format.list(entry.seenTypes.map((type) => t(`types.${type}`))) })}
        </Text>
      )}
      {onProperties && (
        <div>
          <Button size="compact-sm" variant="default" onClick={onProperties}>
            {t('properties')}
          </Button>
        </div>
      )}
      {mayChange ? (
        <FormPage form={form} submitLabel={t('action.save')} onCancel={onDone}>
          <TextInput label={t('owner')} description={t('ownerNote')} {...form.field('owner')} />
          <Textarea
            label={t('description')}
            description={t('descriptionNote')}
            autosize
            minRows={2}
            {...form.field('description')}
          />
          {entry.kind === 'property' && (
            <>
              <NativeSelect
                label={t('type')}
                data={types.map((value) => ({ value, label: t(`types.${value}`) }))}
                {...form.field('type')}
              />
              <Controller
                control={form.form.control}
                name="required"
                render={({ field }) => (
                  <Switch
                    label={t('required')}
                    checked={field.value}
                    onChange={(event) => field.onChange(event.currentTarget.checked)}
                  />
                )}
              />
            </>
          )}
          {entry.kind !== 'trait' && (
            <NativeSelect
              label={t('policy')}
              description={t(`policyNote.${entry.kind}`)}
              data={policies.map((value) => ({ value, label: t(`policies.${value}.long`) }))}
              {...form.field('policy')}
            />
          )}
        </FormPage>
      ) : (
        <Text size="sm">{entry.description}</Text>
      )}
    </Stack>
  );
}

function changeOf(entry: CatalogueEntry, values: Fields) {
  const policy = policies.find((one) => one === values.policy) ?? entry.policy;
  return {
    policy,
    owner: values.owner.trim(),
    description: values.description.trim(),
    ...(entry.kind === 'property'
      ? { type: types.find((one) => one === values.type) ?? 'any', required: values.required }
      : {}),
  };
}
