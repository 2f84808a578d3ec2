import { Button } from '@mantine/core';
import type { Segment } from '@rondo/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat, useMay, useViewState } from '../../shell/hooks.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Page, Sentence } from '../../ui/Page.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { sorting } from '../../ui/view-codec.ts';
import { sayRule } from './segment-words.ts';
import own from './segments.module.css';
import { countQuery, segmentsQuery } from './segments-api.ts';

const view = { sort: sorting({ by: 'people', descending: true }) };
const EVERYBODY = { kind: 'all', rules: [] } as const;

/** Saved segments, each counted now. */
export function SegmentsScene() {
  const { t } = useTranslation('segments');
  const format = useFormat();
  const mayChange = useMay('segments.write');
  const [{ sort }, setView] = useViewState(view);
  const { data, error, refetch, isFetching } = useQuery(segmentsQuery);
  const everybody = useQuery(countQuery({ kind: 'all', rules: [...EVERYBODY.rules] }, undefined));
  const total = everybody.data?.total ?? undefined;
  const columns = useMemo<Column<Segment>[]>(() => {
    const names = new Map(data?.items.map((one) => [one.id, one.name]));
    const words = { t, format, nameOf: (id: string) => names.get(id) ?? id };
    return [
      { id: 'name', label: t('name'), value: (row) => row.name },
      { id: 'people', label: t('peopleColumn'), kind: 'number', value: (row) => row.people },
      {
        id: 'share',
        label: t('share'),
        kind: 'percent',
        value: (row) => (row.people === null || !total ? null : row.people / total),
      },
      {
        id: 'rule',
        label: t('rule'),
        value: (row) => sayRule(row.rule, words),
        render: (row) => <span className={own.said}>{sayRule(row.rule, words)}</span>,
        sortable: false,
      },
      { id: 'description', label: t('description'), value: (row) => row.description, hidden: true },
      { id: 'updated', label: t('updated'), kind: 'dateTime', value: (row) => row.updatedAt, hidden: true },
      { id: 'by', label: t('by'), value: (row) => row.createdBy, hidden: true },
    ];
  }, [data?.items, t, format, total]);
  const largest = data?.items.reduce<Segment | undefined>(
    (best, one) => ((one.people ?? 0) > (best?.people ?? -1) ? one : best),
    undefined,
  );
  const add = mayChange && (
    <Button component={Link} to="/segments/new">
      {t('new')}
    </Button>
  );
  return (
    <Page
      title={t('title')}
      actions={add}
      sentence={
        data &&
        largest && (
          <Sentence note={t('countedNow')}>
            {t('sentence', {
              count: data.total,
              figure: format.number(data.total),
              name: largest.name,
              people: format.number(largest.people),
            })}
          </Sentence>
        )
      }
    >
      <DataTable
        id="segments"
        caption={t('title')}
        columns={columns}
        rows={data?.items}
        rowKey={(row) => row.id}
        rowPath={(row) => `/segments/${row.id}`}
        sort={sort}
        onSort={(next) => setView({ sort: next })}
        loading={isFetching}
        error={error}
        onRetry={() => void refetch()}
        empty={
          <EmptyState quiet title={t('none')} action={add}>
            {t('noneNote')}
          </EmptyState>
        }
      />
    </Page>
  );
}
