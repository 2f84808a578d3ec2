import { Button, NativeSelect, PasswordInput, Select, TextInput, Title } from '@mantine/core';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Navigate, useRouter, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { Controller } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { sessionQuery, setUpQuery, setUpWorkspace } from '../../api/session.ts';
import { chooseLanguage, isLanguage } from '../../i18n/i18n.ts';
import { BarePage } from '../../shell/BarePage.tsx';
import classes from '../../shell/bare.module.css';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FormErrors, useApiForm } from '../../ui/form/use-api-form.tsx';
import { languages } from '../../ui/format.ts';
import { keepWriteKey } from '../data/write-key.ts';
import { readWriteKey } from './read-write-key.ts';
import { SetUpDone } from './SetUpDone.tsx';
import { guessCurrency, guessRegion, guessWeekStart, listCurrencies, toWeekStart } from './set-up-guesses.ts';

type Fields = {
  name: string;
  currency: string;
  timeZone: string;
  weekStart: string;
  owner: { name: string; email: string; password: string };
};

/** The first visit: company, currency, time zone, week start, and the owner. Guesses from the browser, all changeable. */
export function SetUpScene() {
  const { t, i18n } = useTranslation('set-up');
  const search: Record<string, unknown> = useSearch({ strict: false });
  const { data: state } = useSuspenseQuery(setUpQuery);
  const queryClient = useQueryClient();
  const router = useRouter();
  const [writeKey, setWriteKey] = useState<string>();
  const token = typeof search.token === 'string' ? search.token : undefined;
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const region = guessRegion(navigator.language);
  const zones = useMemo(() => [...new Set([zone, 'UTC', ...Intl.supportedValuesOf('timeZone')])], [zone]);
  const currencies = useMemo(() => listCurrencies(i18n.language), [i18n.language]);

  useEffect(() => {
    document.title = `${t('title')} · Rondo`;
  }, [t]);

  const form = useApiForm<Fields>({
    defaultValues: {
      name: '',
      currency: guessCurrency(navigator.language),
      timeZone: zone,
      weekStart: String(guessWeekStart(navigator.language)),
      owner: { name: '', email: '', password: '' },
    },
    send: async ({ name, currency, timeZone, weekStart, owner }) => {
      const answer = await setUpWorkspace({
        ...(token === undefined ? {} : { token }),
        name: name.trim(),
        currency,
        timeZone,
        weekStart: toWeekStart(weekStart),
        language: isLanguage(i18n.language) ? i18n.language : 'en',
        ...(region === undefined ? {} : { defaultRegion: region }),
        owner: { name: owner.name.trim(), email: owner.email.trim(), password: owner.password },
      });
      const key = readWriteKey(answer);
      // The page with the script tag shows it again in this tab; nobody can read it from the server afterwards.
      keepWriteKey(key);
      setWriteKey(key);
    },
  });

  if (writeKey !== undefined) {
    const go = async (path: string): Promise<void> => {
      await queryClient.resetQueries({ queryKey: setUpQuery.queryKey });
      await queryClient.resetQueries({ queryKey: sessionQuery.queryKey });
      router.history.replace(path);
    };
    return <SetUpDone writeKey={writeKey} onGo={(path) => void go(path === '/' ? '/start' : path)} />;
  }
  if (state.setUp) return <Navigate to="/" replace />;
  if (token === undefined) {
    return (
      <BarePage width={520}>
        <Title order={1}>{t('title')}</Title>
        <EmptyState quiet title={t('noLink')}>
          {t('noLinkCure')}
        </EmptyState>
      </BarePage>
    );
  }

  return (
    <BarePage width={560}>
      <div>
        <Title order={1}>{t('title')}</Title>
        <p className={classes.hint}>{t('intro')}</p>
      </div>
      <form onSubmit={form.submit} noValidate className={classes.form}>
        <FormErrors form={form} />
        <fieldset className={classes.group}>
          <legend>{t('company')}</legend>
          <TextInput
            label={t('name')}
            autoComplete="organization"
            {...form.field('name', { required: t('nameMissing') })}
          />
          <div className={classes.pair}>
            <Controller
              control={form.form.control}
              name="currency"
              render={({ field, fieldState }) => (
                <Select
                  label={t('currency')}
                  data={currencies}
                  searchable
                  allowDeselect={false}
                  limit={200}
                  {...field}
                  error={fieldState.error?.message}
                />
              )}
            />
            <NativeSelect
              label={t('weekStart')}
              data={[
                { value: '1', label: t('monday') },
                { value: '0', label: t('sunday') },
                { value: '6', label: t('saturday') },
              ]}
              {...form.field('weekStart')}
            />
          </div>
          <div className={classes.pair}>
            <Controller
              control={form.form.control}
              name="timeZone"
              render={({ field, fieldState }) => (
                <Select
                  label={t('timeZone')}
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
              label={t('language')}
              value={i18n.language}
              data={languages.map((value) => ({
                value,
                label: new Intl.DisplayNames(value, { type: 'language' }).of(value) ?? value,
              }))}
              onChange={(event) => {
                if (isLanguage(event.currentTarget.value)) void chooseLanguage(event.currentTarget.value);
              }}
            />
          </div>
        </fieldset>
        <fieldset className={classes.group}>
          <legend>{t('you')}</legend>
          <div className={classes.pair}>
            <TextInput
              label={t('yourName')}
              autoComplete="name"
              {...form.field('owner.name', { required: t('yourNameMissing') })}
            />
            <TextInput
              label={t('email')}
              type="email"
              dir="ltr"
              autoComplete="username"
              {...form.field('owner.email', { required: t('emailMissing') })}
            />
          </div>
          <PasswordInput
            label={t('password')}
            description={t('passwordHint')}
            dir="ltr"
            autoComplete="new-password"
            {...form.field('owner.password', {
              required: t('passwordShort'),
              minLength: { value: 12, message: t('passwordShort') },
            })}
          />
        </fieldset>
        <Button type="submit" loading={form.sending} fullWidth>
          {t('submit')}
        </Button>
      </form>
    </BarePage>
  );
}
