import { Alert, Button, NativeSelect, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { sendJson } from '../../api/client.ts';
import { sessionQuery } from '../../api/session.ts';
import { type Desk, desks } from '../../shell/desk.ts';
import { forgetDesk, useSession } from '../../shell/hooks.ts';
import { FormPage } from '../../ui/form/FormPage.tsx';
import { useApiForm } from '../../ui/form/use-api-form.tsx';
import { Page, Section } from '../../ui/Page.tsx';
import { showDone, showError } from '../../ui/toasts.tsx';
import { changeOwnAccount, changePassword } from './settings-api.ts';

/** One's own name, desk and password. Who came by an invitation finds the way to a password here first. */
export function AccountScene() {
  const { t } = useTranslation('settings');
  const { user, workspace } = useSession();
  return (
    <Page title={t('common:nav.account')}>
      {!user.hasPassword && !workspace.demo && (
        <Alert title={t('account.noPassword')}>{t('account.noPasswordNote')}</Alert>
      )}
      <Section title={t('account.password')}>
        <PasswordForm />
      </Section>
      <Section title={t('account.you')}>
        <AboutForm />
      </Section>
      <Section title={t('account.sessions')}>
        <SignOutEverywhere />
      </Section>
    </Page>
  );
}

function AboutForm() {
  const { t } = useTranslation('settings');
  const { user, desk } = useSession();
  const queryClient = useQueryClient();
  const form = useApiForm<{ name: string; desk: string }>({
    defaultValues: { name: user.name, desk: desk ?? '' },
    send: (values) => changeOwnAccount({ name: values.name.trim(), desk: toDesk(values.desk) }),
    onDone: async () => {
      forgetDesk();
      await queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });
      showDone(t('saved'));
    },
  });
  return (
    <FormPage form={form} submitLabel={t('common:action.save')}>
      <TextInput
        label={t('members.email')}
        value={user.email}
        readOnly
        dir="ltr"
        description={t('account.emailNote')}
      />
      <TextInput
        label={t('members.name')}
        autoComplete="name"
        {...form.field('name', { required: t('members.nameMissing') })}
      />
      <NativeSelect
        label={t('account.desk')}
        description={t('account.deskNote')}
        data={[
          { value: '', label: t('account.noDesk') },
          ...desks.map((value) => ({ value, label: t(`common:desk.${value}`) })),
        ]}
        {...form.field('desk')}
      />
    </FormPage>
  );
}

function PasswordForm() {
  const { t } = useTranslation('settings');
  const { user } = useSession();
  const queryClient = useQueryClient();
  const form = useApiForm<{ current: string; password: string }>({
    defaultValues: { current: '', password: '' },
    send: ({ current, password }) => changePassword({ password, ...(current === '' ? {} : { current }) }),
    onDone: async () => {
      form.form.reset();
      await queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });
      showDone(t('account.passwordSet'));
    },
  });
  return (
    <FormPage form={form} submitLabel={t('account.setPassword')} note={t('account.passwordNote')}>
      {/* For password managers, which want to know whose password it is. */}
      <input type="text" autoComplete="username" value={user.email} readOnly hidden />
      {user.hasPassword && (
        <PasswordInput
          label={t('account.current')}
          description={t('account.currentNote')}
          autoComplete="current-password"
          dir="ltr"
          {...form.field('current')}
        />
      )}
      <PasswordInput
        label={t('account.next')}
        description={t('account.nextNote')}
        autoComplete="new-password"
        dir="ltr"
        {...form.field('password', {
          required: t('account.short'),
          minLength: { value: 12, message: t('account.short') },
        })}
      />
    </FormPage>
  );
}

function SignOutEverywhere() {
  const { t } = useTranslation('settings');
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const leaving = useMutation({
    mutationFn: () => sendJson('DELETE', '/api/session?everywhere=true', undefined, () => undefined),
    onSuccess: async () => {
      await navigate({ to: '/sign-in' });
      queryClient.clear();
    },
    onError: showError,
  });
  return (
    <Stack gap="xs" align="flex-start">
      <Text size="sm">{t('account.everywhereNote')}</Text>
      <Button variant="default" loading={leaving.isPending} onClick={() => leaving.mutate()}>
        {t('account.everywhere')}
      </Button>
    </Stack>
  );
}

function toDesk(text: string): Desk | null {
  return desks.find((desk) => desk === text) ?? null;
}
