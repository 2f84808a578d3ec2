import { useFormat } from '../../shell/hooks.ts';
import type { MetricKind } from '../format.ts';
import classes from './table.module.css';

type EstimateProps = {
  kind: MetricKind;
  value: number | null | undefined;
  /** A bound that is not known is written as …. */
  interval: { low: number | null; high: number | null } | null | undefined;
  /** Where a column writes its figures otherwise than their kind is written. */
  write?: (value: number | null | undefined) => string;
  /** What the figure is about, where rows differ in it: “in 28 days”. */
  note?: string | undefined;
};

/** A figure in a table with its interval below, from left to right as figures are read; times are words. */
export function Estimate({ kind, value, interval, note, write }: EstimateProps) {
  const format = useFormat();
  const say = write ?? ((figure: number | null | undefined) => format.byKind(kind, figure));
  const bound = (figure: number | null): string => (figure === null ? '…' : say(figure));
  return (
    <span className={classes.estimate}>
      <bdi>{say(value)}</bdi>
      {interval && (
        <span className={classes.interval} dir={kind === 'duration' ? undefined : 'ltr'}>
          <bdi>{bound(interval.low)}</bdi> – <bdi>{bound(interval.high)}</bdi>
        </span>
      )}
      {note !== undefined && <bdi className={classes.interval}>{note}</bdi>}
    </span>
  );
}
