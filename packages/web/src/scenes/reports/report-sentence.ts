import type { Report, ReportTile } from '@rondo/contract';
import type { TFunction } from 'i18next';
import type { Format } from '../../ui/format.ts';
import { addDays } from '../../ui/period.ts';
import { kindOfUnit, type MetricWords } from '../explore/metric-words.ts';
import { type InsightWriter, isolate } from './insight-words.ts';

/** A share moves by percentage points, everything else by percent of itself. */
function sayChange(
  { metric, value, comparison, change }: ReportTile,
  t: TFunction<'reports'>,
  format: Format,
) {
  if (change === null) return '';
  if (metric.unit !== 'percent' || value === null || comparison === null)
    return format.percent(Math.abs(change));
  const points = Math.abs(value - comparison) * 100;
  return t('change.points', { count: points, figure: format.number(points) });
}

/** The answer in words: the desk's first figure against its comparison, then what matters most. */
export function writeReportSentence(
  report: Report,
  t: TFunction<'reports'>,
  format: Format,
  words: MetricWords,
  write: InsightWriter,
): string {
  const known = report.tiles.find((tile) => tile.value !== null);
  if (known === undefined) return t('sentence.nothing');
  const { metric, value, change } = known;
  const figure = {
    metric: words.nameOf(metric),
    value: isolate(format.byKind(kindOfUnit(metric.unit), value)),
    change: isolate(sayChange(known, t, format)),
    before:
      report.comparison === null
        ? ''
        : isolate(format.dateRange(report.comparison.from, addDays(report.comparison.to, -1))),
  };
  const lead =
    report.comparison === null || change === null
      ? t('sentence.alone', figure)
      : Math.abs(change) < 0.005
        ? t('sentence.same', figure)
        : change > 0
          ? t('sentence.more', figure)
          : t('sentence.less', figure);
  const [first] = report.insights;
  return first === undefined
    ? `${lead} ${t('sentence.calm')}`
    : `${lead} ${t('sentence.first', { headline: write(first).headline })}`;
}
