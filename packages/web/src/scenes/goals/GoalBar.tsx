import { type Goal, isCeiling, type MetricInfo } from '@rondo/contract';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import { kindOfUnit } from '../explore/metric-words.ts';
import { barOf, toneOf } from './goal-words.ts';
import classes from './goals.module.css';

type GoalBarProps = { goal: Pick<Goal, 'name' | 'target' | 'progress'>; metric: MetricInfo };

/** Value and target as a bar, with a mark where the value should be by now. */
export function GoalBar({ goal, metric }: GoalBarProps) {
  const { t } = useTranslation('goals');
  const format = useFormat();
  const kind = kindOfUnit(metric.unit);
  const { progress, target } = goal;
  const shares = barOf(progress, target, metric);
  return (
    <>
      <div className={classes.figures}>
        <bdi className={classes.value}>{format.byKindCompact(kind, progress.value)}</bdi>
        <span className={classes.note}>
          {t(isCeiling(metric) ? 'atMost' : 'ofTarget', {
            target: format.byKindCompact(kind, target),
          })}
        </span>
      </div>
      {shares && (
        <div className={classes.barPlace}>
          <div
            className={classes.bar}
            data-tone={toneOf(progress.state)}
            role="progressbar"
            aria-label={t('progressOf', { name: goal.name })}
            aria-valuemin={0}
            aria-valuemax={100}
            aria-valuenow={Math.round(shares.done * 100)}
          >
            <div className={classes.done} style={{ inlineSize: `${shares.done * 100}%` }} />
            {shares.expected !== null && shares.expected < 1 && (
              <div className={classes.mark} style={{ insetInlineStart: `${shares.expected * 100}%` }} />
            )}
          </div>
        </div>
      )}
    </>
  );
}
