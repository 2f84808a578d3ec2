import type { MeasuredScores, NotEnough, ScoresProgress } from '@rondo/contract';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api, take } from '../../api/client.ts';
import { useUntilDone } from '../../api/use-until-done.ts';
import { useFormat, useMay, useViewState } from '../../shell/hooks.ts';
import { InlineSelect } from '../../ui/builder/InlineInputs.tsx';
import { RuleLine, RuleLines } from '../../ui/builder/RuleSentence.tsx';
import { Chart } from '../../ui/chart/Chart.tsx';
import { HeavyWork } from '../../ui/HeavyWork.tsx';
import { Columns, Page, Sentence } from '../../ui/Page.tsx';
import { list, oneOf, text } from '../../ui/view-codec.ts';
import { EventSelect } from '../explore/EventSelect.tsx';
import { HowComputed } from '../explore/HowComputed.tsx';
import { drawCalibration, drawLift } from './draw-scores.ts';
import { FeatureTable } from './FeatureTable.tsx';
import { SayScores, SayTest } from './SayScores.tsx';
import { ScoredPeopleTable } from './ScoredPeopleTable.tsx';
import { ModelTable, TenthTable } from './ScoreTables.tsx';

const outcomes = ['order', 'event', 'churn'] as const;
const spans = ['30', '60', '90', '180'] as const;
const view = {
  outcome: oneOf(outcomes, 'order'),
  event: text('Signed Up'),
  days: oneOf(spans, '90'),
  /** What may not be used. */
  without: list(),
};
const PATH = '/api/measure/scores';

/** Who will do something within some days, how well that can be told, and by what. */
export function ScoresScene() {
  const { t } = useTranslation('scores');
  const format = useFormat();
  const maySeePeople = useMay('people.read');
  const [{ outcome, event, days, without }, setView] = useViewState(view);
  const question = {
    outcome,
    days: Number(days),
    ...(outcome === 'event' ? { event: [event] } : {}),
    ...(without.length > 0 ? { without } : {}),
  };
  const params = { query: question };
  const { answer, progress, cancelled, cancel, again } = useUntilDone<
    MeasuredScores | NotEnough,
    ScoresProgress
  >({
    key: [PATH, question],
    ask: (signal) => take(api.GET(PATH, { params, signal })),
    end: () => take(api.DELETE(PATH, { params })),
  });
  const data = answer.data?.outcome === 'answered' ? answer.data : undefined;
  const lift = useMemo(() => data && drawLift(data, t), [data, t]);
  const calibration = useMemo(() => data && drawCalibration(data, t), [data, t]);
  const chart = {
    loading: answer.isFetching,
    error: answer.error,
    onRetry: again,
    empty: answer.data?.outcome === 'not-enough' ? `${answer.data.message} ${answer.data.cure}` : t('empty'),
  };
  const change = (feature: string, used: boolean): void =>
    setView({ without: used ? without.filter((one) => one !== feature) : [...without, feature] });

  return (
    <Page
      title={t('nav.scores')}
      sentence={
        data && (
          <Sentence note={<SayTest answer={data} />}>
            <SayScores answer={data} />
          </Sentence>
        )
      }
    >
      <RuleLines label={t('question')}>
        <RuleLine>
          {t('who')}
          <InlineSelect
            label={t('outcome')}
            value={outcome}
            options={outcomes.map((value) => ({ value, label: t(`outcomes.${value}`) }))}
            onChange={(next) => setView({ outcome: outcomes.find((one) => one === next) ?? 'order' })}
          />
          {outcome === 'event' && (
            <EventSelect label={t('event')} value={event} onChange={(next) => setView({ event: next })} />
          )}
          {t('within')}
          <InlineSelect
            label={t('span')}
            value={days}
            options={spans.map((value) => ({
              value,
              label: t('nextDays', { days: format.number(Number(value)) }),
            }))}
            onChange={(next) => setView({ days: spans.find((span) => span === next) ?? '90' })}
          />
          {t('questionMark')}
        </RuleLine>
      </RuleLines>
      <HeavyWork
        progress={progress && { ...progress, label: t(`progress.${progress.step}`) }}
        cancelled={cancelled}
        cancel={cancel}
        again={again}
      />
      <Columns min={420}>
        <Chart title={t('liftTitle')} note={t('band')} summary={t('liftSummary')} data={lift} {...chart} />
        <Chart
          title={t('calibrationTitle')}
          note={t('whiskers')}
          summary={t('calibrationSummary')}
          data={calibration}
          {...chart}
        />
      </Columns>
      <FeatureTable answer={data} loading={answer.isFetching} without={without} onChange={change} />
      {maySeePeople && data?.learned && <ScoredPeopleTable question={question} answer={data} />}
      <TenthTable answer={data} loading={answer.isFetching} />
      <ModelTable answer={data} />
      {data && (
        <HowComputed
          lines={[
            t('rules.moments', {
              train: format.date(data.train.day),
              test: format.date(data.test.day),
              days: format.number(data.asked.days),
              lookback: format.number(data.lookbackDays),
            }),
            t('rules.models'),
            t('rules.known'),
            t('rules.features'),
            t('rules.notUsed'),
            t('rules.consent'),
            t('rules.assume'),
          ]}
        />
      )}
    </Page>
  );
}
