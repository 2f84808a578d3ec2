import { Button } from '@mantine/core';
import type { DeadLetter } from '@rondo/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api, take } from '../../api/client.ts';
import { useFormat, useViewState } from '../../shell/hooks.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FilterBar } from '../../ui/filter/FilterBar.tsx';
import { Page, Sentence } from '../../ui/Page.tsx';
import { RowsDrawer } from '../../ui/RowsDrawer.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { text } from '../../ui/view-codec.ts';
import { DataTabs } from './DataTabs.tsx';
import { DeadLetterPanel } from './DeadLetterPanel.tsx';

const view = { reason: text(), source: text(), open: text() };
const PAGE = 100;

/** Events that could not be taken: nothing is thrown away, each can be mended and sent in again. */
export function DeadLettersScene() {
  const { t, i18n } = useTranslation('debugger');
  const format = useFormat();
  const [{ reason, source, open }, setView] = useViewState(view);
  const letters = useInfiniteQuery({
    queryKey: ['/api/dead-letters', reason, source],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      take(
        api.GET('/api/dead-letters', {
          params: {
            query: {
              limit: PAGE,
              offset: pageParam,
              ...(reason === '' ? {} : { reason }),
              ...(source === '' ? {} : { source }),
            },
          },
          signal,
        }),
      ),
    getNextPageParam: (last, pages) => {
      const loaded = pages.reduce((sum, page) => sum + page.items.length, 0);
      return loaded < last.total ? loaded : undefined;
    },
  });
  const rows: DeadLetter[] | undefined = useMemo(
    () => letters.data?.pages.flatMap((page) => page.items),
    [letters.data],
  );
  const [first] = letters.data?.pages ?? [];
  const opened = rows?.find((letter) => letter.id === open);
  const nameOf = (name: string): string =>
    i18n.exists(`debugger:reason.${name}.short`) ? t(`reason.${name}.short`) : name;
  const columns = useMemo(
    (): Column<DeadLetter>[] => [
      {
        id: 'event',
        label: t('event'),
        value: (letter) => letter.event || letter.type || t('unreadable'),
        render: (letter) => <bdi>{letter.event || letter.type || t('unreadable')}</bdi>,
        sortable: false,
      },
      {
        id: 'reason',
        label: t('why'),
        value: (letter) => letter.message,
        render: (letter) =>
          i18n.exists(`debugger:reason.${letter.reason}.message`)
            ? t(`reason.${letter.reason}.message`, { field: letter.field })
            : letter.message,
        sortable: false,
        width: 360,
      },
      {
        id: 'source',
        label: t('source'),
        value: (letter) => letter.source,
        render: (letter) => <bdi>{letter.source}</bdi>,
        sortable: false,
      },
      {
        id: 'field',
        label: t('field'),
        value: (letter) => letter.field,
        render: (letter) => letter.field && <code dir="ltr">{letter.field}</code>,
        sortable: false,
      },
      {
        id: 'at',
        label: t('receivedAt'),
        kind: 'dateTime',
        value: (letter) => letter.receivedAt,
        sortable: false,
      },
    ],
    [t, i18n],
  );
  const filter = [
    ...(reason === '' ? [] : [{ field: 'reason', operator: 'is', value: reason }]),
    ...(source === '' ? [] : [{ field: 'source', operator: 'is', value: source }]),
  ];
  const all = first?.reasons.reduce((sum, one) => sum + one.count, 0) ?? 0;
  const worst = first?.reasons[0];
  return (
    <Page
      title={t('nav.deadLetters')}
      sentence={
        worst ? (
          <Sentence note={t('deadNote')}>
            {t('deadSays', {
              count: all,
              figure: format.number(all),
              most: format.number(worst.count),
              reason: nameOf(worst.reason),
            })}
          </Sentence>
        ) : undefined
      }
    >
      <DataTabs />
      <DataTable
        id="dead-letters"
        caption={t('nav.deadLetters')}
        columns={columns}
        rows={rows}
        rowKey={(letter) => letter.id}
        total={first?.total}
        hasMore={letters.hasNextPage}
        onMore={() => void letters.fetchNextPage()}
        loadingMore={letters.isFetchingNextPage}
        loading={letters.isFetching && !letters.isFetchingNextPage}
        error={letters.error}
        onRetry={() => void letters.refetch()}
        onRowOpen={(letter) => setView({ open: letter.id })}
        openRow={open}
        toolbar={
          all > 0 && (
            <FilterBar
              fields={[
                {
                  id: 'reason',
                  label: t('why'),
                  kind: 'choice',
                  operators: ['is'],
                  options: (first?.reasons ?? []).map((one) => ({
                    value: one.reason,
                    label: `${nameOf(one.reason)} (${format.number(one.count)})`,
                  })),
                },
                { id: 'source', label: t('source'), kind: 'text', operators: ['is'] },
              ]}
              filters={filter}
              onChange={(next) =>
                setView({
                  reason: next.findLast((one) => one.field === 'reason')?.value ?? '',
                  source: next.findLast((one) => one.field === 'source')?.value ?? '',
                })
              }
            />
          )
        }
        empty={
          <EmptyState
            quiet
            title={t('noLetters')}
            action={
              <Button variant="default" component={Link} to="/data/website">
                {t('watch')}
              </Button>
            }
          >
            {t('noLettersNote')}
          </EmptyState>
        }
      />
      <RowsDrawer
        opened={opened !== undefined}
        onClose={() => setView({ open: '' })}
        title={opened === undefined ? '' : opened.event || opened.type || t('unreadable')}
        size="wide"
      >
        {opened && <DeadLetterPanel key={opened.id} letter={opened} onDone={() => setView({ open: '' })} />}
      </RowsDrawer>
    </Page>
  );
}
