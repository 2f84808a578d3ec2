import type { MetricInfo } from '@rondo/contract';
import { useTranslation } from 'react-i18next';
import { InlineNumber, InlineSelect } from '../../ui/builder/InlineInputs.tsx';
import { RuleLine, RuleLines } from '../../ui/builder/RuleSentence.tsx';
import type { ViewValues } from '../../ui/view-codec.ts';
import { DimensionFilters, MetricSelect } from '../explore/MetricSelect.tsx';
import { AUTO, forecastGrains, forecastModels, type forecastView } from './forecast-view.ts';

type Values = ViewValues<typeof forecastView>;
type ForecastQuestionProps = {
  metrics: readonly MetricInfo[];
  view: Values;
  /** How far the answer looks ahead. */
  ahead: number;
  onChange: (next: Partial<Values>) => void;
};

/** The question as a sentence: which figure, in which steps, how far ahead, by which model. */
export function ForecastQuestion({ metrics, view, ahead, onChange }: ForecastQuestionProps) {
  const { t } = useTranslation('forecast');
  const current = metrics.find((metric) => metric.key === view.metric);
  const dimensions = current?.dimensions ?? [];
  return (
    <div style={{ display: 'grid', gap: 12 }}>
      <RuleLines label={t('question')}>
        <RuleLine>
          {t('foretell')}
          <MetricSelect
            label={t('metric')}
            metrics={metrics}
            value={view.metric}
            filter={view.filter}
            onChange={(metric, filter) => onChange({ metric, filter })}
          />
          {t('for')}
          <InlineNumber
            label={t('ahead')}
            value={ahead}
            min={1}
            max={366}
            onChange={(next) =>
              onChange({ ahead: next !== null && next >= 1 && next <= 366 ? Math.round(next) : 0 })
            }
          />
          <InlineSelect
            label={t('step')}
            value={view.grain}
            options={forecastGrains.map((value) => ({ value, label: t(`grains.${value}`) }))}
            onChange={(next) =>
              onChange({ grain: forecastGrains.find((grain) => grain === next) ?? 'week', ahead: 0 })
            }
          />
          {t('by')}
          <InlineSelect
            label={t('model')}
            value={view.model}
            options={[AUTO, ...forecastModels].map((value) => ({
              value,
              label: t(`models.${value}`),
              note: t(`explain.${value}`),
            }))}
            onChange={(next) => onChange({ model: forecastModels.find((model) => model === next) ?? AUTO })}
          />
        </RuleLine>
      </RuleLines>
      <DimensionFilters
        dimensions={dimensions}
        filter={view.filter}
        onChange={(filter) => onChange({ filter })}
      />
    </div>
  );
}
