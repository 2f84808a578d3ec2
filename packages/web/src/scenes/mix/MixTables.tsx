import type { MeasuredMix, MixChannel, MixPlan } from '@rondo/contract';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import { Section } from '../../ui/Page.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { useMetricWords } from '../explore/metric-words.ts';

type Props = { answer: MeasuredMix | undefined };
/** A channel opens the rows of its spend, where the reader may see them. */
type OpenProps = { open: string; onOpen: ((channel: string) => void) | undefined };
type Planned = MixPlan['channels'][number];
type Parameter = MeasuredMix['parameters'][number];

const changeOf = ({ spent, amount }: Planned): number | null => (spent > 0 ? amount / spent - 1 : null);

/** With two decimals: returns are read against 1. */
const hundredths = (value: number | undefined): number | null =>
  value === undefined ? null : Number(value.toFixed(2));

export function ChannelTable({ answer, loading, open, onOpen }: Props & OpenProps & { loading: boolean }) {
  const { t } = useTranslation('mix');
  const words = useMetricWords();
  const columns = useMemo((): Column<MixChannel>[] => {
    const kind = answer?.target === 'orders' ? 'number' : 'money';
    return [
      {
        id: 'channel',
        label: t('channel'),
        value: (row) => words.valueOf('channel', row.channel),
        render: (row) => <bdi>{words.valueOf('channel', row.channel)}</bdi>,
      },
      { id: 'spend', label: t('spend'), kind: 'money', value: (row) => Math.round(row.spend) },
      { id: 'brought', label: t('brought'), kind, value: (row) => Math.round(row.contribution.mean) },
      { id: 'low', label: t('from'), kind, value: (row) => Math.round(row.contribution.low) },
      { id: 'high', label: t('to'), kind, value: (row) => Math.round(row.contribution.high) },
      { id: 'return', label: t('return'), kind: 'number', value: (row) => hundredths(row.return?.mean) },
      {
        id: 'marginal',
        label: t('marginal'),
        kind: 'number',
        value: (row) => hundredths(row.marginalReturn?.mean),
      },
      {
        id: 'marginalLow',
        label: t('marginalFrom'),
        kind: 'number',
        value: (row) => hundredths(row.marginalReturn?.low),
        hidden: true,
      },
      {
        id: 'marginalHigh',
        label: t('marginalTo'),
        kind: 'number',
        value: (row) => hundredths(row.marginalReturn?.high),
        hidden: true,
      },
    ];
  }, [answer, t, words]);
  return (
    <Section title={t('channels')} note={t('channelsNote')}>
      <DataTable
        id="mix-channels"
        caption={t('channels')}
        columns={columns}
        rows={answer?.channels}
        rowKey={(row) => row.channel}
        loading={loading}
        openRow={open}
        {...(onOpen === undefined ? {} : { onRowOpen: (row: MixChannel) => onOpen(row.channel) })}
      />
    </Section>
  );
}

export function PlanTable({ answer }: Props) {
  const { t } = useTranslation('mix');
  const words = useMetricWords();
  const format = useFormat();
  const plan = answer?.plan;
  const columns = useMemo(
    (): Column<Planned>[] => [
      {
        id: 'channel',
        label: t('channel'),
        value: (row) => words.valueOf('channel', row.channel),
        render: (row) => <bdi>{words.valueOf('channel', row.channel)}</bdi>,
      },
      { id: 'spent', label: t('spent'), kind: 'money', value: (row) => Math.round(row.spent) },
      { id: 'amount', label: t('planned'), kind: 'money', value: (row) => Math.round(row.amount) },
      {
        id: 'change',
        label: t('change'),
        kind: 'percent',
        // Against what was spent, as the limit is: the plan's own change is one of shares, tests taken out.
        value: changeOf,
        render: (row) => format.change(changeOf(row)),
      },
      { id: 'bound', label: t('bound'), value: (row) => (row.atBound ? t('atBound') : '') },
    ],
    [t, words, format],
  );
  if (!plan) return null;
  return (
    <Section
      title={t('plan')}
      note={t('planNote', {
        budget: format.money(Math.round(plan.budget)),
        kept: format.money(Math.round(plan.keptForTests)),
        chance: format.percent(plan.chanceOfGain),
      })}
    >
      <DataTable
        id="mix-plan"
        caption={t('plan')}
        columns={columns}
        rows={plan.channels}
        rowKey={(row) => row.channel}
        loading={false}
      />
    </Section>
  );
}

/** For whoever wants to check the fit. */
export function ParameterTable({ answer }: Props) {
  const { t } = useTranslation('mix');
  const format = useFormat();
  const words = useMetricWords();
  const columns = useMemo((): Column<Parameter>[] => {
    const apart = answer !== undefined && answer.places.length > 0;
    const nameOf = ({ part, channel, place, column }: Parameter): string => {
      const [, wave] = column?.match(/(\d+)$/) ?? [];
      if (wave !== undefined) return t('parts.wave', { wave });
      if (part === 'level' && apart) return t('parts.levelIn', { place });
      return t(`parts.${part}`, {
        channel: channel === null ? '' : words.valueOf('channel', channel),
        place: place ?? '',
      });
    };
    const figure = (id: 'mean' | 'low' | 'high' | 'rHat' | 'bulk' | 'tail', digits: number) => ({
      id,
      label: t(`fit.${id}`),
      kind: 'number' as const,
      value: (row: Parameter) => row[id],
      // One column holds shares and sums of money: each is written as exactly as it is large.
      render: (row: Parameter) => format.number(row[id], Math.abs(row[id]) >= 100 ? 0 : digits),
    });
    return [
      { id: 'name', label: t('parameter'), value: nameOf, render: (row) => <bdi>{nameOf(row)}</bdi> },
      figure('mean', 3),
      figure('low', 3),
      figure('high', 3),
      figure('rHat', 3),
      figure('bulk', 0),
      figure('tail', 0),
    ];
  }, [answer, t, words, format]);
  if (answer === undefined) return null;
  return (
    <Section title={t('parameters')} note={t('parametersNote')}>
      <DataTable
        id="mix-parameters"
        caption={t('parameters')}
        columns={columns}
        rows={answer.parameters}
        rowKey={(row) => row.name}
        loading={false}
        maxHeight={360}
      />
    </Section>
  );
}
