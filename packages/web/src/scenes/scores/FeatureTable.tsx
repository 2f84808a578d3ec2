import { Button } from '@mantine/core';
import type { MeasuredScores, ScoreFeature } from '@rondo/contract';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import { Section } from '../../ui/Page.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { useFeatureWords } from './use-feature-words.ts';

type FeatureTableProps = {
  answer: MeasuredScores | undefined;
  loading: boolean;
  without: readonly string[];
  onChange: (feature: string, used: boolean) => void;
};

/** What the scores rest on, the most important first; each may be left out. */
export function FeatureTable({ answer, loading, without, onChange }: FeatureTableProps) {
  const { t } = useTranslation('scores');
  const format = useFormat();
  const { nameOf } = useFeatureWords();
  const columns = useMemo((): Column<ScoreFeature>[] => {
    const sayWorth = (row: ScoreFeature): string =>
      row.matters ? t('matters', { points: format.number(100 * row.drop, 1) }) : t('mattersNot');
    return [
      {
        id: 'feature',
        label: t('feature'),
        value: (row) => nameOf(row.feature),
        render: (row) => <bdi>{nameOf(row.feature)}</bdi>,
      },
      {
        id: 'means',
        label: t('means'),
        value: sayWorth,
        render: (row) => <span style={{ whiteSpace: 'normal' }}>{sayWorth(row)}</span>,
      },
      { id: 'drop', label: t('drop'), kind: 'percent', value: (row) => row.drop },
      { id: 'deviation', label: t('deviation'), kind: 'percent', value: (row) => row.deviation },
      {
        id: 'use',
        label: t('use'),
        sortable: false,
        value: () => '',
        render: (row) => (
          <Button
            size="compact-xs"
            variant="default"
            aria-label={t('leaveOutOf', { feature: nameOf(row.feature) })}
            onClick={() => onChange(row.feature, false)}
          >
            {t('leaveOut')}
          </Button>
        ),
      },
    ];
  }, [t, format, nameOf, onChange]);
  return (
    <Section
      title={t('featuresTitle')}
      note={t('featuresNote')}
      actions={without.map((feature) => (
        <Button key={feature} size="compact-xs" variant="light" onClick={() => onChange(feature, true)}>
          {t('useAgain', { feature: nameOf(feature) })}
        </Button>
      ))}
    >
      <DataTable
        id="score-features"
        caption={t('featuresTitle')}
        columns={columns}
        rows={answer?.features}
        rowKey={(row) => row.feature}
        loading={loading}
        maxHeight={420}
      />
    </Section>
  );
}
