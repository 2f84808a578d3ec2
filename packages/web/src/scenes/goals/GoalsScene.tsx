import { Button } from '@mantine/core';
import type { Goal } from '@rondo/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, take } from '../../api/client.ts';
import { apiQuery } from '../../api/query.ts';
import { useFormat, useMay, useViewState } from '../../shell/hooks.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Page, Section, Sentence } from '../../ui/Page.tsx';
import { RowsDrawer } from '../../ui/RowsDrawer.tsx';
import { TilesSkeleton } from '../../ui/Skeletons.tsx';
import { offerUndo, showError } from '../../ui/toasts.tsx';
import { text } from '../../ui/view-codec.ts';
import { reportKeys } from '../reports/report-query.ts';
import { GoalCard } from './GoalCard.tsx';
import { GoalForm } from './GoalForm.tsx';
import { sortGoals } from './goal-words.ts';
import classes from './goals.module.css';

const view = { open: text() };
const NEW = ' new';

/** What the company wants to reach, and where it stands. */
export function GoalsScene() {
  const { t } = useTranslation('goals');
  const format = useFormat();
  const queryClient = useQueryClient();
  const mayWrite = useMay('goals.write');
  const [{ open }, setView] = useViewState(view);
  const goals = useQuery(apiQuery('/api/goals'));
  const metrics = useQuery(apiQuery('/api/metrics'));
  const list = goals.data?.items;
  const known = metrics.data?.items;
  const opened = list?.find((goal) => goal.id === open);
  const close = (): void => setView({ open: '' });
  const ask = () =>
    Promise.all(
      [['/api/goals'], ...reportKeys].map((queryKey) =>
        queryClient.invalidateQueries({ queryKey: [...queryKey] }),
      ),
    );

  const remove = async (goal: Goal): Promise<void> => {
    await take(api.DELETE('/api/goals/{id}', { params: { path: { id: goal.id } } }));
    await ask();
    const { id: _id, createdAt: _createdAt, progress: _progress, ...body } = goal;
    offerUndo({
      message: t('removed', { name: goal.name }),
      undo: async () => {
        await take(api.POST('/api/goals', { body }));
        await ask();
      },
    });
  };

  const add = mayWrite && <Button onClick={() => setView({ open: NEW })}>{t('set')}</Button>;
  const off = (list ?? []).filter(
    ({ progress }) => progress.state === 'behind' || progress.state === 'missed',
  ).length;
  const count = list?.length ?? 0;
  return (
    <Page
      title={t('nav.goals')}
      actions={add}
      sentence={
        count > 0 && (
          <Sentence>
            {t('count', { count, figure: format.number(count) })}{' '}
            {off === 0 ? t('noneOff') : t('off', { count: off, figure: format.number(off) })}
          </Sentence>
        )
      }
    >
      {goals.error || metrics.error ? (
        <ErrorState
          error={goals.error ?? metrics.error}
          onRetry={() => {
            void goals.refetch();
            void metrics.refetch();
          }}
        />
      ) : list === undefined || known === undefined ? (
        <TilesSkeleton />
      ) : list.length === 0 ? (
        <EmptyState title={t('emptyTitle')} action={add}>
          {t('emptyText')}
        </EmptyState>
      ) : (
        <ul className={classes.goals}>
          {sortGoals(list).map((goal) => {
            const metric = known.find((one) => one.key === goal.metric);
            return (
              metric && (
                <GoalCard
                  key={goal.id}
                  goal={goal}
                  metric={metric}
                  onEdit={() => setView({ open: goal.id })}
                  onRemove={() => void remove(goal).catch(showError)}
                />
              )
            );
          })}
        </ul>
      )}
      <Section title={t('how')} frame="card">
        <p className={classes.note}>{t('howText')}</p>
      </Section>
      <RowsDrawer
        opened={known !== undefined && (open === NEW || opened !== undefined)}
        onClose={close}
        title={opened === undefined ? t('set') : t('edit')}
        size="narrow"
      >
        {known !== undefined && (
          <GoalForm
            key={open}
            metrics={known}
            onClose={close}
            {...(opened === undefined ? {} : { goal: opened })}
          />
        )}
      </RowsDrawer>
    </Page>
  );
}
