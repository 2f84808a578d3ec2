import { NativeSelect, Select, Table, TextInput } from '@mantine/core';
import type { WorkspaceChange } from '@rondo/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Controller } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../../api/session.ts';
import { isLanguage } from '../../i18n/i18n.ts';
import { useMay, useSession } from '../../shell/hooks.ts';
import { FormGroup, FormPage } from '../../ui/form/FormPage.tsx';
import { useApiForm } from '../../ui/form/use-api-form.tsx';
import { languages } from '../../ui/format.ts';
import { Page } from '../../ui/Page.tsx';
import { showDone } from '../../ui/toasts.tsx';
import { listCurrencies, toWeekStart } from '../set-up/set-up-guesses.ts';
import { listRegions } from './list-regions.ts';
import { changeWorkspace } from './settings-api.ts';

type Fields = {
  name: string;
  currency: string;
  timeZone: string;
  weekStart: string;
  language: string;
  defaultRegion: string;
};

/** What holds for everyone: company, currency, clock, week, language. */
export function WorkspaceScene() {
  const { t } = useTranslation('settings');
  const mayChange = useMay('workspace.write');
  return <Page title={t('common:nav.workspace')}>{mayChange ? <WorkspaceForm /> : <WorkspaceFacts />}</Page>;
}

const weekDays = { 0: 'sunday', 1: 'monday', 6: 'saturday' } as const;

/** For those who may not change it. */
function WorkspaceFacts() {
  const { t, i18n } = useTranslation('settings');
  const { workspace } = useSession();
  const name = (type: 'language' | 'region' | 'currency', code: string): string =>
    new Intl.DisplayNames(i18n.language, { type }).of(code) ?? code;
  const facts: [label: string, value: string][] = [
    [t('workspace.name'), workspace.name],
    [t('workspace.language'), name('language', workspace.language)],
    [t('workspace.currency'), name('currency', workspace.currency)],
    [t('workspace.timeZone'), workspace.timeZone],
    [t('workspace.weekStart'), t(`workspace.${weekDays[workspace.weekStart]}`)],
    [
      t('workspace.region'),
      workspace.defaultRegion === undefined
        ? t('workspace.regionNone')
        : name('region', workspace.defaultRegion),
    ],
  ];
  return (
    <>
      <p>{t('workspace.ownersOnly')}</p>
      <Table maw={640} verticalSpacing="xs">
        <Table.Tbody>
          {facts.map(([label, value]) => (
            <Table.Tr key={label}>
              <Table.Th scope="row" fw={400}>
                {label}
              </Table.Th>
              <Table.Td>
                <bdi>{value}</bdi>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  );
}

function WorkspaceForm() {
  const { t, i18n } = useTranslation('settings');
  const { workspace } = useSession();
  const queryClient = useQueryClient();
  const currencies = useMemo(() => listCurrencies(i18n.language), [i18n.language]);
  const regions = useMemo(() => listRegions(i18n.language), [i18n.language]);
  const zones = useMemo(
    () => [...new Set([workspace.timeZone, 'UTC', ...Intl.supportedValuesOf('timeZone')])],
    [workspace.timeZone],
  );

  const form = useApiForm<Fields>({
    defaultValues: {
      name: workspace.name,
      currency: workspace.currency,
      timeZone: workspace.timeZone,
      weekStart: String(workspace.weekStart),
      language: workspace.language,
      defaultRegion: workspace.defaultRegion ?? '',
    },
    send: (values) => changeWorkspace(toChange(values)),
    onDone: async (values) => {
      // Every figure, day and name on screen follows from these.
      await queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });
      void queryClient.invalidateQueries();
      form.form.reset(values);
      showDone(t('saved'));
    },
  });
  const { control } = form.form;

  return (
    <FormPage form={form} submitLabel={t('common:action.save')}>
      <FormGroup title={t('workspace.company')}>
        <TextInput
          label={t('workspace.name')}
          autoComplete="organization"
          {...form.field('name', { required: t('workspace.nameMissing') })}
        />
        <NativeSelect
          label={t('workspace.language')}
          description={t('workspace.languageNote')}
          data={languages.map((value) => ({
            value,
            label: new Intl.DisplayNames(value, { type: 'language' }).of(value) ?? value,
          }))}
          {...form.field('language')}
        />
      </FormGroup>
      <FormGroup title={t('workspace.figures')}>
        <Controller
          control={control}
          name="currency"
          render={({ field, fieldState }) => (
            <Select
              label={t('workspace.currency')}
              description={t('workspace.currencyNote')}
              data={currencies}
              searchable
              allowDeselect={false}
              limit={200}
              {...field}
              error={fieldState.error?.message}
            />
          )}
        />
        <Controller
          control={control}
          name="timeZone"
          render={({ field, fieldState }) => (
            <Select
              label={t('workspace.timeZone')}
              description={t('workspace.timeZoneNote')}
              data={zones}
              searchable
              allowDeselect={false}
              limit={80}
              {...field}
              error={fieldState.error?.message}
            />
          )}
        />
        <NativeSelect
          label={t('workspace.weekStart')}
          data={[
            { value: '1', label: t('workspace.monday') },
            { value: '0', label: t('workspace.sunday') },
            { value: '6', label: t('workspace.saturday') },
          ]}
          {...form.field('weekStart')}
        />
        <Controller
          control={control}
          name="defaultRegion"
          render={({ field, fieldState }) => (
            <Select
              label={t('workspace.region')}
              description={t('workspace.regionNote')}
              placeholder={t('workspace.regionNone')}
              data={regions}
              searchable
              clearable
              limit={300}
              clearButtonProps={{ 'aria-label': t('common:action.remove') }}
              {...field}
              onChange={(value) => field.onChange(value ?? '')}
              error={fieldState.error?.message}
            />
          )}
        />
      </FormGroup>
    </FormPage>
  );
}

function toChange(values: Fields): WorkspaceChange {
  return {
    name: values.name.trim(),
    currency: values.currency,
    timeZone: values.timeZone,
    weekStart: toWeekStart(values.weekStart),
    ...(isLanguage(values.language) ? { language: values.language } : {}),
    defaultRegion: values.defaultRegion === '' ? null : values.defaultRegion,
  };
}
