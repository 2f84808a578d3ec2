import { Button } from '@mantine/core';
import type { ImportJob } from '@rondo/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { api, take } from '../../api/client.ts';
import { apiQuery } from '../../api/query.ts';
import { useFormat, useMay, useRouteParam, useSession, useViewState } from '../../shell/hooks.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Page, Section, Sentence } from '../../ui/Page.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { PageSkeleton } from '../../ui/Skeletons.tsx';
import { showError } from '../../ui/toasts.tsx';
import { flag } from '../../ui/view-codec.ts';
import { DataTabs } from './DataTabs.tsx';
import classes from './data.module.css';
import { idColumnOf } from './id-column.ts';
import { Notice } from './Mark.tsx';
import { KeySentence } from './PreviewPanel.tsx';
import { RejectsTable } from './RejectsTable.tsx';
import { viewsOfImport } from './views-of-import.ts';

const view = { again: flag() };
const MOST_REJECTS = 1000;

/** One import: while it runs its progress, then what came of it, where to look now, and the way back. */
export function ImportScene() {
  const { t } = useTranslation('imports');
  const id = useRouteParam('importId');
  const answer = useQuery({
    ...apiQuery('/api/imports/{id}', { params: { path: { id } } }),
    refetchInterval: (query) => (isBusy(query.state.data) ? 600 : false),
  });
  if (answer.data === undefined) {
    return answer.error ? (
      <Page title={t('nav.imports')}>
        <DataTabs />
        <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />
      </Page>
    ) : (
      <PageSkeleton />
    );
  }
  return <OneImport job={answer.data} />;
}

function isBusy(job: ImportJob | undefined): boolean {
  return job !== undefined && (job.state === 'waiting' || job.state === 'running' || job.state === 'undoing');
}

function OneImport({ job }: { job: ImportJob }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const { workspace } = useSession();
  const mayImport = useMay('imports.write');
  const queryClient = useQueryClient();
  const [{ again }] = useViewState(view);
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['/api/imports/{id}'] });
  const cancel = useMutation({
    mutationFn: () => take(api.POST('/api/imports/{id}/cancel', { params: { path: { id: job.id } } })),
    onSuccess: refresh,
    onError: showError,
  });
  const undo = useMutation({
    mutationFn: () => take(api.POST('/api/imports/{id}/undo', { params: { path: { id: job.id } } })),
    // Whatever was computed from these rows is asked anew.
    onSuccess: () => queryClient.invalidateQueries(),
    onError: showError,
  });
  const { counts } = job;
  const hasRejects = counts.rejected > 0 || counts.valuesLeftOut > 0 || job.state === 'failed';
  const rejects = useQuery({
    ...apiQuery('/api/imports/{id}/rejects', {
      params: { path: { id: job.id }, query: { limit: MOST_REJECTS } },
    }),
    enabled: hasRejects && !isBusy(job),
  });
  const views =
    job.state === 'done' && counts.taken + counts.known > 0 ? viewsOfImport(job, workspace.timeZone) : [];
  const range =
    job.firstAt !== undefined && job.lastAt !== undefined
      ? t('covers', { range: format.dateRange(job.firstAt, job.lastAt) })
      : undefined;

  return (
    <Page
      title={job.fileName}
      above={
        <Link to="/data/imports" className={classes.small}>
          {t('allImports')}
        </Link>
      }
      sentence={<Sentence note={range}>{sayOutcome(job, t, format)}</Sentence>}
      actions={
        mayImport && (
          <>
            {job.state === 'done' && (
              <Button variant="default" loading={undo.isPending} onClick={() => undo.mutate()}>
                {t('undoImport')}
              </Button>
            )}
            {!isBusy(job) && (
              <Button component={Link} to="/data/import">
                {t('importNext')}
              </Button>
            )}
          </>
        )
      }
    >
      <DataTabs />
      {again && (
        <Notice tone="info" title={t('againTitle')}>
          {t('againNote')}
        </Notice>
      )}
      {isBusy(job) && (
        <Progress
          label={job.state === 'undoing' ? t('undoing') : t(`steps.${job.step || 'waiting'}`)}
          done={Math.round(job.progress * 100)}
          total={100}
          onCancel={job.state === 'undoing' || !mayImport ? undefined : () => cancel.mutate()}
        />
      )}
      {job.error !== undefined && (
        <Notice tone="bad" title={job.error.message} alert>
          {job.error.cure}
        </Notice>
      )}
      {!isBusy(job) && job.state !== 'undone' && job.state !== 'cancelled' && (
        <Section title={t('whatHappened')} frame="card">
          <dl className={classes.figures}>
            {(
              [
                'rows',
                'taken',
                'rejected',
                'known',
                'withheld',
                'valuesLeftOut',
                'written',
                'persons',
              ] as const
            )
              .filter(
                (name) =>
                  name === 'rows' || name === 'taken' || name === 'rejected' || (counts[name] ?? 0) > 0,
              )
              .map((name) => (
                <div key={name}>
                  <dt>{t(`count.${name}`)}</dt>
                  <dd>{format.number(counts[name] ?? 0)}</dd>
                </div>
              ))}
          </dl>
          {job.key !== undefined && (
            <KeySentence importKey={job.key} idColumn={idColumnOf(job.kind, job.mapping)} />
          )}
        </Section>
      )}
      {views.length > 0 && (
        <Section title={t('lookNow')} note={job.kind === 'ad-figures' ? t('notIncremental') : undefined}>
          <ul className={classes.cards}>
            {views.map(({ words, to, name }) => (
              <li key={to + words}>
                <Link to={to} className={classes.cardLink}>
                  <strong>{t(`views.${words}.title`, { name: name ?? '' })}</strong>
                  <span className={classes.small}>{t(`views.${words}.note`, { name: name ?? '' })}</span>
                </Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {hasRejects && !isBusy(job) && (
        <Section title={t('rejectsTitle')} note={t('rejectsNote')}>
          <RejectsTable
            id="import-rejects"
            rejects={rejects.data?.items}
            total={rejects.data?.total ?? counts.rejected}
            error={rejects.error}
            onRetry={() => void rejects.refetch()}
          />
        </Section>
      )}
    </Page>
  );
}

function sayOutcome(job: ImportJob, t: TFunction<'imports'>, format: ReturnType<typeof useFormat>): string {
  const { counts } = job;
  if (job.state !== 'done') return t(`outcome.${job.state}`, { kind: t(`kind.${job.kind}`) });
  if (counts.taken === 0 && counts.known > 0)
    return t('outcome.allKnown', { count: counts.known, figure: format.number(counts.known) });
  return t(counts.rejected === 0 ? 'outcome.clean' : 'outcome.some', {
    count: counts.taken,
    figure: format.number(counts.taken),
    rejected: format.number(counts.rejected),
    kind: t(`kind.${job.kind}`),
  });
}
