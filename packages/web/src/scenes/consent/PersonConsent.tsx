import { Button } from '@mantine/core';
import type { ConsentDecision, ConsentEntry } from '@rondo/contract';
import { IconBan, IconCheck } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../shell/hooks.ts';
import { CopyField } from '../../ui/CopyField.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Section } from '../../ui/Page.tsx';
import { BlockSkeleton } from '../../ui/Skeletons.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { showError } from '../../ui/toasts.tsx';
import classes from './consent.module.css';
import { makeLink, personQuery } from './consent-api.ts';
import { nameChannel, namePurpose, sayOrigin, sayReason, sayState } from './consent-words.ts';
import { WriteDown } from './WriteDown.tsx';

/** What one person allows, and every row of the ledger that says so. */
export function PersonConsent({ personId }: { personId: string }) {
  const { t } = useTranslation('consent');
  const may = useMay('people.write');
  const held = useQuery(personQuery(personId));
  const decisions = useDecisionColumns();
  const ledger = useLedgerColumns();
  if (held.error !== null) return <ErrorState error={held.error} onRetry={() => void held.refetch()} />;
  if (held.data === undefined) return <BlockSkeleton height={320} />;
  return (
    <div className={classes.stack}>
      <Section title={t('person.holds')} note={t('person.holdsNote')}>
        <DataTable
          id="person-consent"
          caption={t('person.holds')}
          columns={decisions}
          rows={held.data.decisions}
          rowKey={(decision) => `${decision.purpose}.${decision.channel}`}
          plain
        />
      </Section>
      {may && (
        <Section title={t('person.change')} note={t('person.changeNote')}>
          <WriteDown personId={personId} decisions={held.data.decisions} />
          <PreferenceLink personId={personId} />
        </Section>
      )}
      <Section title={t('person.ledger')} note={t('person.ledgerNote')}>
        <DataTable
          id="person-consent-ledger"
          caption={t('person.ledger')}
          columns={ledger}
          rows={held.data.ledger}
          rowKey={(entry) =>
            [entry.messageId, entry.key, entry.purpose, entry.channel, entry.state].join(' ')
          }
          empty={
            <EmptyState quiet title={t('person.nothing')}>
              {t('person.nothingNote')}
            </EmptyState>
          }
        />
      </Section>
    </div>
  );
}

function useDecisionColumns(): Column<ConsentDecision>[] {
  const { t } = useTranslation('consent');
  return useMemo(
    () => [
      { id: 'purpose', label: t('purposeColumn'), value: (decision) => namePurpose(decision.purpose, t) },
      { id: 'channel', label: t('channelColumn'), value: (decision) => nameChannel(decision.channel, t) },
      {
        id: 'allowed',
        label: t('person.allowed'),
        value: (decision) => t(decision.allowed ? 'person.yes' : 'person.no'),
        render: (decision) => (
          <span className={decision.allowed ? classes.yes : classes.no}>
            {decision.allowed ? <IconCheck size={16} aria-hidden /> : <IconBan size={16} aria-hidden />}
            {t(decision.allowed ? 'person.yes' : 'person.no')}
          </span>
        ),
      },
      { id: 'because', label: t('person.because'), value: (decision) => sayReason(decision.because, t) },
      { id: 'since', label: t('person.since'), kind: 'date', value: (decision) => decision.since },
    ],
    [t],
  );
}

function useLedgerColumns(): Column<ConsentEntry>[] {
  const { t } = useTranslation('consent');
  return useMemo(
    () => [
      { id: 'time', label: t('ledger.time'), kind: 'dateTime', value: (entry) => entry.time, width: 150 },
      { id: 'state', label: t('ledger.state'), value: (entry) => sayState(entry.state, t) },
      { id: 'purpose', label: t('purposeColumn'), value: (entry) => namePurpose(entry.purpose, t) },
      { id: 'channel', label: t('channelColumn'), value: (entry) => nameChannel(entry.channel, t) },
      { id: 'origin', label: t('ledger.origin'), value: (entry) => sayOrigin(entry.origin, t) },
      { id: 'evidence', label: t('ledger.evidence'), value: (entry) => entry.evidence || entry.reason },
      { id: 'actor', label: t('ledger.actor'), value: (entry) => entry.actor || entry.source },
      {
        id: 'textVersion',
        label: t('ledger.textVersion'),
        value: (entry) => (entry.textVersion === 0 ? null : entry.textVersion),
        kind: 'number',
        hidden: true,
      },
      { id: 'language', label: t('language'), value: (entry) => entry.language, hidden: true },
      { id: 'page', label: t('ledger.page'), value: (entry) => entry.page, hidden: true },
      { id: 'country', label: t('ledger.country'), value: (entry) => entry.country, hidden: true },
      { id: 'ends', label: t('ledger.ends'), kind: 'date', value: (entry) => entry.expiresAt, hidden: true },
      { id: 'message', label: t('ledger.message'), value: (entry) => entry.messageId, hidden: true },
    ],
    [t],
  );
}

function PreferenceLink({ personId }: { personId: string }) {
  const { t } = useTranslation('consent');
  const link = useMutation({ mutationFn: () => makeLink(personId), onError: showError });
  if (link.data !== undefined) return <CopyField label={t('person.link')} value={link.data.url} />;
  return (
    <div>
      <Button variant="default" loading={link.isPending} onClick={() => link.mutate()}>
        {t('person.makeLink')}
      </Button>
    </div>
  );
}
