import { Loader } from '@mantine/core';
import type { ImportKey, ImportPreview } from '@rondo/contract';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Section } from '../../ui/Page.tsx';
import classes from './data.module.css';
import { Notice } from './Mark.tsx';
import { RejectsTable } from './RejectsTable.tsx';

type PreviewPanelProps = {
  preview: ImportPreview | undefined;
  /** The file's column that was guessed to hold the rows' own id. */
  idColumn: string;
  checking: boolean;
  error: unknown;
  onRetry: () => void;
};

/** What the import would do with every row of the file: nothing of it is stored yet. */
export function PreviewPanel({ preview, idColumn, checking, error, onRetry }: PreviewPanelProps) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  if (error) return <ErrorState quiet error={error} onRetry={onRetry} kept={t('kept')} />;
  if (preview === undefined) {
    return (
      <p className={classes.small} role="status">
        <Loader size={14} mr={8} aria-hidden />
        {t('checking')}
      </p>
    );
  }
  const { counts, key } = preview;
  return (
    <>
      <Section
        title={t('whatHappens')}
        note={
          checking
            ? t('checking')
            : preview.firstAt && preview.lastAt
              ? t('covers', {
                  range: format.dateRange(preview.firstAt, preview.lastAt),
                })
              : undefined
        }
        frame="card"
      >
        <dl className={classes.figures}>
          {(['rows', 'taken', 'rejected', 'known', 'valuesLeftOut', 'written', 'persons'] as const)
            .filter((name) => name === 'rows' || name === 'taken' || name === 'rejected' || counts[name] > 0)
            .map((name) => (
              <div key={name}>
                <dt>{t(`count.${name}`)}</dt>
                <dd>{format.number(counts[name])}</dd>
              </div>
            ))}
        </dl>
        <KeySentence importKey={key} idColumn={idColumn} />
      </Section>
      {preview.rejects.length > 0 && (
        <Section title={t('rejectsTitle')} note={t('rejectsNote')}>
          <RejectsTable id="import-preview-rejects" rejects={preview.rejects} reasons={preview.reasons} />
        </Section>
      )}
      <details className={classes.fold}>
        <summary>{t('asStored')}</summary>
        <pre className={classes.json} dir="ltr">
          {preview.rows.map((row) => JSON.stringify(row, null, 1)).join('\n')}
        </pre>
      </details>
    </>
  );
}

/** By what a row is known again when the file, or its next edition, is imported once more. */
export function KeySentence({ importKey, idColumn }: { importKey: ImportKey; idColumn: string }) {
  const { t } = useTranslation('imports');
  const column = importKey.column ?? idColumn;
  if (importKey.note !== undefined) {
    return (
      <Notice tone="warn" title={t(`keyNote.${importKey.note}`, { column })}>
        {t('keyNoteCure')}
      </Notice>
    );
  }
  return (
    <p className={classes.small} style={{ marginBlockStart: 12 }}>
      {t(`keyBy.${importKey.by}`, { column })}
    </p>
  );
}
