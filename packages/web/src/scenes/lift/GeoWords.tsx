import { MultiSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiQuery } from '../../api/query.ts';
import { useFormat } from '../../shell/hooks.ts';
import { InlineSelect } from '../../ui/builder/InlineInputs.tsx';
import type { MetricKind } from '../../ui/format.ts';
import { useMetricWords } from '../explore/metric-words.ts';
import type { GeoPartProps, GeoValues } from './GeoScene.tsx';
import { geoFigures, placeKinds } from './lift-view.ts';

/** Counts as whole numbers, money as such. */
export function useWriteFigure(figure: GeoValues['figure']): {
  kind: MetricKind & ('money' | 'number');
  write: (value: number) => string;
  /** With what it counts: “23 orders”. */
  say: (value: number) => string;
} {
  const { t } = useTranslation('lift');
  const format = useFormat();
  const kind = figure === 'revenue' ? 'money' : 'number';
  const write = (value: number): string => format.byKind(kind, Math.round(value));
  const say = (value: number): string =>
    kind === 'money' ? write(value) : `${write(value)} ${t(`geo.figures.${figure}`)}`;
  return { kind, write, say };
}

/** Which figure, and what a place is. */
export function FigureWords({ view, onChange }: Omit<GeoPartProps, 'mode'>) {
  const { t } = useTranslation('lift');
  return (
    <>
      <InlineSelect
        label={t('metric')}
        value={view.figure}
        options={geoFigures.map((value) => ({ value, label: t(`geo.figures.${value}`) }))}
        onChange={(next) => onChange({ figure: geoFigures.find((one) => one === next) ?? 'orders' })}
      />
      {t('geo.by')}
      <InlineSelect
        label={t('geo.placeKind')}
        value={view.by}
        options={placeKinds.map((value) => ({ value, label: t(`geo.kinds.${value}`) }))}
        onChange={(next) =>
          onChange({
            by: placeKinds.find((one) => one === next) ?? 'region',
            include: [],
            exclude: [],
            places: [],
          })
        }
      />
    </>
  );
}

type PlacePickerProps = {
  label: string;
  hint?: string;
  view: GeoValues;
  value: string[];
  /** Places that stand in the other list already. */
  without: readonly string[];
  onChange: (places: string[]) => void;
};

export function PlacePicker({ label, hint, view, value, without, onChange }: PlacePickerProps) {
  const { t } = useTranslation('lift');
  const words = useMetricWords();
  const { figure, by } = view;
  const places = useQuery(apiQuery('/api/measure/geo/places', { params: { query: { figure, by } } }));
  const known = (places.data?.items ?? []).filter(({ enough }) => enough).map(({ place }) => place);
  const offered = [...new Set([...known, ...value])].filter((place) => !without.includes(place));
  return (
    <MultiSelect
      label={label}
      description={hint}
      data={offered.map((place) => ({ value: place, label: words.valueOf(by, place) }))}
      value={value}
      onChange={onChange}
      searchable
      clearable
      placeholder={value.length === 0 ? t('geo.choosePlaces') : ''}
      nothingFoundMessage={t('geo.noPlaces')}
    />
  );
}
