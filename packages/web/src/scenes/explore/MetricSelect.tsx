import type { MetricInfo } from '@rondo/contract';
import { InlineSelect } from '../../ui/builder/InlineInputs.tsx';
import { FilterBar } from '../../ui/filter/FilterBar.tsx';
import type { Filter } from '../../ui/view-codec.ts';
import { useMetricWords } from './metric-words.ts';

type MetricSelectProps = {
  label: string;
  metrics: readonly MetricInfo[];
  value: string;
  filter: readonly Filter[];
  /** With those of the filters that the chosen figure has, too. */
  onChange: (metric: string, filter: Filter[]) => void;
};

/** Which figure a question is about. */
export function MetricSelect({ label, metrics, value, filter, onChange }: MetricSelectProps) {
  const words = useMetricWords();
  return (
    <InlineSelect
      label={label}
      value={value}
      searchable
      options={metrics.map((metric) => ({
        value: metric.key,
        label: words.nameOf(metric),
        note: words.groupOf(metric.group),
      }))}
      onChange={(next) => {
        const kept = metrics.find(({ key }) => key === next)?.dimensions ?? [];
        onChange(
          next,
          filter.filter(({ field }) => kept.includes(field)),
        );
      }}
    />
  );
}

type DimensionFiltersProps = {
  dimensions: readonly string[];
  filter: readonly Filter[];
  onChange: (filter: Filter[]) => void;
};

/** Which parts of a figure a question is about. */
export function DimensionFilters({ dimensions, filter, onChange }: DimensionFiltersProps) {
  const words = useMetricWords();
  return (
    <FilterBar
      fields={dimensions.map((name) => ({
        id: name,
        label: words.dimensionOf(name),
        kind: 'text',
        operators: ['is', 'is-not'],
      }))}
      filters={filter}
      onChange={onChange}
    />
  );
}
