import { Button, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import { CopyField } from '../../ui/CopyField.tsx';
import { Chart } from '../../ui/chart/Chart.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { BlockSkeleton } from '../../ui/Skeletons.tsx';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { offerUndo, showError } from '../../ui/toasts.tsx';
import { changeLink, linkQuery, linksQuery } from './links-api.ts';

/** One link: its address, its clicks by day, and where they came from. */
export function LinkPanel({ id, mayChange }: { id: string; mayChange: boolean }) {
  const { t } = useTranslation('links');
  const format = useFormat();
  const queryClient = useQueryClient();
  const { data, error, refetch } = useQuery(linkQuery(id));
  const refresh = () =>
    queryClient.invalidateQueries({
      predicate: (query) => String(query.queryKey[0]).startsWith('/api/links'),
    });
  const archiving = useMutation({
    mutationFn: (archived: boolean) => changeLink(id, { archived }),
    onSuccess: async (link) => {
      await queryClient.invalidateQueries({ queryKey: linksQuery.queryKey.slice(0, 1) });
      await refetch();
      offerUndo({
        message: t(link.archived ? 'isArchived' : 'isBack'),
        undo: () => changeLink(id, { archived: !link.archived }).then(refresh),
      });
    },
    onError: showError,
  });
  const chart = useMemo(
    () => ({
      kind: 'bar' as const,
      measure: { name: t('clicks'), kind: 'number' as const },
      categories: data?.days.map((one) => one.day) ?? [],
      categoryName: t('day'),
      time: 'day' as const,
      series: [{ name: t('clicks'), values: data?.days.map((one) => one.clicks) ?? [] }],
    }),
    [data?.days, t],
  );
  const referrers = useMemo(
    () => [
      {
        id: 'host',
        label: t('from'),
        value: (row: { host: string }) => (row.host === '' ? t('noReferrer') : row.host),
      },
      {
        id: 'clicks',
        label: t('clicks'),
        kind: 'number' as const,
        value: (row: { clicks: number }) => row.clicks,
      },
    ],
    [t],
  );
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data?.link.id !== id) return <BlockSkeleton />;
  const { link } = data;
  const { figures } = link;
  return (
    <Stack gap="lg">
      <CopyField label={t('address')} value={link.url} />
      <Text size="sm">
        {t('leadsTo')} <bdi dir="ltr">{link.target}</bdi>
      </Text>
      <Text size="sm">
        {t('panelSentence', {
          clicks: format.number(figures.clicks),
          people: format.number(figures.people),
          orders: format.number(figures.orders),
          revenue: format.money(figures.revenue),
        })}
      </Text>
      <Chart
        title={t('chartTitle')}
        summary={t('chartSummary', { count: figures.clicks, figure: format.number(figures.clicks) })}
        data={chart}
      />
      {data.referrers.length > 0 && (
        <DataTable
          id="link-referrers"
          caption={t('from')}
          columns={referrers}
          rows={data.referrers}
          rowKey={(row) => row.host}
          plain
        />
      )}
      <Text size="sm" c="dimmed">
        {t('howCounted', { count: figures.previews, figure: format.number(figures.previews) })}
      </Text>
      {mayChange && (
        <div>
          <Button
            variant="default"
            loading={archiving.isPending}
            onClick={() => archiving.mutate(!link.archived)}
          >
            {t(link.archived ? 'bringBack' : 'archive')}
          </Button>
        </div>
      )}
    </Stack>
  );
}
