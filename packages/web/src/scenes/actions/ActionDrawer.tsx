import { Autocomplete, Select, Textarea, TextInput } from '@mantine/core';
import type { Desk, Insight } from '@rondo/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Controller } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { api, take } from '../../api/client.ts';
import { apiQuery } from '../../api/query.ts';
import { desks } from '../../shell/desk.ts';
import { useFormat, useSession } from '../../shell/hooks.ts';
import { FormPage } from '../../ui/form/FormPage.tsx';
import { useApiForm } from '../../ui/form/use-api-form.tsx';
import { addDays, todayIn } from '../../ui/period.ts';
import { RowsDrawer } from '../../ui/RowsDrawer.tsx';
import { offerUndo } from '../../ui/toasts.tsx';
import { type InsightText, useInsightWords, withoutIsolates } from '../reports/insight-words.ts';

type Fields = { title: string; owner: string; due: string; note: string; desk: Desk };

type ActionDrawerProps = {
  opened: boolean;
  onClose: () => void;
  /** What it comes from; without one it is somebody's own idea. */
  insight?: Insight;
  desk: Desk;
};

/** A fortnight: long enough to do something, short enough not to forget it. */
const USUAL_DAYS = 14;
const LONGEST_TITLE = 300;

/** Makes an action: what, who, until when. */
export function ActionDrawer({ opened, onClose, insight, desk }: ActionDrawerProps) {
  const { t } = useTranslation('actions');
  const write = useInsightWords();
  return (
    <RowsDrawer
      opened={opened}
      onClose={onClose}
      title={t('make')}
      size="narrow"
      {...(insight === undefined ? {} : { sentence: write(insight).headline })}
    >
      {opened && <ActionForm onClose={onClose} desk={desk} {...(insight === undefined ? {} : { insight })} />}
    </RowsDrawer>
  );
}

/** What is to be done, as it is to be read in a list: with the goal that it is about. */
function titleOf(insight: Insight, { advice }: InsightText): string {
  const { goal } = insight.facts;
  return withoutIsolates(typeof goal === 'string' ? `${goal}: ${advice}` : advice);
}

function ActionForm({ onClose, insight, desk }: Omit<ActionDrawerProps, 'opened'>) {
  const { t } = useTranslation('actions');
  const format = useFormat();
  const write = useInsightWords();
  const session = useSession();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const colleagues = useQuery(apiQuery('/api/colleagues'));
  const today = todayIn(format.settings.timeZone, new Date());
  const ask = () => queryClient.invalidateQueries({ queryKey: ['/api/actions'] });
  const form = useApiForm<Fields>({
    defaultValues: {
      title: insight === undefined ? '' : titleOf(insight, write(insight)).slice(0, LONGEST_TITLE),
      owner: session.user.name,
      due: addDays(today, USUAL_DAYS),
      note: '',
      desk,
    },
    send: async (values) => {
      const made = await take(
        api.POST('/api/actions', {
          body: { ...values, title: values.title.trim(), insight: insight ?? null },
        }),
      );
      await ask();
      onClose();
      offerUndo({
        message: t('made'),
        undo: async () => {
          await take(api.DELETE('/api/actions/{id}', { params: { path: { id: made.id } } }));
          await ask();
          void navigate({ to: '.' });
        },
      });
    },
  });
  return (
    <FormPage form={form} submitLabel={t('make')} onCancel={onClose}>
      <Textarea
        label={t('title')}
        autosize
        minRows={2}
        maxLength={LONGEST_TITLE}
        dir="auto"
        data-autofocus
        {...form.field('title', { validate: (text) => String(text).trim() !== '' || t('titleMissing') })}
      />
      <Controller
        control={form.form.control}
        name="owner"
        rules={{ required: t('ownerMissing') }}
        render={({ field, fieldState }) => (
          <Autocomplete
            label={t('owner')}
            data={[...new Set((colleagues.data?.items ?? []).map((one) => one.name))]}
            maxLength={200}
            error={fieldState.error?.message}
            {...field}
          />
        )}
      />
      <TextInput type="date" label={t('due')} {...form.field('due', { required: t('dueMissing') })} />
      <Controller
        control={form.form.control}
        name="desk"
        render={({ field }) => (
          <Select
            label={t('forDesk')}
            data={desks.map((value) => ({ value, label: t(`desk.${value}`) }))}
            allowDeselect={false}
            {...field}
          />
        )}
      />
      <Textarea label={t('note')} autosize minRows={2} maxLength={4000} dir="auto" {...form.field('note')} />
    </FormPage>
  );
}
