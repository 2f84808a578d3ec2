import type { ExperimentResult } from '@rondo/contract';

type Curve = ExperimentResult['series'][number];
/** A band so many times as wide as the last would press all later days into a line. */
const TOO_WIDE = 8;

/** The days after the last on which any variation's difference was too uncertain to draw it beside the newest. */
export function leaveOutWideDays(series: readonly Curve[]): Curve[] {
  const last = series
    .map(({ points }) => {
      const widths = points.map((point) => widthOf(point) ?? 0);
      const most = TOO_WIDE * (widths.findLast((width) => width > 0) ?? 0);
      return points[widths.findLastIndex((width) => width > most)]?.day ?? '';
    })
    .reduce((latest, day) => (day > latest ? day : latest), '');
  return series.map((curve) => ({ ...curve, points: curve.points.filter(({ day }) => day > last) }));
}

function widthOf({ estimate, low, high }: Curve['points'][number]): number | null {
  return estimate === null || low === null || high === null ? null : high - low;
}
