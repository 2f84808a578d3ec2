/** The only module that loads ECharts; always imported lazily. */
import { BarChart, CustomChart, HeatmapChart, LineChart } from 'echarts/charts';
import {
  AriaComponent,
  GridComponent,
  MarkLineComponent,
  TooltipComponent,
  VisualMapComponent,
} from 'echarts/components';
import { type EChartsCoreOption, type EChartsType, init, use } from 'echarts/core';
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';

use([
  BarChart,
  CustomChart,
  HeatmapChart,
  LineChart,
  AriaComponent,
  GridComponent,
  MarkLineComponent,
  TooltipComponent,
  VisualMapComponent,
  CanvasRenderer,
  SVGRenderer,
]);

type EChartProps = {
  option: EChartsCoreOption;
  height: number;
  onPick?: ((pick: { dataIndex: number; seriesName: string; value: unknown }) => void) | undefined;
};

export function EChart({ option, height, onPick }: EChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(undefined);
  const pick = useRef(onPick);
  pick.current = onPick;

  useEffect(() => {
    if (!place.current) return;
    const made = init(place.current, null, { renderer: 'svg' });
    chart.current = made;
    made.on('click', ({ dataIndex, seriesName, value }) =>
      pick.current?.({ dataIndex, seriesName: seriesName ?? '', value }),
    );
    const observer = new ResizeObserver(() => made.resize());
    observer.observe(place.current);
    return () => {
      observer.disconnect();
      made.dispose();
      chart.current = undefined;
    };
  }, []);

  useEffect(() => {
    const animation = !matchMedia('(prefers-reduced-motion: reduce)').matches;
    chart.current?.setOption({ ...option, animation }, { notMerge: true });
  }, [option]);

  // ECharts lays text out from left to right; under `rtl` its labels overlap.
  return <div ref={place} dir="ltr" style={{ blockSize: height, inlineSize: '100%' }} />;
}

function drawApart<T>(
  option: EChartsCoreOption,
  renderer: 'svg' | 'canvas',
  size: { width: number; height: number },
  read: (chart: EChartsType) => T,
): T {
  const place = document.createElement('div');
  place.style.cssText = `position:fixed;inset-inline-start:-10000px;width:${size.width}px;height:${size.height}px`;
  place.dir = 'ltr';
  document.body.append(place);
  const chart = init(place, null, { renderer, ...size });
  try {
    chart.setOption({ ...option, animation: false });
    return read(chart);
  } finally {
    chart.dispose();
    place.remove();
  }
}

/** The picture at twice its size on a solid ground, for slides. */
export async function renderPng(
  option: EChartsCoreOption,
  size: { width: number; height: number },
  ground: string,
): Promise<Blob> {
  const url = drawApart(option, 'canvas', size, (chart) =>
    chart.getDataURL({ type: 'png', pixelRatio: 2, backgroundColor: ground }),
  );
  const bytes = Uint8Array.from(atob(url.slice(url.indexOf(',') + 1)), (letter) => letter.charCodeAt(0));
  return new Blob([bytes], { type: 'image/png' });
}

export function renderSvg(option: EChartsCoreOption, size: { width: number; height: number }): string {
  return drawApart(option, 'svg', size, (chart) => chart.renderToSVGString());
}
