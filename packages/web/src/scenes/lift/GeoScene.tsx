import { SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useViewState } from '../../shell/hooks.ts';
import type { ViewValues } from '../../ui/view-codec.ts';
import { GeoJudge } from './GeoJudge.tsx';
import { GeoPlan } from './GeoPlan.tsx';
import { geoView } from './lift-view.ts';

export type GeoValues = ViewValues<typeof geoView>;
export type GeoPartProps = {
  view: GeoValues;
  onChange: (next: Partial<GeoValues>) => void;
  /** Between planning and judging; stands above both. */
  mode: ReactNode;
};

/** Tests in some places: where to run one, and what one changed. */
export function GeoScene() {
  const { t } = useTranslation('lift');
  const [view, setView] = useViewState(geoView);
  const mode = (
    <SegmentedControl
      aria-label={t('geo.mode')}
      value={view.mode}
      data={(['plan', 'judge'] as const).map((value) => ({ value, label: t(`geo.modes.${value}`) }))}
      onChange={(next) => setView({ mode: next === 'judge' ? 'judge' : 'plan' })}
      style={{ justifySelf: 'start' }}
    />
  );
  const part = { view, onChange: setView, mode };
  return view.mode === 'plan' ? <GeoPlan {...part} /> : <GeoJudge {...part} />;
}
