import { Alert, Button } from '@mantine/core';
import type { Experiment, ExperimentResult } from '@rondo/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat, useMay, useRouteParam, useViewState } from '../../shell/hooks.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Columns, Page, Section } from '../../ui/Page.tsx';
import { addDays } from '../../ui/period.ts';
import { BlockSkeleton, PageSkeleton } from '../../ui/Skeletons.tsx';
import { offerUndo, showError } from '../../ui/toasts.tsx';
import { text } from '../../ui/view-codec.ts';
import { HowComputed } from '../explore/HowComputed.tsx';
import { BanditShares } from './BanditShares.tsx';
import { ExperimentAnswer } from './ExperimentAnswer.tsx';
import { GrowthChart, IntervalChart } from './ExperimentCharts.tsx';
import { ExperimentPeople } from './ExperimentPeople.tsx';
import own from './experiments.module.css';
import {
  addExperiment,
  experimentQuery,
  isOfExperiments,
  removeExperiment,
  resultQuery,
} from './experiments-api.ts';
import { MetricsTable } from './MetricsTable.tsx';
import { OtherShares } from './OtherShares.tsx';
import { PlanAhead } from './PlanAhead.tsx';
import { SplitTable } from './SplitTable.tsx';
import { WhoGains } from './WhoGains.tsx';

const view = { people: text(), gains: text() };

/** One experiment: what it shows, whether its split can be trusted, and what to do. */
export function ExperimentScene() {
  const key = useRouteParam('experimentKey');
  const experiment = useQuery(experimentQuery(key));
  if (experiment.error)
    return <ErrorState error={experiment.error} onRetry={() => void experiment.refetch()} />;
  if (experiment.data?.key !== key) return <PageSkeleton />;
  return <Defined experiment={experiment.data} />;
}

function Defined({ experiment }: { experiment: Experiment }) {
  const { t } = useTranslation('experiments');
  const format = useFormat();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const mayWrite = useMay('experiments.write');
  const maySee = useMay('people.read');
  const [{ people, gains }, setView] = useViewState(view);
  const { key } = experiment;
  const answer = useQuery(resultQuery(key));
  // Another experiment's answer may still stand in its place while this one's is asked for.
  const data: ExperimentResult | undefined =
    answer.data?.outcome === 'answered' && answer.data.experiment.key === key ? answer.data : undefined;
  const refresh = () => queryClient.invalidateQueries({ predicate: isOfExperiments });
  const removal = useMutation({
    mutationFn: () => removeExperiment(key),
    onSuccess: async () => {
      await navigate({ to: '/experiments' } as never);
      await refresh();
      const { state: _state, createdBy: _by, createdAt: _at, updatedAt: _updated, ...body } = experiment;
      offerUndo({
        message: t('removed', { name: experiment.name }),
        undo: () => addExperiment(body).then(refresh),
      });
    },
    onError: showError,
  });
  const period =
    experiment.to === undefined
      ? t('since', { day: format.date(experiment.from) })
      : format.dateRange(experiment.from, addDays(experiment.to, -1));
  return (
    <Page
      title={experiment.name}
      above={
        <Link to="/experiments" className={own.back}>
          {t('nav.experiments')}
        </Link>
      }
      actions={
        mayWrite && (
          <>
            <Button variant="default" loading={removal.isPending} onClick={() => removal.mutate()}>
              {t('common:action.delete')}
            </Button>
            <Button component={Link} to={`/experiment-definition?key=${encodeURIComponent(key)}`}>
              {t('common:action.edit')}
            </Button>
          </>
        )
      }
      sentence={data && <ExperimentAnswer answer={data} />}
    >
      <Section frame="card">
        <ul className={own.facts}>
          <li>
            <span className={own.state} data-state={experiment.state}>
              {t(`states.${experiment.state}`)}
            </span>{' '}
            <bdi>{period}</bdi>
          </li>
          {experiment.hypothesis !== '' && (
            <li>
              {t('hypothesis')}: <span dir="auto">{experiment.hypothesis}</span>
            </li>
          )}
        </ul>
      </Section>
      {answer.error ? (
        <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />
      ) : answer.data?.outcome === 'not-enough' ? (
        <EmptyState title={answer.data.message}>{answer.data.cure}</EmptyState>
      ) : data === undefined ? (
        <BlockSkeleton height={280} />
      ) : (
        <>
          {data.split.mismatch && (
            <Alert color="red" title={t('brokenTitle')} role="alert">
              {t('brokenText')}
            </Alert>
          )}
          <Columns min={380}>
            <IntervalChart answer={data} />
            {data.metrics[0]?.quantile == null && <GrowthChart answer={data} />}
          </Columns>
          <BanditShares answer={data} />
          <MetricsTable
            answer={data}
            onOpen={maySee ? (variation) => setView({ people: variation }) : undefined}
          />
          <SplitTable answer={data} />
          <WhoGains answer={data} asked={gains} onAsk={(variation) => setView({ gains: variation })} />
          <OtherShares answer={data} />
          {data.plan && <PlanAhead plan={data.plan} answer={data} />}
        </>
      )}
      <HowComputed
        lines={[
          t(`rules.${experiment.source.kind}`),
          t('rules.first'),
          t('rules.split'),
          t('rules.judged'),
          t('rules.narrowed'),
          t('rules.bayes'),
          ...(data?.metrics.some(({ quantile }) => quantile !== null) ? [t('rules.quantile')] : []),
          ...(experiment.bandit === undefined ? [] : [t('rules.bandit')]),
          ...(gains === '' ? [] : [t('rules.gains')]),
          t('rules.assume'),
        ]}
      />
      {data !== undefined && maySee && (
        <ExperimentPeople answer={data} variation={people} onClose={() => setView({ people: '' })} />
      )}
    </Page>
  );
}
