import type { MeasuredScores, ScoreTenth, TestedScoreModel } from '@rondo/contract';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import { Section } from '../../ui/Page.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';

type Props = { answer: MeasuredScores | undefined };

export function TenthTable({ answer, loading }: Props & { loading: boolean }) {
  const { t } = useTranslation('scores');
  const columns = useMemo(
    (): Column<ScoreTenth>[] => [
      { id: 'tenth', label: t('tenth'), value: (row) => String(row.tenth) },
      {
        id: 'people',
        label: t('people'),
        kind: 'number',
        value: (row) => row.people,
        total: answer?.test.people ?? null,
      },
      {
        id: 'happened',
        label: t('happened'),
        kind: 'number',
        value: (row) => row.happened,
        total: answer?.test.happened ?? null,
      },
      { id: 'rate', label: t('came'), kind: 'percent', value: (row) => row.rate.value },
      { id: 'low', label: t('from'), kind: 'percent', value: (row) => row.rate.low },
      { id: 'high', label: t('to'), kind: 'percent', value: (row) => row.rate.high },
      { id: 'foreseen', label: t('foreseen'), kind: 'percent', value: (row) => row.foreseen },
      { id: 'lift', label: t('lift'), kind: 'number', value: (row) => Number(row.lift.toFixed(2)) },
      { id: 'captured', label: t('captured'), kind: 'percent', value: (row) => row.captured.value },
    ],
    [answer, t],
  );
  return (
    <Section title={t('tenths')} note={t('tenthsNote')}>
      <DataTable
        id="score-tenths"
        caption={t('tenths')}
        columns={columns}
        rows={answer?.tenths}
        rowKey={(row) => String(row.tenth)}
        loading={loading}
      />
    </Section>
  );
}

/** Both models with their test: for whoever wants to check. */
export function ModelTable({ answer }: Props) {
  const { t } = useTranslation('scores');
  const format = useFormat();
  const columns = useMemo((): Column<TestedScoreModel>[] => {
    const nameOf = ({ model }: TestedScoreModel): string => t(`models.${model}`);
    return [
      {
        id: 'model',
        label: t('model'),
        value: nameOf,
        render: (row) => (row.model === answer?.chosen ? <strong>{nameOf(row)}</strong> : nameOf(row)),
      },
      { id: 'auc', label: t('auc'), kind: 'percent', value: (row) => row.auc.value },
      { id: 'low', label: t('from'), kind: 'percent', value: (row) => row.auc.low },
      { id: 'high', label: t('to'), kind: 'percent', value: (row) => row.auc.high },
      { id: 'brier', label: t('brier'), value: (row) => format.number(row.brier, 4) },
      { id: 'loss', label: t('logLoss'), value: (row) => format.number(row.logLoss, 4) },
      { id: 'validation', label: t('validationLoss'), value: (row) => format.number(row.validationLoss, 4) },
      {
        id: 'size',
        label: t('size'),
        value: (row) => t(`sizes.${row.model}`, { size: format.number(row.size) }),
      },
    ];
  }, [answer, t, format]);
  if (answer === undefined) return null;
  return (
    <Section title={t('modelsTitle')} note={t('modelsNote', { brier: format.number(answer.baseBrier, 4) })}>
      <DataTable
        id="score-models"
        caption={t('modelsTitle')}
        columns={columns}
        rows={answer.models}
        rowKey={(row) => row.model}
        loading={false}
      />
    </Section>
  );
}
