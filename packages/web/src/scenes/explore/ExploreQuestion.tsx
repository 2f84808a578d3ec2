import type { MetricInfo } from '@rondo/contract';
import { useTranslation } from 'react-i18next';
import { InlineSelect } from '../../ui/builder/InlineInputs.tsx';
import { RuleLine, RuleLines } from '../../ui/builder/RuleSentence.tsx';
import type { ViewValues } from '../../ui/view-codec.ts';
import type { exploreView } from './explore-view.ts';
import { DimensionFilters, MetricSelect } from './MetricSelect.tsx';
import { useMetricWords } from './metric-words.ts';

type Values = ViewValues<typeof exploreView>;
type ExploreQuestionProps = {
  metrics: readonly MetricInfo[] | undefined;
  view: Values;
  onChange: (next: Partial<Values>) => void;
};

/** The question as a sentence: which figure, split by what, in which steps of time. */
export function ExploreQuestion({ metrics = [], view, onChange }: ExploreQuestionProps) {
  const { t } = useTranslation('explore');
  const words = useMetricWords();
  const current = metrics.find((metric) => metric.key === view.metric);
  const per = metrics.find((metric) => metric.key === view.per);
  const shared = (current?.dimensions ?? []).filter(
    (name) => per === undefined || per.dimensions.includes(name),
  );
  const [first = '', second = ''] = view.by;
  const dimensions = (taken: string) =>
    [...new Set([...shared, ...view.by.filter((name) => name.startsWith('property:'))])]
      .filter((name) => name !== taken)
      .map((name) => ({ value: name, label: words.dimensionOf(name) }))
      .sort((a, b) => a.label.localeCompare(b.label));
  const none = { value: '', label: t('nothing') };
  const grains = ['auto', 'hour', 'day', 'week', 'month'] as const;

  const chooseMetric = (key: string, filter: Values['filter']): void => {
    const next = metrics.find((metric) => metric.key === key);
    onChange({
      metric: key,
      per: next !== undefined && isSum(next) ? view.per : '',
      by: view.by.filter((name) => next?.dimensions.includes(name) || name.startsWith('property:')),
      filter,
    });
  };

  return (
    <div style={{ display: 'grid', gap: 12 }}>
      <RuleLines label={t('question')}>
        <RuleLine>
          {t('show')}
          <MetricSelect
            label={t('metric')}
            metrics={metrics}
            value={view.metric}
            filter={view.filter}
            onChange={chooseMetric}
          />
          {current !== undefined && isSum(current) && (
            <>
              {t('dividedBy')}
              <InlineSelect
                label={t('dividedByLabel')}
                value={view.per}
                options={[
                  none,
                  ...metrics
                    .filter((metric) => isSum(metric) && metric.key !== view.metric)
                    .map((metric) => ({ value: metric.key, label: words.nameOf(metric) })),
                ]}
                onChange={(next) => onChange({ per: next })}
              />
            </>
          )}
          {t('by')}
          <InlineSelect
            label={t('firstSplit')}
            value={first}
            options={[none, ...dimensions(second)]}
            onChange={(next) =>
              onChange({ by: [next, next === '' ? '' : second].filter((name) => name !== '') })
            }
          />
          {first !== '' && (
            <>
              {t('and')}
              <InlineSelect
                label={t('secondSplit')}
                value={second}
                options={[none, ...dimensions(first)]}
                onChange={(next) => onChange({ by: [first, next].filter((name) => name !== '') })}
              />
            </>
          )}
          {t('inSteps')}
          <InlineSelect
            label={t('step')}
            value={view.grain}
            options={grains.map((grain) => ({ value: grain, label: t(`grain.${grain}`) }))}
            onChange={(next) => onChange({ grain: grains.find((grain) => grain === next) ?? 'auto' })}
          />
        </RuleLine>
      </RuleLines>
      <DimensionFilters
        dimensions={shared}
        filter={view.filter}
        onChange={(filter) => onChange({ filter })}
      />
    </div>
  );
}

/** Sums and counts can be divided by each other; rates and numbers of people cannot. */
function isSum(metric: MetricInfo): boolean {
  return metric.additive;
}
