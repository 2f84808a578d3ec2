import { Progress as Bar, Button } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../shell/hooks.ts';
import classes from './inputs.module.css';

type ProgressProps = {
  /** What is being done: "Importing orders.csv". */
  label: string;
  done: number;
  /** Left out while it is not known: the bar then only moves. */
  total?: number | undefined;
  /** How figures are written; `bytes` for uploads. */
  unit?: 'count' | 'bytes';
  secondsLeft?: number | undefined;
  onCancel?: (() => void) | undefined;
  state?: 'running' | 'done' | 'cancelled' | 'failed';
};

/** For work of more than a second. */
export function Progress({
  label,
  done,
  total,
  unit = 'count',
  secondsLeft,
  onCancel,
  state = 'running',
}: ProgressProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const id = useId();
  const write = (value: number): string => (unit === 'bytes' ? format.bytes(value) : format.number(value));
  const share =
    state === 'done'
      ? 100
      : total === undefined || total === 0
        ? undefined
        : Math.min(100, (done / total) * 100);
  const colour = state === 'failed' ? 'red' : state === 'cancelled' ? 'gray' : 'accent';
  return (
    <div className={classes.progress}>
      <div className={classes.progressHead}>
        <span id={id} className={classes.progressLabel}>
          <bdi>{label}</bdi>
        </span>
        <span className={classes.progressFigures} aria-live="off">
          <bdi>
            {total === undefined ? write(done) : t('progress.of', { done: write(done), total: write(total) })}
          </bdi>
          {state === 'running' &&
            secondsLeft !== undefined &&
            ` · ${t('progress.left', { time: format.duration(secondsLeft) })}`}
        </span>
        {state === 'running' && onCancel && (
          <Button size="compact-xs" variant="default" onClick={onCancel}>
            {t('action.cancel')}
          </Button>
        )}
      </div>
      <Bar.Root size={6}>
        <Bar.Section
          value={share ?? 100}
          color={colour}
          animated={state === 'running' && share === undefined}
          striped={share === undefined}
          aria-labelledby={id}
        />
      </Bar.Root>
      {state === 'cancelled' && <p className={classes.progressNote}>{t('progress.cancelled')}</p>}
    </div>
  );
}
