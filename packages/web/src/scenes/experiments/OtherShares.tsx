import type { ExperimentPolicies, ExperimentResult, NotEnough } from '@rondo/contract';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { apiQuery } from '../../api/query.ts';
import { useFormat } from '../../shell/hooks.ts';
import { Section } from '../../ui/Page.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { variationName } from './experiments-api.ts';

type Row = ExperimentPolicies['policies'][number];

/** What the primary metric would have been had everybody got one variation, where exposures carry their chance. */
export function OtherShares({ answer }: { answer: ExperimentResult }) {
  const { t } = useTranslation('experiments');
  const format = useFormat();
  const { experiment } = answer;
  const kind = answer.metrics[0]?.kind ?? 'count';
  const asked = experiment.source.kind === 'exposures' && ['conversion', 'count', 'revenue'].includes(kind);
  const policies = useQuery({
    ...apiQuery('/api/measure/experiments/{key}/policies', {
      params: { path: { key: experiment.key }, query: {} },
    }),
    enabled: asked,
  });
  const said: ExperimentPolicies | NotEnough | undefined = policies.data;
  const data = said?.outcome === 'answered' ? said : undefined;
  const columns = useMemo((): Column<Row>[] => {
    const figure = kind === 'conversion' ? 'percent' : kind === 'revenue' ? 'money' : 'number';
    const nameOf = ({ shares }: Row): string =>
      variationName(answer, shares.find(({ share }) => share === 1)?.variation ?? '');
    return [
      {
        id: 'variation',
        label: t('policies.everybody'),
        value: nameOf,
        render: (row) => <bdi>{nameOf(row)}</bdi>,
      },
      { id: 'figure', label: t('figure'), kind: figure, value: (row) => row.snips?.estimate },
      { id: 'low', label: t('low'), kind: figure, value: (row) => row.snips?.low },
      { id: 'high', label: t('high'), kind: figure, value: (row) => row.snips?.high },
      { id: 'robust', label: t('policies.robust'), kind: figure, value: (row) => row.dr?.estimate },
      { id: 'robustLow', label: t('low'), kind: figure, value: (row) => row.dr?.low, hidden: true },
      { id: 'robustHigh', label: t('high'), kind: figure, value: (row) => row.dr?.high, hidden: true },
      {
        id: 'sample',
        label: t('policies.sample'),
        kind: 'number',
        value: (row) => Math.round(row.effectiveSample),
        info: { name: t('policies.sample'), definition: t('policies.sampleInfo') },
      },
      {
        id: 'warnings',
        label: t('policies.doubts'),
        value: (row) => row.warnings.map((warning) => t(`policies.warnings.${warning}`)).join(' '),
      },
    ];
  }, [answer, kind, t]);
  // Most experiments do not log chances, and for those there is nothing to show.
  if (data === undefined) return null;
  const left =
    data.withoutChance > 0
      ? t('policies.left', { count: data.withoutChance, figure: format.number(data.withoutChance) })
      : '';
  return (
    <Section title={t('policies.title')} note={`${t('policies.note')} ${left}`.trim()}>
      <DataTable
        id="experiment-policies"
        caption={t('policies.title')}
        columns={columns}
        rows={data.policies}
        rowKey={(row) => row.shares.map(({ share }) => share).join(' ')}
        plain
      />
    </Section>
  );
}
