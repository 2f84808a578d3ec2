import type { ContactComparison, ContactsAnswer } from '@rondo/contract';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import type { Format } from '../../ui/format.ts';
import { Section } from '../../ui/Page.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';

type Row = ContactComparison & { key: string };
type Props = { answer: ContactsAnswer | undefined; nameOf: (key: string) => string };

/** Every comparison that was made, so that nobody sees only those that look like something. */
export function DifferencesTable({ answer, nameOf }: Props) {
  const { t } = useTranslation('contacts');
  const format = useFormat();
  const kind = answer?.kind ?? 'support';
  const by = answer?.by ?? 'agent';
  const rows = useMemo(
    (): Row[] | undefined =>
      answer?.groups.flatMap(({ key, compared }) => compared.map((one) => ({ key, ...one }))),
    [answer],
  );
  const columns = useMemo((): Column<Row>[] => {
    const sortable = by !== 'agent';
    const say = ({ measure }: Row, value: number): string =>
      measure === 'resolved'
        ? t('points', { count: Math.abs(value) === 0.01 ? 1 : 10, figure: format.points(value) })
        : sayDifference(measure, value, format);
    const bound = (id: 'difference' | 'low' | 'high'): Column<Row> => ({
      id,
      label: t(`differenceColumn.${id}`),
      kind: 'number',
      value: (row) => row[id],
      render: (row) => <bdi>{say(row, row[id])}</bdi>,
      sortable: false,
    });
    return [
      {
        id: 'group',
        label: t(`grouping.${by}`),
        value: (row) => nameOf(row.key),
        render: (row) => <bdi>{nameOf(row.key)}</bdi>,
        sortable,
      },
      {
        id: 'measure',
        label: t('figureLabel'),
        value: (row) => t(row.measure === 'speed' ? 'speed' : `figure.${kind}.${row.measure}`),
        sortable,
      },
      bound('difference'),
      bound('low'),
      bound('high'),
      {
        id: 'p',
        label: t('corrected'),
        kind: 'number',
        value: (row) => row.pValue,
        render: (row) => <bdi>{format.number(row.pValue, 3)}</bdi>,
        sortable: false,
      },
    ];
  }, [t, format, kind, by, nameOf]);
  if (rows === undefined || rows.length === 0) return null;
  return (
    <Section title={t('differencesTitle')} note={t('differencesNote')}>
      <DataTable
        id="contacts-differences"
        caption={t('differencesTitle')}
        columns={columns}
        rows={rows}
        rowKey={(row) => `${row.key} ${row.measure}`}
        loading={false}
        maxHeight={480}
      />
    </Section>
  );
}

/** With its sign; speed as a factor. */
function sayDifference(measure: Row['measure'], value: number, format: Format): string {
  if (measure === 'speed') return `× ${format.number(value, 2)}`;
  const sign = value > 0 ? '+' : '';
  return sign + (measure === 'value' ? format.money(value) : format.number(value, 2));
}
