import { Button, Group, Select, Stack } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { ImportFile, ImportKindInfo } from '@rondo/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, take } from '../../api/client.ts';
import { apiQuery } from '../../api/query.ts';
import { useFormat, useMay, useViewState } from '../../shell/hooks.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { FileDrop } from '../../ui/FileDrop.tsx';
import { Page, Section, Sentence } from '../../ui/Page.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { text } from '../../ui/view-codec.ts';
import { ColumnTable } from './ColumnTable.tsx';
import { DataTabs } from './DataTabs.tsx';
import classes from './data.module.css';
import { idColumnOf } from './id-column.ts';
import { Notice } from './Mark.tsx';
import { PreviewPanel } from './PreviewPanel.tsx';
import { Questions } from './Questions.tsx';
import { ReadingOptions } from './ReadingOptions.tsx';
import { SampleFiles } from './SampleFiles.tsx';
import { uploadFile } from './upload-file.ts';
import { type Draft, type DraftActions, requestOf, useDraft } from './use-draft.ts';

const ACCEPTED = ['.csv', '.tsv', '.txt', '.dat', '.ndjson', '.jsonl', '.json', '.parquet', '.xlsx'];
/** Below this the guess is said to be one: nothing in the file names its kind. */
const SURE = 0.5;
const view = { file: text() };

/** Any file in, one confirmation: what it is and what each column means is guessed, shown, and may be changed. */
export function ImportWizardScene() {
  const { t } = useTranslation('imports');
  const mayImport = useMay('imports.write');
  const [{ file: fileId }, setView] = useViewState(view);
  const kinds = useQuery({ ...apiQuery('/api/imports/kinds'), staleTime: Number.POSITIVE_INFINITY });
  const actions = useDraft();
  const { draft, open } = actions;
  // The uploaded file is in the address: a reload or Back finds it again, for a day.
  const again = useQuery({
    queryKey: ['import-file', fileId],
    queryFn: () => take(api.POST('/api/imports/guess', { body: { file: fileId } })),
    enabled: fileId !== '' && draft?.file.id !== fileId,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  useEffect(() => {
    if (again.data !== undefined && again.data.id === fileId && draft?.file.id !== fileId) open(again.data);
  }, [again.data, fileId, draft, open]);

  const shown = fileId !== '' && draft?.file.id === fileId ? draft : undefined;
  const kind = kinds.data?.items.find((one) => one.id === shown?.guess.kind);
  const receive = (file: ImportFile): void => {
    open(file);
    setView({ file: file.id });
  };
  if (shown !== undefined && kind !== undefined)
    return <Confirm actions={actions} draft={shown} kind={kind} kinds={kinds.data?.items ?? []} />;

  const unknown = again.data !== undefined && again.data.guesses.length === 0;
  return (
    <Page title={t('title')} sentence={<Sentence note={t('introNote')}>{t('intro')}</Sentence>}>
      <DataTabs />
      {mayImport ? (
        <>
          {fileId !== '' && again.error !== null && (
            <ErrorState quiet error={again.error} kept={t('dropAgain')} />
          )}
          {unknown && (
            <EmptyState quiet title={t('nothingFits')}>
              {t('nothingFitsCure')}
            </EmptyState>
          )}
          <Upload onFile={receive} />
          <SampleFiles />
        </>
      ) : (
        <EmptyState title={t('mayNot')}>{t('mayNotCure')}</EmptyState>
      )}
    </Page>
  );
}

function Upload({ onFile }: { onFile: (file: ImportFile) => void }) {
  const { t } = useTranslation('imports');
  const [sending, setSending] = useState<{ file: File; sent: number; startedAt: number }>();
  const [fault, setFault] = useState<unknown>();
  const abort = useRef<AbortController>(undefined);
  useEffect(() => () => abort.current?.abort(), []);

  const send = async (file: File): Promise<void> => {
    const controller = new AbortController();
    abort.current = controller;
    setFault(undefined);
    setSending({ file, sent: 0, startedAt: Date.now() });
    try {
      const found = await uploadFile(file, {
        onProgress: (sent) => setSending((before) => before && { ...before, sent }),
        signal: controller.signal,
      });
      onFile(found);
    } catch (error) {
      if (!controller.signal.aborted) setFault(error);
    } finally {
      setSending(undefined);
    }
  };

  if (sending !== undefined) {
    const { file, sent, startedAt } = sending;
    const speed = sent / Math.max(1, Date.now() - startedAt);
    return (
      <Progress
        label={sent < file.size ? t('uploading', { name: file.name }) : t('reading', { name: file.name })}
        done={sent}
        total={file.size}
        unit="bytes"
        secondsLeft={speed > 0 && sent < file.size ? (file.size - sent) / speed / 1000 : undefined}
        onCancel={() => abort.current?.abort()}
      />
    );
  }
  return (
    <Stack gap="md">
      {fault !== undefined && <ErrorState quiet error={fault} />}
      <FileDrop hint={t('dropHint')} accept={ACCEPTED} onFile={(file) => void send(file)} />
    </Stack>
  );
}

type ConfirmProps = {
  actions: DraftActions;
  draft: Draft;
  kind: ImportKindInfo;
  kinds: readonly ImportKindInfo[];
};

function Confirm({ actions, draft, kind, kinds }: ConfirmProps) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const navigate = useNavigate();
  const [{ file: _ }, setView] = useViewState(view);
  const request = requestOf(draft);
  const [asked] = useDebouncedValue(JSON.stringify(request), 350);
  const preview = useQuery({
    queryKey: ['import-preview', asked],
    queryFn: ({ signal }) => take(api.POST('/api/imports/preview', { body: JSON.parse(asked), signal })),
    placeholderData: (before) => before,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const start = useMutation({
    mutationFn: () => take(api.POST('/api/imports', { body: request })),
    onSuccess: (job) =>
      navigate({
        to: `/data/imports/${job.id}`,
        search: (job.alreadyImported === true ? { again: 'yes' } : {}) as never,
      }),
  });
  const settled = asked === JSON.stringify(request) && !preview.isFetching;
  const { data } = preview;
  const questions = data?.questions ?? draft.guess.questions;
  const missing = questions.some(
    ({ about, field }) => about === 'required-field' && draft.options.constants?.[field ?? ''] === undefined,
  );
  const taken = data?.counts.taken;
  const label =
    settled && taken !== undefined
      ? t('importRows', { count: taken, figure: format.number(taken) })
      : t('importIt');

  return (
    <Page
      title={draft.file.name}
      sentence={
        <Sentence
          note={t('sizeAndShape', {
            size: format.bytes(draft.file.bytes),
            count: draft.file.shape.columns.length,
          })}
        >
          {t(draft.guess.confidence < SURE ? 'notSure' : 'looksLike', { kind: t(`kind.${kind.id}`) })}
        </Sentence>
      }
      actions={
        <>
          <Button
            variant="default"
            onClick={() => {
              actions.close();
              setView({ file: '' });
            }}
          >
            {t('otherFile')}
          </Button>
          <Button
            loading={start.isPending}
            disabled={missing || actions.reading || taken === 0}
            onClick={() => start.mutate()}
          >
            {label}
          </Button>
        </>
      }
    >
      <DataTabs />
      {start.error !== null && <ErrorState quiet error={start.error} kept={t('kept')} />}
      {actions.fault !== null && actions.fault !== undefined && (
        <ErrorState quiet error={actions.fault} kept={t('kept')} />
      )}
      {taken === 0 && data !== undefined && data.counts.known > 0 && (
        <Notice tone="info" title={t('againTitle')}>
          {t('allKnownNote')}
        </Notice>
      )}
      {settled && taken === 0 && data !== undefined && data.counts.rows === 0 && (
        <Notice tone="warn" title={t('noRowsTitle')}>
          {t('noRowsNote')}
        </Notice>
      )}
      <Group align="end">
        <KindSelect draft={draft} kinds={kinds} onKind={actions.setKind} />
      </Group>
      <Questions
        draft={draft}
        kind={kind}
        questions={questions}
        onOptions={actions.setOptions}
        onField={(field, column) =>
          actions.setMapping({ ...draft.mapping, fields: { ...draft.mapping.fields, [field]: column } })
        }
      />
      <Section title={t('columnsTitle')} note={t('columnsNote')}>
        <ColumnTable draft={draft} kind={kind} onChange={actions.setMapping} />
      </Section>
      <details className={classes.fold}>
        <summary>{t('readingTitle')}</summary>
        <Section frame="card">
          <ReadingOptions
            key={kind.id}
            draft={draft}
            kind={kind}
            onShape={actions.setShape}
            onOptions={actions.setOptions}
          />
        </Section>
      </details>
      <PreviewPanel
        preview={data}
        idColumn={idColumnOf(draft.guess.kind, draft.mapping)}
        checking={!settled}
        error={preview.error}
        onRetry={() => void preview.refetch()}
      />
    </Page>
  );
}

type KindSelectProps = {
  draft: Draft;
  kinds: readonly ImportKindInfo[];
  onKind: (kind: ImportKindInfo['id']) => void;
};

/** The kinds the file may be come first, the rest below. */
function KindSelect({ draft, kinds, onKind }: KindSelectProps) {
  const { t } = useTranslation('imports');
  const likely = draft.file.guesses.map((guess) => guess.kind);
  const item = (kind: string) => ({ value: kind, label: t(`kind.${kind}`) });
  const rest = kinds.map(({ id }) => id).filter((id) => !likely.includes(id));
  return (
    <Select
      label={t('kindLabel')}
      description={t(`kindNote.${draft.guess.kind}`)}
      data={[
        { group: t('likely'), items: likely.map(item) },
        { group: t('others'), items: rest.map(item) },
      ]}
      value={draft.guess.kind}
      searchable
      allowDeselect={false}
      onChange={(value) => {
        const kind = kinds.find(({ id }) => id === value);
        if (kind !== undefined && kind.id !== draft.guess.kind) onKind(kind.id);
      }}
      style={{ minInlineSize: 'min(100%, 420px)' }}
    />
  );
}
