import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { BlockSkeleton } from '../../ui/Skeletons.tsx';
import classes from './accounts.module.css';
import { type Account, type AccountEntry, accountTimelineQuery } from './accounts-api.ts';

/** What members did and who of them, day by day, the latest first. */
export function AccountTimeline({ account }: { account: Account }) {
  const { t } = useTranslation('accounts');
  const format = useFormat();
  const timeline = useInfiniteQuery(accountTimelineQuery(account.id));
  const days = useMemo(() => {
    const entries = timeline.data?.pages.flatMap((page) => page.items) ?? [];
    return [...Map.groupBy(entries, (entry) => format.date(entry.at))];
  }, [timeline.data, format]);
  if (timeline.error !== null) {
    return <ErrorState error={timeline.error} onRetry={() => void timeline.refetch()} />;
  }
  if (timeline.data === undefined) return <BlockSkeleton />;
  if (days.length === 0) return <EmptyState title={t('timelineEmpty')}>{t('timelineEmptyText')}</EmptyState>;
  return (
    <div className={classes.timeline}>
      {days.map(([day, entries]) => (
        <section key={day} className={classes.day}>
          <Heading className={classes.dayName}>{day}</Heading>
          <ol className={classes.entries}>
            {entries.map((entry) => (
              <Entry key={entry.messageId} entry={entry} />
            ))}
          </ol>
        </section>
      ))}
      {timeline.hasNextPage && (
        <Button
          variant="default"
          loading={timeline.isFetchingNextPage}
          onClick={() => void timeline.fetchNextPage()}
          className={classes.more}
        >
          {t('table.more')}
        </Button>
      )}
    </div>
  );
}

function Entry({ entry }: { entry: AccountEntry }) {
  const { t } = useTranslation('accounts');
  const format = useFormat();
  const what = entry.event || entry.name || entry.page;
  return (
    <li className={classes.entry}>
      <time dateTime={entry.at} className={classes.second}>
        {format.time(entry.at)}
      </time>
      <Link to={`/people/${entry.person.id}`}>
        <bdi>{entry.person.name || t('nameless')}</bdi>
      </Link>
      <span className={classes.what}>
        {entry.event === '' && <>{t(`type.${entry.type}`, { defaultValue: entry.type })} </>}
        {what && <bdi>{what}</bdi>}
        {entry.revenue !== null && (
          <strong className={classes.amount}>
            {entry.currency === ''
              ? format.moneyExact(entry.revenue)
              : format.moneyExact(entry.revenue, entry.currency)}
          </strong>
        )}
      </span>
      <bdi className={classes.second}>{entry.source}</bdi>
    </li>
  );
}
