import { Button, MultiSelect, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { type Campaign, marketingChannels } from '@rondo/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Controller } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { FormPage } from '../../ui/form/FormPage.tsx';
import { useApiForm } from '../../ui/form/use-api-form.tsx';
import { offerUndo, showDone, showError } from '../../ui/toasts.tsx';
import {
  addCampaign,
  campaignsQuery,
  changeCampaign,
  metricsQuery,
  removeCampaign,
} from './campaigns-api.ts';

type Fields = {
  key: string;
  name: string;
  start: string;
  end: string;
  budget: number | '';
  channels: string[];
  owner: string;
  goalMetric: string;
  audience: string;
  content: string;
};

/** Describes a campaign: one that is planned, or one that has arrived already. */
export function CampaignForm({ campaign, onDone }: { campaign: Campaign | undefined; onDone: () => void }) {
  const { t } = useTranslation('campaigns');
  const { t: metric } = useTranslation('metrics');
  const queryClient = useQueryClient();
  const metrics = useQuery(metricsQuery);
  const id = campaign?.id ?? undefined;
  const refresh = () => queryClient.invalidateQueries({ queryKey: campaignsQuery.queryKey.slice(0, 1) });
  const form = useApiForm<Fields>({
    defaultValues: {
      key: campaign?.key ?? '',
      name: campaign?.name ?? '',
      start: campaign?.start ?? campaign?.seen?.first ?? '',
      end: campaign?.end ?? '',
      budget: campaign?.budget ?? '',
      channels: campaign?.channels ?? [],
      owner: campaign?.owner ?? '',
      goalMetric: campaign?.goalMetric ?? '',
      audience: campaign?.audience ?? '',
      content: campaign?.content ?? '',
    },
    send({ key, start, end, budget, ...rest }) {
      if (id !== undefined) {
        return changeCampaign(id, {
          ...rest,
          start: start || null,
          end: end || null,
          budget: budget === '' ? null : budget,
        });
      }
      const optional = {
        ...(start ? { start } : {}),
        ...(end ? { end } : {}),
        ...(budget === '' ? {} : { budget }),
      };
      return addCampaign({ key: key.trim(), ...rest, ...optional });
    },
    async onDone({ name }) {
      await refresh();
      onDone();
      showDone(t('saved', { name }));
    },
  });
  const removal = useMutation({
    mutationFn: (known: string) => removeCampaign(known),
    onSuccess: async ({ id: _, seen, start, end, budget, ...rest }) => {
      await refresh();
      onDone();
      const again = {
        ...rest,
        ...(start ? { start } : {}),
        ...(end ? { end } : {}),
        ...(budget === null ? {} : { budget }),
      };
      offerUndo({
        message: t(seen === null ? 'removed' : 'descriptionRemoved', { name: rest.name }),
        undo: () => addCampaign(again).then(refresh),
      });
    },
    onError: showError,
  });
  const channels = [...new Set([...marketingChannels, ...(campaign?.channels ?? [])])].filter(
    (one) => one !== 'direct',
  );

  return (
    <FormPage form={form} submitLabel={t('common:action.save')} onCancel={onDone}>
      <TextInput label={t('name')} data-autofocus {...form.field('name', { required: t('nameMissing') })} />
      <TextInput
        label={t('key')}
        description={t('keyNote')}
        dir="ltr"
        readOnly={campaign !== undefined}
        {...form.field('key', { required: t('keyMissing') })}
      />
      <TextInput type="date" label={t('start')} {...form.field('start')} />
      <TextInput type="date" label={t('end')} {...form.field('end')} />
      <Controller
        control={form.form.control}
        name="budget"
        render={({ field, fieldState }) => (
          <NumberInput
            label={t('budget')}
            min={0}
            thousandSeparator=" "
            hideControls
            value={field.value}
            error={fieldState.error?.message}
            onChange={(value) => field.onChange(typeof value === 'number' ? value : '')}
          />
        )}
      />
      <Controller
        control={form.form.control}
        name="channels"
        render={({ field }) => (
          <MultiSelect
            label={t('channels')}
            data={channels.map((value) => ({ value, label: t(`channel.${value}`, { defaultValue: value }) }))}
            value={field.value}
            onChange={field.onChange}
            searchable
          />
        )}
      />
      <TextInput label={t('owner')} {...form.field('owner')} />
      <Controller
        control={form.form.control}
        name="goalMetric"
        render={({ field }) => (
          <Select
            label={t('goalMetric')}
            data={(metrics.data?.items ?? []).map((one) => ({
              value: one.key,
              label: metric(`${one.key}.name`, { defaultValue: one.name ?? one.key }),
            }))}
            value={field.value === '' ? null : field.value}
            onChange={(value) => field.onChange(value ?? '')}
            searchable
            clearable
          />
        )}
      />
      <Textarea label={t('audience')} autosize minRows={2} {...form.field('audience')} />
      <Textarea label={t('content')} autosize minRows={2} {...form.field('content')} />
      {id !== undefined && (
        <div>
          <Button variant="subtle" color="red" loading={removal.isPending} onClick={() => removal.mutate(id)}>
            {t('removeDescription')}
          </Button>
        </div>
      )}
    </FormPage>
  );
}
