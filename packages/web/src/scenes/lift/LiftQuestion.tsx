import { MultiSelect } from '@mantine/core';
import type { MetricInfo } from '@rondo/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiQuery } from '../../api/query.ts';
import { useMay } from '../../shell/hooks.ts';
import { InlineSelect } from '../../ui/builder/InlineInputs.tsx';
import { RuleLine, RuleLines } from '../../ui/builder/RuleSentence.tsx';
import { addDays } from '../../ui/period.ts';
import type { ViewValues } from '../../ui/view-codec.ts';
import { DimensionFilters, MetricSelect } from '../explore/MetricSelect.tsx';
import { useMetricWords } from '../explore/metric-words.ts';
import { DayWord } from '../segments/Words.tsx';
import { impactGrains, type liftView } from './lift-view.ts';

type Values = ViewValues<typeof liftView>;
type LiftQuestionProps = {
  metrics: readonly MetricInfo[];
  view: Values;
  from: string;
  onChange: (next: Partial<Values>) => void;
};

const OWN = '';

/** What changed, when, in which figure, beside what it is compared with. */
export function LiftQuestion({ metrics, view, from, onChange }: LiftQuestionProps) {
  const { t } = useTranslation('lift');
  const campaigns = useQuery({ ...apiQuery('/api/campaigns'), enabled: useMay('campaigns.read') });
  const started = (campaigns.data?.items ?? []).flatMap(({ key, name, start, end, seen }) => {
    const first = start ?? seen?.first;
    return first ? [{ key, name, from: first, to: start && end ? addDays(end, 1) : '' }] : [];
  });
  const current = metrics.find(({ key }) => key === view.metric);
  return (
    <div style={{ display: 'grid', gap: 12 }}>
      <RuleLines label={t('question')}>
        <RuleLine>
          {t('whatChanged')}
          <MetricSelect
            label={t('metric')}
            metrics={metrics}
            value={view.metric}
            filter={view.filter}
            onChange={(metric, filter) => onChange({ metric, filter, control: [], open: '' })}
          />
          {t('by')}
          <InlineSelect
            label={t('step')}
            value={view.grain}
            options={impactGrains.map((value) => ({ value, label: t(`grains.${value}`) }))}
            onChange={(next) =>
              onChange({ grain: impactGrains.find((grain) => grain === next) ?? 'day', open: '' })
            }
          />
        </RuleLine>
        <RuleLine>
          {t('when')}
          <InlineSelect
            label={t('what')}
            value={started.find((one) => one.from === from && one.to === view.to)?.key ?? OWN}
            options={[
              { value: OWN, label: t('ownDay') },
              ...started.map(({ key, name, from: first }) => ({ value: key, label: name, note: first })),
            ]}
            onChange={(key) => {
              const chosen = started.find((one) => one.key === key);
              if (chosen !== undefined) onChange({ from: chosen.from, to: chosen.to, open: '' });
            }}
          />
          {t('on')}
          <DayWord label={t('from')} value={from} onChange={(day) => onChange({ from: day, open: '' })} />
          {t('until')}
          <DayWord
            label={t('to')}
            value={view.to === '' ? '' : addDays(view.to, -1)}
            onChange={(day) => onChange({ to: day === '' ? '' : addDays(day, 1), open: '' })}
          />
        </RuleLine>
      </RuleLines>
      <DimensionFilters
        dimensions={current?.dimensions ?? []}
        filter={view.filter}
        onChange={(filter) => onChange({ filter, control: [], open: '' })}
      />
      <Controls metrics={metrics} view={view} from={from} onChange={onChange} />
    </div>
  );
}

/** Other figures, and, where one part is looked at, the other parts. */
function Controls({ metrics, view, from, onChange }: LiftQuestionProps) {
  const { t } = useTranslation('lift');
  const words = useMetricWords();
  const [part] = view.filter;
  const dimension = part?.operator === 'is' ? part.field : '';
  const parts = useQuery({
    ...apiQuery('/api/explore', {
      params: {
        query: {
          metric: view.metric,
          from: addDays(from, -90),
          to: from,
          grain: 'month',
          dimension: [dimension],
          limit: 30,
        },
      },
    }),
    enabled: dimension !== '',
  });
  const others = (parts.data?.rows ?? []).flatMap(({ keys: [value = ''] }) =>
    value === '' || view.filter.some((filter) => filter.value === value) ? [] : [value],
  );
  const offered = [
    ...(dimension === ''
      ? []
      : others.map((value) => ({
          value: `${dimension}:${value}`,
          label: `${words.dimensionOf(dimension)}: ${words.valueOf(dimension, value)}`,
        }))),
    ...metrics
      .filter(({ key, additive }) => additive && key !== view.metric)
      .map((metric) => ({ value: metric.key, label: words.nameOf(metric) })),
  ];
  const known = new Set(offered.map(({ value }) => value));
  const chosen = view.control.filter((value) => !known.has(value));
  return (
    <MultiSelect
      label={t('compareWith')}
      description={t('compareHint')}
      data={[...offered, ...chosen.map((value) => ({ value, label: value }))]}
      value={view.control}
      onChange={(control) => onChange({ control, open: '' })}
      searchable
      clearable
      maxValues={20}
      limit={100}
      placeholder={view.control.length === 0 ? t('nothingCompared') : ''}
    />
  );
}
