import type { GeoAnswer } from '@rondo/contract';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../ui/Page.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { useMetricWords } from '../explore/metric-words.ts';

type Method = { method: GeoAnswer['others'][number]['method'] } & Pick<GeoAnswer, 'effect' | 'relative'>;
type Weight = GeoAnswer['weights'][number];

/** The answer by the method chosen and by two others. */
export function MethodTable({ answer, loading }: { answer: GeoAnswer | undefined; loading: boolean }) {
  const { t } = useTranslation('lift');
  const rows = useMemo((): Method[] | undefined => answer && [answer, ...answer.others], [answer]);
  const columns = useMemo((): Column<Method>[] => {
    const kind = answer?.figure === 'revenue' ? 'money' : 'number';
    return [
      { id: 'method', label: t('geo.method'), value: (row) => t(`geo.methods.${row.method}`) },
      { id: 'effect', label: t('effect'), kind, value: (row) => Math.round(row.effect.mean) },
      { id: 'low', label: t('geo.from90'), kind, value: (row) => Math.round(row.effect.low) },
      { id: 'high', label: t('geo.to90'), kind, value: (row) => Math.round(row.effect.high) },
      { id: 'share', label: t('share'), kind: 'percent', value: (row) => row.relative.mean },
      { id: 'shareLow', label: t('geo.from90'), kind: 'percent', value: (row) => row.relative.low },
      { id: 'shareHigh', label: t('geo.to90'), kind: 'percent', value: (row) => row.relative.high },
    ];
  }, [answer, t]);
  return (
    <Section title={t('geo.methodsTitle')} note={t('geo.methodsNote')}>
      <DataTable
        id="geo-methods"
        caption={t('geo.methodsTitle')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.method}
        loading={loading}
      />
    </Section>
  );
}

/** What the comparison is made of. */
export function WeightTable({ answer }: { answer: GeoAnswer }) {
  const { t } = useTranslation('lift');
  const words = useMetricWords();
  const rows = useMemo(() => answer.weights.filter(({ weight }) => Math.abs(weight) > 0.0005), [answer]);
  const columns = useMemo(
    (): Column<Weight>[] => [
      {
        id: 'place',
        label: t('geo.place'),
        value: (row) => words.valueOf(answer.by, row.place),
        render: (row) => <bdi>{words.valueOf(answer.by, row.place)}</bdi>,
      },
      { id: 'weight', label: t('geo.weight'), kind: 'percent', value: (row) => row.weight },
    ],
    [answer, t, words],
  );
  return (
    <Section title={t('geo.weights')} note={t('geo.weightsNote')}>
      <DataTable
        id="geo-weights"
        caption={t('geo.weights')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.place}
      />
    </Section>
  );
}
