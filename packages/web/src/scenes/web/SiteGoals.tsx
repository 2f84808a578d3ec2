import { Button, NativeSelect, TextInput } from '@mantine/core';
import type { NewSiteGoal, SiteGoal, WebAnswer } from '@rondo/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, take } from '../../api/client.ts';
import { useMay } from '../../shell/hooks.ts';
import { FormPage } from '../../ui/form/FormPage.tsx';
import { useApiForm } from '../../ui/form/use-api-form.tsx';
import { Columns, Section } from '../../ui/Page.tsx';
import { RowsDrawer } from '../../ui/RowsDrawer.tsx';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { offerUndo, showDone, showError } from '../../ui/toasts.tsx';
import { useMetricWords } from '../explore/metric-words.ts';

type Goals = WebAnswer['goals'];

/** What the site is for, and which channels bring people who do it. */
export function SiteGoals({ goals, loading }: { goals: Goals | undefined; loading: boolean }) {
  const { t } = useTranslation('web');
  const [adding, setAdding] = useState(false);
  const mayWrite = useMay('site-goals.write');
  return (
    <Section
      title={t('goals')}
      note={t('goalsNote')}
      actions={
        mayWrite && (
          <Button variant="default" size="xs" onClick={() => setAdding(true)}>
            {t('addGoal')}
          </Button>
        )
      }
    >
      <Columns min={420}>
        {(goals ?? []).map((goal) => (
          <GoalTable key={goal.goal.id} goal={goal} loading={loading} mayWrite={mayWrite} />
        ))}
      </Columns>
      <RowsDrawer opened={adding} onClose={() => setAdding(false)} title={t('addGoal')} size="narrow">
        {adding && <GoalForm onDone={() => setAdding(false)} />}
      </RowsDrawer>
    </Section>
  );
}

function GoalTable({
  goal,
  loading,
  mayWrite,
}: {
  goal: Goals[number];
  loading: boolean;
  mayWrite: boolean;
}) {
  const { t } = useTranslation('web');
  const words = useMetricWords();
  const queryClient = useQueryClient();
  const reload = (): Promise<void> => queryClient.invalidateQueries({ queryKey: ['/api/web'] });
  const remove = async ({ id, name, kind, value }: SiteGoal): Promise<void> => {
    await take(api.DELETE('/api/web/goals/{id}', { params: { path: { id } } }));
    await reload();
    offerUndo({
      message: t('goalRemoved', { name }),
      undo: async () => {
        await take(api.POST('/api/web/goals', { body: { name, kind, value } }));
        await reload();
      },
    });
  };
  return (
    <DataTable
      id="web-goals"
      caption={goal.goal.name}
      plain
      rows={[goal.total, ...goal.channels]}
      rowKey={(row) => row.key}
      loading={loading}
      maxHeight={320}
      toolbar={undefined}
      columns={[
        {
          id: 'channel',
          label: goal.goal.name,
          value: (row) => (row === goal.total ? t('allChannels') : words.valueOf('channel', row.key)),
          render: (row) =>
            row === goal.total ? (
              <span style={{ display: 'flex', gap: 8, alignItems: 'center', flexWrap: 'wrap' }}>
                <strong>{t('allChannels')}</strong>
                {mayWrite && goal.goal.id !== 'purchase' && (
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    color="gray"
                    aria-label={`${t('action.remove')}: ${goal.goal.name}`}
                    onClick={() => void remove(goal.goal).catch(showError)}
                  >
                    {t('action.remove')}
                  </Button>
                )}
              </span>
            ) : (
              <bdi>{words.valueOf('channel', row.key)}</bdi>
            ),
        },
        {
          id: 'sessions',
          label: words.nameOf({ key: 'sessions' }),
          kind: 'number',
          value: (row) => row.sessions,
        },
        { id: 'reached', label: t('reached'), kind: 'number', value: (row) => row.reached },
        { id: 'rate', label: t('rate'), kind: 'percent', value: (row) => row.rate },
      ]}
    />
  );
}

function GoalForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('web');
  const queryClient = useQueryClient();
  const form = useApiForm<NewSiteGoal>({
    defaultValues: { name: '', kind: 'event', value: '' },
    send: (body) => take(api.POST('/api/web/goals', { body })),
    onDone: async () => {
      await queryClient.invalidateQueries({ queryKey: ['/api/web'] });
      showDone(t('goalAdded'));
      onDone();
    },
  });
  return (
    <FormPage form={form} submitLabel={t('addGoal')} onCancel={onDone}>
      <TextInput label={t('goalName')} {...form.field('name', { required: t('goalNameMissing') })} />
      <NativeSelect
        label={t('goalKind')}
        data={[
          { value: 'event', label: t('goalKinds.event') },
          { value: 'path', label: t('goalKinds.path') },
        ]}
        {...form.field('kind')}
      />
      <TextInput
        label={t('goalValue')}
        description={t('goalValueHint')}
        {...form.field('value', { required: t('goalValueMissing') })}
      />
    </FormPage>
  );
}
