import type { ExperimentResult, MeasuredMetric } from '@rondo/contract';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import type { MetricKind } from '../../ui/format.ts';
import { Section } from '../../ui/Page.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import own from './experiments.module.css';
import { variationName } from './experiments-api.ts';

type Row = {
  metric: MeasuredMetric;
  variation: string;
  people: number;
  figure: number | null;
  comparison: MeasuredMetric['comparisons'][number] | undefined;
};

const kindOf = ({ kind, quantile, property }: MeasuredMetric): MetricKind =>
  kind === 'conversion'
    ? 'percent'
    : kind.startsWith('revenue') || (quantile !== null && property === null)
      ? 'money'
      : 'number';

/** Every metric and variation, beside the control's. */
export function MetricsTable({
  answer,
  onOpen,
}: {
  answer: ExperimentResult;
  onOpen: ((variation: string) => void) | undefined;
}) {
  const { t } = useTranslation('experiments');
  const format = useFormat();
  const rows = useMemo(
    (): Row[] =>
      answer.metrics.flatMap((metric) =>
        metric.variations.map(({ variation, people, figure }) => ({
          metric,
          variation,
          people,
          figure,
          comparison: metric.comparisons.find((one) => one.variation === variation),
        })),
      ),
    [answer],
  );
  const columns = useMemo((): Column<Row>[] => {
    const change = (value: number | undefined) =>
      value === undefined ? '–' : <bdi dir="ltr">{format.change(value)}</bdi>;
    // 0.095 and 0.103 orders a person differ by 8 %; with two decimals they would not.
    const writeFigure = ({ metric, figure }: Row): string =>
      kindOf(metric) === 'number' && figure !== null && Math.abs(figure) < 1
        ? format.number(figure, 3)
        : format.byKind(kindOf(metric), figure);
    return [
      {
        id: 'metric',
        label: t('metric'),
        value: (row) => row.metric.name,
        render: (row) => (
          <>
            <bdi>{row.metric.name}</bdi>
            {row.metric.quantile !== null && (
              <span className={own.which}>
                {row.metric.quantile === 0.5
                  ? t('median')
                  : t('quantileOf', { share: format.percent(row.metric.quantile) })}
              </span>
            )}
          </>
        ),
      },
      { id: 'role', label: t('role'), value: (row) => t(`roles.${row.metric.role}`) },
      {
        id: 'variation',
        label: t('variation'),
        value: (row) => variationName(answer, row.variation),
        render: (row) => <bdi>{variationName(answer, row.variation)}</bdi>,
      },
      { id: 'people', label: t('people'), kind: 'number', value: (row) => row.people },
      {
        id: 'figure',
        label: t('figure'),
        kind: 'number',
        value: (row) => row.figure,
        render: (row) => <span className={own.figure}>{writeFigure(row)}</span>,
      },
      {
        id: 'difference',
        label: t('difference'),
        kind: 'percent',
        value: (row) => row.comparison?.relative?.estimate,
        render: (row) => change(row.comparison?.relative?.estimate),
      },
      {
        id: 'low',
        label: t('low'),
        kind: 'percent',
        value: (row) => row.comparison?.relative?.low,
        render: (row) => change(row.comparison?.relative?.low),
      },
      {
        id: 'high',
        label: t('high'),
        kind: 'percent',
        value: (row) => row.comparison?.relative?.high,
        render: (row) => change(row.comparison?.relative?.high),
      },
      {
        id: 'chance',
        label: t('chance'),
        kind: 'percent',
        value: (row) => row.comparison?.chanceToWin,
        info: { name: t('chance'), definition: t('chanceInfo') },
      },
      {
        id: 'loss',
        label: t('loss'),
        kind: 'percent',
        value: (row) => row.comparison?.expectedLoss?.treatment,
        info: { name: t('loss'), definition: t('lossInfo') },
      },
      {
        id: 'p',
        label: t('p'),
        kind: 'number',
        value: (row) => row.comparison?.pValueAdjusted,
        render: (row) => {
          const p = row.comparison?.pValueAdjusted;
          if (p === null || p === undefined) return '–';
          return <bdi dir="ltr">{p < 0.001 ? `< ${format.number(0.001, 3)}` : format.number(p, 3)}</bdi>;
        },
        info: { name: t('p'), definition: t('pInfo') },
      },
      {
        id: 'narrowed',
        label: t('narrowed'),
        kind: 'percent',
        value: (row) => row.comparison?.varianceReduction,
        hidden: true,
      },
    ];
  }, [answer, t, format]);
  return (
    <Section title={t('metrics')} note={onOpen && t('openPeople')}>
      <DataTable
        id="experiment-metrics"
        caption={t('metrics')}
        columns={columns}
        rows={rows}
        rowKey={(row) => `${row.metric.name} ${row.variation}`}
        {...(onOpen === undefined ? {} : { onRowOpen: (row: Row) => onOpen(row.variation) })}
      />
    </Section>
  );
}
