import { Badge, Button } from '@mantine/core';
import type { Campaign } from '@rondo/contract';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat, useMay, useViewState } from '../../shell/hooks.ts';
import { Chart } from '../../ui/chart/Chart.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Page, Sentence } from '../../ui/Page.tsx';
import { RowsDrawer } from '../../ui/RowsDrawer.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { sorting, text } from '../../ui/view-codec.ts';
import { CampaignForm } from './CampaignForm.tsx';
import { campaignsQuery } from './campaigns-api.ts';

const NEW = ' new';
const SHOWN_IN_CHART = 10;
const view = { open: text(), sort: sorting({ by: 'last', descending: true }) };

/** Campaigns, as planned and as they arrived. */
export function CampaignsScene() {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  const mayChange = useMay('campaigns.write');
  const [{ open, sort }, setView] = useViewState(view);
  const { data, error, refetch, isFetching } = useQuery(campaignsQuery);
  const opened = data?.items.find((one) => one.key === open);
  const close = () => setView({ open: '' });
  const spent = useMemo(
    () =>
      (data?.items ?? [])
        .filter((one) => (one.seen?.spend ?? 0) > 0)
        .sort((a, b) => (b.seen?.spend ?? 0) - (a.seen?.spend ?? 0)),
    [data],
  );
  const total = spent.reduce((sum, one) => sum + (one.seen?.spend ?? 0), 0);
  const chart = useMemo(() => {
    const shown = spent.slice(0, SHOWN_IN_CHART);
    return {
      kind: 'horizontal-bar' as const,
      measure: { name: t('spend'), kind: 'money' as const },
      categories: shown.map((one) => one.name),
      categoryName: t('name'),
      series: [{ name: t('spend'), values: shown.map((one) => one.seen?.spend ?? null) }],
    };
  }, [spent, t]);

  const columns = useMemo<Column<Campaign>[]>(() => {
    const channels = (row: Campaign) => row.channels.map((one) => t(`channel.${one}`, { defaultValue: one }));
    return [
      {
        id: 'name',
        label: t('name'),
        value: (row) => row.name,
        render: (row) => (
          <>
            <bdi>{row.name}</bdi>{' '}
            {row.id === null && (
              <Badge size="sm" variant="default" tt="none">
                {t('notDescribed')}
              </Badge>
            )}
          </>
        ),
      },
      { id: 'channels', label: t('channels'), value: (row) => format.list(channels(row)) },
      { id: 'start', label: t('start'), kind: 'date', value: (row) => row.start },
      { id: 'end', label: t('end'), kind: 'date', value: (row) => row.end },
      { id: 'budget', label: t('budget'), kind: 'money', value: (row) => row.budget },
      { id: 'spend', label: t('spend'), kind: 'money', value: (row) => row.seen?.spend, total },
      {
        id: 'used',
        label: t('budgetUsed'),
        kind: 'percent',
        value: (row) =>
          row.budget === null || row.budget === 0 || row.seen?.spend == null
            ? null
            : row.seen.spend / row.budget,
      },
      {
        id: 'touches',
        label: t('touches'),
        kind: 'number',
        value: (row) => row.seen?.touches,
        info: { name: t('touches'), definition: t('touchesNote') },
      },
      { id: 'first', label: t('first'), kind: 'date', value: (row) => row.seen?.first, hidden: true },
      { id: 'last', label: t('last'), kind: 'date', value: (row) => row.seen?.last },
      { id: 'owner', label: t('owner'), value: (row) => row.owner },
      {
        id: 'key',
        label: t('key'),
        value: (row) => row.key,
        hidden: true,
        render: (row) => <code dir="ltr">{row.key}</code>,
      },
    ];
  }, [t, format, total]);

  const add = mayChange && <Button onClick={() => setView({ open: NEW })}>{t('new')}</Button>;
  return (
    <Page
      title={t('title')}
      actions={add}
      sentence={
        data &&
        data.total > 0 && (
          <Sentence
            {...(data.notDescribed > 0
              ? {
                  note: t('notDescribedNote', {
                    count: data.notDescribed,
                    figure: format.number(data.notDescribed),
                  }),
                }
              : {})}
          >
            {spent[0] === undefined
              ? t('sentence', { count: data.total, figure: format.number(data.total) })
              : t('sentenceSpend', {
                  count: data.total,
                  figure: format.number(data.total),
                  name: spent[0].name,
                  share: format.percent((spent[0].seen?.spend ?? 0) / total),
                  money: format.moneyCompact(total),
                })}
          </Sentence>
        )
      }
    >
      {spent.length > 1 && (
        <Chart
          title={t('chartTitle')}
          summary={t('chartSummary', {
            name: spent[0]?.name ?? '',
            money: format.money(spent[0]?.seen?.spend),
          })}
          data={chart}
          loading={isFetching}
          onPick={({ category }) => setView({ open: spent.find((one) => one.name === category)?.key ?? '' })}
        />
      )}
      <DataTable
        id="campaigns"
        caption={t('title')}
        columns={columns}
        rows={data?.items}
        rowKey={(row) => row.key}
        sort={sort}
        onSort={(next) => setView({ sort: next })}
        loading={isFetching}
        error={error}
        onRetry={() => void refetch()}
        {...(mayChange ? { onRowOpen: (row: Campaign) => setView({ open: row.key }), openRow: open } : {})}
        empty={
          <EmptyState quiet title={t('none')} action={add}>
            {t('noneNote')}
          </EmptyState>
        }
      />
      <RowsDrawer
        opened={mayChange && (open === NEW || opened !== undefined)}
        onClose={close}
        title={opened?.name ?? t('new')}
        {...(opened?.id === null ? { sentence: t('describeIt') } : {})}
        size="narrow"
      >
        <CampaignForm key={open} campaign={opened} onDone={close} />
      </RowsDrawer>
    </Page>
  );
}
