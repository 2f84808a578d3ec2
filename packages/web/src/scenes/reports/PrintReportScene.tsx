import type { Report, ReportTile } from '@rondo/contract';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { type CSSProperties, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { i18n, isLanguage } from '../../i18n/i18n.ts';
import { isDesk } from '../../shell/desk.ts';
import { useRouteParam } from '../../shell/hooks.ts';
import { toCssVariables } from '../../theme/tokens.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { createFormat, type Format, judgeChange } from '../../ui/format.ts';
import { addDays, isDay } from '../../ui/period.ts';
import { PageSkeleton } from '../../ui/Skeletons.tsx';
import { Sparkline } from '../../ui/Sparkline.tsx';
import { kindOfUnit, useMetricWords } from '../explore/metric-words.ts';
import { InsightEvidence } from './InsightEvidence.tsx';
import { useInsightWords } from './insight-words.ts';
import classes from './print.module.css';
import { type ReportAsk, reportQuery } from './report-query.ts';
import { writeReportSentence } from './report-sentence.ts';

const paper = { ...toCssVariables('light'), colorScheme: 'light' } as CSSProperties;

/**
 * The report on paper: light, A4, without anything to click. It needs no session, for the server's own browser prints
 * it with a key of its own; so currency and time zone come with the report.
 */
export function PrintReportScene() {
  const search: Record<string, unknown> = useSearch({ strict: false });
  const wanted =
    typeof search.language === 'string' && isLanguage(search.language) ? search.language : undefined;
  const [spoken, setSpoken] = useState(wanted === undefined || i18n.language === wanted);
  useEffect(() => {
    if (wanted === undefined || i18n.language === wanted) return;
    // For this page alone: the reader's own choice is kept as it is.
    void i18n.changeLanguage(wanted).then(() => setSpoken(true));
  }, [wanted]);
  const param = useRouteParam('desk');
  const desk = isDesk(param) ? param : 'management';
  const report = useQuery({ ...reportQuery(desk, readAsked(search)), enabled: spoken });
  return (
    <div className={classes.sheet} style={paper}>
      {report.error ? (
        <ErrorState error={report.error} onRetry={() => void report.refetch()} />
      ) : !spoken || report.data === undefined ? (
        <PageSkeleton />
      ) : (
        <PrintedReport report={report.data} />
      )}
    </div>
  );
}

function readAsked(search: Record<string, unknown>): Partial<ReportAsk> {
  const { from, to, compare } = search;
  return {
    ...(typeof from === 'string' && isDay(from) ? { from } : {}),
    ...(typeof to === 'string' && isDay(to) ? { to } : {}),
    ...(compare === 'none' || compare === 'previous' || compare === 'last-year' ? { compare } : {}),
  };
}

function PrintedReport({ report }: { report: Report }) {
  const { t, i18n: spoken } = useTranslation('reports');
  const { language } = spoken;
  const { currency, timeZone, period, comparison } = report;
  const format = useMemo(
    () => createFormat({ language: isLanguage(language) ? language : 'en', currency, timeZone }),
    [language, currency, timeZone],
  );
  const words = useMetricWords();
  const write = useInsightWords(format);
  const range = format.dateRange(period.from, addDays(period.to, -1));
  const [fonts, setFonts] = useState(false);
  useEffect(() => {
    document.title = `${t('title')} · ${t(`desk.${report.desk}`)} · ${range}`;
    void document.fonts.ready.then(() => setFonts(true));
  }, [t, report.desk, range]);

  return (
    <main className={classes.page} {...(fonts ? { 'data-print-ready': '' } : {})}>
      <header className={classes.head}>
        <h1>{t('printTitle', { desk: t(`desk.${report.desk}`) })}</h1>
        <p>
          {range}
          {comparison !== null && (
            <>
              {' · '}
              {t('change.against', { what: format.dateRange(comparison.from, addDays(comparison.to, -1)) })}
            </>
          )}
        </p>
      </header>
      <p className={classes.sentence}>{writeReportSentence(report, t, format, words, write)}</p>
      <section className={classes.section}>
        <h2>{t('figures')}</h2>
        <div className={classes.tiles}>
          {report.tiles.map((tile) => (
            <PrintedTile key={tile.metric.key} tile={tile} format={format} name={words.nameOf(tile.metric)} />
          ))}
        </div>
      </section>
      <section className={classes.section}>
        <h2>{t('insights')}</h2>
        {report.insights.length === 0 && <p>{t('calmText')}</p>}
        {report.insights.map((insight) => {
          const text = write(insight);
          const tone = insight.good === null ? undefined : insight.good ? 'good' : 'bad';
          return (
            <article key={insight.id} className={classes.insight} data-tone={tone}>
              <div>
                <span className={classes.small}>{text.about}</span>
                <h3>{text.headline}</h3>
                {text.foundation && <p className={classes.small}>{text.foundation}</p>}
                {text.because && (
                  <p>
                    <span className={classes.label}>{t(`insight.${text.label ?? 'because'}`)}:</span>{' '}
                    {text.because}
                  </p>
                )}
              </div>
              <InsightEvidence insight={insight} format={format} />
              <p className={classes.advice}>
                <span className={classes.label}>{t('insight.recommended')}:</span> {text.advice}
              </p>
            </article>
          );
        })}
      </section>
      <p className={classes.foot}>
        {t('printed', { at: format.dateTime(report.madeAt), zone: timeZone, currency })}
        {report.dataUntil !== null && <> {t('dataUntil', { at: format.dateTime(report.dataUntil) })}</>}
      </p>
    </main>
  );
}

function PrintedTile({ tile, format, name }: { tile: ReportTile; format: Format; name: string }) {
  const { t } = useTranslation('reports');
  const kind = kindOfUnit(tile.metric.unit);
  const { tone, arrow, ratio, difference } = judgeChange(tile.value, tile.comparison, tile.metric.direction);
  const change =
    difference === null
      ? t('change.unknown')
      : arrow === 'flat'
        ? t('change.same')
        : kind === 'percent'
          ? t('change.points', { count: Math.abs(difference * 100), figure: format.points(difference) })
          : ratio === null
            ? t('change.fromZero')
            : format.change(ratio);
  return (
    <div className={classes.tile}>
      <span className={classes.tileName}>{name}</span>
      <span className={classes.tileFigure}>
        <bdi className={classes.tileValue}>{format.byKindCompact(kind, tile.value)}</bdi>
        {tile.series.length > 1 && <Sparkline values={tile.series} width={64} height={24} />}
      </span>
      <span className={classes.small}>
        <bdi>{change}</bdi>
        {tone !== 'neutral' && ` · ${t(`change.${tone}`)}`}
      </span>
      {tile.goal !== null && (
        <span className={classes.small}>
          {tile.goal.progress.share === null || !tile.metric.additive
            ? t('tile.goalOf', { target: format.byKindCompact(kind, tile.goal.target) })
            : t('tile.goalShare', {
                share: format.percent(tile.goal.progress.share, 0),
                target: format.byKindCompact(kind, tile.goal.target),
              })}
          {' · '}
          {t('tile.due', { date: format.day(tile.goal.due) })}
        </span>
      )}
    </div>
  );
}
