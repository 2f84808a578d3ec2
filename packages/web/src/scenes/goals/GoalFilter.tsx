import type { MetricInfo } from '@rondo/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiQuery } from '../../api/query.ts';
import { useFormat } from '../../shell/hooks.ts';
import { InlineSelect } from '../../ui/builder/InlineInputs.tsx';
import { addDays, todayIn } from '../../ui/period.ts';
import { useMetricWords } from '../explore/metric-words.ts';
import { readFilter } from './goal-words.ts';

type GoalFilterProps = {
  metric: MetricInfo | undefined;
  filters: string[];
  onChange: (filters: string[]) => void;
};

/** Values of the last quarter are proposed; any other can be typed. */
const LOOK_BACK_DAYS = 91;

/** "of all" or "of channel: search": the part of the figure that the goal is about. */
export function GoalFilter({ metric, filters, onChange }: GoalFilterProps) {
  const { t } = useTranslation('goals');
  const format = useFormat();
  const words = useMetricWords();
  const { dimension, value } = readFilter(filters[0] ?? '');
  const today = todayIn(format.settings.timeZone, new Date());
  const values = useQuery({
    ...apiQuery('/api/explore', {
      params: {
        query: {
          metric: metric?.key ?? '',
          from: addDays(today, -LOOK_BACK_DAYS),
          to: today,
          grain: 'month',
          dimension: [dimension],
          limit: 50,
        },
      },
    }),
    enabled: metric !== undefined && dimension !== '',
  });
  const others = filters.length - 1;
  return (
    <>
      <InlineSelect
        label={t('form.part')}
        value={dimension}
        options={[
          { value: '', label: t('form.all') },
          ...(metric?.dimensions ?? []).map((one) => ({ value: one, label: words.dimensionOf(one) })),
        ]}
        onChange={(next) => onChange(next === '' ? [] : [`${next}:`])}
      />
      {dimension !== '' && (
        <InlineSelect
          label={words.dimensionOf(dimension)}
          value={value === '' ? null : value}
          creatable
          options={(values.data?.rows ?? [])
            .map((row) => row.keys[0] ?? '')
            .filter((key) => key !== '')
            .map((key) => ({ value: key, label: words.valueOf(dimension, key) }))}
          onChange={(next) => onChange([`${dimension}:${next}`])}
        />
      )}
      {others > 0 && t('form.andMore', { count: others, figure: format.number(others) })}
    </>
  );
}
