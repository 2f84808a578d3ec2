import type { ExperimentGains } from '@rondo/contract';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { useMetricWords } from '../explore/metric-words.ts';
import own from './experiments.module.css';
import { gainScale, sayGroup, writeGain } from './say-gains.ts';

type Row = ExperimentGains['groups'][number];

/** The difference in each group beside that of all others, with intervals that hold for all of them together. */
export function GainsTable({ answer, name }: { answer: ExperimentGains; name: string }) {
  const { t } = useTranslation('experiments');
  const format = useFormat();
  const words = useMetricWords();
  const columns = useMemo((): Column<Row>[] => {
    const figure = (id: string, label: string, of: (row: Row) => number): Column<Row> => ({
      id,
      label,
      kind: answer.kind === 'revenue' ? 'money' : 'number',
      value: (row) => of(row) * gainScale(answer),
      render: (row) => (
        <bdi dir="ltr" className={own.figure}>
          {writeGain(answer, of(row), format)}
        </bdi>
      ),
    });
    return [
      {
        id: 'group',
        label: t('gains.people'),
        value: (row) => sayGroup(row, { t, format, words, name }),
        render: (row) => <bdi>{sayGroup(row, { t, format, words, name })}</bdi>,
      },
      { id: 'units', label: t('gains.units'), kind: 'number', value: (row) => row.units },
      figure('inside', t('difference'), (row) => row.inside.estimate),
      figure('low', t('low'), (row) => row.inside.low),
      figure('high', t('high'), (row) => row.inside.high),
      figure('outside', t('gains.others'), (row) => row.outside.estimate),
      figure('othersLow', t('low'), (row) => row.outside.low),
      figure('othersHigh', t('high'), (row) => row.outside.high),
      {
        id: 'p',
        label: t('p'),
        kind: 'number',
        value: (row) => row.pValueAdjusted,
        render: (row) => (
          <bdi dir="ltr">
            {row.pValueAdjusted < 0.001
              ? `< ${format.number(0.001, 3)}`
              : format.number(row.pValueAdjusted, 3)}
          </bdi>
        ),
        info: { name: t('p'), definition: t('gains.pInfo') },
      },
    ];
  }, [answer, format, name, t, words]);
  return (
    <DataTable
      id="experiment-gains"
      caption={t('gains.table', {
        metric: answer.metric,
        per: t(answer.kind === 'revenue' ? 'gains.eachPerson' : 'gains.eachHundred'),
      })}
      columns={columns}
      rows={answer.groups}
      rowKey={(row) => `${row.feature} ${row.value ?? ''}`}
    />
  );
}
