import type { Insight } from '@rondo/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiQuery } from '../../api/query.ts';
import { useDesk, useFormat, useMay, usePeriod } from '../../shell/hooks.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Page, Section, Sentence } from '../../ui/Page.tsx';
import { BlockSkeleton, TilesSkeleton } from '../../ui/Skeletons.tsx';
import { askPeriod } from '../explore/ask-period.ts';
import { useMetricWords } from '../explore/metric-words.ts';
import { findOpenAction } from '../reports/find-open-action.ts';
import { useInsightWords } from '../reports/insight-words.ts';
import { ReportInsight } from '../reports/ReportInsight.tsx';
import { ReportTiles } from '../reports/ReportTiles.tsx';
import { reportQuery } from '../reports/report-query.ts';
import { writeReportSentence } from '../reports/report-sentence.ts';
import { FirstSteps } from './FirstSteps.tsx';
import { Freshness } from './Freshness.tsx';
import { GoalList } from './GoalList.tsx';
import classes from './home.module.css';
import { TodoList } from './TodoList.tsx';

/** The form is fetched when somebody makes an action: Home itself stays light. */
const ActionDrawer = lazy(() =>
  import('../actions/ActionDrawer.tsx').then((module) => ({ default: module.ActionDrawer })),
);

const MOST_INSIGHTS = 3;

/** The desk's view: what changed, what to do, is the data fresh. */
export function HomeScene() {
  const { t } = useTranslation('home');
  const format = useFormat();
  const words = useMetricWords();
  const write = useInsightWords();
  const [desk] = useDesk();
  const [period] = usePeriod({ wholeDays: true });
  const ask = askPeriod(period);
  const report = useQuery(reportQuery(desk, ask));
  const actions = useQuery({ ...apiQuery('/api/actions'), enabled: useMay('actions.read') });
  const [making, setMaking] = useState<Insight>();
  const { data } = report;
  // Without a single fact there is nothing to report; what to do first is the better page.
  const empty = data !== undefined && data.dataUntil === null && data.tiles.every(({ value }) => !value);
  if (empty && !report.isPlaceholderData) return <FirstSteps />;

  return (
    <Page
      title={t(`desk.${desk}`)}
      sentence={
        data && (
          <Sentence note={`${format.dateRange(period.from, period.to)} · ${t('common:period.whole')}`}>
            {writeReportSentence(data, t, format, words, write)}
          </Sentence>
        )
      }
    >
      {report.error ? (
        <ErrorState error={report.error} onRetry={() => void report.refetch()} />
      ) : data === undefined ? (
        <>
          <TilesSkeleton count={6} />
          <BlockSkeleton height={280} />
        </>
      ) : (
        <div
          className={report.isPlaceholderData ? classes.busy : undefined}
          aria-busy={report.isPlaceholderData}
        >
          <div className={classes.stack} style={{ gap: 24 }}>
            <ReportTiles report={data} />
            <div className={classes.columns}>
              <Section title={t('changed')} actions={<Link to="/reports">{t('wholeReport')}</Link>}>
                {data.insights.length === 0 ? (
                  <EmptyState quiet title={t('calmTitle')}>
                    {t('calmText')}
                  </EmptyState>
                ) : (
                  <div className={classes.stack}>
                    {data.insights.slice(0, MOST_INSIGHTS).map((insight) => (
                      <ReportInsight
                        key={insight.id}
                        insight={insight}
                        action={findOpenAction(insight, actions.data?.items)}
                        onMakeAction={setMaking}
                      />
                    ))}
                  </div>
                )}
              </Section>
              <div className={classes.side}>
                <TodoList actions={actions.data?.items} error={actions.error} desk={desk} />
                <GoalList desk={desk} />
                <Freshness dataUntil={data.dataUntil} />
              </div>
            </div>
          </div>
        </div>
      )}
      {making !== undefined && (
        <Suspense>
          <ActionDrawer opened insight={making} desk={desk} onClose={() => setMaking(undefined)} />
        </Suspense>
      )}
    </Page>
  );
}
