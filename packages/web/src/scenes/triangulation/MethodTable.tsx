import { Badge } from '@mantine/core';
import type {
  ChannelIncrement,
  MeasuredMix,
  MixProgress,
  NotEnough,
  TriangulationAnswer,
} from '@rondo/contract';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api, take } from '../../api/client.ts';
import { useUntilDone } from '../../api/use-until-done.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { HeavyWork } from '../../ui/HeavyWork.tsx';
import { Section } from '../../ui/Page.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { Estimate } from '../../ui/table/Estimate.tsx';
import { useMetricWords } from '../explore/metric-words.ts';
import { roundEstimate } from './ChannelTable.tsx';
import { compareMix, type MixVerdict } from './compare-mix.ts';

const CREDIT_COLOUR: Record<ChannelIncrement['verdict'], string> = {
  'credited-too-much': 'orange',
  'credited-too-little': 'blue',
  agrees: 'gray',
  'not-credited': 'gray',
};
const MIX_COLOUR: Record<MixVerdict, string> = { agrees: 'gray', 'says-more': 'orange', 'says-less': 'blue' };
const MIX_PATH = '/api/measure/mix';
const DAY_MS = 86_400_000;

type MethodTableProps = { answer: TriangulationAnswer | undefined; loading: boolean };

/** Where the ways of measuring agree and where not, with the marketing mix of the same weeks as soon as it is there. */
export function MethodTableWithMix({ weeks, ...props }: MethodTableProps & { weeks: number }) {
  const { t } = useTranslation(['triangulation', 'mix']);
  const question = { target: 'orders' as const, weeks };
  const params = { query: question };
  const { answer, progress, cancelled, cancel, again } = useUntilDone<MeasuredMix | NotEnough, MixProgress>({
    key: [MIX_PATH, question],
    ask: (signal) => take(api.GET(MIX_PATH, { params, signal })),
    end: () => take(api.DELETE(MIX_PATH, { params })),
  });
  const mix = answer.data?.outcome === 'answered' ? answer.data : undefined;
  return (
    <MethodTable {...props} mix={mix}>
      <HeavyWork
        progress={progress && { ...progress, label: t('mixUnderWay') }}
        cancelled={cancelled}
        cancel={cancel}
        again={again}
      />
      {answer.error && <ErrorState error={answer.error} onRetry={again} />}
    </MethodTable>
  );
}

export function MethodTable({
  answer,
  loading,
  mix,
  children,
}: MethodTableProps & { mix?: MeasuredMix | undefined; children?: React.ReactNode }) {
  const { t } = useTranslation('triangulation');
  const words = useMetricWords();
  const columns = useMemo((): Column<ChannelIncrement>[] => {
    const mixOf = ({ channel }: ChannelIncrement) =>
      mix?.channels.find((own) => own.channel.toLowerCase() === channel)?.contribution;
    const credit = (model: string): Column<ChannelIncrement> => ({
      id: model,
      label: t(model),
      kind: 'number',
      value: ({ credited }) => {
        const given = credited.find((one) => one.model === model)?.conversions;
        return given === undefined ? null : Math.round(given);
      },
    });
    const mixVerdict = (row: ChannelIncrement): MixVerdict | undefined => {
      const found = mixOf(row);
      return found && compareMix(found, row.increment);
    };
    return [
      {
        id: 'channel',
        label: t('channel'),
        value: (row) => words.valueOf('channel', row.channel),
        render: (row) => <bdi>{words.valueOf('channel', row.channel)}</bdi>,
      },
      {
        id: 'caused',
        label: t('caused'),
        kind: 'number',
        value: (row) => Math.round(row.increment.mean),
        render: ({ increment }) => <Estimate kind="number" {...roundEstimate(increment)} />,
      },
      {
        id: 'mix',
        label: t('mix'),
        kind: 'number',
        value: (row) => mixOf(row)?.mean,
        render: (row) => {
          const found = mixOf(row);
          return found === undefined ? '–' : <Estimate kind="number" {...roundEstimate(found)} />;
        },
      },
      {
        id: 'holdOut',
        label: t('experiment'),
        kind: 'number',
        value: ({ holdOuts }) => holdOuts[0]?.increment.mean,
        render: ({ holdOuts }) => {
          const [latest] = [...holdOuts].sort((a, b) => (a.to < b.to ? 1 : -1));
          if (latest === undefined) return '–';
          const days = Math.round((Date.parse(latest.to) - Date.parse(latest.from)) / DAY_MS);
          return (
            <Estimate
              kind="number"
              {...roundEstimate(latest.increment)}
              note={t('inDays', { count: days })}
            />
          );
        },
      },
      credit('last'),
      credit('markov'),
      { ...credit('shapley'), hidden: true },
      {
        id: 'verdict',
        label: t('verdict'),
        value: (row) => t(`verdicts.${row.verdict}`),
        render: (row) => (
          <Badge variant="light" color={CREDIT_COLOUR[row.verdict]} tt="none">
            {t(`verdicts.${row.verdict}`)}
          </Badge>
        ),
      },
      {
        id: 'mixVerdict',
        label: t('mixVerdict'),
        value: (row) => {
          const verdict = mixVerdict(row);
          return verdict && t(`mixVerdicts.${verdict}`);
        },
        render: (row) => {
          const verdict = mixVerdict(row);
          return verdict === undefined ? (
            '–'
          ) : (
            <Badge variant="light" color={MIX_COLOUR[verdict]} tt="none">
              {t(`mixVerdicts.${verdict}`)}
            </Badge>
          );
        },
      },
    ];
  }, [mix, t, words]);
  return (
    <Section title={t('methods')} note={t('methodsNote')}>
      {children}
      <DataTable
        id="triangulation-methods"
        caption={t('methods')}
        columns={columns}
        rows={answer?.channels}
        rowKey={(row) => row.channel}
        loading={loading}
      />
    </Section>
  );
}
