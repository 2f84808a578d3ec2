import { Button } from '@mantine/core';
import type { DataSource } from '@rondo/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { apiQuery } from '../../api/query.ts';
import { useFormat, useMay, useViewState } from '../../shell/hooks.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Page, Sentence } from '../../ui/Page.tsx';
import { RowsDrawer } from '../../ui/RowsDrawer.tsx';
import { Sparkline } from '../../ui/Sparkline.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { text } from '../../ui/view-codec.ts';
import { DataTabs } from './DataTabs.tsx';
import { SourcePanel } from './SourcePanel.tsx';

const view = { open: text() };

/** Figures that were typed in may name no source. */
function keyOf({ source }: DataSource): string {
  return source === '' ? '-' : source;
}

/** Where data comes from: each source with its newest fact, its last days, and what of it could not be taken. */
export function SourcesScene() {
  const { t } = useTranslation('data');
  const format = useFormat();
  const mayImport = useMay('imports.write');
  const [{ open }, setView] = useViewState(view);
  const answer = useQuery({ ...apiQuery('/api/sources'), refetchInterval: 30_000 });
  const sources: DataSource[] | undefined = answer.data?.items;
  const opened = sources?.find((source) => keyOf(source) === open);
  const rows = sources?.reduce((sum, source) => sum + source.rows, 0) ?? 0;
  const today = sources?.reduce((sum, source) => sum + (source.daily.at(-1) ?? 0), 0) ?? 0;
  const letters = sources?.reduce((sum, source) => sum + source.deadLetters, 0) ?? 0;

  const columns = useMemo(
    (): Column<DataSource>[] => [
      {
        id: 'source',
        label: t('source'),
        value: (row) => row.source || t('typedIn'),
        render: (row) => <bdi>{row.source || t('typedIn')}</bdi>,
        width: 220,
      },
      {
        id: 'newest',
        label: t('newest'),
        kind: 'dateTime',
        value: (row) => row.newest,
        render: (row) =>
          row.newest === undefined ? t('nothingYet') : format.relative(row.newest, new Date()),
      },
      { id: 'rows', label: t('rows'), kind: 'number', value: (row) => row.rows },
      {
        id: 'month',
        label: t('lastDays'),
        kind: 'number',
        value: (row) => row.daily.reduce((sum, events) => sum + events, 0),
      },
      {
        id: 'daily',
        label: t('perDay'),
        value: (row) => (row.daily.some((events) => events > 0) ? row.daily.join(' ') : null),
        render: (row) =>
          row.daily.some((events) => events > 0) ? <Sparkline values={row.daily} height={24} /> : '–',
        sortable: false,
      },
      { id: 'deadLetters', label: t('deadLetters'), kind: 'number', value: (row) => row.deadLetters },
      {
        id: 'keys',
        label: t('writeKeys'),
        value: (row) => format.list(row.writeKeys),
      },
    ],
    [t, format],
  );

  const empty = sources !== undefined && rows === 0;
  return (
    <Page
      title={t('nav.data')}
      actions={
        mayImport && (
          <>
            <Button variant="default" component={Link} to="/data/website">
              {t('connect')}
            </Button>
            <Button component={Link} to="/data/import">
              {t('importFile')}
            </Button>
          </>
        )
      }
      sentence={
        sources && !empty ? (
          <Sentence
            note={
              letters > 0 ? (
                <Link to="/data/dead-letters">
                  {t('lettersWait', { count: letters, figure: format.number(letters) })}
                </Link>
              ) : undefined
            }
          >
            {t('sentence', {
              count: sources.length,
              figure: format.number(rows),
              today: format.number(today),
            })}
          </Sentence>
        ) : (
          empty && <Sentence note={<Link to="/start">{t('start')}</Link>}>{t('empty')}.</Sentence>
        )
      }
    >
      <DataTabs />
      <DataTable
        id="sources"
        caption={t('nav.sources')}
        columns={columns}
        rows={sources}
        rowKey={keyOf}
        error={answer.error}
        onRetry={() => void answer.refetch()}
        onRowOpen={(row) => setView({ open: keyOf(row) })}
        openRow={open}
        empty={
          <EmptyState
            quiet
            title={t('empty')}
            action={
              <Button component={Link} to="/start">
                {t('start')}
              </Button>
            }
          >
            {t('emptyNote')}
          </EmptyState>
        }
      />
      <RowsDrawer
        opened={opened !== undefined}
        onClose={() => setView({ open: '' })}
        title={opened === undefined ? '' : opened.source || t('typedIn')}
        size="narrow"
      >
        {opened && <SourcePanel source={opened} />}
      </RowsDrawer>
    </Page>
  );
}
