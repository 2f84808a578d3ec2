import type { NextExperiment, TriangulationAnswer } from '@rondo/contract';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../ui/Page.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { useMetricWords } from '../explore/metric-words.ts';

type Props = { answer: TriangulationAnswer | undefined };
type Proposal = NextExperiment & { channel: string };
type HoldOut = TriangulationAnswer['channels'][number]['holdOuts'][number] & { channel: string };
type Campaign = TriangulationAnswer['channels'][number]['campaigns'][number] & { channel: string };

/** What an experiment on each channel would tell, what that is worth, and what it costs. */
export function NextTable({ answer }: Props) {
  const { t } = useTranslation('triangulation');
  const words = useMetricWords();
  const rows = useMemo(
    (): Proposal[] | undefined =>
      answer?.channels
        .flatMap(({ channel, next }) => (next === null ? [] : [{ channel, ...next }]))
        .sort((a, b) => b.gain - Math.max(0, b.cost) - (a.gain - Math.max(0, a.cost))),
    [answer],
  );
  const columns = useMemo(
    (): Column<Proposal>[] => [
      { id: 'channel', label: t('channel'), value: (row) => words.valueOf('channel', row.channel) },
      { id: 'kind', label: t('experiment'), value: (row) => t(`kinds.${row.kind}`) },
      { id: 'share', label: t('without'), kind: 'percent', value: (row) => row.share },
      { id: 'weeks', label: t('weeks'), kind: 'number', value: (row) => row.weeks },
      { id: 'error', label: t('error'), kind: 'number', value: (row) => Math.round(row.standardError) },
      { id: 'gain', label: t('gain'), kind: 'money', value: (row) => Math.round(row.gain) },
      { id: 'price', label: t('price'), kind: 'money', value: (row) => Math.round(row.cost) },
    ],
    [t, words],
  );
  if (rows === undefined || rows.length === 0) return null;
  return (
    <Section title={t('nextTitle')} note={t('nextNote')}>
      <DataTable
        id="triangulation-next"
        caption={t('nextTitle')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.channel}
        loading={false}
      />
    </Section>
  );
}

/** The experiments that are in the estimate. */
export function HoldOutTable({ answer }: Props) {
  const { t } = useTranslation('triangulation');
  const words = useMetricWords();
  const rows = useMemo(
    (): HoldOut[] | undefined =>
      answer?.channels.flatMap(({ channel, holdOuts }) => holdOuts.map((one) => ({ channel, ...one }))),
    [answer],
  );
  const columns = useMemo(
    (): Column<HoldOut>[] => [
      {
        id: 'name',
        label: t('experiment'),
        value: (row) => row.name,
        render: (row) => <bdi>{row.name}</bdi>,
      },
      { id: 'channel', label: t('channel'), value: (row) => words.valueOf('channel', row.channel) },
      { id: 'begins', label: t('begins'), kind: 'date', value: (row) => row.from },
      { id: 'ends', label: t('ends'), kind: 'date', value: (row) => row.to },
      { id: 'caused', label: t('caused'), kind: 'number', value: (row) => Math.round(row.increment.mean) },
      { id: 'low', label: t('from'), kind: 'number', value: (row) => Math.round(row.increment.low) },
      { id: 'high', label: t('to'), kind: 'number', value: (row) => Math.round(row.increment.high) },
    ],
    [t, words],
  );
  if (rows === undefined || rows.length === 0) return null;
  return (
    <Section title={t('holdOuts')} note={t('holdOutsNote')}>
      <DataTable
        id="triangulation-hold-outs"
        caption={t('holdOuts')}
        columns={columns}
        rows={rows}
        rowKey={(row) => `${row.channel} ${row.name} ${row.from}`}
        loading={false}
      />
    </Section>
  );
}

export function CampaignTable({ answer }: Props) {
  const { t } = useTranslation('triangulation');
  const words = useMetricWords();
  const rows = useMemo(
    (): Campaign[] | undefined =>
      answer?.channels
        .flatMap(({ channel, campaigns }) => campaigns.map((one) => ({ channel, ...one })))
        .sort((a, b) => b.increment.mean - a.increment.mean),
    [answer],
  );
  const columns = useMemo(
    (): Column<Campaign>[] => [
      {
        id: 'campaign',
        label: t('campaign'),
        value: (row) => row.campaign,
        render: (row) => <bdi>{row.campaign === '' ? t('unnamed') : row.campaign}</bdi>,
      },
      { id: 'channel', label: t('channel'), value: (row) => words.valueOf('channel', row.channel) },
      { id: 'spend', label: t('spend'), kind: 'money', value: (row) => row.spend },
      { id: 'caused', label: t('caused'), kind: 'number', value: (row) => Math.round(row.increment.mean) },
      { id: 'low', label: t('from'), kind: 'number', value: (row) => Math.round(row.increment.low) },
      { id: 'high', label: t('to'), kind: 'number', value: (row) => Math.round(row.increment.high) },
    ],
    [t, words],
  );
  if (rows === undefined) return null;
  return (
    <Section title={t('campaigns')} note={t('campaignsNote')}>
      <DataTable
        id="triangulation-campaigns"
        caption={t('campaigns')}
        columns={columns}
        rows={rows}
        rowKey={(row) => `${row.channel} ${row.campaign}`}
        loading={false}
        maxHeight={480}
      />
    </Section>
  );
}
