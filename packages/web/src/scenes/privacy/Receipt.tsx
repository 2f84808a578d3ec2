import { Button } from '@mantine/core';
import type { ErasureReceipt } from '@rondo/contract';
import { IconAlertTriangle, IconDownload, IconPrinter, IconRosetteDiscountCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import { downloadFile } from '../../ui/download.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Section } from '../../ui/Page.tsx';
import { BlockSkeleton } from '../../ui/Skeletons.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { kindName } from '../people/person-words.ts';
import { PlaceName } from './PlaceName.tsx';
import classes from './privacy.module.css';
import { checkQuery } from './privacy-api.ts';
import { namePlace, nameStore, sayKept } from './privacy-words.ts';
import { ServerText } from './ServerText.tsx';

type Cleared = ErasureReceipt['receipt']['cleared'][number];

/** The receipt of an erasure, to read and to show: it names nobody. */
export function Receipt({ receipt }: { receipt: ErasureReceipt }) {
  const { t } = useTranslation('privacy');
  const { t: people } = useTranslation('people');
  const format = useFormat();
  const { receipt: body } = receipt;
  return (
    <>
      <Verdict receipt={receipt} />
      <Section
        title={t('receipt.title')}
        frame="card"
        actions={
          <>
            <Button
              variant="default"
              leftSection={<IconPrinter size={16} aria-hidden />}
              onClick={() => window.print()}
            >
              {t('receipt.print')}
            </Button>
            <Button
              variant="default"
              leftSection={<IconDownload size={16} aria-hidden />}
              onClick={() =>
                downloadFile(
                  `erasure-receipt-${body.request.slice(0, 8)}.json`,
                  `${JSON.stringify(receipt, null, 2)}\n`,
                  'application/json',
                )
              }
            >
              {t('receipt.download')}
            </Button>
          </>
        }
      >
        <dl className={classes.facts}>
          <Fact name={t('received')}>{format.date(body.receivedOn)}</Fact>
          <Fact name={t('receipt.began')}>{format.dateTimeSeconds(body.startedAt)}</Fact>
          <Fact name={t('receipt.ended')}>{format.dateTimeSeconds(body.finishedAt)}</Fact>
          <Fact name={t('receipt.knownBy')}>
            {body.identifiers.length === 0
              ? t('receipt.noIdentifiers')
              : format.list(
                  body.identifiers.map(({ kind, count }) =>
                    t('receipt.ofKind', { kind: kindName(kind, people), figure: format.number(count) }),
                  ),
                )}
          </Fact>
          <Fact name={t('number')}>
            <code dir="ltr" className={classes.key}>
              {body.request}
            </code>
          </Fact>
        </dl>
      </Section>
      <Section title={t('receipt.cleared')} note={t('receipt.clearedNote')}>
        <ClearedTable cleared={body.cleared} />
      </Section>
      <Section
        title={t('receipt.verified')}
        note={t('verified.at', { date: format.dateTimeSeconds(body.verified.at) })}
      >
        <Verified verified={body.verified} />
      </Section>
      <Section title={t('receipt.stays')}>
        <ul className={classes.list}>
          <li>
            {t('receipt.tombstones', { count: body.tombstones, figure: format.number(body.tombstones) })}
          </li>
          {body.kept.map(({ place, rows, reason }) => (
            <li key={`${place} ${reason}`}>
              {t('receipt.kept', {
                place: namePlace(place, t, people),
                figure: format.number(rows),
                reason: sayKept(reason, t),
              })}
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('receipt.notReached')} note={t('receipt.notReachedNote')}>
        <ul className={classes.list}>
          {body.notReached.map((sentence) => (
            <li key={sentence}>
              <ServerText>{sentence}</ServerText>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('receipt.signature')} note={t('receipt.signatureNote')} frame="card">
        <dl className={classes.facts}>
          <Fact name={t('receipt.key')}>
            <code dir="ltr" className={classes.key}>
              {body.signedBy}
            </code>
          </Fact>
          <Fact name={t('receipt.signed')}>
            <code dir="ltr" className={classes.key}>
              {receipt.signature}
            </code>
          </Fact>
        </dl>
      </Section>
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Asked of the server each time it is shown: the page does not say “genuine” of what it has not checked. */
function Verdict({ receipt }: { receipt: ErasureReceipt }) {
  const { t } = useTranslation('privacy');
  const check = useQuery(checkQuery(receipt));
  if (check.error !== null)
    return <ErrorState error={check.error} onRetry={() => void check.refetch()} quiet />;
  if (check.data === undefined) return <BlockSkeleton height={64} />;
  const { outcome } = check.data;
  const genuine = outcome === 'genuine';
  const Icon = genuine ? IconRosetteDiscountCheck : IconAlertTriangle;
  return (
    <div className={classes.verdict} data-tone={genuine ? 'good' : 'bad'} role={genuine ? 'status' : 'alert'}>
      <Icon size={20} className={classes.icon} aria-hidden />
      <div>
        <strong>{t(`check.${outcome}`)}</strong>
        <p>{t(`check.${outcome}Text`)}</p>
      </div>
    </div>
  );
}

function ClearedTable({ cleared }: { cleared: readonly Cleared[] }) {
  const { t } = useTranslation('privacy');
  const { t: people } = useTranslation('people');
  const format = useFormat();
  const columns = useMemo(
    (): Column<Cleared>[] => [
      {
        id: 'place',
        label: t('held.place'),
        value: (row) => namePlace(row.place, t, people),
        render: (row) => <PlaceName place={row.place} />,
        width: 280,
      },
      { id: 'store', label: t('held.store'), value: (row) => nameStore(row.store, t) },
      { id: 'action', label: t('receipt.action'), value: (row) => t(`was.${row.action}`) },
      {
        id: 'rows',
        label: t('held.rows'),
        kind: 'number',
        value: (row) => row.rows,
        total: cleared.reduce((sum, { rows }) => sum + rows, 0),
      },
      {
        id: 'at',
        label: t('receipt.at'),
        kind: 'dateTime',
        value: (row) => row.at,
        render: (row) => format.dateTimeSeconds(row.at),
      },
    ],
    [t, people, format, cleared],
  );
  return (
    <DataTable
      id="receipt-cleared"
      caption={t('receipt.cleared')}
      columns={columns}
      rows={cleared}
      rowKey={(row) => `${row.store} ${row.place} ${row.action}`}
      plain
      maxHeight="none"
      empty={
        <EmptyState title={t('receipt.nothingCleared')} quiet>
          {t('receipt.nothingClearedText')}
        </EmptyState>
      }
    />
  );
}

function Verified({ verified }: { verified: ErasureReceipt['receipt']['verified'] }) {
  const { t } = useTranslation('privacy');
  const format = useFormat();
  const figure = (value: number): string => format.number(value);
  return (
    <ul className={classes.list}>
      <li>
        {t('verified.searched', {
          eventTables: figure(verified.eventTables),
          eventColumns: figure(verified.eventColumns),
          recordTables: figure(verified.recordTables),
          recordColumns: figure(verified.recordColumns),
          files: figure(verified.files),
        })}{' '}
        <strong>
          {verified.found === 0
            ? t('verified.nothing')
            : t('verified.something', { figure: figure(verified.found) })}
        </strong>
      </li>
      <li>
        {verified.unfinishedMutations === 0 && verified.inactiveParts === 0
          ? t('verified.bytesGone')
          : t('verified.bytesLeft', {
              mutations: figure(verified.unfinishedMutations),
              parts: figure(verified.inactiveParts),
            })}
      </li>
      <li>
        <ServerText>{verified.records}</ServerText>
      </li>
      {verified.byKeyOnly > 0 && (
        <li>{t('verified.byKeyOnly', { count: verified.byKeyOnly, figure: figure(verified.byKeyOnly) })}</li>
      )}
    </ul>
  );
}
