import { Radio, Stack, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { PrivacyRequest, PrivacyRequestKind } from '@rondo/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Controller } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useFormat, useMay } from '../../shell/hooks.ts';
import { FormPage } from '../../ui/form/FormPage.tsx';
import { useApiForm } from '../../ui/form/use-api-form.tsx';
import { addMonths, isDay, todayIn } from '../../ui/period.ts';
import { showDone } from '../../ui/toasts.tsx';
import classes from './privacy.module.css';
import { addRequest, namesQuery, useRefreshRequests } from './privacy-api.ts';

type Fields = { kind: PrivacyRequestKind; person: string; receivedOn: string };

type NewRequestProps = {
  kind: PrivacyRequestKind;
  person: string;
  onCancel: () => void;
  onEntered: (request: PrivacyRequest) => void;
};

/** Somebody asked: what for, who, and on which day. Nothing is handed over or erased by entering it. */
export function NewRequest({ kind, person, onCancel, onEntered }: NewRequestProps) {
  const { t } = useTranslation('privacy');
  const format = useFormat();
  const refresh = useRefreshRequests();
  const today = todayIn(format.settings.timeZone, new Date());
  const form = useApiForm<Fields>({
    defaultValues: { kind, person, receivedOn: today },
    send: async (values) => {
      const request = await addRequest({ ...values, person: values.person.trim() });
      await refresh();
      showDone(t('new.done'));
      onEntered(request);
    },
  });
  const values = form.form.watch();
  return (
    <FormPage form={form} submitLabel={t('new.enter')} onCancel={onCancel} note={t('new.harmless')}>
      <Controller
        control={form.form.control}
        name="kind"
        render={({ field }) => (
          <Radio.Group label={t('wants')} {...field}>
            <Stack gap="xs" mt="xs">
              {(['access', 'erasure'] as const).map((value) => (
                <Radio
                  key={value}
                  value={value}
                  label={t(`kind.${value}`)}
                  description={t(`new.kindNote.${value}`)}
                />
              ))}
            </Stack>
          </Radio.Group>
        )}
      />
      <div>
        <TextInput
          label={t('new.person')}
          description={t('new.personNote')}
          placeholder="anna@example.com"
          maxLength={600}
          dir="ltr"
          autoComplete="off"
          {...form.field('person', { validate: (typed) => typed.trim() !== '' || t('new.personMissing') })}
        />
        <WhoIsIt typed={values.person.trim()} />
      </div>
      <TextInput
        type="date"
        label={t('received')}
        description={
          isDay(values.receivedOn)
            ? t('new.dueOn', { date: format.date(addMonths(values.receivedOn, 1)) })
            : undefined
        }
        max={today}
        {...form.field('receivedOn', { required: t('new.dayMissing') })}
      />
    </FormPage>
  );
}

/** Whom the typed identifier means, so that nobody is erased by a slip of the finger. */
function WhoIsIt({ typed }: { typed: string }) {
  const { t } = useTranslation('privacy');
  const mayKnow = useMay('people.read');
  const [settled] = useDebouncedValue(typed, 300);
  const asked = settled.includes('@') && !settled.includes(':') ? `email:${settled}` : settled;
  const found = useQuery({ ...namesQuery([asked]), enabled: mayKnow && asked !== '' });
  const person = found.data?.get(asked);
  if (!mayKnow || typed === '') return null;
  return (
    <p className={classes.muted} role="status" style={{ marginBlockStart: 6, minBlockSize: 20 }}>
      {found.data !== undefined && settled === typed && person === undefined && t('new.nobody')}
      {settled === typed && person !== undefined && (
        <>
          {t('new.thisIs')}{' '}
          <Link to={`/people/${person.id}`} className={classes.link}>
            <bdi>{person.name || t('new.nameless')}</bdi>
          </Link>
        </>
      )}
    </p>
  );
}
