import { Button } from '@mantine/core';
import type { Goal, MetricInfo } from '@rondo/contract';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat, useMay } from '../../shell/hooks.ts';
import { Heading } from '../../ui/Heading.tsx';
import { kindOfUnit, useMetricWords } from '../explore/metric-words.ts';
import { toAddressFilter } from '../reports/show-insight.ts';
import { GoalBar } from './GoalBar.tsx';
import { readFilter, toneOf, wholeIfCounted } from './goal-words.ts';
import classes from './goals.module.css';

type GoalCardProps = { goal: Goal; metric: MetricInfo; onEdit: () => void; onRemove: () => void };

/** A goal with where it stands, where it should stand by now, and where it ends if it goes on like this. */
export function GoalCard({ goal, metric, onEdit, onRemove }: GoalCardProps) {
  const { t } = useTranslation('goals');
  const format = useFormat();
  const words = useMetricWords();
  const mayWrite = useMay('goals.write');
  const kind = kindOfUnit(metric.unit);
  const { progress } = goal;
  const filters = goal.filters.map(readFilter);
  const running = progress.daysLeft > 0 && progress.state !== 'not-started';
  const notes = [
    ...(progress.expected !== null && metric.additive && running
      ? [t('expected', { value: format.byKindCompact(kind, wholeIfCounted(metric, progress.expected)) })]
      : []),
    ...(progress.projected !== null && running
      ? [t('projected', { value: format.byKindCompact(kind, wholeIfCounted(metric, progress.projected)) })]
      : []),
    ...(running
      ? [t('daysLeft', { count: progress.daysLeft, figure: format.number(progress.daysLeft) })]
      : []),
  ];
  const period = `${goal.from}..${goal.due}`;
  const search = { metric: goal.metric, period, filter: goal.filters.map(toAddressFilter) };
  return (
    <li className={classes.goal}>
      <div className={classes.head}>
        <Heading className={classes.name}>
          <bdi>{goal.name}</bdi>
        </Heading>
        <span className={classes.state} data-tone={toneOf(progress.state)}>
          {t(`state.${progress.state}`)}
        </span>
      </div>
      <p className={classes.note}>
        {words.nameOf(metric)}
        {filters.length > 0 && (
          <>
            {' · '}
            <bdi>
              {words.dimensionOf(filters[0]?.dimension ?? '')}: {filters[0]?.not ? '≠ ' : ''}
              {format.list(filters.map(({ dimension, value }) => words.valueOf(dimension, value)))}
            </bdi>
          </>
        )}
      </p>
      <GoalBar goal={goal} metric={metric} />
      {notes.length > 0 && <p className={classes.note}>{notes.join(' · ')}</p>}
      <p className={classes.note}>
        {t('when', { range: format.dateRange(goal.from, goal.due) })}
        {' · '}
        <bdi>{goal.owner}</bdi>
        {' · '}
        {t(`desk.${goal.desk}`)}
      </p>
      {goal.why !== '' && (
        <p className={classes.note}>
          <bdi>{goal.why}</bdi>
        </p>
      )}
      <div className={classes.foot}>
        <Button
          size="xs"
          variant="default"
          renderRoot={(props) => <Link {...props} to="/explore" search={search as never} />}
        >
          {t('insight.show')}
        </Button>
        {mayWrite && (
          <>
            <Button
              size="xs"
              variant="subtle"
              color="gray"
              onClick={onEdit}
              aria-label={`${t('action.edit')}: ${goal.name}`}
            >
              {t('action.edit')}
            </Button>
            <Button
              size="xs"
              variant="subtle"
              color="gray"
              onClick={onRemove}
              aria-label={`${t('action.remove')}: ${goal.name}`}
            >
              {t('action.remove')}
            </Button>
          </>
        )}
      </div>
    </li>
  );
}
