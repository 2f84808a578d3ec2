import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useFormat } from '../../shell/hooks.ts';
import { MetricInfo } from '../MetricInfo.tsx';
import type { Sort } from '../view-codec.ts';
import { type Column, isNumeric } from './column.ts';
import classes from './table.module.css';

type TableHeadProps<Row> = {
  columns: Column<Row>[];
  sort: Sort | undefined;
  onSort: (column: Column<Row>) => void;
};

export function TableHead<Row>({ columns, sort, onSort }: TableHeadProps<Row>) {
  const format = useFormat();
  return (
    <thead>
      <tr>
        {columns.map((column) => {
          const sorted = sort?.by === column.id;
          const unit = column.unit ?? (column.kind === 'money' ? format.currencySign() : undefined);
          const Arrow = sort?.descending ? IconArrowDown : IconArrowUp;
          const label = (
            <span>
              {column.label}
              {unit && <span className={classes.unit}>{unit}</span>}
            </span>
          );
          return (
            <th
              key={column.id}
              scope="col"
              data-number={isNumeric(column.kind) || undefined}
              aria-sort={sorted ? (sort.descending ? 'descending' : 'ascending') : undefined}
              style={column.width ? { inlineSize: column.width, minInlineSize: column.width } : undefined}
            >
              <span className={classes.headCell}>
                {column.sortable === false ? (
                  <span className={classes.headLabel}>{label}</span>
                ) : (
                  <button
                    type="button"
                    className={classes.sort}
                    data-sorted={sorted || undefined}
                    onClick={() => onSort(column)}
                  >
                    {label}
                    {sorted ? (
                      <Arrow size={13} stroke={2.2} aria-hidden />
                    ) : (
                      <IconArrowUp size={13} className={classes.sortHint} aria-hidden />
                    )}
                  </button>
                )}
                {column.info && <MetricInfo {...column.info} />}
              </span>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
