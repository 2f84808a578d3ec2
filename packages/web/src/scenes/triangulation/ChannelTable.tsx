import type { ChannelIncrement, TriangulationAnswer } from '@rondo/contract';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import { Section } from '../../ui/Page.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { Estimate } from '../../ui/table/Estimate.tsx';
import { useMetricWords } from '../explore/metric-words.ts';

/** What each channel caused, and whether it pays for itself. */
export function ChannelTable({
  answer,
  loading,
  open,
  onOpen,
}: {
  answer: TriangulationAnswer | undefined;
  loading: boolean;
  /** A channel opens the rows of its spend, where the reader may see them. */
  open: string;
  onOpen: ((channel: string) => void) | undefined;
}) {
  const { t } = useTranslation('triangulation');
  const format = useFormat();
  const words = useMetricWords();
  const columns = useMemo(
    (): Column<ChannelIncrement>[] => [
      {
        id: 'channel',
        label: t('channel'),
        value: (row) => words.valueOf('channel', row.channel),
        render: (row) => <bdi>{words.valueOf('channel', row.channel)}</bdi>,
      },
      {
        id: 'spend',
        label: t('spend'),
        kind: 'money',
        value: (row) => row.spend,
        total: answer?.channels.reduce((all, row) => all + row.spend, 0) ?? null,
      },
      {
        id: 'caused',
        label: t('caused'),
        kind: 'number',
        value: (row) => Math.round(row.increment.mean),
        render: ({ increment }) => <Estimate kind="number" {...roundEstimate(increment)} />,
        total: answer === undefined ? null : Math.round(answer.caused.mean),
      },
      {
        id: 'cost',
        label: t('costEach'),
        kind: 'money',
        value: (row) => row.costPerConversion?.mean,
        render: ({ costPerConversion }) => (
          <Estimate kind="money" value={costPerConversion?.mean} interval={costPerConversion} />
        ),
      },
      {
        id: 'return',
        label: t('return', { sign: format.currencySign() }),
        kind: 'number',
        value: (row) => Number(row.return.mean.toFixed(2)),
        render: (row) => <Estimate kind="ratio" value={row.return.mean} interval={row.return} />,
      },
      { id: 'pays', label: t('pays'), kind: 'percent', value: (row) => row.pays },
    ],
    [answer, t, words, format],
  );
  return (
    <Section title={t('channels')} note={t('channelsNote', { sign: format.currencySign() })}>
      <DataTable
        id="triangulation-channels"
        caption={t('channels')}
        columns={columns}
        rows={answer?.channels}
        rowKey={(row) => row.channel}
        loading={loading}
        openRow={open}
        {...(onOpen === undefined ? {} : { onRowOpen: (row: ChannelIncrement) => onOpen(row.channel) })}
      />
    </Section>
  );
}

/** Conversions come whole. */
export function roundEstimate({ mean, low, high }: { mean: number; low: number; high: number }) {
  return { value: Math.round(mean), interval: { low: Math.round(low), high: Math.round(high) } };
}
