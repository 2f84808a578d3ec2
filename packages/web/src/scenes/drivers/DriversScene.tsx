import type { DriversAnswer } from '@rondo/contract';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { apiQuery } from '../../api/query.ts';
import { useMay, useViewState } from '../../shell/hooks.ts';
import { InlineSelect } from '../../ui/builder/InlineInputs.tsx';
import { Chart } from '../../ui/chart/Chart.tsx';
import { Page } from '../../ui/Page.tsx';
import { addDays } from '../../ui/period.ts';
import { askFilters } from '../explore/ask-period.ts';
import { FigureRows } from '../explore/FigureRows.tsx';
import { HowComputed } from '../explore/HowComputed.tsx';
import { useMetricWords } from '../explore/metric-words.ts';
import { DriversQuestion } from './DriversQuestion.tsx';
import { DriversSentence } from './DriversSentence.tsx';
import { DimensionsTable, PartsTable } from './DriversTables.tsx';
import { chartOfParts, driversView, keyOfPart, nameOfPart, OWN } from './drivers-view.ts';

/** Why a figure moved: by chance or not, which parts and combinations, and of rates what is rate and what is mix. */
export function DriversScene() {
  const { t } = useTranslation('drivers');
  const words = useMetricWords();
  const [view, setView] = useViewState(driversView);
  const mayOpen = useMay('events.read');
  const metrics = useQuery(apiQuery('/api/metrics', {}));
  const filter = askFilters(view.filter);
  const answer = useQuery(
    apiQuery('/api/measure/drivers', {
      params: {
        query: {
          metric: view.metric,
          ...(view.from === '' || view.to === '' ? {} : { from: view.from, to: addDays(view.to, 1) }),
          ...(view.against !== OWN
            ? { against: view.against }
            : view.since === '' || view.until === ''
              ? {}
              : { compareFrom: view.since, compareTo: addDays(view.until, 1) }),
          ...(filter.length === 0 ? {} : { filter }),
        },
      },
    }),
  );
  const data: DriversAnswer | undefined = answer.data?.outcome === 'answered' ? answer.data : undefined;
  const shown =
    data?.dimensions.find(({ dimension }) => dimension === view.by) ??
    data?.dimensions.find(({ dimension }) => dimension === data.explanation.dimension) ??
    data?.dimensions[0];
  const others = t('others');
  const chart = useMemo(
    () =>
      data &&
      shown &&
      chartOfParts(data, shown.parts, words, {
        measure: t(data.metric.unit === 'percent' ? 'contributionPoints' : 'contribution'),
        part: words.dimensionOf(shown.dimension),
        others,
      }),
    [data, shown, words, t, others],
  );
  const [window] = data?.windows ?? [];
  const asked = {
    from: data?.period.from ?? '',
    to: data === undefined ? '' : addDays(data.period.to, -1),
    since: window?.from ?? '',
    until: window === undefined ? '' : addDays(window.to, -1),
  };
  const opened = [...(shown?.parts ?? []), ...(data?.combinations.parts ?? [])].find(
    (part) => keyOfPart(part) === view.open,
  );
  const onOpen = mayOpen
    ? (part: Parameters<typeof keyOfPart>[0]) => setView({ open: keyOfPart(part) })
    : undefined;
  const table = data && { answer: data, open: view.open, onOpen };

  return (
    <Page title={t('nav.drivers')} sentence={data && <DriversSentence answer={data} />}>
      <DriversQuestion
        metrics={metrics.data?.items ?? []}
        view={view}
        asked={asked}
        onChange={(next) => setView({ ...next, open: '' })}
      />
      <Chart
        title={
          shown === undefined
            ? t('nav.drivers')
            : t('chartTitle', { dimension: words.dimensionOf(shown.dimension) })
        }
        note={t('whiskers')}
        summary={t('chartSummary')}
        data={chart}
        loading={answer.isFetching}
        error={answer.error}
        onRetry={answer.refetch}
        empty={answer.data?.outcome === 'not-enough' ? answer.data.message : t('empty')}
        controls={
          shown && (
            <InlineSelect
              label={t('dimension')}
              value={shown.dimension}
              options={(data?.dimensions ?? []).map(({ dimension }) => ({
                value: dimension,
                label: words.dimensionOf(dimension),
              }))}
              onChange={(by) => setView({ by, open: '' })}
            />
          )
        }
      />
      {table && table.answer.combinations.parts.length > 0 && (
        <PartsTable
          {...table}
          id="drivers-combinations"
          title={t('combinations')}
          note={t('combinationsNote')}
          parts={table.answer.combinations.parts}
        />
      )}
      {table && shown && (
        <PartsTable
          {...table}
          id="drivers-parts"
          title={t('partsOf', { dimension: words.dimensionOf(shown.dimension) })}
          note={t('partsNote')}
          parts={shown.parts}
        />
      )}
      {data && shown && (
        <DimensionsTable answer={data} shown={shown.dimension} onChoose={(by) => setView({ by, open: '' })} />
      )}
      <HowComputed
        lines={[
          t('rules.chance'),
          t('rules.parts'),
          t('rules.rates'),
          t('rules.combinations'),
          t('rules.assume'),
        ]}
      />
      {data && opened && (
        <FigureRows
          metric={data.metric.key}
          part={nameOfPart(opened, words, others)}
          period={data.period}
          filter={[...filter, ...opened.filter]}
          onClose={() => setView({ open: '' })}
        />
      )}
    </Page>
  );
}
