import { Button } from '@mantine/core';
import type { ImportJob, ImportState } from '@rondo/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { apiQuery } from '../../api/query.ts';
import { authorOf } from '../../shell/author.ts';
import { useFormat, useMay } from '../../shell/hooks.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Page, Sentence } from '../../ui/Page.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { DataTabs } from './DataTabs.tsx';
import { Mark, type Tone } from './Mark.tsx';
import { SampleFiles } from './SampleFiles.tsx';

const tones: Readonly<Record<ImportState, Tone>> = {
  waiting: 'neutral',
  running: 'info',
  done: 'good',
  failed: 'bad',
  cancelled: 'neutral',
  undoing: 'info',
  undone: 'neutral',
};
const busy: readonly ImportState[] = ['waiting', 'running', 'undoing'];

/** Every file that was imported, newest first; each opens into its page, where it can be taken back. */
export function ImportsScene() {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const mayImport = useMay('imports.write');
  const answer = useQuery({
    ...apiQuery('/api/imports', { params: { query: { limit: 500 } } }),
    refetchInterval: (query) =>
      query.state.data?.items.some((job) => busy.includes(job.state)) ? 1_000 : 30_000,
  });
  const jobs: ImportJob[] | undefined = answer.data?.items;
  const taken =
    jobs?.filter((job) => job.state === 'done').reduce((sum, job) => sum + job.counts.taken, 0) ?? 0;
  const rejected =
    jobs?.filter((job) => job.state === 'done').reduce((sum, job) => sum + job.counts.rejected, 0) ?? 0;
  const done = jobs?.filter((job) => job.state === 'done').length ?? 0;
  const columns = useMemo(
    (): Column<ImportJob>[] => [
      {
        id: 'file',
        label: t('file'),
        value: (job) => job.fileName,
        render: (job) => <bdi>{job.fileName}</bdi>,
        width: 260,
      },
      { id: 'kind', label: t('kindColumn'), value: (job) => t(`kind.${job.kind}`) },
      {
        id: 'state',
        label: t('state'),
        value: (job) => t(`states.${job.state}`),
        render: (job) => <Mark tone={tones[job.state]}>{t(`states.${job.state}`)}</Mark>,
      },
      { id: 'taken', label: t('count.taken'), kind: 'number', value: (job) => job.counts.taken },
      { id: 'rejected', label: t('count.rejected'), kind: 'number', value: (job) => job.counts.rejected },
      {
        id: 'size',
        label: t('size'),
        value: (job) => job.bytes,
        render: (job) => format.bytes(job.bytes),
        hidden: true,
      },
      { id: 'when', label: t('when'), kind: 'dateTime', value: (job) => job.createdAt },
      {
        id: 'by',
        label: t('by'),
        value: (job) => authorOf(job.createdBy, t),
        render: (job) => <bdi>{authorOf(job.createdBy, t)}</bdi>,
      },
    ],
    [t, format],
  );
  return (
    <Page
      title={t('nav.imports')}
      actions={
        mayImport && (
          <Button component={Link} to="/data/import">
            {t('importFile')}
          </Button>
        )
      }
      sentence={
        done > 0 ? (
          <Sentence
            note={
              rejected > 0
                ? t('listRejected', { count: rejected, figure: format.number(rejected) })
                : undefined
            }
          >
            {t('listSays', { count: done, files: format.number(done), rows: format.number(taken) })}
          </Sentence>
        ) : undefined
      }
    >
      <DataTabs />
      <DataTable
        id="imports"
        caption={t('nav.imports')}
        columns={columns}
        rows={jobs}
        rowKey={(job) => job.id}
        rowPath={(job) => `/data/imports/${job.id}`}
        error={answer.error}
        onRetry={() => void answer.refetch()}
        empty={
          <EmptyState
            quiet
            title={t('noImports')}
            action={
              mayImport && (
                <Button component={Link} to="/data/import">
                  {t('importFile')}
                </Button>
              )
            }
          >
            {t('noImportsNote')}
          </EmptyState>
        }
      />
      <SampleFiles />
    </Page>
  );
}
