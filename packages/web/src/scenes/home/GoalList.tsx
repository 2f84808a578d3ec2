import type { Desk } from '@rondo/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { apiQuery } from '../../api/query.ts';
import { useMay } from '../../shell/hooks.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Section } from '../../ui/Page.tsx';
import { BlockSkeleton } from '../../ui/Skeletons.tsx';
import { GoalBar } from '../goals/GoalBar.tsx';
import { sortGoals, toneOf } from '../goals/goal-words.ts';
import goalClasses from '../goals/goals.module.css';
import classes from './home.module.css';

const MOST = 4;

/** The desk's goals that run, those that need somebody first. */
export function GoalList({ desk }: { desk: Desk }) {
  const { t } = useTranslation(['home', 'goals']);
  const mayRead = useMay('goals.read');
  const goals = useQuery({ ...apiQuery('/api/goals'), enabled: mayRead });
  const metrics = useQuery({ ...apiQuery('/api/metrics'), enabled: mayRead });
  if (!mayRead) return null;
  const shown = sortGoals(goals.data?.items ?? [])
    .filter((goal) => desk === 'management' || goal.desk === desk)
    .slice(0, MOST);
  return (
    <Section title={t('goals')} actions={<Link to="/goals">{t('allGoals')}</Link>}>
      {goals.error ? (
        <ErrorState quiet error={goals.error} onRetry={() => void goals.refetch()} />
      ) : goals.data === undefined || metrics.data === undefined ? (
        <BlockSkeleton height={96} />
      ) : shown.length === 0 ? (
        <p className={classes.muted} style={{ margin: 0 }}>
          {t('noGoals')}
        </p>
      ) : (
        <ul className={classes.goals}>
          {shown.map((goal) => {
            const metric = metrics.data.items.find((one) => one.key === goal.metric);
            return (
              metric && (
                <li key={goal.id}>
                  <div className={classes.goalName}>
                    <bdi>{goal.name}</bdi>
                    <span className={goalClasses.state} data-tone={toneOf(goal.progress.state)}>
                      {t(`goals:state.${goal.progress.state}`)}
                    </span>
                  </div>
                  <GoalBar goal={goal} metric={metric} />
                </li>
              )
            );
          })}
        </ul>
      )}
    </Section>
  );
}
