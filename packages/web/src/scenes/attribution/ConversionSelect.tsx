import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiQuery } from '../../api/query.ts';
import { useMay } from '../../shell/hooks.ts';
import { InlineSelect } from '../../ui/builder/InlineInputs.tsx';
import { conversionMetrics, PURCHASES } from './attribution-view.ts';

type ConversionSelectProps = { value: string; onChange: (event: string) => void };

/** What counts as a conversion: a metric of ours, an event that was seen, or any other by its name. */
export function ConversionSelect({ value, onChange }: ConversionSelectProps) {
  const { t } = useTranslation('attribution');
  const seen = useQuery({ ...apiQuery('/api/catalogue'), enabled: useMay('catalogue.read') });
  const names = (seen.data?.items ?? [])
    .filter((entry) => entry.kind === 'event')
    .sort((a, b) => b.count - a.count)
    .map((entry) => entry.name || entry.event)
    .filter((name) => name !== '');
  const ours = [PURCHASES, ...conversionMetrics];
  const known = [...new Set([...names, ...(ours.includes(value) ? [] : [value])])];
  return (
    <InlineSelect
      label={t('conversion')}
      value={value}
      creatable
      options={[
        ...ours.map((one) => ({ value: one, label: t(`conversions.${one}`) })),
        ...known.map((name) => ({ value: name, label: name })),
      ]}
      onChange={onChange}
    />
  );
}
