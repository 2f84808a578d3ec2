import { Alert } from '@mantine/core';
import type { PrivacyRequest } from '@rondo/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat, useRouteParam } from '../../shell/hooks.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { LanguageText, Page, Section, Sentence } from '../../ui/Page.tsx';
import { BlockSkeleton, PageSkeleton } from '../../ui/Skeletons.tsx';
import { AccessFiles } from './AccessFiles.tsx';
import { EraseAction } from './EraseAction.tsx';
import { ErasureProgress } from './ErasureProgress.tsx';
import { HeldOfPerson } from './HeldOfPerson.tsx';
import classes from './privacy.module.css';
import { previewQuery, receiptQuery, requestQuery } from './privacy-api.ts';
import { Receipt } from './Receipt.tsx';
import { RequestActions } from './RequestActions.tsx';
import { RequestFacts } from './RequestFacts.tsx';
import { sayStopped } from './say-stopped.ts';

/** One request from the day it came in to its answer. */
export function RequestScene() {
  const { t } = useTranslation('privacy');
  const id = useRouteParam('requestId');
  const answer = useQuery({
    ...requestQuery(id),
    // A running erasure tells its steps as it goes.
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? 1_000 : false),
  });
  const above = (
    <Link to="/settings/requests" className={classes.back}>
      {t('back')}
    </Link>
  );
  if (answer.error !== null)
    return (
      <Page title={t('nav.requests')} above={above}>
        <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />
      </Page>
    );
  if (answer.data === undefined) return <PageSkeleton />;
  const request = answer.data;
  return (
    <Page
      title={t(`title.${request.kind}`)}
      above={above}
      actions={<RequestActions request={request} />}
      sentence={<Sentence>{t(`told.${request.kind}.${request.state}`)}</Sentence>}
    >
      <RequestFacts request={request} />
      {request.kind === 'access' ? (
        <AccessParts request={request} />
      ) : request.state === 'done' ? (
        <FinishedErasure id={id} />
      ) : (
        <ErasureParts request={request} />
      )}
    </Page>
  );
}

function AccessParts({ request }: { request: PrivacyRequest }) {
  const { t } = useTranslation('privacy');
  if (request.person === null || request.state === 'refused') return null;
  return (
    <>
      <Section title={t('access.files')} note={t('access.filesNote')} frame="card">
        <AccessFiles request={request} />
      </Section>
      <Held request={request} />
    </>
  );
}

function ErasureParts({ request }: { request: PrivacyRequest }) {
  const { t } = useTranslation('privacy');
  const waits = request.state === 'open' || request.state === 'failed';
  return (
    <>
      {request.state === 'failed' && (
        <Alert color="red" title={t('erase.stopped')} role="alert">
          {request.error !== null && <StoppedText written={request.error} />}
        </Alert>
      )}
      {(request.state === 'running' || request.state === 'failed') && (
        <Section title={t('progress.title')} frame="card">
          <ErasureProgress request={request} />
        </Section>
      )}
      {request.state === 'open' && <Held request={request} />}
      {waits && (
        <Section title={t('erase.title')} frame="card">
          <EraseAction request={request} />
        </Section>
      )}
    </>
  );
}

function StoppedText({ written }: { written: string }) {
  const { t } = useTranslation('privacy');
  const format = useFormat();
  return sayStopped(written, t, format) ?? <LanguageText language="en">{written}</LanguageText>;
}

function Held({ request }: { request: PrivacyRequest }) {
  const preview = useQuery(previewQuery(request.id));
  const { t } = useTranslation('privacy');
  if (preview.error !== null)
    return <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />;
  if (preview.data === undefined)
    return (
      <Section title={t('held.title')} note={t('held.looking')}>
        <BlockSkeleton height={240} />
      </Section>
    );
  return <HeldOfPerson request={request} preview={preview.data} />;
}

function FinishedErasure({ id }: { id: string }) {
  const receipt = useQuery(receiptQuery(id));
  if (receipt.error !== null)
    return <ErrorState error={receipt.error} onRetry={() => void receipt.refetch()} />;
  return receipt.data === undefined ? <BlockSkeleton height={480} /> : <Receipt receipt={receipt.data} />;
}
