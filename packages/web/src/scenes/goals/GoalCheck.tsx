import { useDebouncedValue } from '@mantine/hooks';
import type { MetricInfo, NewGoal } from '@rondo/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, take } from '../../api/client.ts';
import { useFormat } from '../../shell/hooks.ts';
import { describeError } from '../../ui/error-text.ts';
import { kindOfUnit } from '../explore/metric-words.ts';
import classes from './goals.module.css';

type Checked = Pick<NewGoal, 'metric' | 'filters' | 'target' | 'from' | 'due'>;

/** What the figure was over as long a time before, and what a careful colleague would object; while one types. */
export function GoalCheck({ goal, metric }: { goal: Checked | undefined; metric: MetricInfo | undefined }) {
  const { t } = useTranslation('goals');
  const format = useFormat();
  const [asked] = useDebouncedValue(goal, 350);
  const check = useQuery({
    queryKey: ['/api/goals/check', asked],
    enabled: asked !== undefined,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      asked === undefined ? null : take(api.POST('/api/goals/check', { body: asked, signal })),
  });
  const kind = kindOfUnit(metric?.unit ?? 'count');
  const { data, error } = check;
  return (
    <div className={classes.check} role="status" aria-live="polite" aria-busy={check.isFetching}>
      {goal === undefined ? (
        <p className={classes.note}>{t('check.waiting')}</p>
      ) : error ? (
        <p>{describeError(error, t).message}</p>
      ) : data == null ? (
        <p className={classes.note}>{t('check.counting')}</p>
      ) : (
        <>
          <p>
            {data.baseline === null
              ? t('check.noBaseline')
              : t('check.baseline', { value: format.byKind(kind, data.baseline) })}{' '}
            {data.change !== null && t('check.change', { change: format.change(data.change) })}
          </p>
          {data.remarks.some((remark) => remark !== 'no-baseline') && (
            <ul>
              {data.remarks
                .filter((remark) => remark !== 'no-baseline')
                .map((remark) => (
                  <li key={remark}>{t(`check.remark.${remark}`)}</li>
                ))}
            </ul>
          )}
        </>
      )}
    </div>
  );
}
