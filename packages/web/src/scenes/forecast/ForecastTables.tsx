import type { ForecastAnswer, TestedForecastModel } from '@rondo/contract';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import { Section } from '../../ui/Page.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { useMetricWords } from '../explore/metric-words.ts';
import { columnKindOf } from './forecast-view.ts';

type TableProps = { answer: ForecastAnswer | undefined; loading: boolean };
type Step = ForecastAnswer['forecast'][number];
type Strange = { at: string; value: number; expected: number };

export function ForecastSteps({ answer, loading }: TableProps) {
  const { t } = useTranslation('forecast');
  const words = useMetricWords();
  const format = useFormat();
  const columns = useMemo((): Column<Step>[] => {
    const kind = columnKindOf(answer);
    const bound = (
      id: string,
      label: string,
      value: (step: Step) => number,
      hidden = false,
    ): Column<Step> => ({
      id,
      label,
      kind,
      value,
      hidden,
    });
    return [
      {
        id: 'at',
        label: t(`stepOf.${answer?.grain ?? 'week'}`),
        value: (step) => step.at,
        render: (step) => (answer?.grain === 'month' ? format.month(step.at) : format.date(step.at)),
      },
      bound('mean', answer === undefined ? t('future') : words.nameOf(answer.metric), (step) => step.mean),
      bound('low95', t('low95'), (step) => step.interval95.low),
      bound('high95', t('high95'), (step) => step.interval95.high),
      bound('low80', t('low80'), (step) => step.interval80.low, true),
      bound('high80', t('high80'), (step) => step.interval80.high, true),
    ];
  }, [answer, t, words, format]);
  return (
    <Section title={t('future')}>
      <DataTable
        id="forecast-steps"
        caption={t('future')}
        columns={columns}
        rows={answer?.forecast}
        rowKey={(step) => step.at}
        loading={loading}
        maxHeight={420}
      />
    </Section>
  );
}

/** What was out of the ordinary, the latest first: worth a look before it is believed. */
export function StrangeSteps({
  answer,
  loading,
  open,
  onOpen,
}: TableProps & { open: string; onOpen: ((at: string) => void) | undefined }) {
  const { t } = useTranslation('forecast');
  const format = useFormat();
  const rows = useMemo(
    (): Strange[] | undefined =>
      answer?.history
        .flatMap(({ at, value, expected }) => (expected === undefined ? [] : [{ at, value, expected }]))
        .reverse(),
    [answer],
  );
  const columns = useMemo((): Column<Strange>[] => {
    const kind = columnKindOf(answer);
    return [
      {
        id: 'at',
        label: t(`stepOf.${answer?.grain ?? 'week'}`),
        value: (row) => row.at,
        render: (row) => (answer?.grain === 'month' ? format.month(row.at) : format.date(row.at)),
      },
      { id: 'value', label: t('was'), kind, value: (row) => row.value },
      { id: 'expected', label: t('expected'), kind, value: (row) => row.expected },
      { id: 'difference', label: t('difference'), kind, value: (row) => row.value - row.expected },
    ];
  }, [answer, t, format]);
  if (rows === undefined) return null;
  return (
    <Section title={t('strange')} note={rows.length === 0 ? t('nothingStrange') : t('strangeNote')}>
      {rows.length > 0 && (
        <DataTable
          id="forecast-strange"
          caption={t('strange')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.at}
          openRow={open}
          {...(onOpen === undefined ? {} : { onRowOpen: (row: Strange) => onOpen(row.at) })}
          loading={loading}
          maxHeight={360}
        />
      )}
    </Section>
  );
}

export function TestedModels({ answer, loading }: TableProps) {
  const { t } = useTranslation('forecast');
  const format = useFormat();
  const columns = useMemo(
    (): Column<TestedForecastModel>[] => [
      {
        id: 'model',
        label: t('model'),
        value: (row) => t(`models.${row.model}`),
        render: (row) =>
          row.model === answer?.chosen ? (
            <strong>{t(`models.${row.model}`)}</strong>
          ) : (
            t(`models.${row.model}`)
          ),
      },
      { id: 'mape', label: t('error'), kind: 'percent', value: (row) => row.mape },
      { id: 'mase', label: t('scaledError'), kind: 'number', value: (row) => row.mase },
      { id: 'within80', label: t('within80'), kind: 'percent', value: (row) => row.coverage80 },
      { id: 'within95', label: t('within95'), kind: 'percent', value: (row) => row.coverage95 },
      { id: 'origins', label: t('origins'), kind: 'number', value: (row) => row.origins, hidden: true },
    ],
    [answer, t],
  );
  if (answer === undefined) return null;
  const unsuited = answer.unsuited.map((model) => t(`models.${model}`));
  return (
    <Section
      title={t('testOfModels')}
      note={
        unsuited.length === 0
          ? t('testNote')
          : `${t('testNote')} ${t('unsuited', { models: format.list(unsuited) })}`
      }
    >
      <DataTable
        id="forecast-models"
        caption={t('testOfModels')}
        columns={columns}
        rows={answer.models}
        rowKey={(row) => row.model}
        loading={loading}
      />
    </Section>
  );
}
