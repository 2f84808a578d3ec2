import type { ExperimentResult } from '@rondo/contract';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import { Section } from '../../ui/Page.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { variationName } from './experiments-api.ts';

type Row = ExperimentResult['split']['variations'][number];

/** Whether as many people are in each variation as planned, and who was left out. */
export function SplitTable({ answer }: { answer: ExperimentResult }) {
  const { t } = useTranslation('experiments');
  const format = useFormat();
  const { split } = answer;
  const { source, bandit } = answer.experiment;
  const messages = source.kind === 'holdout';
  const strata = messages || bandit !== undefined;
  const columns = useMemo((): Column<Row>[] => {
    const all = split.variations.reduce((sum, { people }) => sum + people, 0);
    return [
      {
        id: 'variation',
        label: t('variation'),
        value: (row) => variationName(answer, row.variation),
        render: (row) => <bdi>{variationName(answer, row.variation)}</bdi>,
      },
      {
        id: 'people',
        label: messages ? t('messages') : t('people'),
        kind: 'number',
        value: (row) => row.people,
        total: all,
      },
      ...(strata
        ? []
        : [
            {
              id: 'planned',
              label: t('planned'),
              kind: 'number' as const,
              value: (row: Row) => Math.round(row.planned),
              total: all,
            },
          ]),
      { id: 'share', label: t('share'), kind: 'percent', value: (row) => row.people / all },
    ];
  }, [answer, split, messages, strata, t]);
  const verdict =
    split.p === null
      ? t(messages ? 'splitFree' : 'splitSteered')
      : t(split.mismatch ? 'splitBroken' : 'splitHolds', {
          p: split.p < 0.001 ? `< ${format.number(0.001, 3)}` : format.number(split.p, 3),
        });
  const leftOut = [
    split.crossed > 0 && t('crossed', { count: split.crossed, figure: format.number(split.crossed) }),
    split.robots > 0 && t('robots', { count: split.robots, figure: format.number(split.robots) }),
    split.withoutLot > 0 &&
      t(messages ? 'withoutLot' : 'daysLeftOut', {
        count: split.withoutLot,
        figure: format.number(split.withoutLot),
      }),
    split.unknown.length > 0 &&
      t('unknown', {
        names: format.list(
          split.unknown.map(({ variation, people }) => `${variation} (${format.number(people)})`),
        ),
      }),
  ].filter((line) => line !== false);
  return (
    <Section title={t('split')} note={[verdict, ...leftOut].join(' ')}>
      <DataTable
        id="experiment-split"
        caption={t('split')}
        columns={columns}
        rows={split.variations}
        rowKey={(row) => row.variation}
        plain
      />
    </Section>
  );
}
