import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { ConsentText, WorkspaceLanguage } from '@rondo/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { languages } from '../../ui/format.ts';
import { Section } from '../../ui/Page.tsx';
import { BlockSkeleton } from '../../ui/Skeletons.tsx';
import { showDone, showError } from '../../ui/toasts.tsx';
import classes from './consent.module.css';
import { addTexts, textsQuery } from './consent-api.ts';

/** What people read of a purpose. A change is a new version: what was agreed to before stays known by its own words. */
export function PurposeTexts({ purpose, mayChange }: { purpose: string; mayChange: boolean }) {
  const { t, i18n } = useTranslation('consent');
  const texts = useQuery(textsQuery(purpose));
  const [language, setLanguage] = useState<WorkspaceLanguage>('en');
  const name = (code: string) => new Intl.DisplayNames(i18n.language, { type: 'language' }).of(code) ?? code;
  if (texts.error !== null) return <ErrorState error={texts.error} onRetry={() => void texts.refetch()} />;
  if (texts.data === undefined) return <BlockSkeleton />;
  const inForce = texts.data.items.find((text) => text.language === language);
  return (
    <Section title={t('texts')} note={t('textsNote')}>
      <div className={classes.stack}>
        <NativeSelect
          label={t('language')}
          value={language}
          data={languages.map((value) => ({ value, label: name(value) }))}
          onChange={(event) => {
            const chosen = languages.find((one) => one === event.currentTarget.value);
            if (chosen !== undefined) setLanguage(chosen);
          }}
        />
        {inForce !== undefined && (
          <Words key={`${language}-${inForce.version}`} text={inForce} mayChange={mayChange} />
        )}
        <Versions items={texts.data.items.filter((text) => text.language === language)} />
      </div>
    </Section>
  );
}

function Words({ text, mayChange }: { text: ConsentText; mayChange: boolean }) {
  const { t } = useTranslation('consent');
  const queryClient = useQueryClient();
  const [title, setTitle] = useState(text.title);
  const [body, setBody] = useState(text.body);
  const save = useMutation({
    mutationFn: () => addTexts(text.purpose, [{ language: text.language, title, body }]),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: textsQuery(text.purpose).queryKey });
      await queryClient.invalidateQueries({ queryKey: ['/api/consent/preview'] });
      showDone(t('saved'));
    },
    onError: showError,
  });
  const isSame = title === text.title && body === text.body;
  const direction = text.language === 'he' ? 'rtl' : 'ltr';
  return (
    <form
      className={classes.stack}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <fieldset disabled={!mayChange} className={classes.plain}>
        <TextInput
          label={t('textTitle')}
          value={title}
          maxLength={120}
          dir={direction}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <Textarea
          label={t('textBody')}
          value={body}
          autosize
          minRows={3}
          maxLength={4000}
          dir={direction}
          onChange={(event) => setBody(event.currentTarget.value)}
        />
      </fieldset>
      {mayChange && (
        <div>
          <Button
            type="submit"
            variant="default"
            loading={save.isPending}
            disabled={isSame || title.trim() === '' || body.trim() === ''}
          >
            {t('saveVersion')}
          </Button>
        </div>
      )}
    </form>
  );
}

function Versions({ items }: { items: readonly ConsentText[] }) {
  const { t } = useTranslation('consent');
  const format = useFormat();
  return (
    <ul className={classes.versions}>
      {items.map((text) => (
        <li key={text.version}>
          {text.createdAt === null
            ? t('firstVersion')
            : t('version', {
                number: format.number(text.version),
                date: format.date(text.createdAt),
                name: text.createdBy ?? '',
              })}
        </li>
      ))}
    </ul>
  );
}
