import { Alert } from '@mantine/core';
import type { ErasureReceipt, PrivacyRequest } from '@rondo/contract';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FileDrop } from '../../ui/FileDrop.tsx';
import { Page, Section, Sentence } from '../../ui/Page.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { PrivacyTabs } from './PrivacyTabs.tsx';
import { requestsQuery } from './privacy-api.ts';
import { Receipt } from './Receipt.tsx';
import { readReceipt } from './read-receipt.ts';

type Read = { receipt: ErasureReceipt | undefined; file: string };

/** Receipts of erasures: whether a file is one of ours, and those that are kept here. */
export function ReceiptsScene() {
  const { t } = useTranslation('privacy');
  const [read, setRead] = useState<Read>();
  const take = async (file: File): Promise<void> =>
    setRead({ receipt: readReceipt(await file.text()), file: file.name });
  return (
    <Page
      title={t('nav.receipts')}
      sentence={<Sentence note={t('receipts.note')}>{t('receipts.sentence')}</Sentence>}
    >
      <PrivacyTabs />
      <Section title={t('receipts.check')}>
        <FileDrop
          accept={['.json']}
          maxBytes={1_000_000}
          hint={t('receipts.hint')}
          onFile={(file) => void take(file)}
        />
      </Section>
      {read !== undefined && read.receipt === undefined && (
        <Alert color="red" role="alert" title={t('receipts.unreadable', { name: read.file })}>
          {t('receipts.unreadableText')}
        </Alert>
      )}
      {read?.receipt !== undefined && <Receipt key={read.receipt.signature} receipt={read.receipt} />}
      <Kept />
    </Page>
  );
}

function Kept() {
  const { t } = useTranslation('privacy');
  const answer = useQuery(requestsQuery);
  const rows = useMemo(
    () => answer.data?.items.filter(({ kind, state }) => kind === 'erasure' && state === 'done'),
    [answer.data],
  );
  const columns = useMemo(
    (): Column<PrivacyRequest>[] => [
      { id: 'finished', label: t('finished'), kind: 'dateTime', value: (row) => row.finishedAt },
      { id: 'received', label: t('received'), kind: 'date', value: (row) => row.receivedOn },
      { id: 'rows', label: t('receipts.rows'), kind: 'number', value: (row) => row.clearedRows },
      {
        id: 'number',
        label: t('number'),
        value: (row) => row.id,
        render: (row) => <code dir="ltr">{row.id}</code>,
      },
    ],
    [t],
  );
  return (
    <Section title={t('receipts.kept')} note={t('receipts.keptNote')}>
      <DataTable
        id="receipts"
        caption={t('receipts.kept')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        rowPath={(row) => `/settings/requests/${row.id}`}
        sort={{ by: 'finished', descending: true }}
        error={answer.error}
        onRetry={() => void answer.refetch()}
        plain
        empty={
          <EmptyState title={t('receipts.none')} quiet>
            {t('receipts.noneText')}
          </EmptyState>
        }
      />
    </Section>
  );
}
