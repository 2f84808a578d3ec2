import type { MeasuredAttribution } from '@rondo/contract';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat, usePeriod, useViewState } from '../../shell/hooks.ts';
import { Chart } from '../../ui/chart/Chart.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { HeavyWork } from '../../ui/HeavyWork.tsx';
import { Columns, Page, Sentence } from '../../ui/Page.tsx';
import { askPeriod } from '../explore/ask-period.ts';
import { SaveChart } from '../explore/SaveChart.tsx';
import { AttributionAnswerSentence } from './AttributionAnswer.tsx';
import { AttributionChecks } from './AttributionChecks.tsx';
import { AttributionMethod } from './AttributionMethod.tsx';
import { AttributionQuestion } from './AttributionQuestion.tsx';
import { AttributionTable } from './AttributionTable.tsx';
import { chartOfModels, chartOfRows } from './attribution-charts.ts';
import {
  askedConversion,
  askedModels,
  attributionView,
  type Figure,
  kindOfFigure,
  leadFigure,
  rowName,
} from './attribution-view.ts';
import { BehindCredit } from './BehindCredit.tsx';
import { useKeyWords } from './key-words.ts';
import { useMeasured } from './use-measured.ts';

/** Who gets the credit, by all models side by side. What none of them can say is what a channel caused. */
export function AttributionScene() {
  const { t } = useTranslation('attribution');
  const [period] = usePeriod();
  const format = useFormat();
  const [view, setView] = useViewState(attributionView);
  const { from, to } = askPeriod(period);
  const models = useMemo(() => askedModels(view.model, view.with), [view.model, view.with]);
  const journeys = useMemo(
    () => ({ from, to, grain: view.by, lookbackDays: view.days, ...askedConversion(view.event) }),
    [from, to, view.by, view.days, view.event],
  );
  const { answer, progress, cancelled, cancel, again } = useMeasured({
    ...journeys,
    models,
    halfLifeDays: view.half,
  });
  const data: MeasuredAttribution | undefined = answer.data;
  const figure: Figure = view.figure === '' ? (data === undefined ? 'share' : leadFigure(data)) : view.figure;
  const nameOf = useKeyWords(data?.grain ?? view.by);
  const measure = t(`figure.${figure}`);

  const rows = useMemo(
    () =>
      data &&
      chartOfRows(data, view.model, figure, { measure, category: t(`grainOne.${data.grain}`), nameOf }),
    [data, view.model, figure, nameOf, measure, t],
  );
  const shown = data?.rows.find((row) => rowName(row) === view.open) ?? rows?.rows[0] ?? data?.rows[0];
  const beside = useMemo(
    () =>
      shown &&
      chartOfModels(shown, figure, {
        measure,
        category: t('model'),
        nameOf: (model) => t(`models.${model}`),
      }),
    [shown, figure, measure, t],
  );
  const opened = data?.rows.find((row) => rowName(row) === view.open);
  const nothing = data !== undefined && data.conversions === 0;
  const chart = { loading: answer.isFetching, error: answer.error, onRetry: again, empty: t('empty') };

  return (
    <Page
      title={t('nav.attribution')}
      actions={<SaveChart kind="attribution" name={t('nav.attribution')} />}
      sentence={
        data && (
          <Sentence
            note={t(data.bootstrap === null ? 'noteNoIntervals' : 'note', {
              count: data.models.length,
              level: format.percent(data.bootstrap?.level),
            })}
          >
            <AttributionAnswerSentence
              answer={data}
              model={view.model}
              figure={leadFigure(data)}
              nameOf={nameOf}
            />
          </Sentence>
        )
      }
    >
      <AttributionQuestion view={view} setView={setView} figure={figure} models={models} />
      <HeavyWork
        progress={progress && { ...progress, label: t(`progress.${progress.step}`) }}
        cancelled={cancelled}
        cancel={cancel}
        again={again}
      />
      {nothing ? (
        <EmptyState title={t('emptyTitle')}>{t('emptyMeans')}</EmptyState>
      ) : (
        <>
          <Columns min={420}>
            <Chart
              title={t('byModel', { figure: measure, model: t(`models.${view.model}`) })}
              note={t('whiskersAll')}
              summary={t('summaryRows')}
              data={rows?.data}
              height={Math.max(240, 60 + 32 * (rows?.rows.length ?? 6))}
              onPick={({ index }) => {
                const row = rows?.rows[index];
                if (row !== undefined) setView({ open: rowName(row) });
              }}
              {...chart}
            />
            <Chart
              title={t('oneByAll', { figure: measure, name: shown === undefined ? '' : nameOf(shown) })}
              note={t('whiskersOne', { level: format.percent(data?.bootstrap?.level) })}
              summary={t('summaryModels')}
              data={beside}
              height={Math.max(240, 60 + 32 * models.length)}
              {...chart}
            />
          </Columns>
          <AttributionTable
            answer={data}
            model={view.model}
            figure={figure}
            nameOf={nameOf}
            open={view.open}
            onOpen={(open) => setView({ open })}
            loading={answer.isFetching}
            error={answer.error}
            onRetry={again}
          />
        </>
      )}
      {data && !nothing && <AttributionChecks answer={data} nameOf={nameOf} />}
      <AttributionMethod answer={data} models={models} days={view.days} />
      <BehindCredit
        row={opened}
        onClose={() => setView({ open: '' })}
        question={journeys}
        model={view.model}
        title={opened === undefined ? '' : nameOf(opened)}
        kind={kindOfFigure[figure]}
        figure={figure}
        nameOfKey={(key) => nameOf({ key, attributed: true })}
      />
    </Page>
  );
}
