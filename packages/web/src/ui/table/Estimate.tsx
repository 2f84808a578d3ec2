import { useFormat } from '../../shell/hooks.ts';
import type { MetricKind } from '../format.ts';
import classes from './table.module.css';

type EstimateProps = {
  kind: MetricKind;
  value: number | null | undefined;
  interval: { low: number; high: number } | null | undefined;
  /** What the figure is about, where rows differ in it: “in 28 days”. */
  note?: string | undefined;
};

/** A figure in a table with its interval below. */
export function Estimate({ kind, value, interval, note }: EstimateProps) {
  const format = useFormat();
  return (
    <span className={classes.estimate}>
      <bdi>{format.byKind(kind, value)}</bdi>
      {interval && (
        <bdi className={classes.interval}>
          {format.byKind(kind, interval.low)} – {format.byKind(kind, interval.high)}
        </bdi>
      )}
      {note !== undefined && <bdi className={classes.interval}>{note}</bdi>}
    </span>
  );
}
