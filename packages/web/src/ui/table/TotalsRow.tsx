import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import { type Column, digitsOf, formatCell, isNumeric } from './column.ts';

export function TotalsRow<Row>({ columns, rows }: { columns: Column<Row>[]; rows: readonly Row[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <tfoot>
      <tr>
        {columns.map((column, index) =>
          index === 0 ? (
            <th key={column.id} scope="row">
              {t('table.total')}
            </th>
          ) : (
            <td key={column.id} data-number={isNumeric(column.kind) || undefined}>
              {column.total === undefined ? (
                ''
              ) : (
                <bdi>{formatCell(column.kind, column.total, format, digitsOf(column, rows))}</bdi>
              )}
            </td>
          ),
        )}
      </tr>
    </tfoot>
  );
}
