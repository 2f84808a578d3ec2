import type { PersonImpressions } from '@rondo/contract';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { apiQuery } from '../../api/query.ts';
import { useFormat } from '../../shell/hooks.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Section } from '../../ui/Page.tsx';
import { BlockSkeleton } from '../../ui/Skeletons.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';

/** The ads that a person's devices were shown, for as long as the person agrees to advertising. */
export function PersonAds({ personId }: { personId: string }) {
  const { t } = useTranslation('devices');
  const format = useFormat();
  const shown = useQuery(apiQuery('/api/people/{id}/impressions', { params: { path: { id: personId } } }));
  const columns = useAdColumns();
  if (shown.error !== null) return <ErrorState error={shown.error} onRetry={() => void shown.refetch()} />;
  if (shown.data === undefined || shown.isPlaceholderData) return <BlockSkeleton height={240} />;
  const { allowed, impressions, items } = shown.data;
  if (!allowed) return <EmptyState title={t('ofPerson.hidden')}>{t('ofPerson.hiddenNote')}</EmptyState>;
  if (items.length === 0) return <EmptyState title={t('ofPerson.none')}>{t('ofPerson.noneNote')}</EmptyState>;
  return (
    <Section
      title={t('ofPerson.title', { count: impressions, figure: format.number(impressions) })}
      note={t('ofPerson.note')}
    >
      <DataTable
        id="person-ads"
        caption={t('ofPerson.caption')}
        columns={columns}
        rows={items}
        rowKey={({ platform, campaign, placement }) => JSON.stringify([platform, campaign, placement])}
      />
    </Section>
  );
}

function useAdColumns(): Column<PersonImpressions['items'][number]>[] {
  const { t } = useTranslation('devices');
  return useMemo(
    () => [
      {
        id: 'campaign',
        label: t('frequency.dimensions.campaign'),
        value: (row) => row.campaign || t('frequency.unnamed'),
      },
      {
        id: 'placement',
        label: t('frequency.dimensions.placement'),
        value: (row) => row.placement || t('frequency.unnamed'),
      },
      {
        id: 'platform',
        label: t('frequency.dimensions.platform'),
        value: (row) => row.platform || t('frequency.unnamed'),
      },
      {
        id: 'impressions',
        label: t('frequency.impressions'),
        kind: 'number',
        value: (row) => row.impressions,
      },
      { id: 'first', label: t('ofPerson.first'), kind: 'dateTime', value: (row) => row.first },
      { id: 'last', label: t('ofPerson.last'), kind: 'dateTime', value: (row) => row.last },
    ],
    [t],
  );
}
