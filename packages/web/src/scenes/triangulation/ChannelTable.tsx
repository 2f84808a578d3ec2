import { Badge } from '@mantine/core';
import type { ChannelIncrement, TriangulationAnswer } from '@rondo/contract';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../ui/Page.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { useMetricWords } from '../explore/metric-words.ts';

const COLOUR: Record<ChannelIncrement['verdict'], string> = {
  'credited-too-much': 'orange',
  'credited-too-little': 'blue',
  agrees: 'gray',
  'not-credited': 'gray',
};

/** Each channel by all that is known of it, so that one sees where the ways of measuring agree. */
export function ChannelTable({
  answer,
  loading,
}: {
  answer: TriangulationAnswer | undefined;
  loading: boolean;
}) {
  const { t } = useTranslation('triangulation');
  const words = useMetricWords();
  const columns = useMemo((): Column<ChannelIncrement>[] => {
    const credit = (model: string): Column<ChannelIncrement> => ({
      id: model,
      label: t(model),
      kind: 'number',
      value: ({ credited }) => {
        const given = credited.find((one) => one.model === model)?.conversions;
        return given === undefined ? null : Math.round(given);
      },
    });
    const sum = (read: (row: ChannelIncrement) => number): number | null =>
      answer === undefined ? null : answer.channels.reduce((all, row) => all + read(row), 0);
    return [
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
        total: sum((row) => row.spend),
      },
      {
        id: 'caused',
        label: t('caused'),
        kind: 'number',
        value: (row) => Math.round(row.increment.mean),
        total: answer === undefined ? null : Math.round(answer.caused.mean),
      },
      { id: 'low', label: t('from'), kind: 'number', value: (row) => Math.round(row.increment.low) },
      { id: 'high', label: t('to'), kind: 'number', value: (row) => Math.round(row.increment.high) },
      credit('last'),
      credit('markov'),
      { ...credit('shapley'), hidden: true },
      {
        id: 'verdict',
        label: t('verdict'),
        value: (row) => t(`verdicts.${row.verdict}`),
        render: (row) => (
          <Badge variant="light" color={COLOUR[row.verdict]} tt="none">
            {t(`verdicts.${row.verdict}`)}
          </Badge>
        ),
      },
      {
        id: 'return',
        label: t('return'),
        kind: 'number',
        value: (row) => Number(row.return.mean.toFixed(2)),
      },
      { id: 'pays', label: t('pays'), kind: 'percent', value: (row) => row.pays },
      {
        id: 'cost',
        label: t('costEach'),
        kind: 'money',
        value: (row) => row.costPerConversion?.mean,
        hidden: true,
      },
    ];
  }, [answer, t, words]);
  return (
    <Section title={t('channels')} note={t('channelsNote')}>
      <DataTable
        id="triangulation-channels"
        caption={t('channels')}
        columns={columns}
        rows={answer?.channels}
        rowKey={(row) => row.channel}
        loading={loading}
      />
    </Section>
  );
}
