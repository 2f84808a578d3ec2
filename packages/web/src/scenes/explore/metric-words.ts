import type { MetricInfo, MetricUnit } from '@rondo/contract';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import type { MetricKind } from '../../ui/format.ts';
import type { MetricInfoProps } from '../../ui/MetricInfo.tsx';

const kinds: Record<MetricUnit, MetricKind> = {
  money: 'money',
  count: 'number',
  ratio: 'ratio',
  percent: 'percent',
  duration: 'duration',
  score: 'number',
};

export function kindOfUnit(unit: MetricUnit): MetricKind {
  return kinds[unit];
}

type Named = Pick<MetricInfo, 'key' | 'name'>;

export type MetricWords = {
  nameOf(metric: Named): string;
  infoOf(metric: Named): MetricInfoProps;
  groupOf(group: string): string;
  dimensionOf(dimension: string): string;
  /** A value of a dimension as people say it: channels and weekdays by name, the empty one as “not known”. */
  valueOf(dimension: string, value: string): string;
};

/** Names of metrics, dimensions and their values in the reader's language (catalogue `metrics`). */
export function useMetricWords(): MetricWords {
  const { t, i18n } = useTranslation('metrics');
  const format = useFormat();
  return useMemo(() => {
    const countries = new Intl.DisplayNames(i18n.language, { type: 'region', fallback: 'code' });
    const languages = new Intl.DisplayNames(i18n.language, { type: 'language', fallback: 'code' });
    const nameOf = (metric: Named): string => metric.name ?? t(`name.${metric.key}`);
    const sayValue = (dimension: string, value: string): string => {
      if (value === '') return t(dimension === 'channel' ? 'words.noTouch' : 'words.unknown');
      if (dimension === 'channel') return t(`channel.${value}`, { defaultValue: value });
      // 2024-01-01 was a Monday, ISO day 1.
      if (dimension === 'weekday' && /^[1-7]$/.test(value)) return format.weekday(`2024-01-0${value}`);
      if (dimension === 'country' && /^[A-Za-z]{2}$/.test(value))
        return countries.of(value.toUpperCase()) ?? value;
      if (dimension === 'language' && /^[a-z]{2,3}$/.test(value)) return languages.of(value) ?? value;
      return value;
    };
    return {
      nameOf,
      infoOf: (metric) => ({
        name: nameOf(metric),
        definition: t(metric.name === undefined ? `definition.${metric.key}` : 'definition.kpi'),
        formula: t(metric.name === undefined ? `formula.${metric.key}` : 'formula.kpi'),
      }),
      groupOf: (group) => t(`group.${group}`),
      dimensionOf: (dimension) =>
        dimension.startsWith('property:')
          ? dimension.slice('property:'.length)
          : t(`dimension.${dimension === '' ? 'none' : dimension}`),
      valueOf: sayValue,
    };
  }, [t, i18n.language, format]);
}
