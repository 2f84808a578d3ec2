import type { Report, ReportTile } from '@rondo/contract';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import { addDays } from '../../ui/period.ts';
import { Tile, TileRow } from '../../ui/Tile.tsx';
import { stringifySearch } from '../../ui/view-codec.ts';
import { kindOfUnit, useMetricWords } from '../explore/metric-words.ts';

/** The desk's few figures, each beside its comparison and its goal, each opening into its rows. */
export function ReportTiles({ report }: { report: Report }) {
  const format = useFormat();
  const words = useMetricWords();
  const { t } = useTranslation('reports');
  const { comparison, period } = report;
  const range = `${period.from}..${addDays(period.to, -1)}`;
  return (
    <TileRow>
      {report.tiles.map((tile) => (
        <Tile
          key={tile.metric.key}
          name={words.nameOf(tile.metric)}
          kind={kindOfUnit(tile.metric.unit)}
          direction={tile.metric.direction}
          value={tile.value}
          {...(comparison === null
            ? {}
            : {
                before: tile.comparison,
                comparedWith: format.dateRange(comparison.from, addDays(comparison.to, -1)),
              })}
          trend={tile.series}
          goal={goalOf(tile)}
          info={words.infoOf(tile.metric)}
          to={`/explore${stringifySearch({ metric: tile.metric.key, period: range })}`}
          {...(tile.value === null ? { note: t('noFigure') } : {})}
        />
      ))}
    </TileRow>
  );
}

/**
 * A goal has its own time: its share is of what was reached since its first day, not of the tile's days. A rate is at
 * its goal or not; a share of it would say nothing.
 */
function goalOf({
  goal,
  metric,
}: ReportTile): { target: number; due: string; share: number | null } | undefined {
  if (goal === null) return undefined;
  return { target: goal.target, due: goal.due, share: metric.additive ? goal.progress.share : null };
}
