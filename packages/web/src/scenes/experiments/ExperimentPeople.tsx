import type { ExperimentResult, ExperimentPeople as People } from '@rondo/contract';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { apiQuery } from '../../api/query.ts';
import { RowsDrawer } from '../../ui/RowsDrawer.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { usePersonNames } from '../people/use-person-names.ts';
import { variationName } from './experiments-api.ts';

type Row = People['items'][number] & { name: string };

/** Who is in a variation, those with most of the primary metric first. */
export function ExperimentPeople({
  answer,
  variation,
  onClose,
}: {
  answer: ExperimentResult;
  variation: string;
  onClose: () => void;
}) {
  const { t } = useTranslation('experiments');
  const navigate = useNavigate();
  const { experiment } = answer;
  const opened = experiment.variations.some(({ key }) => key === variation);
  const people = useQuery({
    ...apiQuery('/api/measure/experiments/{key}/people', {
      params: { path: { key: experiment.key }, query: { variation, limit: 100 } },
    }),
    enabled: opened,
  });
  const items: People['items'] | undefined = people.data?.items;
  const ids = useMemo(() => [...new Set(items?.map(({ person }) => person))], [items]);
  const nameOf = usePersonNames(ids, t('nameless'));
  const rows = useMemo(
    (): Row[] | undefined => items?.map((row) => ({ ...row, name: nameOf(row.person) })),
    [items, nameOf],
  );
  const columns = useMemo(
    (): Column<Row>[] => [
      { id: 'name', label: t('person'), value: (row) => row.name, render: (row) => <bdi>{row.name}</bdi> },
      {
        id: 'value',
        label: experiment.primary.name,
        kind: experiment.primary.kind.startsWith('revenue') ? 'money' : 'number',
        value: (row) => row.value,
      },
      { id: 'exposed', label: t('firstSeen'), kind: 'dateTime', value: (row) => row.exposedAt },
      ...(experiment.source.kind === 'holdout'
        ? [{ id: 'message', label: t('message'), value: (row: Row) => row.message }]
        : []),
    ],
    [experiment, t],
  );
  return (
    <RowsDrawer
      opened={opened}
      onClose={onClose}
      title={t('peopleIn', { name: variationName(answer, variation) })}
      sentence={t('peopleNote')}
    >
      <DataTable
        id="experiment-people"
        caption={t('peopleIn', { name: variationName(answer, variation) })}
        columns={columns}
        rows={rows}
        rowKey={(row) => `${row.person} ${row.message}`}
        loading={people.isFetching}
        error={people.error}
        onRetry={() => void people.refetch()}
        onRowOpen={(row) => void navigate({ to: '/people/$personId', params: { personId: row.person } })}
      />
    </RowsDrawer>
  );
}
