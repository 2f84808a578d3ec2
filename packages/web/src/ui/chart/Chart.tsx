import { ActionIcon, Menu, Skeleton, useComputedColorScheme } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { IconChartLine, IconDownload, IconTable } from '@tabler/icons-react';
import { lazy, type ReactNode, Suspense, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import { tokens } from '../../theme/tokens.ts';
import { toCsv } from '../csv.ts';
import { downloadFile, toFileName } from '../download.ts';
import { EmptyState } from '../EmptyState.tsx';
import { ErrorState } from '../ErrorState.tsx';
import { Heading } from '../Heading.tsx';
import { showDone, showError } from '../toasts.tsx';
import { buildOption } from './build-option.ts';
import { ChartTable } from './ChartTable.tsx';
import classes from './chart.module.css';
import { type ChartLook, colourOfSeries, showsDirectLabels } from './chart-look.ts';
import { toChartRows } from './chart-rows.ts';
import type { ChartData, ChartPick } from './chart-types.ts';

const EChart = lazy(() => import('./EChart.tsx').then((m) => ({ default: m.EChart })));

export type ChartProps = {
  title: string;
  /** What the picture shows, in a sentence: read aloud in place of the picture. */
  summary: string;
  data: ChartData | undefined;
  note?: ReactNode;
  height?: number;
  loading?: boolean;
  error?: unknown;
  onRetry?: () => void;
  /** A click on a point or bar: open the rows behind it. */
  onPick?: (pick: ChartPick) => void;
  /** More controls in the chart's head. */
  controls?: ReactNode;
  /** What to say where there is nothing to draw. */
  empty?: ReactNode;
};

export function Chart(props: ChartProps) {
  const { t } = useTranslation();
  const {
    title,
    summary,
    data,
    note,
    height = 280,
    loading = false,
    error,
    onRetry,
    onPick,
    controls,
    empty,
  } = props;
  const id = useId();
  const theme = useComputedColorScheme('light');
  const format = useFormat();
  const { ref, width } = useElementSize();
  const [asTable, setAsTable] = useState(false);

  const words = useMemo(
    () => ({
      before: (name: string) => t('chart.before', { name }),
      wentOn: (share: string) => t('chart.wentOn', { share }),
      low: t('chart.low'),
      high: t('chart.high'),
    }),
    [t],
  );
  const look: ChartLook = useMemo(() => ({ theme, format, width, words }), [theme, format, width, words]);
  const option = useMemo(
    () => (data && width > 0 ? buildOption(data, look) : undefined),
    [data, look, width],
  );
  const nothing = data === undefined || data.series.length === 0 || data.categories.length === 0;

  const size = { width: Math.max(640, Math.round(width)), height };
  const name = toFileName(title);
  const csv = (): string => {
    if (!data) return '';
    const { header, rows } = toChartRows(data, words);
    return toCsv([header, ...rows]);
  };
  const png = async (): Promise<Blob> => {
    const { renderPng } = await import('./EChart.tsx');
    return renderPng(option ?? {}, size, tokens[theme].surface);
  };
  const run = (work: () => Promise<void>): void => {
    work().catch(showError);
  };

  return (
    <figure className={classes.figure} aria-labelledby={id} aria-busy={loading}>
      <div className={classes.head}>
        <figcaption className={classes.caption}>
          <Heading id={id} className={classes.title}>
            {title}
          </Heading>
          {note && <span className={classes.note}>{note}</span>}
        </figcaption>
        <div className={classes.tools}>
          {controls}
          <ActionIcon
            size={28}
            disabled={nothing}
            aria-pressed={asTable}
            aria-label={asTable ? t('chart.showPicture') : t('chart.showTable')}
            onClick={() => setAsTable(!asTable)}
          >
            {asTable ? (
              <IconChartLine size={17} stroke={1.75} aria-hidden />
            ) : (
              <IconTable size={17} stroke={1.75} aria-hidden />
            )}
          </ActionIcon>
          <Menu position="bottom-end" shadow="md">
            <Menu.Target>
              <ActionIcon size={28} disabled={nothing || !option} aria-label={t('chart.export', { title })}>
                <IconDownload size={17} stroke={1.75} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item
                onClick={() =>
                  run(async () => {
                    await navigator.clipboard.write([new ClipboardItem({ 'image/png': png() })]);
                    showDone(t('chart.copied'));
                  })
                }
              >
                {t('chart.copyPng')}
              </Menu.Item>
              <Menu.Item onClick={() => run(async () => downloadFile(`${name}.png`, await png()))}>
                {t('chart.png')}
              </Menu.Item>
              <Menu.Item
                onClick={() =>
                  run(async () => {
                    const { renderSvg } = await import('./EChart.tsx');
                    downloadFile(`${name}.svg`, renderSvg(option ?? {}, size), 'image/svg+xml');
                  })
                }
              >
                {t('chart.svg')}
              </Menu.Item>
              <Menu.Item onClick={() => downloadFile(`${name}.csv`, csv(), 'text/csv')}>
                {t('chart.csv')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </div>
      </div>
      <div ref={ref} style={{ minBlockSize: height }}>
        {error !== undefined && error !== null ? (
          <ErrorState error={error} quiet {...(onRetry ? { onRetry } : {})} />
        ) : loading && nothing ? (
          <Skeleton height={height} />
        ) : nothing ? (
          (empty ?? <EmptyState quiet title={t('chart.empty')} />)
        ) : asTable ? (
          <ChartTable data={data} caption={title} height={height} />
        ) : (
          <>
            <Legend data={data} look={look} />
            <div
              role="img"
              aria-label={summary}
              data-stale={loading || undefined}
              className={classes.picture}
            >
              {option ? (
                <Suspense fallback={<Skeleton height={height} />}>
                  <EChart
                    option={option}
                    height={height}
                    onPick={
                      onPick &&
                      (({ dataIndex, seriesName, value }) =>
                        onPick(toPick(data, dataIndex, seriesName, value)))
                    }
                  />
                </Suspense>
              ) : (
                <Skeleton height={height} />
              )}
            </div>
          </>
        )}
      </div>
    </figure>
  );
}

function toPick(data: ChartData, dataIndex: number, seriesName: string, value: unknown): ChartPick {
  const cell = data.kind === 'heatmap' && Array.isArray(value) ? value : undefined;
  const index = cell ? Number(cell[0]) : dataIndex;
  const series = cell ? (data.series[Number(cell[1])]?.name ?? '') : seriesName;
  return { category: data.categories[index] ?? '', index, series };
}

/** Names in their colours, where there is no room to write them at the lines; and what the dashes mean. */
function Legend({ data, look }: { data: ChartData; look: ChartLook }) {
  const { t } = useTranslation();
  const named = data.series.length > 1 && data.kind !== 'heatmap' && !showsDirectLabels(data, look.width);
  const compared = data.series.some((series) => series.before);
  if (!named && !compared) return null;
  return (
    <ul className={classes.legend}>
      {named &&
        data.series.map((series, index) => (
          <li key={series.name}>
            <span
              className={classes.swatch}
              style={{ background: colourOfSeries(data, index, look.theme) }}
            />
            <bdi>{series.name}</bdi>
          </li>
        ))}
      {compared && (
        <li>
          <span className={classes.dashes} />
          {t('chart.comparison')}
        </li>
      )}
    </ul>
  );
}
