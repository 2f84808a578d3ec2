import { Button } from '@mantine/core';
import { IconChecks } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat, useViewState } from '../../shell/hooks.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { Page, Sentence } from '../../ui/Page.tsx';
import { RowsDrawer } from '../../ui/RowsDrawer.tsx';
import { BlockSkeleton } from '../../ui/Skeletons.tsx';
import { text } from '../../ui/view-codec.ts';
import { ForeseenPeople } from '../people/ForeseenPeople.tsx';
import { PeopleTabs } from '../people/PeopleTabs.tsx';
import { AnswerButtons, WaitingCard, WaitingEvidence } from './WaitingCard.tsx';
import classes from './waiting.module.css';
import { type WaitingMerge, waitingId, waitingQuery } from './waiting-api.ts';

const view = { open: text() };

/** Merges that evidence asks for and a rule forbids, until somebody decides. */
export function WaitingScene() {
  const { t } = useTranslation('identity');
  const format = useFormat();
  const [{ open }, setView] = useViewState(view);
  const waiting = useInfiniteQuery(waitingQuery);
  const merges = waiting.data?.pages.flatMap((page) => page.items);
  const total = waiting.data?.pages.at(-1)?.total ?? 0;
  const opened = merges?.find((merge) => waitingId(merge) === open);
  const close = (): void => setView({ open: '' });

  return (
    <Page
      title={t('nav.waiting')}
      sentence={
        total > 0 && (
          <Sentence note={t('waiting.note')}>
            {t('waiting.sentence', { count: total, figure: format.number(total) })}
          </Sentence>
        )
      }
    >
      <PeopleTabs />
      {waiting.error !== null ? (
        <ErrorState error={waiting.error} onRetry={() => void waiting.refetch()} />
      ) : merges === undefined ? (
        <BlockSkeleton height={320} />
      ) : merges.length === 0 ? (
        <EmptyState title={t('waiting.none')} icon={IconChecks}>
          {t('waiting.noneText')}
        </EmptyState>
      ) : (
        <ul className={classes.list} aria-label={t('nav.waiting')}>
          {merges.map((merge) => (
            <WaitingCard
              key={waitingId(merge)}
              merge={merge}
              onOpen={() => setView({ open: waitingId(merge) })}
            />
          ))}
        </ul>
      )}
      {waiting.hasNextPage && (
        <Button
          variant="default"
          className={classes.more}
          loading={waiting.isFetchingNextPage}
          onClick={() => void waiting.fetchNextPage()}
        >
          {t('action.more')}
        </Button>
      )}
      <RowsDrawer opened={opened !== undefined} onClose={close} title={t('waiting.look')}>
        {opened && <WaitingPanel merge={opened} onDone={close} />}
      </RowsDrawer>
    </Page>
  );
}

function WaitingPanel({ merge, onDone }: { merge: WaitingMerge; onDone: () => void }) {
  const { t } = useTranslation('identity');
  const pair = { left: merge.left.identifier.key, right: merge.right.identifier.key };
  return (
    <div className={classes.panel}>
      <WaitingEvidence merge={merge} />
      <Heading className={classes.heading}>{t('waiting.ifOne')}</Heading>
      <ForeseenPeople decisions={{ together: [pair] }} />
      <p className={classes.muted}>{t('waiting.ifTwo')}</p>
      <AnswerButtons merge={merge} onDone={onDone} main />
    </div>
  );
}
