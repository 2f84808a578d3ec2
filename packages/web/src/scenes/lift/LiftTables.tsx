import type { ImpactPlacebo, ImpactStep, MeasuredImpact } from '@rondo/contract';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import { Section } from '../../ui/Page.tsx';
import { addDays } from '../../ui/period.ts';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { kindOfUnit, useMetricWords } from '../explore/metric-words.ts';

type Props = { answer: MeasuredImpact | undefined };
type Control = MeasuredImpact['controls'][number];

function kindOf(answer: MeasuredImpact | undefined): 'number' | 'money' | 'percent' | 'duration' {
  const kind = answer === undefined ? 'number' : kindOfUnit(answer.metric.unit);
  return kind === 'ratio' ? 'number' : kind;
}

/** Counts are whole; an expected one is not, and its fractions say nothing. */
const tenth = (value: number | undefined, kind: string): number | null =>
  value === undefined ? null : kind === 'number' ? Math.round(value * 10) / 10 : value;

export function StepTable({
  answer,
  loading,
  onOpen,
  open = '',
}: Props & { loading: boolean; onOpen?: (at: string) => void; open?: string }) {
  const { t } = useTranslation('lift');
  const format = useFormat();
  const rows = useMemo(() => answer?.steps.filter(({ at }) => at >= answer.after.from).reverse(), [answer]);
  const columns = useMemo((): Column<ImpactStep>[] => {
    const kind = kindOf(answer);
    const figure = (
      id: string,
      label: string,
      value: (step: ImpactStep) => number | undefined,
      hidden = false,
    ): Column<ImpactStep> => ({ id, label, kind, hidden, value: (step) => tenth(value(step), kind) });
    return [
      {
        id: 'at',
        label: t(`stepOf.${answer?.grain ?? 'day'}`),
        value: (step) => step.at,
        render: (step) => format.date(step.at),
      },
      figure('actual', t('actual'), (step) => step.actual ?? undefined),
      figure('expected', t('expected'), (step) => step.expected.mean),
      figure('low', t('from95'), (step) => step.expected.low),
      figure('high', t('to95'), (step) => step.expected.high),
      figure('effect', t('effect'), (step) => step.effect?.mean),
      ...(answer?.metric.additive === false
        ? []
        : [
            figure('soFar', t('soFar'), (step) => step.cumulative?.mean),
            figure('soFarLow', t('soFarFrom'), (step) => step.cumulative?.low, true),
            figure('soFarHigh', t('soFarTo'), (step) => step.cumulative?.high, true),
          ]),
    ];
  }, [answer, t, format]);
  return (
    <Section title={t('steps')} note={t('stepsNote')}>
      <DataTable
        id="lift-steps"
        caption={t('steps')}
        columns={columns}
        rows={rows}
        rowKey={(step) => step.at}
        loading={loading}
        maxHeight={420}
        {...(onOpen === undefined ? {} : { onRowOpen: (step: ImpactStep) => onOpen(step.at), openRow: open })}
      />
    </Section>
  );
}

/** The same question about earlier days: an honest model finds nothing there. */
export function PlaceboTable({ answer }: Props) {
  const { t } = useTranslation('lift');
  const format = useFormat();
  const columns = useMemo((): Column<ImpactPlacebo>[] => {
    const kind = kindOf(answer);
    return [
      {
        id: 'from',
        label: t('pretended'),
        value: (row) => row.from,
        render: (row) => format.dateRange(row.from, addDays(row.to, -1)),
      },
      { id: 'effect', label: t('found'), kind, value: (row) => tenth(row.effect.mean, kind) },
      { id: 'low', label: t('from95'), kind, value: (row) => tenth(row.effect.low, kind) },
      { id: 'high', label: t('to95'), kind, value: (row) => tenth(row.effect.high, kind) },
      { id: 'share', label: t('share'), kind: 'percent', value: (row) => row.relative?.mean ?? null },
      { id: 'held', label: t('heldZero'), value: (row) => t(row.holdsZero ? 'yes' : 'no') },
      { id: 'inside', label: t('inside'), kind: 'percent', value: (row) => row.inside },
    ];
  }, [answer, t, format]);
  if (answer === undefined) return null;
  const { fit } = answer;
  const fitted = t('fitted', {
    error: fit.error === null ? '–' : format.percent(fit.error),
    inside: format.percent(fit.inside),
  });
  return (
    <Section
      title={t('placebos')}
      note={answer.placebos.length === 0 ? `${t('untested')} ${fitted}` : `${t('placebosNote')} ${fitted}`}
    >
      {answer.placebos.length > 0 && (
        <DataTable
          id="lift-placebos"
          caption={t('placebos')}
          columns={columns}
          rows={answer.placebos}
          rowKey={(row) => row.from}
        />
      )}
    </Section>
  );
}

export function ControlTable({ answer }: Props) {
  const { t } = useTranslation('lift');
  const words = useMetricWords();
  const nameOf = useMemo(
    () =>
      (control: string): string => {
        if (control.startsWith('kpi:')) return control.slice('kpi:'.length);
        if (!control.includes(':')) return words.nameOf({ key: control });
        const at = control.indexOf(':', control.startsWith('property:') ? 'property:'.length : 0);
        const dimension = control.slice(0, at).replace(/^!/, '');
        return `${words.dimensionOf(dimension)}: ${words.valueOf(dimension, control.slice(at + 1))}`;
      },
    [words],
  );
  const columns = useMemo(
    (): Column<Control>[] => [
      {
        id: 'control',
        label: t('control'),
        value: (row) => nameOf(row.control),
        render: (row) => <bdi>{nameOf(row.control)}</bdi>,
      },
      { id: 'inclusion', label: t('inclusion'), kind: 'percent', value: (row) => row.inclusion },
      {
        id: 'coefficient',
        label: t('coefficient'),
        kind: 'number',
        value: (row) => Number(row.coefficient.mean.toFixed(2)),
      },
      {
        id: 'low',
        label: t('from95'),
        kind: 'number',
        value: (row) => Number(row.coefficient.low.toFixed(2)),
        hidden: true,
      },
      {
        id: 'high',
        label: t('to95'),
        kind: 'number',
        value: (row) => Number(row.coefficient.high.toFixed(2)),
        hidden: true,
      },
    ],
    [t, nameOf],
  );
  if (answer === undefined) return null;
  const out = answer.leftOut.map(({ control, why }) => `${nameOf(control)} (${t(`why.${why}`)})`);
  if (answer.controls.length === 0 && out.length === 0) return null;
  return (
    <Section
      title={t('controls')}
      note={
        out.length === 0
          ? t('controlsNote')
          : `${t('controlsNote')} ${t('leftOut', { what: out.join(', ') })}`
      }
    >
      {answer.controls.length > 0 && (
        <DataTable
          id="lift-controls"
          caption={t('controls')}
          columns={columns}
          rows={answer.controls}
          rowKey={(row) => row.control}
        />
      )}
    </Section>
  );
}
