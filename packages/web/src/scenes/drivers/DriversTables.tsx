import type { DriverDimension, DriverPart, DriversAnswer } from '@rondo/contract';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import { Section } from '../../ui/Page.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { kindOfUnit, useMetricWords } from '../explore/metric-words.ts';
import { keyOfPart, nameOfPart, sayDifference } from './drivers-view.ts';

type PartsTableProps = {
  id: string;
  title: string;
  note: string;
  answer: DriversAnswer;
  parts: readonly DriverPart[];
  open: string;
  onOpen: ((part: DriverPart) => void) | undefined;
};

/** Parts with what each adds to the change; a row opens into what it was counted from. */
export function PartsTable({ id, title, note, answer, parts, open, onOpen }: PartsTableProps) {
  const { t } = useTranslation('drivers');
  const words = useMetricWords();
  const format = useFormat();
  const columns = useMemo((): Column<DriverPart>[] => {
    const kind = kindOfUnit(answer.metric.unit);
    const isRatio = parts.some(({ rate }) => rate !== null);
    const figure = (name: 'before' | 'after'): Column<DriverPart> => ({
      id: name,
      label: t(name),
      kind: 'number',
      value: (part) => part[name],
      render: (part) => <bdi>{format.byKind(kind, part[name])}</bdi>,
    });
    const difference = (
      name: string,
      value: (part: DriverPart) => number | null,
      hidden = false,
    ): Column<DriverPart> => ({
      id: name,
      label: t(name),
      kind: 'number',
      value,
      hidden,
      render: (part) => <bdi>{sayDifference(kind, value(part), format)}</bdi>,
    });
    return [
      {
        id: 'part',
        label: t('part'),
        value: (part) => nameOfPart(part, words, t('others')),
        render: (part) => <bdi>{nameOfPart(part, words, t('others'))}</bdi>,
      },
      figure('before'),
      figure('after'),
      difference('contribution', (part) => part.contribution),
      difference('low', (part) => part.interval?.low ?? null),
      difference('high', (part) => part.interval?.high ?? null),
      { id: 'power', label: t('power'), kind: 'percent', value: (part) => part.power },
      ...(isRatio ? [difference('rate', (part) => part.rate), difference('mix', (part) => part.mix)] : []),
    ];
  }, [answer, parts, t, words, format]);
  return (
    <Section title={title} note={note}>
      <DataTable
        id={id}
        caption={title}
        columns={columns}
        rows={parts}
        rowKey={keyOfPart}
        openRow={open}
        {...(onOpen === undefined ? {} : { onRowOpen: onOpen })}
      />
    </Section>
  );
}

type DimensionsTableProps = { answer: DriversAnswer; shown: string; onChoose: (dimension: string) => void };

/** What was looked at, the dimension that tells most first. */
export function DimensionsTable({ answer, shown, onChoose }: DimensionsTableProps) {
  const { t } = useTranslation('drivers');
  const words = useMetricWords();
  const format = useFormat();
  const columns = useMemo((): Column<DriverDimension>[] => {
    const kind = kindOfUnit(answer.metric.unit);
    const difference = (name: 'rate' | 'mix' | 'overlap'): Column<DriverDimension> => ({
      id: name,
      label: t(name),
      kind: 'number',
      value: (row) => row[name],
      render: (row) => <bdi>{sayDifference(kind, row[name], format)}</bdi>,
    });
    const has = (name: 'rate' | 'overlap') => answer.dimensions.some((row) => row[name] !== null);
    return [
      { id: 'dimension', label: t('dimension'), value: (row) => words.dimensionOf(row.dimension) },
      { id: 'values', label: t('values'), kind: 'number', value: (row) => row.values },
      { id: 'power', label: t('fewExplain'), kind: 'percent', value: (row) => row.power },
      { id: 'surprise', label: t('surprise'), kind: 'number', value: (row) => row.surprise, hidden: true },
      ...(has('rate') ? [difference('rate'), difference('mix')] : []),
      ...(has('overlap') ? [difference('overlap')] : []),
    ];
  }, [answer, t, words, format]);
  if (answer.dimensions.length === 0) return null;
  return (
    <Section title={t('dimensions')} note={t('dimensionsNote')}>
      <DataTable
        id="drivers-dimensions"
        caption={t('dimensions')}
        columns={columns}
        rows={answer.dimensions}
        rowKey={(row) => row.dimension}
        openRow={shown}
        onRowOpen={(row) => onChoose(row.dimension)}
      />
    </Section>
  );
}
