import type { ExperimentAllocation, ExperimentResult, NotEnough } from '@rondo/contract';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { apiQuery } from '../../api/query.ts';
import { useFormat } from '../../shell/hooks.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Section, Sentence } from '../../ui/Page.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { variationName } from './experiments-api.ts';

type Row = ExperimentAllocation['variations'][number];

/** Of an experiment that runs as a bandit: which share of the next people each variation is to get. */
export function BanditShares({ answer }: { answer: ExperimentResult }) {
  const { t } = useTranslation('experiments');
  const format = useFormat();
  const { experiment } = answer;
  const shares = useQuery({
    ...apiQuery('/api/measure/experiments/{key}/allocation', {
      params: { path: { key: experiment.key }, query: {} },
    }),
    enabled: experiment.bandit !== undefined,
  });
  const said: ExperimentAllocation | NotEnough | undefined = shares.data;
  const data = said?.outcome === 'answered' ? said : undefined;
  const kind = answer.metrics[0]?.kind;
  const columns = useMemo((): Column<Row>[] => {
    const figure = kind === 'conversion' ? 'percent' : kind === 'revenue' ? 'money' : 'number';
    return [
      {
        id: 'variation',
        label: t('variation'),
        value: (row) => variationName(answer, row.variation),
        render: (row) => <bdi>{variationName(answer, row.variation)}</bdi>,
      },
      { id: 'people', label: t('bandit.settled'), kind: 'number', value: (row) => row.people },
      { id: 'figure', label: t('figure'), kind: figure, value: (row) => row.figure },
      { id: 'low', label: t('low'), kind: figure, value: (row) => row.low },
      { id: 'high', label: t('high'), kind: figure, value: (row) => row.high },
      { id: 'best', label: t('bandit.best'), kind: 'percent', value: (row) => row.chanceToBeBest },
      { id: 'share', label: t('bandit.share'), kind: 'percent', value: (row) => row.share },
    ];
  }, [answer, kind, t]);
  if (experiment.bandit === undefined) return null;
  const most = data?.variations.toSorted((a, b) => b.chanceToBeBest - a.chanceToBeBest)[0];
  return (
    <Section title={t('bandit.title')} note={t(`bandit.methods.${experiment.bandit.method}`)}>
      {shares.error ? (
        <ErrorState error={shares.error} onRetry={() => void shares.refetch()} />
      ) : said?.outcome === 'not-enough' ? (
        <EmptyState title={said.message}>{said.cure}</EmptyState>
      ) : (
        <>
          {data && most && (
            <Sentence
              note={[
                t('bandit.settledNote', {
                  count: data.settleDays,
                  days: format.number(data.settleDays),
                  waiting: format.number(data.waiting),
                }),
                ...data.warnings.map((warning) => t(`bandit.warnings.${warning}`)),
              ].join(' ')}
            >
              {t('bandit.say', {
                name: variationName(answer, most.variation),
                share: format.percent(most.share),
                chance: format.percent(most.chanceToBeBest),
              })}
            </Sentence>
          )}
          <DataTable
            id="experiment-shares"
            caption={t('bandit.title')}
            columns={columns}
            rows={data?.variations}
            rowKey={(row) => row.variation}
            loading={shares.isFetching}
            plain
          />
        </>
      )}
    </Section>
  );
}
