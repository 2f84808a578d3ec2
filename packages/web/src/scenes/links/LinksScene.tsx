import { Button, Switch } from '@mantine/core';
import type { LinkWithFigures } from '@rondo/contract';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat, useMay, useViewState } from '../../shell/hooks.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Page, Sentence } from '../../ui/Page.tsx';
import { RowsDrawer } from '../../ui/RowsDrawer.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { flag, sorting, text } from '../../ui/view-codec.ts';
import { LinkPanel } from './LinkPanel.tsx';
import { linksQuery } from './links-api.ts';
import { NewLink } from './NewLink.tsx';

const NEW = 'new';
const view = { open: text(), sort: sorting({ by: 'clicks', descending: true }), archived: flag() };

const nameOf = (link: LinkWithFigures) => link.name || link.creator || link.creative || link.code;

/** Tracking links with what came of them. */
export function LinksScene() {
  const { t } = useTranslation('links');
  const format = useFormat();
  const mayChange = useMay('links.write');
  const [{ open, sort, archived }, setView] = useViewState(view);
  const { data, error, refetch, isFetching } = useQuery(linksQuery);
  const rows = useMemo(() => data?.items.filter((one) => archived || !one.archived), [data?.items, archived]);
  const opened = data?.items.find((one) => one.id === open);
  const close = () => setView({ open: '' });
  const sum = (pick: (link: LinkWithFigures) => number) =>
    (rows ?? []).reduce((total, one) => total + pick(one), 0);
  const clicks = sum((one) => one.figures.clicks);
  const previews = sum((one) => one.figures.previews);
  const orders = sum((one) => one.figures.orders);
  const revenue = sum((one) => one.figures.revenue);
  const columns = useMemo<Column<LinkWithFigures>[]>(
    () => [
      { id: 'name', label: t('name'), value: nameOf },
      {
        id: 'url',
        label: t('address'),
        value: (row) => row.url,
        render: (row) => <code dir="ltr">{`/l/${row.code}`}</code>,
      },
      {
        id: 'channel',
        label: t('channelLabel'),
        value: (row) => t(`channel.${row.channel}`, { defaultValue: row.channel }),
      },
      { id: 'campaign', label: t('campaign'), value: (row) => row.campaign },
      { id: 'creator', label: t('creator'), value: (row) => row.creator, hidden: true },
      { id: 'creative', label: t('creative'), value: (row) => row.creative, hidden: true },
      { id: 'target', label: t('target'), value: (row) => row.target, hidden: true },
      { id: 'clicks', label: t('clicks'), kind: 'number', value: (row) => row.figures.clicks, total: clicks },
      { id: 'people', label: t('people'), kind: 'number', value: (row) => row.figures.people },
      {
        id: 'previews',
        label: t('previews'),
        kind: 'number',
        value: (row) => row.figures.previews,
        total: previews,
        info: { name: t('previews'), definition: t('previewsNote') },
      },
      {
        id: 'orders',
        label: t('orders'),
        kind: 'number',
        value: (row) => row.figures.orders,
        total: orders,
        info: { name: t('orders'), definition: t('ordersNote') },
      },
      {
        id: 'revenue',
        label: t('revenue'),
        kind: 'money',
        value: (row) => row.figures.revenue,
        total: revenue,
      },
      {
        id: 'last',
        label: t('lastClick'),
        kind: 'dateTime',
        value: (row) => row.figures.lastClick,
        hidden: true,
      },
    ],
    [t, clicks, previews, orders, revenue],
  );
  const add = mayChange && <Button onClick={() => setView({ open: NEW })}>{t('new')}</Button>;
  const kept =
    data === undefined
      ? undefined
      : data.lost > 0
        ? t('lost', { count: data.lost, figure: format.number(data.lost) })
        : data.waiting > 0
          ? t('waiting', { count: data.waiting, figure: format.number(data.waiting) })
          : undefined;
  return (
    <Page
      title={t('title')}
      actions={add}
      sentence={
        rows &&
        rows.length > 0 && (
          <Sentence {...(kept === undefined ? {} : { note: kept })}>
            {t('sentence', {
              count: clicks,
              figure: format.number(clicks),
              orders: format.number(orders),
              revenue: format.moneyCompact(revenue),
            })}
          </Sentence>
        )
      }
    >
      <DataTable
        id="links"
        caption={t('title')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        sort={sort}
        onSort={(next) => setView({ sort: next })}
        loading={isFetching}
        error={error}
        onRetry={() => void refetch()}
        onRowOpen={(row) => setView({ open: row.id })}
        openRow={open}
        toolbar={
          data?.items.some((one) => one.archived) && (
            <Switch
              size="sm"
              label={t('showArchived')}
              checked={archived}
              onChange={(event) => setView({ archived: event.currentTarget.checked })}
            />
          )
        }
        empty={
          <EmptyState quiet title={t('none')} action={add}>
            {t('noneNote')}
          </EmptyState>
        }
      />
      <RowsDrawer opened={mayChange && open === NEW} onClose={close} title={t('new')} size="narrow">
        <NewLink onDone={close} />
      </RowsDrawer>
      <RowsDrawer
        opened={opened !== undefined}
        onClose={close}
        title={opened === undefined ? '' : nameOf(opened)}
        size="narrow"
      >
        {opened && <LinkPanel id={opened.id} mayChange={mayChange} />}
      </RowsDrawer>
    </Page>
  );
}
