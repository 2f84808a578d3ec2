import { Button, Menu, SegmentedControl } from '@mantine/core';
import type { Insight } from '@rondo/contract';
import { IconChevronDown, IconFileTypePdf, IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sendRaw } from '../../api/client.ts';
import { apiQuery } from '../../api/query.ts';
import { desks, isDesk } from '../../shell/desk.ts';
import { useDesk, useFormat, useMay, usePeriod } from '../../shell/hooks.ts';
import { downloadFile } from '../../ui/download.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Page, Section, Sentence } from '../../ui/Page.tsx';
import { BlockSkeleton, TilesSkeleton } from '../../ui/Skeletons.tsx';
import { showError } from '../../ui/toasts.tsx';
import { stringifySearch } from '../../ui/view-codec.ts';
import { ActionDrawer } from '../actions/ActionDrawer.tsx';
import { askPeriod } from '../explore/ask-period.ts';
import { useMetricWords } from '../explore/metric-words.ts';
import { findOpenAction } from './find-open-action.ts';
import { useInsightWords } from './insight-words.ts';
import { ReportInsight } from './ReportInsight.tsx';
import { ReportTiles } from './ReportTiles.tsx';
import { reportQuery } from './report-query.ts';
import { writeReportSentence } from './report-sentence.ts';
import classes from './reports.module.css';

/** A desk's report: the answer, few figures, what they say, what to do. */
export function ReportsScene() {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const words = useMetricWords();
  const write = useInsightWords();
  const [desk, setDesk] = useDesk();
  const [period] = usePeriod({ wholeDays: true });
  const ask = askPeriod(period);
  const report = useQuery(reportQuery(desk, ask));
  const actions = useQuery({ ...apiQuery('/api/actions'), enabled: useMay('actions.read') });
  const [making, setMaking] = useState<Insight>();
  const { data } = report;

  return (
    <Page
      title={t('title')}
      sentence={
        data && (
          <Sentence
            note={t('rests', {
              period: `${format.dateRange(period.from, period.to)} · ${t('common:period.whole')}`,
              at: format.dateTime(data.madeAt),
            })}
          >
            {writeReportSentence(data, t, format, words, write)}
          </Sentence>
        )
      }
      actions={<ExportMenu desk={desk} search={stringifySearch(ask)} />}
    >
      <SegmentedControl
        className={classes.desks}
        aria-label={t('desk.label')}
        value={desk}
        data={desks.map((value) => ({ value, label: t(`desk.${value}`) }))}
        onChange={(value) => {
          if (isDesk(value)) setDesk(value);
        }}
      />
      {report.error ? (
        <ErrorState error={report.error} onRetry={() => void report.refetch()} />
      ) : data === undefined ? (
        <>
          <TilesSkeleton count={6} />
          <BlockSkeleton height={320} />
        </>
      ) : (
        <div
          className={classes.report}
          aria-busy={report.isPlaceholderData}
          data-stale={report.isPlaceholderData || undefined}
        >
          <Section title={t('figures')}>
            <ReportTiles report={data} />
          </Section>
          <Section title={t('insights')} note={t('insightsNote')}>
            {data.insights.length === 0 ? (
              <EmptyState quiet title={t('calmTitle')}>
                {t('calmText')}
              </EmptyState>
            ) : (
              data.insights.map((insight) => (
                <ReportInsight
                  key={insight.id}
                  insight={insight}
                  action={findOpenAction(insight, actions.data?.items)}
                  onMakeAction={setMaking}
                />
              ))
            )}
          </Section>
          <Section title={t('how')} frame="card">
            <ul className={classes.how}>
              <li>{t('howMoved')}</li>
              <li>{t('howChannels')}</li>
              <li>{t('howCampaigns')}</li>
              <li>{t('howSilent')}</li>
              <li>{t('howZone', { zone: data.timeZone, currency: data.currency })}</li>
            </ul>
          </Section>
        </div>
      )}
      <ActionDrawer
        opened={making !== undefined}
        onClose={() => setMaking(undefined)}
        {...(making === undefined ? {} : { insight: making })}
        desk={desk}
      />
    </Page>
  );
}

function ExportMenu({ desk, search }: { desk: string; search: string }) {
  const { t, i18n } = useTranslation('reports');
  const [printing, setPrinting] = useState(false);
  const language = `${search === '' ? '?' : '&'}language=${i18n.language}`;
  const print = async (): Promise<void> => {
    setPrinting(true);
    try {
      const answer = await sendRaw('GET', `/api/reports/${desk}/pdf${search}${language}`);
      const name = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1];
      downloadFile(name ?? `rondo-${desk}.pdf`, await answer.blob(), 'application/pdf');
    } catch (error) {
      showError(error);
    } finally {
      setPrinting(false);
    }
  };
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button loading={printing} rightSection={<IconChevronDown size={14} aria-hidden />}>
          {t('export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconFileTypePdf size={16} aria-hidden />} onClick={() => void print()}>
          {t('exportPdf')}
        </Menu.Item>
        <Menu.Item
          component="a"
          href={`/print/report/${desk}${search}${language}`}
          target="_blank"
          leftSection={<IconPrinter size={16} aria-hidden />}
        >
          {t('printPage')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
