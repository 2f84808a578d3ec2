import { Tooltip } from '@mantine/core';
import { IconArrowDownRight, IconArrowUpRight, IconMinus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../shell/hooks.ts';
import { type Direction, judgeChange, type MetricKind } from './format.ts';
import { Heading } from './Heading.tsx';
import { MetricInfo, type MetricInfoProps } from './MetricInfo.tsx';
import { Sparkline } from './Sparkline.tsx';
import classes from './tile.module.css';

export type TileProps = {
  name: string;
  /** Null where the figure does not exist (a zero denominator, nothing collected). */
  value: number | null;
  kind?: MetricKind;
  /** Beside the value where the kind does not say it: "visitors", "days". */
  unit?: string;
  /** Which way is better; a rising cost is not green. */
  direction?: Direction;
  before?: number | null;
  /** What it is compared with: "previous 28 days". */
  comparedWith?: string;
  /** The range of uncertainty, shown below the value. */
  interval?: { low: number; high: number } | undefined;
  /** Oldest first; drawn as a line without axes. */
  trend?: readonly (number | null)[];
  /** `share` where the goal is not about the tile's own days: what was reached of it since it began. */
  goal?: { target: number; due?: string; share?: number | null } | undefined;
  info?: MetricInfoProps;
  /** Where the rows behind the number are: a path, or a handler that opens them. */
  to?: string;
  onOpen?: () => void;
  /** In place of the value, where there is something to say: "No orders yet". */
  note?: ReactNode;
};

const arrows = { up: IconArrowUpRight, down: IconArrowDownRight, flat: IconMinus };

/** One figure: value with unit, change judged by the metric, a sparkline, progress to the goal. */
export function Tile(props: TileProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { name, value, kind = 'number', unit, interval, trend, goal, info, to, onOpen, note } = props;
  const exact = format.byKindExact(kind, value);
  const shown = format.byKindCompact(kind, value);

  const figure = (
    <Tooltip label={exact} disabled={exact === shown || value === null}>
      <span className={classes.value}>
        <bdi>{shown}</bdi>
        {unit && value !== null && <span className={classes.unit}>{unit}</span>}
      </span>
    </Tooltip>
  );

  return (
    <article className={classes.tile} data-opens={to !== undefined || onOpen !== undefined || undefined}>
      <div className={classes.head}>
        <Heading className={classes.name}>
          {to !== undefined ? (
            <Link to={to} className={classes.open}>
              {name}
            </Link>
          ) : onOpen ? (
            <button type="button" className={classes.open} onClick={onOpen}>
              {name}
            </button>
          ) : (
            name
          )}
        </Heading>
        {info && <MetricInfo {...info} />}
      </div>
      <div className={classes.figureRow}>
        {figure}
        {trend && trend.length > 1 && <Sparkline values={trend} />}
      </div>
      {interval && (
        <div className={classes.interval}>
          <bdi>
            {format.byKindCompact(kind, interval.low)} – {format.byKindCompact(kind, interval.high)}
          </bdi>
        </div>
      )}
      {note ? <div className={classes.note}>{note}</div> : <ChangeLine {...props} kind={kind} />}
      {goal && <GoalLine value={value} kind={kind} goal={goal} label={t('tile.goal')} />}
    </article>
  );
}

function ChangeLine({ value, before, direction = 'up', kind = 'number', comparedWith }: TileProps) {
  const { t } = useTranslation();
  const format = useFormat();
  if (before === undefined) return null;
  const { tone, arrow, ratio, difference } = judgeChange(value, before, direction);
  const Arrow = arrows[arrow];
  if (difference === null) {
    return <div className={classes.note}>{t('change.unknown')}</div>;
  }
  const words =
    arrow === 'flat'
      ? t('change.same')
      : kind === 'percent'
        ? t('change.points', { count: Math.abs(difference * 100), figure: format.points(difference) })
        : ratio === null
          ? t('change.fromZero')
          : format.change(ratio);
  const exact = `${format.byKindExact(kind, before)} → ${format.byKindExact(kind, value)}`;
  return (
    <div className={classes.change}>
      <Tooltip label={<bdi dir="ltr">{exact}</bdi>}>
        <span className={classes.badge} data-tone={tone}>
          <Arrow size={14} stroke={2.2} aria-hidden />
          <span>{words}</span>
          {tone !== 'neutral' && <span>{t(`change.${tone}`)}</span>}
        </span>
      </Tooltip>
      {comparedWith && (
        <span className={classes.compared}>{t('change.against', { what: comparedWith })}</span>
      )}
    </div>
  );
}

function GoalLine({
  value,
  kind,
  goal,
  label,
}: {
  value: number | null;
  kind: MetricKind;
  goal: { target: number; due?: string; share?: number | null };
  label: string;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const share =
    goal.share !== undefined ? goal.share : value === null || goal.target === 0 ? null : value / goal.target;
  const text =
    share === null
      ? t('tile.goalOf', { target: format.byKindCompact(kind, goal.target) })
      : t('tile.goalShare', {
          share: format.percent(share, 0),
          target: format.byKindCompact(kind, goal.target),
        });
  return (
    <div className={classes.goal}>
      <div
        className={classes.goalBar}
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(Math.min(1, Math.max(0, share ?? 0)) * 100)}
      >
        <div style={{ inlineSize: `${Math.min(1, Math.max(0, share ?? 0)) * 100}%` }} />
      </div>
      <span className={classes.goalText}>
        {text}
        {goal.due && <> · {t('tile.due', { date: format.day(goal.due) })}</>}
      </span>
    </div>
  );
}

/** Tiles beside one another; they stack at phone width. */
export function TileRow({ children }: { children: ReactNode }) {
  return <div className={classes.row}>{children}</div>;
}
