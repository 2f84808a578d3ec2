import { Autocomplete, Button, Select, Stack, Text, TextInput } from '@mantine/core';
import { marketingChannels } from '@rondo/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Controller } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { apiQuery } from '../../api/query.ts';
import { CopyField } from '../../ui/CopyField.tsx';
import { FormPage } from '../../ui/form/FormPage.tsx';
import { useApiForm } from '../../ui/form/use-api-form.tsx';
import { addLink, linksQuery } from './links-api.ts';

type Fields = {
  name: string;
  target: string;
  channel: string;
  source: string;
  medium: string;
  campaign: string;
  creative: string;
  creator: string;
  code: string;
};
const FIELDS = ['name', 'medium', 'campaign', 'creative', 'creator', 'code'] as const;

/** Makes a tracking link and shows its address. */
export function NewLink({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('links');
  const queryClient = useQueryClient();
  const campaigns = useQuery(apiQuery('/api/campaigns'));
  const [url, setUrl] = useState<string>();
  const form = useApiForm<Fields>({
    defaultValues: {
      name: '',
      target: '',
      channel: 'influencer',
      source: '',
      medium: '',
      campaign: '',
      creative: '',
      creator: '',
      code: '',
    },
    async send({ target, channel, source, ...rest }) {
      const given = Object.fromEntries(
        FIELDS.filter((name) => rest[name].trim() !== '').map((name) => [name, rest[name].trim()]),
      );
      setUrl((await addLink({ target: target.trim(), channel, source: source.trim(), ...given })).url);
    },
    onDone: () => queryClient.invalidateQueries({ queryKey: linksQuery.queryKey.slice(0, 1) }),
  });

  if (url !== undefined) {
    return (
      <Stack gap="md">
        <CopyField label={t('address')} value={url} />
        <Text size="sm">{t('shareNote')}</Text>
        <div>
          <Button onClick={onDone}>{t('done')}</Button>
        </div>
      </Stack>
    );
  }
  return (
    <FormPage form={form} submitLabel={t('make')} onCancel={onDone}>
      <TextInput
        label={t('target')}
        description={t('targetNote')}
        dir="ltr"
        data-autofocus
        placeholder="https://"
        {...form.field('target', { required: t('targetMissing') })}
      />
      <Controller
        control={form.form.control}
        name="channel"
        render={({ field, fieldState }) => (
          <Select
            label={t('channelLabel')}
            description={t('channelNote')}
            allowDeselect={false}
            data={marketingChannels
              .filter((one) => one !== 'direct')
              .map((value) => ({ value, label: t(`channel.${value}`) }))}
            value={field.value}
            error={fieldState.error?.message}
            onChange={(value) => field.onChange(value ?? 'other')}
          />
        )}
      />
      <TextInput
        label={t('source')}
        description={t('sourceNote')}
        dir="ltr"
        {...form.field('source', { required: t('sourceMissing') })}
      />
      <Controller
        control={form.form.control}
        name="campaign"
        render={({ field }) => (
          <Autocomplete
            label={t('campaign')}
            description={t('campaignNote')}
            dir="ltr"
            data={(campaigns.data?.items ?? []).map((one) => one.key)}
            value={field.value}
            onChange={field.onChange}
            limit={50}
          />
        )}
      />
      <TextInput label={t('creative')} description={t('creativeNote')} {...form.field('creative')} />
      <TextInput label={t('creator')} description={t('creatorNote')} {...form.field('creator')} />
      <TextInput
        label={t('code')}
        description={t('codeNote')}
        dir="ltr"
        {...form.field('code', {
          pattern: { value: /^\s*([A-Za-z0-9][A-Za-z0-9_-]{1,63})?\s*$/, message: t('codeFault') },
        })}
      />
      <TextInput label={t('name')} description={t('nameNote')} {...form.field('name')} />
    </FormPage>
  );
}
