import { Button, Select } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat, useViewState } from '../../shell/hooks.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { BlockSkeleton } from '../../ui/Skeletons.tsx';
import { text } from '../../ui/view-codec.ts';
import classes from './people.module.css';
import { type Profile, type TimelineEntry, timelineQuery } from './people-api.ts';
import { TimelineRow } from './TimelineRow.tsx';

const view = { what: text(), from: text() };
const joint = '/';

/** What the person did, day by day, the latest first. */
export function PersonTimeline({ profile }: { profile: Profile }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const [{ what, from }, setView] = useViewState(view);
  const [type = '', ...event] = what.split(joint);
  const timeline = useInfiniteQuery(
    timelineQuery(profile.id, {
      ...(what === '' ? {} : { type, event: event.join(joint) }),
      ...(from === '' ? {} : { source: from }),
    }),
  );
  const days = useMemo(() => {
    const entries: TimelineEntry[] = timeline.data?.pages.flatMap((page) => page.items) ?? [];
    return [...Map.groupBy(entries, (entry) => format.date(entry.at))];
  }, [timeline.data, format]);

  return (
    <div className={classes.timeline}>
      <div className={classes.filters}>
        <Select
          size="xs"
          w={240}
          clearable
          searchable
          aria-label={t('timeline.what')}
          placeholder={t('timeline.what')}
          clearButtonProps={{ 'aria-label': t('timeline.all') }}
          value={what || null}
          onChange={(next) => setView({ what: next ?? '' })}
          data={profile.eventNames.map((name) => ({
            value: name.type + joint + name.event,
            label: `${name.event || t(`type.${name.type}`, { defaultValue: name.type })} (${format.number(name.events)})`,
          }))}
        />
        <Select
          size="xs"
          w={200}
          clearable
          aria-label={t('source')}
          placeholder={t('source')}
          clearButtonProps={{ 'aria-label': t('timeline.all') }}
          value={from || null}
          onChange={(next) => setView({ from: next ?? '' })}
          data={profile.sources.map(({ source, events }) => ({
            value: source,
            label: `${source} (${format.number(events)})`,
          }))}
        />
      </div>
      {timeline.error !== null ? (
        <ErrorState error={timeline.error} onRetry={() => void timeline.refetch()} />
      ) : timeline.data === undefined ? (
        <BlockSkeleton />
      ) : days.length === 0 ? (
        <EmptyState title={t('timeline.empty')}>{t('timeline.emptyText')}</EmptyState>
      ) : (
        days.map(([day, entries]) => (
          <section key={day} className={classes.day}>
            <Heading className={classes.dayName}>{day}</Heading>
            <ol className={classes.entries}>
              {entries.map((entry) => (
                <TimelineRow key={entry.messageId} entry={entry} />
              ))}
            </ol>
          </section>
        ))
      )}
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
