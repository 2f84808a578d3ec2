import { ActionIcon, Button } from '@mantine/core';
import type { KpiValue, KpiValueInput } from '@rondo/contract';
import { IconTrash } from '@tabler/icons-react';
import {
  infiniteQueryOptions,
  keepPreviousData,
  useInfiniteQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api, take } from '../../api/client.ts';
import { useFormat, useMay, useViewState } from '../../shell/hooks.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FilterBar } from '../../ui/filter/FilterBar.tsx';
import type { FilterField } from '../../ui/filter/filter-fields.ts';
import { Page, Sentence } from '../../ui/Page.tsx';
import { RowsDrawer } from '../../ui/RowsDrawer.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { offerUndo, showDone, showError } from '../../ui/toasts.tsx';
import { filters, flag } from '../../ui/view-codec.ts';
import { DataTabs } from './DataTabs.tsx';
import { FigureForm, figurePeriods } from './FigureForm.tsx';

const view = { add: flag(), filter: filters() };
const KEY = '/api/kpi-values';
const PAGE = 100;

const figuresQuery = (kpi: string | undefined) =>
  infiniteQueryOptions({
    queryKey: [KEY, { kpi }],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      take(
        api.GET('/api/kpi-values', {
          params: { query: { limit: PAGE, after: pageParam, ...(kpi === undefined ? {} : { kpi }) } },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });

/** Business figures by day, week or month that come from no system: typed in, corrected, taken away. */
export function FiguresScene() {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const mayWrite = useMay('imports.write');
  const queryClient = useQueryClient();
  const [{ add, filter }, setView] = useViewState(view);
  const chosen = filter.find(({ field }) => field === 'kpi')?.value;
  const answer = useInfiniteQuery(figuresQuery(chosen));
  const rows = useMemo(() => answer.data?.pages.flatMap((page) => page.items), [answer.data]);
  const newest = answer.data?.pages.at(-1);
  const names = useMemo(() => newest?.kpis ?? [], [newest]);

  const columns = useMemo((): Column<KpiValue>[] => {
    const remove = async (row: KpiValue): Promise<void> => {
      try {
        await take(api.DELETE('/api/kpi-values/{id}', { params: { path: { id: row.id } } }));
        await queryClient.invalidateQueries({ queryKey: [KEY] });
        offerUndo({
          message: t('figureRemoved', { kpi: row.kpi }),
          undo: async () => {
            await take(api.POST('/api/kpi-values', { body: { values: [inputOf(row)] } }));
            await queryClient.invalidateQueries({ queryKey: [KEY] });
          },
        });
      } catch (error) {
        showError(error);
      }
    };
    const all: Column<KpiValue>[] = [
      { id: 'kpi', label: t('figure'), value: (row) => row.kpi, render: (row) => <bdi>{row.kpi}</bdi> },
      { id: 'date', label: t('figureDate'), kind: 'date', value: (row) => row.date },
      { id: 'period', label: t('period'), value: (row) => t(`periods.${row.period}`) },
      { id: 'value', label: t('figureValue'), kind: 'number', value: (row) => row.value },
      { id: 'unit', label: t('unit'), value: (row) => row.unit },
      {
        id: 'dimension',
        label: t('dimension'),
        value: (row) => format.list(Object.values(row.dimensions)),
      },
      {
        id: 'source',
        label: t('figureSource'),
        value: (row) => row.source,
        render: (row) => <bdi>{row.source}</bdi>,
      },
      { id: 'by', label: t('by'), value: (row) => row.enteredBy, hidden: true },
      {
        id: 'remove',
        label: t('action.remove'),
        value: () => null,
        render: (row) =>
          mayWrite && row.importId === '' ? (
            <ActionIcon
              aria-label={t('removeFigure', { kpi: row.kpi, date: format.date(row.date) })}
              onClick={() => void remove(row)}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          ) : (
            ''
          ),
      },
    ];
    // They come page by page, newest first: sorting what happens to be here would mislead.
    return all.map((column) => ({ ...column, sortable: false }));
  }, [t, format, mayWrite, queryClient]);

  const fields = useMemo(
    (): FilterField[] => [
      {
        id: 'kpi',
        label: t('figure'),
        kind: 'choice',
        operators: ['is'],
        options: names.map((value) => ({ value, label: value })),
      },
    ],
    [t, names],
  );

  const button = mayWrite && <Button onClick={() => setView({ add: true })}>{t('typeIn')}</Button>;
  return (
    <Page
      title={t('nav.figures')}
      actions={button}
      sentence={
        newest && names.length > 0 && chosen === undefined ? (
          <Sentence note={t('figuresNote')}>
            {t('figuresSay', {
              count: names.length,
              figure: format.number(names.length),
              values: format.number(newest.total),
            })}
          </Sentence>
        ) : undefined
      }
    >
      <DataTabs />
      <DataTable
        id="figures"
        caption={t('nav.figures')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        error={answer.error}
        onRetry={() => void answer.refetch()}
        loading={answer.isFetching && !answer.isFetchingNextPage}
        total={newest?.total}
        hasMore={answer.hasNextPage}
        onMore={() => void answer.fetchNextPage()}
        loadingMore={answer.isFetchingNextPage}
        toolbar={
          names.length > 0 && (
            <FilterBar fields={fields} filters={filter} onChange={(next) => setView({ filter: next })} />
          )
        }
        empty={
          <EmptyState quiet title={t('noFigures')} action={button}>
            {t('noFiguresNote')}
          </EmptyState>
        }
      />
      <RowsDrawer opened={add} onClose={() => setView({ add: false })} title={t('typeIn')} size="narrow">
        <FigureForm
          names={names}
          onDone={async () => {
            await queryClient.invalidateQueries({ queryKey: [KEY] });
            showDone(t('figureSaved'));
          }}
          onCancel={() => setView({ add: false })}
        />
      </RowsDrawer>
    </Page>
  );
}

function inputOf({ kpi, date, period, value, unit, dimensions, source }: KpiValue): KpiValueInput {
  const [dimension] = Object.values(dimensions);
  const known = figurePeriods.find((one) => one === period);
  return {
    kpi,
    date,
    value,
    ...(known === undefined ? {} : { period: known }),
    ...(unit === '' ? {} : { unit }),
    ...(dimension === undefined ? {} : { dimension }),
    ...(source === '' ? {} : { source }),
  };
}
