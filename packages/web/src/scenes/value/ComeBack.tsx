import type { RepurchaseAnswer, RepurchaseCurve } from '@rondo/contract';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { apiQuery } from '../../api/query.ts';
import { useFormat } from '../../shell/hooks.ts';
import { InlineSelect } from '../../ui/builder/InlineInputs.tsx';
import { Chart } from '../../ui/chart/Chart.tsx';
import type { ChartData } from '../../ui/chart/chart-types.ts';
import { Section } from '../../ui/Page.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { useMetricWords } from '../explore/metric-words.ts';

export const splits = ['none', 'channel', 'quarter'] as const;
type Split = (typeof splits)[number];

/** How many new customers buy again, and when. */
export function ComeBack({ by, onSplit }: { by: Split; onSplit: (split: Split) => void }) {
  const { t } = useTranslation('value');
  const format = useFormat();
  const words = useMetricWords();
  const answer = useQuery(
    apiQuery('/api/measure/repurchase', { params: { query: by === 'none' ? {} : { by } } }),
  );
  const data: RepurchaseAnswer | undefined = answer.data?.outcome === 'answered' ? answer.data : undefined;
  const nameOf = useCallback(
    (group: string | null): string =>
      group === null ? t('everybody') : data?.by === 'channel' ? words.valueOf('channel', group) : group,
    [data, t, words],
  );
  const columns = useMemo((): Column<RepurchaseCurve>[] => {
    const days = format.number(data?.days ?? 0);
    const range = ({ byThen }: RepurchaseCurve): string =>
      byThen === null ? '–' : `${format.percent(byThen.low)}–${format.percent(byThen.high)}`;
    return [
      {
        id: 'group',
        label: t('againGroup'),
        value: (row) => nameOf(row.group),
        render: (row) => <bdi>{nameOf(row.group)}</bdi>,
      },
      { id: 'customers', label: t('customers'), kind: 'number', value: (row) => row.customers },
      { id: 'again', label: t('againSoFar'), kind: 'number', value: (row) => row.boughtAgain },
      {
        id: 'share',
        label: t('againByThen', { count: data?.days ?? 0, days }),
        kind: 'percent',
        value: (row) => row.byThen?.share,
      },
      { id: 'range', label: t('between'), value: range, render: (row) => <bdi dir="ltr">{range(row)}</bdi> },
    ];
  }, [data, t, format, nameOf]);
  const chart = useMemo((): ChartData | undefined => {
    const [all] = data?.curves ?? [];
    if (data === undefined || all === undefined) return undefined;
    const curves = data.by === null ? data.curves : data.curves.slice(1);
    return {
      kind: 'line',
      measure: { name: t('againShare'), kind: 'percent' },
      categories: all.points.map(({ day }) => String(day)),
      categoryName: t('sinceFirst'),
      ...(data.by === 'channel'
        ? { channels: 'series' as const, channelKeys: curves.map(({ group }) => group ?? '') }
        : {}),
      series: curves.map(({ group, points }) => {
        const along = (of: (point: (typeof points)[number]) => number) =>
          all.points.map((_point, week) => {
            const point = points[week];
            return point === undefined ? null : of(point);
          });
        return {
          name: nameOf(group),
          values: along(({ share }) => share),
          // Bands of several curves would hide one another; the table below has the intervals.
          ...(data.by === null ? { low: along(({ low }) => low), high: along(({ high }) => high) } : {}),
        };
      }),
    };
  }, [data, t, nameOf]);
  return (
    <Section
      title={t('again')}
      note={<Said answer={data} />}
      actions={
        <InlineSelect
          label={t('split')}
          value={by}
          options={splits.map((value) => ({ value, label: t(`splits.${value}`) }))}
          onChange={(next) => onSplit(splits.find((split) => split === next) ?? 'none')}
        />
      }
    >
      <Chart
        title={t('againShare')}
        note={t(by === 'none' ? 'againNote' : 'againNoteOfGroups')}
        summary={t('againSummary')}
        data={chart}
        loading={answer.isFetching}
        error={answer.error}
        onRetry={answer.refetch}
        empty={t('againEmpty')}
      />
      <DataTable
        id="value-again"
        caption={t('again')}
        columns={columns}
        rows={data?.curves}
        rowKey={(row) => row.group ?? ''}
        loading={answer.isFetching}
      />
    </Section>
  );
}

function Said({ answer }: { answer: RepurchaseAnswer | undefined }) {
  const { t } = useTranslation('value');
  const format = useFormat();
  if (answer === undefined) return null;
  const { days, difference } = answer;
  const byThen = answer.curves[0]?.byThen;
  const said = byThen
    ? t('againSay', {
        count: days,
        days: format.number(days),
        share: format.percent(byThen.share),
        low: format.percent(byThen.low),
        high: format.percent(byThen.high),
      })
    : t('againUnknown');
  if (difference === null) return said;
  const p = format.number(difference.pValue, 3);
  return `${said} ${t(difference.pValue < 0.05 ? 'differ' : 'differNot', { p })}`;
}
