import { Button, Select } from '@mantine/core';
import type {
  Experiment,
  ExperimentGains,
  ExperimentGainsProgress,
  ExperimentResult,
  NotEnough,
} from '@rondo/contract';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api, take } from '../../api/client.ts';
import { useUntilDone } from '../../api/use-until-done.ts';
import { useFormat } from '../../shell/hooks.ts';
import { Chart } from '../../ui/chart/Chart.tsx';
import type { ChartData } from '../../ui/chart/chart-types.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { HeavyWork } from '../../ui/HeavyWork.tsx';
import { Section, Sentence } from '../../ui/Page.tsx';
import { useMetricWords } from '../explore/metric-words.ts';
import { variationName } from './experiments-api.ts';
import { GainsTable } from './GainsTable.tsx';
import { gainScale, sayGains } from './say-gains.ts';

const PATH = '/api/measure/experiments/{key}/gains';

type Props = {
  answer: ExperimentResult;
  /** The variation that was asked about; '' where nobody has asked yet. */
  asked: string;
  onAsk: (variation: string) => void;
};

/** Who gains more than others. It takes a while, so it is asked for. */
export function WhoGains({ answer, asked, onAsk }: Props) {
  const { t } = useTranslation('experiments');
  const { experiment } = answer;
  const others = experiment.variations.filter(({ key }) => key !== experiment.control);
  const variation = others.find(({ key }) => key === asked)?.key;
  if (!answer.metrics.some(({ kind }) => ['conversion', 'count', 'revenue'].includes(kind))) return null;
  return (
    <Section
      title={t('gains.title')}
      note={t('gains.note')}
      actions={
        others.length > 1 && variation !== undefined ? (
          <Select
            aria-label={t('variation')}
            data={others.map(({ key }) => ({ value: key, label: variationName(answer, key) }))}
            value={variation}
            allowDeselect={false}
            onChange={(value) => onAsk(value ?? '')}
          />
        ) : undefined
      }
    >
      {variation === undefined ? (
        <div>
          <Button variant="default" onClick={() => onAsk(others[0]?.key ?? '')}>
            {t('gains.ask')}
          </Button>
        </div>
      ) : (
        <Gains experiment={experiment} variation={variation} name={variationName(answer, variation)} />
      )}
    </Section>
  );
}

function Gains({ experiment, variation, name }: { experiment: Experiment; variation: string; name: string }) {
  const { t } = useTranslation('experiments');
  const format = useFormat();
  const words = useMetricWords();
  const params = { path: { key: experiment.key }, query: { variation } };
  const { answer, progress, cancelled, cancel, again } = useUntilDone<
    ExperimentGains | NotEnough,
    ExperimentGainsProgress
  >({
    key: [PATH, { key: experiment.key, variation, updatedAt: experiment.updatedAt }],
    ask: (signal) => take(api.GET(PATH, { params, signal })),
    end: () => take(api.DELETE(PATH, { params })),
  });
  const data =
    answer.data?.outcome === 'answered' &&
    answer.data.variation === variation &&
    answer.data.experiment === experiment.key
      ? answer.data
      : undefined;
  const chart = useMemo((): ChartData | undefined => {
    if (data === undefined) return undefined;
    const scale = gainScale(data);
    const points = data.curve;
    return {
      kind: 'bar',
      measure: {
        name: t(data.kind === 'revenue' ? 'gains.perPerson' : 'gains.perHundred', { metric: data.metric }),
        kind: data.kind === 'revenue' ? 'money' : 'number',
      },
      categories: points.map(({ fraction }) => format.percent(fraction)),
      categoryName: t('gains.treated'),
      series: [
        {
          name: t('gains.promising'),
          values: points.map(({ gained }) => gained * scale),
          low: points.map(({ low }) => low * scale),
          high: points.map(({ high }) => high * scale),
        },
        { name: t('gains.byChance'), values: points.map(({ byChance }) => byChance * scale) },
      ],
    };
  }, [data, format, t]);
  if (answer.error) return <ErrorState error={answer.error} onRetry={again} />;
  if (answer.data?.outcome === 'not-enough')
    return <EmptyState title={answer.data.message}>{answer.data.cure}</EmptyState>;
  if (cancelled || data === undefined) {
    const { step, done, total } = progress ?? { step: 'people', done: 0, total: 0 };
    return (
      <HeavyWork
        progress={{ label: t(`gains.step.${step}`), done, total }}
        cancelled={cancelled}
        cancel={cancel}
        again={again}
      />
    );
  }
  const { qini, units } = data;
  return (
    <>
      <Sentence
        note={t('gains.qini', {
          coefficient: format.number(qini.coefficient, 4),
          low: `\u2066${format.number(qini.low, 4)}\u2069`,
          high: `\u2066${format.number(qini.high, 4)}\u2069`,
          count: units.people,
          people: format.number(units.people),
        })}
      >
        {sayGains(data, { t, format, words, name })}
      </Sentence>
      <Chart
        title={t('gains.curveTitle')}
        note={t('gains.curveNote')}
        summary={t('gains.curveSummary')}
        data={chart}
      />
      <GainsTable answer={data} name={name} />
    </>
  );
}
