import { Autocomplete, Button, Textarea, TextInput } from '@mantine/core';
import type { Action } from '@rondo/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Controller } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { api, take } from '../../api/client.ts';
import { apiQuery } from '../../api/query.ts';
import { useFormat, useMay } from '../../shell/hooks.ts';
import { FormPage } from '../../ui/form/FormPage.tsx';
import { useApiForm } from '../../ui/form/use-api-form.tsx';
import { InsightCard } from '../../ui/InsightCard.tsx';
import { Section } from '../../ui/Page.tsx';
import { offerUndo, showDone, showError } from '../../ui/toasts.tsx';
import { scenes } from '../registry.tsx';
import { InsightEvidence } from '../reports/InsightEvidence.tsx';
import { useInsightWords } from '../reports/insight-words.ts';
import { placeOf } from '../reports/show-insight.ts';
import classes from './actions.module.css';

/** One action with what can be changed of it, and the insight that it came from as it was then. */
export function ActionPanel({ action, onClose }: { action: Action; onClose: () => void }) {
  const { t } = useTranslation('actions');
  const format = useFormat();
  const write = useInsightWords();
  const navigate = useNavigate();
  const mayWrite = useMay('actions.write');
  const { insight } = action;
  const words = insight === null ? undefined : write(insight);
  const place =
    insight === null
      ? undefined
      : placeOf(insight, scenes.find((scene) => scene.label === 'nav.inventory')?.path);
  return (
    <div className={classes.panel}>
      {mayWrite && <ChangeForm key={action.id} action={action} onClose={onClose} />}
      {insight !== null && words !== undefined && (
        <Section title={t('cameFrom')} note={t('asItWas', { date: format.date(action.createdAt) })}>
          <InsightCard
            about={words.about}
            headline={words.headline}
            tone={insight.good === null ? 'neutral' : insight.good ? 'good' : 'bad'}
            {...(words.foundation === undefined ? {} : { interval: words.foundation })}
            {...(insight.evidence.rows.length === 0
              ? {}
              : { evidence: <InsightEvidence insight={insight} /> })}
            because={words.because}
            recommended={words.advice}
            {...(place === undefined
              ? {}
              : { onShow: () => void navigate({ to: place.to, search: place.search as never }) })}
          />
        </Section>
      )}
    </div>
  );
}

type Fields = Pick<Action, 'title' | 'owner' | 'due' | 'note'>;

function ChangeForm({ action, onClose }: { action: Action; onClose: () => void }) {
  const { t } = useTranslation('actions');
  const queryClient = useQueryClient();
  const colleagues = useQuery(apiQuery('/api/colleagues'));
  const ask = () => queryClient.invalidateQueries({ queryKey: ['/api/actions'] });
  const { id, title, owner, due, note } = action;
  const form = useApiForm<Fields>({
    defaultValues: { title, owner, due, note },
    send: (values) => take(api.PATCH('/api/actions/{id}', { params: { path: { id } }, body: values })),
    onDone: async () => {
      await ask();
      showDone(t('saved'));
      onClose();
    },
  });
  const remove = async (): Promise<void> => {
    await take(api.DELETE('/api/actions/{id}', { params: { path: { id } } }));
    await ask();
    onClose();
    const { desk, insight, state } = action;
    offerUndo({
      message: t('removed'),
      undo: async () => {
        const again = await take(
          api.POST('/api/actions', { body: { title, owner, due, note, desk, insight } }),
        );
        if (state !== 'open') {
          await take(api.PATCH('/api/actions/{id}', { params: { path: { id: again.id } }, body: { state } }));
        }
        await ask();
      },
    });
  };
  return (
    <FormPage form={form} submitLabel={t('action.save')} onCancel={onClose}>
      <Textarea
        label={t('title')}
        autosize
        minRows={2}
        maxLength={300}
        dir="auto"
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
      <Textarea label={t('note')} autosize minRows={2} maxLength={4000} dir="auto" {...form.field('note')} />
      <Button
        variant="subtle"
        color="red"
        style={{ justifySelf: 'start' }}
        onClick={() => void remove().catch(showError)}
      >
        {t('action.remove')}
      </Button>
    </FormPage>
  );
}
