import type { Insight } from '@rondo/contract';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import type { Format, MetricKind } from '../../ui/format.ts';
import { kindOfUnit, type MetricWords, useMetricWords } from '../explore/metric-words.ts';
import { wholeIfCounted } from '../goals/goal-words.ts';
import { nameData } from '../inventory/name-data.ts';
import classes from './evidence.module.css';

type Bar = {
  key: string;
  label: string;
  value: number | null;
  before?: number | null;
  low?: number;
  high?: number;
  main: boolean;
};

/** The proof of an insight as small bars: zero-based, with the comparison as a line and the interval as a whisker. */
export function InsightEvidence({ insight, format }: { insight: Insight; format?: Format }) {
  const { t } = useTranslation('insights');
  const words = useMetricWords();
  const usual = useFormat();
  const { kind, bars } = barsOf(insight, words, t);
  const shown = bars.slice(0, 5);
  if (shown.length === 0) return null;
  const write = (value: number | null): string => (format ?? usual).byKindCompact(kind, value);
  const most = Math.max(...shown.flatMap((bar) => [bar.value ?? 0, bar.before ?? 0, bar.high ?? 0]), 0);
  const at = (value: number): string =>
    `${most <= 0 ? 0 : Math.max(0, Math.min(100, (value / most) * 100))}%`;
  return (
    <ul className={classes.rows}>
      {shown.map((bar) => (
        <li key={bar.key} className={classes.row} data-main={bar.main || undefined}>
          <span className={classes.name}>
            <bdi>{bar.label}</bdi>
          </span>
          <span className={classes.value}>
            <bdi>{bar.value === null ? t('evidence.unknown') : write(bar.value)}</bdi>
          </span>
          <span className={classes.track} aria-hidden="true">
            <span className={classes.bar} style={{ inlineSize: at(bar.value ?? 0) }} />
            {bar.before != null && (
              <span className={classes.before} style={{ insetInlineStart: at(bar.before) }} />
            )}
            {bar.low !== undefined && bar.high !== undefined && (
              <span
                className={classes.range}
                style={{
                  insetInlineStart: at(bar.low),
                  inlineSize: `calc(${at(bar.high)} - ${at(bar.low)})`,
                }}
              />
            )}
          </span>
          {bar.before !== undefined && (
            <span className={classes.note}>{t('evidence.before', { value: write(bar.before) })}</span>
          )}
          {bar.low !== undefined && bar.high !== undefined && (
            <span className={classes.note}>
              {t('evidence.between', { low: write(bar.low), high: write(bar.high) })}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

function barsOf(
  insight: Insight,
  words: MetricWords,
  t: TFunction<'insights'>,
): { kind: MetricKind; bars: Bar[] } {
  const dimension = insight.evidence.query?.dimension ?? '';
  const kind = insight.metric === null ? 'number' : kindOfUnit(insight.metric.unit);
  const main = String(insight.facts.part ?? insight.facts.best ?? '');
  const bars = insight.evidence.rows.map(
    (row): Bar => ({
      key: row.key,
      label:
        insight.kind === 'off-goal'
          ? t(`evidence.${row.key}` as 'evidence.value')
          : insight.kind === 'untouched'
            ? row.key
                .split(' · ')
                .map((name) => nameData(name, t))
                .join(' · ')
            : words.valueOf(dimension, row.key),
      value: wholeIfCounted(insight.metric, row.value),
      ...(row.comparison === undefined ? {} : { before: row.comparison }),
      ...(row.low === undefined || row.high === undefined ? {} : { low: row.low, high: row.high }),
      main: insight.kind === 'off-goal' ? row.key === 'value' : row.key === main,
    }),
  );
  return { kind, bars };
}
