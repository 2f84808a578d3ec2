import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import { type Column, formatCell, isNumeric } from './column.ts';

export function TotalsRow<Row>({ columns }: { columns: Column<Row>[] }) {
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
              {column.total === undefined ? '' : <bdi>{formatCell(column.kind, column.total, format)}</bdi>}
            </td>
          ),
        )}
      </tr>
    </tfoot>
  );
}
