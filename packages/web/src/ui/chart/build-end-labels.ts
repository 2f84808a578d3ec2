import { type ChartLook, colourOfSeries, fontFamily } from './chart-look.ts';
import type { ChartData } from './chart-types.ts';
import { placeApart } from './place-apart.ts';

type RenderApi = { coord: (point: [number, number]) => [number, number] };
type Drawn = { coordSys: { y: number; height: number } };

const LINE_HEIGHT = 16;
/** From the end of a line to its name, where a thin line may lead. */
const LEADER = 16;
const LETTER = 7;

/** Right of the lines, for their names: what the longest takes, but never more than a third of the picture. */
export function endLabelRoom({ series }: ChartData, width: number): number {
  const longest = Math.max(...series.map(({ name }) => name.length));
  return Math.min(Math.round(width / 3), LEADER + longest * LETTER + 4);
}

/** A name moved further than this is led to by a thin line. */
const NEAR = 3;

/** The names of lines at their ends; where lines end together, one below the other. */
export function endLabels(data: ChartData, look: ChartLook) {
  const last = data.categories.length - 1;
  const ends = data.series.map(({ values }) => values.at(-1) ?? 0);
  return {
    type: 'custom',
    silent: true,
    tooltip: { show: false },
    z: 6,
    encode: { x: 0, y: ends.map((_, index) => index + 1) },
    data: [[last, ...ends]],
    renderItem: ({ coordSys }: Drawn, api: RenderApi) => {
      const points = ends.map((end) => api.coord([last, end]));
      const places = placeApart(
        points.map(([, y]) => y),
        LINE_HEIGHT,
        { from: coordSys.y - LINE_HEIGHT / 2, to: coordSys.y + coordSys.height + LINE_HEIGHT / 2 },
      );
      const moved = points.some(([, y], index) => Math.abs((places[index] ?? y) - y) > NEAR);
      return {
        type: 'group',
        children: data.series.flatMap(({ name }, index) => {
          const [x, y] = points[index] ?? [0, 0];
          const place = places[index] ?? y;
          const colour = colourOfSeries(data, index, look.theme);
          const text = {
            type: 'text',
            x: x + (moved ? LEADER : LEADER / 2),
            y: place,
            style: {
              text: name,
              fill: colour,
              fontFamily,
              fontSize: 12,
              fontWeight: 550,
              width: endLabelRoom(data, look.width) - LEADER,
              overflow: 'truncate',
              verticalAlign: 'middle',
            },
          };
          if (!moved) return [text];
          const leader = {
            type: 'polyline',
            shape: {
              points: [
                [x + 3, y],
                [x + 13, place],
              ],
            },
            style: { stroke: colour, lineWidth: 1, opacity: 0.6, fill: 'none' },
          };
          return [leader, text];
        }),
      };
    },
  };
}
