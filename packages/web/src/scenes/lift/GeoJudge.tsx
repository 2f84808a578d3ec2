import type { GeoAnswer } from '@rondo/contract';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { apiQuery } from '../../api/query.ts';
import { useFormat } from '../../shell/hooks.ts';
import { InlineSelect } from '../../ui/builder/InlineInputs.tsx';
import { RuleLine, RuleLines } from '../../ui/builder/RuleSentence.tsx';
import { Chart } from '../../ui/chart/Chart.tsx';
import type { ChartData } from '../../ui/chart/chart-types.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Columns, Page, Sentence } from '../../ui/Page.tsx';
import { addDays, todayIn } from '../../ui/period.ts';
import { HowComputed } from '../explore/HowComputed.tsx';
import { isolate } from '../explore/isolate.ts';
import { useMetricWords } from '../explore/metric-words.ts';
import { DayWord } from '../segments/Words.tsx';
import type { GeoPartProps } from './GeoScene.tsx';
import { MethodTable, WeightTable } from './GeoTables.tsx';
import { FigureWords, PlacePicker, useWriteFigure } from './GeoWords.tsx';
import { chartOfGeo, geoMethods } from './lift-view.ts';

const USUAL_DAYS = 28;

/** What a test in some places changed. */
export function GeoJudge({ view, onChange, mode }: GeoPartProps) {
  const { t } = useTranslation('lift');
  const words = useMetricWords();
  const format = useFormat();
  const { figure, by, places, exclude, method } = view;
  const from = view.from || addDays(todayIn(format.settings.timeZone, new Date()), -USUAL_DAYS);
  const chosen = places.length > 0;
  const answer = useQuery({
    ...apiQuery('/api/measure/geo', {
      params: {
        query: {
          figure,
          by,
          places,
          from,
          method,
          ...(view.to === '' ? {} : { to: view.to }),
          ...(exclude.length === 0 ? {} : { exclude }),
        },
      },
    }),
    enabled: chosen,
  });
  const data = chosen && answer.data?.outcome === 'answered' ? answer.data : undefined;
  const { kind } = useWriteFigure(figure);
  const compared = useMemo(
    () =>
      data &&
      chartOfGeo(data, kind, {
        measure: t(`geo.figures.${data.figure}`),
        actual: t('actual'),
        expected: t('expected'),
        time: t('stepOf.week'),
        event: t('geo.began'),
      }),
    [data, kind, t],
  );
  const pretended = useMemo((): ChartData | undefined => {
    if (data === undefined) return undefined;
    const rows = [
      { name: t('geo.theTest'), relative: data.relative.mean },
      ...data.placebos.places.map(({ place, relative }) => ({
        name: words.valueOf(data.by, place),
        relative,
      })),
    ].sort((a, b) => b.relative - a.relative);
    return {
      kind: 'horizontal-bar',
      measure: { name: t('geo.difference'), kind: 'percent' },
      categories: rows.map(({ name }) => name),
      categoryName: t('geo.place'),
      series: [{ name: t('geo.difference'), values: rows.map(({ relative }) => relative) }],
    };
  }, [data, t, words]);
  return (
    <Page
      title={t('nav.geoTests')}
      sentence={
        data && (
          <Sentence note={<JudgeNote answer={data} />}>
            <Judgement answer={data} />
          </Sentence>
        )
      }
    >
      {mode}
      <RuleLines label={t('question')}>
        <RuleLine>
          {t('geo.whatChanged')}
          <FigureWords view={view} onChange={onChange} />
          {t('geo.ranFrom')}
          <DayWord label={t('from')} value={from} onChange={(day) => onChange({ from: day })} />
          {t('until')}
          <DayWord
            label={t('to')}
            value={view.to === '' ? '' : addDays(view.to, -1)}
            onChange={(day) => onChange({ to: day === '' ? '' : addDays(day, 1) })}
          />
          {t('geo.byMethod')}
          <InlineSelect
            label={t('geo.method')}
            value={method}
            options={geoMethods.map((value) => ({
              value,
              label: t(`geo.methods.${value}`),
              note: t(`geo.explain.${value}`),
            }))}
            onChange={(next) => onChange({ method: geoMethods.find((one) => one === next) ?? 'scm' })}
          />
        </RuleLine>
      </RuleLines>
      <Columns min={320}>
        <PlacePicker
          label={t('geo.tested')}
          hint={t('geo.testedHint')}
          view={view}
          value={places}
          without={exclude}
          onChange={(next) => onChange({ places: next })}
        />
        <PlacePicker
          label={t('geo.noComparison')}
          hint={t('geo.noComparisonHint')}
          view={view}
          value={exclude}
          without={places}
          onChange={(next) => onChange({ exclude: next })}
        />
      </Columns>
      {!chosen && <EmptyState title={t('geo.chooseFirst')}>{t('geo.chooseMeans')}</EmptyState>}
      {chosen && (
        <>
          <Chart
            title={t('geo.comparedTitle')}
            summary={t('comparedSummary')}
            data={compared}
            loading={answer.isFetching}
            error={answer.error}
            onRetry={answer.refetch}
            empty={answer.data?.outcome === 'not-enough' ? answer.data.message : t('geo.empty')}
          />
          <MethodTable answer={data} loading={answer.isFetching} />
          {data && (
            <Columns min={420}>
              <Chart
                title={t('geo.elsewhereTitle')}
                note={t('geo.elsewhereNote')}
                summary={t('geo.elsewhereSummary')}
                data={pretended}
              />
              <WeightTable answer={data} />
            </Columns>
          )}
          {data && (
            <HowComputed
              lines={[
                t('geo.rules.places'),
                t('geo.rules.control'),
                t('geo.rules.interval', { count: data.placebos.times.length }),
                t('geo.rules.elsewhere'),
                t('geo.rules.fit', {
                  error: format.percent(data.fitError),
                  scaled: format.percent(data.scaledL2),
                }),
                t('geo.rules.mix'),
                t('geo.rules.assume'),
              ]}
            />
          )}
        </>
      )}
    </Page>
  );
}

function Judgement({ answer }: { answer: GeoAnswer }) {
  const { t } = useTranslation('lift');
  const format = useFormat();
  const words = useMetricWords();
  const { write, say } = useWriteFigure(answer.figure);
  const { effect, relative } = answer;
  const sure = effect.low > 0 ? 'more' : effect.high < 0 ? 'less' : 'unsure';
  return t(`geo.say.${sure}`, {
    places: format.list(answer.places.map((place) => isolate(words.valueOf(answer.by, place)))),
    effect: say(effect.mean),
    low: write(effect.low),
    high: write(effect.high),
    share: format.percent(relative.mean),
    shareLow: format.percent(relative.low),
    shareHigh: format.percent(relative.high),
    from: format.date(answer.after.from),
    to: format.date(addDays(answer.after.to, -1)),
  });
}

function JudgeNote({ answer }: { answer: GeoAnswer }) {
  const { t } = useTranslation('lift');
  const format = useFormat();
  const others = answer.placebos.places.length;
  return t('geo.note', {
    count: others,
    others: format.number(others),
    larger: format.number(Math.round(answer.placebos.pValue * (others + 1)) - 1),
    located: format.percent(answer.located),
  });
}
