import type { CampaignFunnelAnswer } from '@rondo/contract';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { apiQuery } from '../../api/query.ts';
import { useFormat, useMay, usePeriod } from '../../shell/hooks.ts';
import { InlineSelect } from '../../ui/builder/InlineInputs.tsx';
import { RuleLine, RuleLines } from '../../ui/builder/RuleSentence.tsx';
import { Chart } from '../../ui/chart/Chart.tsx';
import type { ChartData } from '../../ui/chart/chart-types.ts';
import { Sentence } from '../../ui/Page.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { askPeriod } from '../explore/ask-period.ts';
import { HowComputed } from '../explore/HowComputed.tsx';
import { useMetricWords } from '../explore/metric-words.ts';
import type { FunnelViewProps } from './StepFunnel.tsx';

type Level = CampaignFunnelAnswer['levels'][number];

/** Attention, interest, action: how many people a campaign carries from one to the next, and at what cost. */
export function CampaignFunnel({ view, setView }: FunnelViewProps) {
  const { t } = useTranslation('funnel');
  const words = useMetricWords();
  const format = useFormat();
  const [period] = usePeriod();
  const { from, to } = askPeriod(period);
  const campaigns = useQuery({ ...apiQuery('/api/campaigns'), enabled: useMay('campaigns.read') });
  const answer = useQuery(
    apiQuery('/api/funnels/campaign', {
      params: { query: { from, to, ...(view.campaign === '' ? {} : { campaign: view.campaign }) } },
    }),
  );
  const data: CampaignFunnelAnswer | undefined = answer.data;
  const chart = useMemo((): ChartData | undefined => {
    if (data === undefined || data.levels.every((level) => level.value === null)) return undefined;
    return {
      kind: 'funnel',
      measure: { name: t('number'), kind: 'number' },
      categories: data.levels.map((level) => {
        const name = t(`levels.${level.level}`);
        return level.metric === null ? name : `${name}: ${words.nameOf({ key: level.metric })}`;
      }),
      categoryName: t('level'),
      series: [{ name: t('number'), values: data.levels.map((level) => level.value) }],
    };
  }, [data, t, words]);
  const columns = useMemo(
    (): Column<Level>[] => [
      { id: 'level', label: t('level'), value: (row) => t(`levels.${row.level}`), sortable: false },
      {
        id: 'metric',
        label: t('measuredBy'),
        value: (row) =>
          row.metric === null ? t('metrics:words.unknown') : words.nameOf({ key: row.metric }),
        sortable: false,
      },
      { id: 'value', label: t('number'), kind: 'number', value: (row) => row.value, sortable: false },
      {
        id: 'ofPrevious',
        label: t('ofPrevious'),
        kind: 'percent',
        value: (row) => row.ofPrevious,
        sortable: false,
      },
      { id: 'cost', label: t('costPer'), kind: 'money', value: (row) => row.costPer, sortable: false },
      {
        id: 'all',
        label: t('alsoKnown'),
        sortable: false,
        value: (row) =>
          row.metrics
            .filter((one) => (one.value ?? 0) > 0 && one.key !== row.metric)
            .map((one) => `${words.nameOf({ key: one.key })} ${format.number(one.value)}`)
            .join(', '),
      },
    ],
    [t, words, format],
  );
  const seen = [...new Set((campaigns.data?.items ?? []).map((campaign) => campaign.key))];
  const known = view.campaign === '' || seen.includes(view.campaign) ? seen : [...seen, view.campaign];
  const action = data?.levels.at(-1);

  return (
    <>
      {data && (
        <Sentence note={t('metrics:words.notIncremental')}>
          {action?.value == null || action.metric === null
            ? t('sayNoAction')
            : t('sayCampaign', {
                metric: words.nameOf({ key: action.metric }),
                value: format.number(action.value),
                spend: data.spend === null ? t('metrics:words.unknown') : format.money(data.spend),
                cost: action.costPer === null ? t('metrics:words.unknown') : format.money(action.costPer),
              })}
        </Sentence>
      )}
      <RuleLines label={t('question')}>
        <RuleLine>
          {t('levelsOf')}
          <InlineSelect
            label={t('metrics:dimension.campaign')}
            value={view.campaign}
            creatable
            options={[
              { value: '', label: t('allCampaigns') },
              ...known.map((value) => ({ value, label: value })),
            ]}
            onChange={(campaign) => setView({ campaign })}
          />
        </RuleLine>
      </RuleLines>
      <Chart
        title={t('ofCampaign')}
        summary={t('chartSummary')}
        data={chart}
        height={220}
        loading={answer.isFetching}
        error={answer.error}
        onRetry={answer.refetch}
        empty={t('noFigures')}
      />
      <DataTable
        id="campaign-funnel"
        caption={t('ofCampaign')}
        plain
        columns={columns}
        rows={data?.levels}
        rowKey={(row) => row.level}
        loading={answer.isFetching}
        error={answer.error}
        onRetry={answer.refetch}
      />
      <HowComputed lines={[t('rules.attention'), t('rules.interest'), t('rules.action')]} />
    </>
  );
}
