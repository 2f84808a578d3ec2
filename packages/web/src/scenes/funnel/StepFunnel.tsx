import type { FunnelAnswer } from '@rondo/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api, take } from '../../api/client.ts';
import { useFormat, usePeriod } from '../../shell/hooks.ts';
import { Chart } from '../../ui/chart/Chart.tsx';
import { Section, Sentence } from '../../ui/Page.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import type { ViewValues } from '../../ui/view-codec.ts';
import { askPeriod } from '../explore/ask-period.ts';
import { HowComputed } from '../explore/HowComputed.tsx';
import { isolate } from '../explore/isolate.ts';
import { useMetricWords } from '../explore/metric-words.ts';
import { FunnelSteps } from './FunnelSteps.tsx';
import { chartOfFunnel, type funnelView, isComplete, largestLoss, nameOfStep } from './funnel-view.ts';

export type FunnelViewProps = {
  view: ViewValues<typeof funnelView>;
  setView: (change: Partial<ViewValues<typeof funnelView>>) => void;
};
type Level = FunnelAnswer['steps'][number] & { index: number; name: string };

export function StepFunnel({ view, setView }: FunnelViewProps) {
  const { t } = useTranslation('funnel');
  const words = useMetricWords();
  const [period] = usePeriod();
  const { from, to } = askPeriod(period);
  const steps = view.step;
  const ready = steps.length >= 2 && steps.every(isComplete);
  const body = {
    from,
    to,
    steps,
    windowHours: view.days * 24,
    ...(view.by === '' ? {} : { dimension: view.by }),
  };
  const answer = useQuery({
    queryKey: ['/api/funnels', body],
    queryFn: ({ signal }) => take(api.POST('/api/funnels', { body, signal })),
    placeholderData: keepPreviousData,
    enabled: ready,
  });
  // While another number of steps loads, the answer before does not fit the names.
  const data: FunnelAnswer | undefined = answer.data?.steps.length === steps.length ? answer.data : undefined;
  const names = useMemo(
    () => steps.map((step) => nameOfStep(step, (path) => t('pageNamed', { path }))),
    [steps, t],
  );
  const chart = useMemo(() => data && chartOfFunnel(data, names, t('people'), t('step')), [data, names, t]);
  const levels = useMemo(
    () => data?.steps.map((step, index): Level => ({ ...step, index, name: names[index] ?? '' })),
    [data, names],
  );
  const columns = useMemo(
    (): Column<Level>[] => [
      { id: 'step', label: t('step'), value: (row) => `${row.index + 1}. ${row.name}`, sortable: false },
      { id: 'people', label: t('people'), kind: 'number', value: (row) => row.people, sortable: false },
      {
        id: 'ofPrevious',
        label: t('ofPrevious'),
        kind: 'percent',
        value: (row) => row.ofPrevious,
        sortable: false,
      },
      { id: 'ofFirst', label: t('ofFirst'), kind: 'percent', value: (row) => row.ofFirst, sortable: false },
      {
        id: 'low',
        label: t('low'),
        kind: 'percent',
        value: (row) => row.interval?.[0],
        sortable: false,
        hidden: true,
      },
      {
        id: 'high',
        label: t('high'),
        kind: 'percent',
        value: (row) => row.interval?.[1],
        sortable: false,
        hidden: true,
      },
      {
        id: 'time',
        label: t('medianTime'),
        kind: 'duration',
        value: (row) => row.medianSeconds,
        sortable: false,
      },
    ],
    [t],
  );

  return (
    <>
      {data && <Answer answer={data} names={names} days={view.days} />}
      <FunnelSteps
        view={view}
        setView={setView}
        losses={data?.steps.map((step, index) =>
          index === 0 ? 0 : (data.steps[index - 1]?.people ?? 0) - step.people,
        )}
      />
      <Chart
        title={t('howFar')}
        summary={t('chartSummary')}
        data={chart}
        height={Math.max(200, 60 * steps.length)}
        loading={answer.isFetching}
        error={answer.error}
        onRetry={answer.refetch}
        empty={ready ? t('sayNothing') : t('incomplete')}
      />
      <DataTable
        id="funnel-steps"
        caption={t('howFar')}
        plain
        columns={columns}
        rows={levels}
        rowKey={(row) => String(row.index)}
        loading={answer.isFetching}
        error={answer.error}
        onRetry={answer.refetch}
      />
      {view.by !== '' && data && (
        <Section title={t('byDimension', { dimension: words.dimensionOf(view.by) })}>
          <DataTable
            id="funnel-parts"
            caption={words.dimensionOf(view.by)}
            rows={data.rows}
            rowKey={(row) => row.key}
            columns={[
              {
                id: 'key',
                label: words.dimensionOf(view.by),
                value: (row) => words.valueOf(view.by, row.key),
                render: (row) => <bdi>{words.valueOf(view.by, row.key)}</bdi>,
              },
              ...names.map((name, index) => ({
                id: `step${index}`,
                label: `${index + 1}. ${name}`,
                kind: 'number' as const,
                value: (row: FunnelAnswer['rows'][number]) => row.people[index],
              })),
              { id: 'rate', label: t('ofFirst'), kind: 'percent', value: (row) => row.rate },
            ]}
          />
        </Section>
      )}
      <HowComputed lines={[t('rules.order'), t('rules.window'), t('rules.person'), t('rules.interval')]} />
    </>
  );
}

function Answer({ answer, names, days }: { answer: FunnelAnswer; names: readonly string[]; days: number }) {
  const { t } = useTranslation('funnel');
  const format = useFormat();
  const first = answer.steps[0];
  const last = answer.steps.at(-1);
  if (first === undefined || last === undefined || first.people === 0)
    return <Sentence>{t('sayNothing')}</Sentence>;
  const said = [
    t('say', {
      count: first.people,
      figure: format.number(first.people),
      first: isolate(names[0] ?? ''),
      last: isolate(names.at(-1) ?? ''),
      share: format.percent(last.ofFirst),
      low: format.percent(last.interval?.[0] ?? last.ofFirst),
      high: format.percent(last.interval?.[1] ?? last.ofFirst),
      days: format.number(days),
    }),
  ];
  const loss = largestLoss(answer);
  if (loss !== undefined) {
    said.push(
      t('sayLoss', {
        step: isolate(names[loss] ?? ''),
        share: format.percent(1 - (answer.steps[loss]?.ofPrevious ?? 0)),
      }),
    );
  }
  if (answer.seconds !== null) said.push(t('sayTime', { time: format.duration(answer.seconds[1]) }));
  return <Sentence>{said.join(' ')}</Sentence>;
}
