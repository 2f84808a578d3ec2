import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import classes from './chart.module.css';
import { formatCategory } from './chart-look.ts';
import { toChartRows } from './chart-rows.ts';
import type { ChartData } from './chart-types.ts';

/** The chart's figures as a table. */
export function ChartTable({ data, caption, height }: { data: ChartData; caption: string; height: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { header, rows } = toChartRows(data, {
    before: (name) => t('chart.before', { name }),
    low: t('chart.low'),
    high: t('chart.high'),
  });
  return (
    <section
      className={classes.tableBox}
      style={{ maxBlockSize: Math.max(height, 240) }}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={caption}
    >
      <table className={classes.table}>
        <caption className="r-visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {header.map((name, index) => (
              <th key={name} scope="col" data-number={index > 0 || undefined}>
                <bdi>{name}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([category, ...figures]) => (
            <tr key={String(category)}>
              <th scope="row">
                <bdi>{formatCategory(data, String(category), format)}</bdi>
              </th>
              {figures.map((figure, index) => (
                <td key={header[index + 1]} data-number>
                  <bdi>{format.byKind(data.measure.kind, typeof figure === 'number' ? figure : null)}</bdi>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
