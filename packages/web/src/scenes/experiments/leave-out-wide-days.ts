import type { ExperimentResult } from '@rondo/contract';

type Curve = ExperimentResult['series'][number];
/** A band so many times as wide as the last would press all later days into a line. */
const TOO_WIDE = 8;

/** The days from which every variation's difference is known well enough to draw it beside the last. */
export function leaveOutWideDays(series: readonly Curve[]): Curve[] {
  const first = series
    .map(({ points }) => {
      const last = points.findLast((point) => widthOf(point) !== null);
      const most = TOO_WIDE * (last === undefined ? Number.POSITIVE_INFINITY : (widthOf(last) ?? 0));
      return points.find((point) => (widthOf(point) ?? Number.POSITIVE_INFINITY) <= most)?.day ?? '';
    })
    .reduce((latest, day) => (day > latest ? day : latest), '');
  return series.map((curve) => ({ ...curve, points: curve.points.filter(({ day }) => day >= first) }));
}

function widthOf({ estimate, low, high }: Curve['points'][number]): number | null {
  return estimate === null || low === null || high === null ? null : high - low;
}
