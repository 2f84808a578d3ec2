import { Alert, Button, PasswordInput, TextInput, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionQuery, signIn, signInWithLink } from '../../api/session.ts';
import { BarePage } from '../../shell/BarePage.tsx';
import classes from '../../shell/bare.module.css';
import { describeError } from '../../ui/error-text.ts';
import { FormErrors, useApiForm } from '../../ui/form/use-api-form.tsx';
import { readNextPath } from './read-next-path.ts';

type Fields = { email: string; password: string };

/** By e-mail and password, or by a one-time link (`/sign-in?token=…`) that needs no further click. */
export function SignInScene() {
  const { t } = useTranslation('sign-in');
  const search: Record<string, unknown> = useSearch({ strict: false });
  const router = useRouter();
  const queryClient = useQueryClient();
  const token = typeof search.token === 'string' ? search.token : undefined;
  const next = readNextPath(search.next);
  const [linkError, setLinkError] = useState<unknown>();
  const used = useRef<string>(undefined);

  const enter = async (): Promise<void> => {
    await queryClient.resetQueries({ queryKey: sessionQuery.queryKey });
    router.history.replace(next);
  };

  /** Whoever was invited chooses a password first: the link does not work again. */
  const enterByLink = async (): Promise<void> => {
    await queryClient.resetQueries({ queryKey: sessionQuery.queryKey });
    const session = await queryClient.fetchQuery(sessionQuery);
    const needsPassword = session !== null && !session.user.hasPassword && !session.workspace.demo;
    router.history.replace(needsPassword ? '/account' : next);
  };

  // A one-time link may be used once: React runs effects twice in development, so the token is remembered.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs for a new token alone
  useEffect(() => {
    if (token === undefined || used.current === token) return;
    used.current = token;
    signInWithLink(token).then(enterByLink, setLinkError);
  }, [token]);

  useEffect(() => {
    document.title = `${t('title')} · Rondo`;
  }, [t]);

  const form = useApiForm<Fields>({
    defaultValues: { email: '', password: '' },
    send: ({ email, password }) => signIn(email.trim(), password),
    onDone: enter,
  });
  const waitingForLink = token !== undefined && linkError === undefined;
  const linkWords = linkError === undefined ? undefined : describeError(linkError, t);

  return (
    <BarePage>
      <Title order={1}>{t('title')}</Title>
      {waitingForLink ? (
        <p role="status">{t('linkWorking')}</p>
      ) : (
        <>
          {linkWords && (
            <Alert color="red" title={linkWords.message} role="alert">
              {linkWords.cure ?? t('linkCure')}
            </Alert>
          )}
          <form onSubmit={form.submit} noValidate className={classes.form}>
            <FormErrors form={form} />
            <TextInput
              label={t('email')}
              type="email"
              autoComplete="username"
              dir="ltr"
              {...form.field('email', { required: t('emailMissing') })}
            />
            <PasswordInput
              label={t('password')}
              autoComplete="current-password"
              dir="ltr"
              {...form.field('password', { required: t('passwordMissing') })}
            />
            <Button type="submit" loading={form.sending} fullWidth>
              {t('submit')}
            </Button>
          </form>
          <p className={classes.hint}>{t('forgotten')}</p>
        </>
      )}
    </BarePage>
  );
}
