import { ActionIcon } from '@mantine/core';
import type { Chart, ChartKind } from '@rondo/contract';
import { IconTrash } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, take } from '../../api/client.ts';
import { apiQuery } from '../../api/query.ts';
import { authorOf } from '../../shell/author.ts';
import { useFormat, useMay } from '../../shell/hooks.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Section } from '../../ui/Page.tsx';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { offerUndo, showError } from '../../ui/toasts.tsx';
import { parseSearch } from '../../ui/view-codec.ts';

const paths: Record<ChartKind, string> = {
  explore: '/explore',
  funnel: '/funnel',
  retention: '/retention',
  web: '/web',
  attribution: '/attribution',
};

/** All saved charts; opening one asks its question again. */
export function SavedCharts() {
  const { t } = useTranslation('metrics');
  const format = useFormat();
  const queryClient = useQueryClient();
  const mayWrite = useMay('charts.write');
  const charts = useQuery(apiQuery('/api/charts'));

  const forget = (): Promise<void> => queryClient.invalidateQueries({ queryKey: ['/api/charts'] });
  const remove = async (chart: Chart): Promise<void> => {
    await take(api.DELETE('/api/charts/{id}', { params: { path: { id: chart.id } } }));
    await forget();
    const { name, kind, definition } = chart;
    offerUndo({
      message: t('words.deleted', { name }),
      undo: async () => {
        await take(api.POST('/api/charts', { body: { name, kind, definition } }));
        await forget();
      },
    });
  };

  return (
    <Section title={t('words.charts')}>
      <DataTable
        id="saved-charts"
        caption={t('words.charts')}
        plain
        rows={charts.data?.items}
        rowKey={(chart) => chart.id}
        loading={charts.isFetching}
        error={charts.error}
        onRetry={charts.refetch}
        empty={
          <EmptyState quiet title={t('words.noCharts')}>
            {t('words.noChartsText')}
          </EmptyState>
        }
        columns={[
          {
            id: 'name',
            label: t('words.saveName'),
            value: (chart) => chart.name,
            render: (chart) => (
              <Link
                to={paths[chart.kind]}
                search={parseSearch(String(chart.definition.search ?? '')) as never}
              >
                <bdi>{chart.name}</bdi>
              </Link>
            ),
          },
          { id: 'kind', label: t('words.page'), value: (chart) => t(`nav.${chart.kind}`) },
          { id: 'by', label: t('words.by'), value: (chart) => authorOf(chart.createdBy, t) },
          { id: 'at', label: t('words.changed'), kind: 'date', value: (chart) => chart.updatedAt },
          ...(mayWrite
            ? [
                {
                  id: 'remove',
                  label: t('action.delete'),
                  value: () => null,
                  sortable: false,
                  render: (chart: Chart) => (
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={`${t('action.delete')}: ${chart.name}`}
                      title={format.date(chart.updatedAt)}
                      onClick={() => void remove(chart).catch(showError)}
                    >
                      <IconTrash size={16} aria-hidden />
                    </ActionIcon>
                  ),
                },
              ]
            : []),
        ]}
      />
    </Section>
  );
}
