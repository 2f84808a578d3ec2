import type { WebAnswer, WebBreakdown, WebFigure } from '@rondo/contract';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { apiQuery } from '../../api/query.ts';
import { useFormat, usePeriod, useViewState } from '../../shell/hooks.ts';
import { Chart } from '../../ui/chart/Chart.tsx';
import type { ChartData, ChartMark } from '../../ui/chart/chart-types.ts';
import { FilterBar } from '../../ui/filter/FilterBar.tsx';
import type { MetricKind } from '../../ui/format.ts';
import { Columns, Page, Sentence } from '../../ui/Page.tsx';
import type { Granularity } from '../../ui/period.ts';
import { TilesSkeleton } from '../../ui/Skeletons.tsx';
import { Tile, TileRow } from '../../ui/Tile.tsx';
import { filters } from '../../ui/view-codec.ts';
import { askFilters, askPeriod, includesToday, openStep } from '../explore/ask-period.ts';
import { HowComputed } from '../explore/HowComputed.tsx';
import { isolate } from '../explore/isolate.ts';
import { useMetricWords } from '../explore/metric-words.ts';
import { SaveChart } from '../explore/SaveChart.tsx';
import { SiteGoals } from './SiteGoals.tsx';
import { WebTable } from './WebTable.tsx';

const view = { filter: filters() };
const tiles: readonly { key: WebFigure; kind: MetricKind; direction: 'up' | 'down' }[] = [
  { key: 'visitors', kind: 'number', direction: 'up' },
  { key: 'sessions', kind: 'number', direction: 'up' },
  { key: 'page_views', kind: 'number', direction: 'up' },
  { key: 'session_duration', kind: 'duration', direction: 'up' },
  { key: 'bounce_rate', kind: 'percent', direction: 'down' },
];
const tables: readonly WebBreakdown[] = [
  'channel',
  'source',
  'landing_page',
  'exit_page',
  'campaign',
  'country',
  'device',
];
const filterFields = [
  'channel',
  'campaign',
  'landing_page',
  'exit_page',
  'country',
  'device',
  'referrer_host',
  'utm_source',
];

/** Who came to the site, from where, to which page, and whether they did what the site is for. */
export function WebScene() {
  const { t } = useTranslation('web');
  const words = useMetricWords();
  const format = useFormat();
  const [period] = usePeriod();
  const [{ filter }, setView] = useViewState(view);
  const asked = askPeriod(period);
  const filtered = askFilters(filter);
  const answer = useQuery(
    apiQuery('/api/web', {
      params: { query: { ...asked, ...(filtered.length === 0 ? {} : { filter: filtered }) } },
    }),
  );
  const data: WebAnswer | undefined = answer.data;
  const chart = useMemo(
    () =>
      data &&
      chartOfVisits(
        data,
        words.nameOf({ key: 'sessions' }),
        words.nameOf({ key: 'visitors' }),
        t('time'),
        openStep(data.buckets, data.period.to, format.settings.timeZone, t('metrics:words.running')),
      ),
    [data, words, format, t],
  );
  const comparedWith =
    period.comparison === 'none' || period.comparison === 'goal'
      ? undefined
      : t(`compare.${period.comparison}`);

  return (
    <Page
      title={t('nav.web')}
      actions={<SaveChart kind="web" name={t('nav.web')} />}
      sentence={data && <Answer answer={data} />}
    >
      <FilterBar
        fields={filterFields.map((id) => ({
          id,
          label: words.dimensionOf(id),
          kind: 'text',
          operators: ['is', 'is-not'],
        }))}
        filters={filter}
        onChange={(next) => setView({ filter: next })}
      />
      {data === undefined ? (
        !answer.error && <TilesSkeleton />
      ) : (
        <TileRow>
          {tiles.map(({ key, kind, direction }) => {
            const figure = data.figures[key];
            return (
              <Tile
                key={key}
                name={words.nameOf({ key })}
                kind={kind}
                direction={direction}
                value={figure.value}
                {...(figure.comparison === undefined ? {} : { before: figure.comparison })}
                {...(comparedWith === undefined ? {} : { comparedWith })}
                {...(key === 'sessions'
                  ? { trend: data.sessions }
                  : key === 'visitors'
                    ? { trend: data.visitors }
                    : {})}
                info={words.infoOf({ key })}
              />
            );
          })}
        </TileRow>
      )}
      <Chart
        title={t('visits')}
        summary={t('visitsSummary')}
        data={chart}
        loading={answer.isFetching}
        error={answer.error}
        onRetry={answer.refetch}
      />
      <SiteGoals goals={data?.goals} loading={answer.isFetching} />
      <Columns min={420}>
        {tables.map((name) => (
          <WebTable
            key={name}
            breakdown={name}
            rows={data?.breakdowns[name]}
            loading={answer.isFetching}
            {...(name === 'source'
              ? {}
              : {
                  onPick: (key: string) =>
                    setView({ filter: [...filter, { field: name, operator: 'is', value: key }] }),
                })}
          />
        ))}
      </Columns>
      <HowComputed
        lines={[
          ...tiles.map(({ key }) => {
            const info = words.infoOf({ key });
            return `${info.name}: ${info.definition}`;
          }),
          t('rules.channel'),
          t('rules.midnight'),
        ]}
      />
    </Page>
  );
}

function Answer({ answer }: { answer: WebAnswer }) {
  const { t } = useTranslation('web');
  const words = useMetricWords();
  const format = useFormat();
  const sessions = answer.figures.sessions.value ?? 0;
  if (sessions === 0) return <Sentence>{t('sayNothing')}</Sentence>;
  const [channel] = answer.breakdowns.channel;
  const [goal] = answer.goals;
  const said = [
    t('say', {
      count: answer.figures.visitors.value ?? 0,
      visitors: format.number(answer.figures.visitors.value),
      sessions: format.number(sessions),
    }),
  ];
  if (channel)
    said.push(
      t('sayChannel', {
        name: isolate(words.valueOf('channel', channel.key)),
        share: format.percent(channel.share),
      }),
    );
  if (goal && goal.total.rate !== null) {
    said.push(
      t('sayGoal', {
        goal: isolate(goal.goal.name),
        share: format.percent(goal.total.rate),
        low: format.percent(goal.total.interval?.[0] ?? goal.total.rate),
        high: format.percent(goal.total.interval?.[1] ?? goal.total.rate),
      }),
    );
  }
  const note = includesToday(answer.period.to, format.settings.timeZone)
    ? { note: t('common:period.todayCounts') }
    : {};
  return <Sentence {...note}>{said.join(' ')}</Sentence>;
}

function chartOfVisits(
  answer: WebAnswer,
  sessions: string,
  visitors: string,
  time: string,
  marks: ChartMark[],
): ChartData {
  return {
    kind: 'line',
    measure: { name: sessions, kind: 'number' },
    categories: answer.buckets,
    categoryName: time,
    time: answer.grain as Granularity,
    marks,
    series: [
      {
        name: sessions,
        values: answer.sessions,
        ...(answer.sessionsBefore === undefined ? {} : { before: answer.sessionsBefore }),
      },
      { name: visitors, values: answer.visitors },
    ],
  };
}
