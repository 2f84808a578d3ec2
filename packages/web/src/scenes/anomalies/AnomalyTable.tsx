import type { AnomaliesAnswer, Anomaly, Silence } from '@rondo/contract';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import { Section } from '../../ui/Page.tsx';
import { addDays } from '../../ui/period.ts';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { isolate } from '../explore/isolate.ts';
import { kindOfUnit, useMetricWords } from '../explore/metric-words.ts';
import { keyOfAnomaly, nameOfAnomaly, searchForWhy } from './anomalies-view.ts';

type AnomalyTableProps = {
  answer: AnomaliesAnswer | undefined;
  loading: boolean;
  shown: string;
  onShow: (anomaly: Anomaly) => void;
};

/** What was out of the ordinary, the least likely first; a row shows its days in the chart above. */
export function AnomalyTable({ answer, loading, shown, onShow }: AnomalyTableProps) {
  const { t } = useTranslation('anomalies');
  const words = useMetricWords();
  const format = useFormat();
  const columns = useMemo((): Column<Anomaly>[] => {
    const figure = (name: 'figure' | 'expected' | 'low' | 'high', hidden = false): Column<Anomaly> => ({
      id: name,
      label: t(name),
      kind: 'number',
      sortable: false,
      hidden,
      value: (row) => row[name],
      render: (row) => <bdi>{format.byKind(kindOfUnit(row.metric.unit), row[name])}</bdi>,
    });
    return [
      {
        id: 'what',
        label: t('what'),
        value: (row) => nameOfAnomaly(row, words),
        render: (row) => <bdi>{nameOfAnomaly(row, words)}</bdi>,
      },
      { id: 'at', label: t('day'), kind: 'date', value: (row) => row.at },
      figure('figure'),
      figure('expected'),
      figure('low'),
      figure('high'),
      {
        id: 'distance',
        label: t('distance'),
        kind: 'number',
        hidden: true,
        value: (row) => Number(row.distance.toFixed(1)),
      },
      {
        id: 'meaning',
        label: t('meaning'),
        value: (row) => t(meaningOf(row), { source: isolate(row.silent[0]?.source ?? '') }),
      },
      {
        id: 'noticed',
        label: t('noticed'),
        hidden: true,
        value: (row) => (row.noticed === null ? t('no') : t('yes')),
      },
      {
        id: 'why',
        label: t('explanation'),
        value: () => t('why'),
        sortable: false,
        render: (row) => (
          <Link
            to="/drivers"
            search={searchForWhy(row) as never}
            aria-label={t('whyOf', { what: nameOfAnomaly(row, words) })}
          >
            {t('why')}
          </Link>
        ),
      },
    ];
  }, [t, words, format]);
  return (
    <Section title={t('list')} note={t('listNote')}>
      <DataTable
        id="anomalies"
        caption={t('list')}
        columns={columns}
        rows={answer?.items}
        rowKey={keyOfAnomaly}
        total={answer?.total}
        loading={loading}
        openRow={shown}
        onRowOpen={onShow}
        empty={t('nothing')}
        maxHeight={480}
      />
    </Section>
  );
}

function meaningOf({ silent, good }: Anomaly): 'silent' | 'neither' | 'better' | 'worse' {
  if (silent.length > 0) return 'silent';
  return good === null ? 'neither' : good ? 'better' : 'worse';
}

/** Sources of which nothing came in the period, though something usually does. */
export function SilenceTable({ silences }: { silences: readonly Silence[] }) {
  const { t } = useTranslation('anomalies');
  const columns = useMemo(
    (): Column<Silence>[] => [
      {
        id: 'source',
        label: t('source'),
        value: (row) => row.source,
        render: (row) => <bdi>{row.source}</bdi>,
      },
      { id: 'data', label: t('data'), value: (row) => row.what, render: (row) => <bdi>{row.what}</bdi> },
      { id: 'from', label: t('silentFrom'), kind: 'date', value: (row) => row.from },
      { id: 'to', label: t('silentTo'), kind: 'date', value: (row) => addDays(row.to, -1) },
    ],
    [t],
  );
  if (silences.length === 0) return null;
  return (
    <Section title={t('silences')} note={t('silencesNote')}>
      <DataTable
        id="anomalies-silences"
        caption={t('silences')}
        columns={columns}
        rows={silences}
        rowKey={(row) => `${row.source} ${row.what} ${row.from}`}
        maxHeight={320}
      />
    </Section>
  );
}
