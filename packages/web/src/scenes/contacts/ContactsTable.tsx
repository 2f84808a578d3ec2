import { Badge } from '@mantine/core';
import type { ContactGroup, ContactsAnswer } from '@rondo/contract';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import { Section } from '../../ui/Page.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { Estimate } from '../../ui/table/Estimate.tsx';
import { boundsOf, type Figure, kindOfFigure } from './contacts-view.ts';

/** The team is a row of its own, first. */
type Row = ContactGroup & { id: string };
export const TEAM = '*';

type ContactsTableProps = {
  answer: ContactsAnswer | undefined;
  loading: boolean;
  nameOf: (key: string) => string;
  onOpen?: (open: string) => void;
  openRow: string;
};

/** Each group's figures beside those of all, each with its interval. */
export function ContactsTable({ answer, loading, nameOf, onOpen, openRow }: ContactsTableProps) {
  const { t } = useTranslation('contacts');
  const format = useFormat();
  const kind = answer?.kind ?? 'support';
  const by = answer?.by ?? 'agent';
  const rows = useMemo((): Row[] | undefined => {
    if (answer === undefined) return undefined;
    const team = { key: '', tooFew: false, figures: answer.total, compared: [] };
    return [{ ...team, id: TEAM }, ...answer.groups.map((group) => ({ ...group, id: `=${group.key}` }))];
  }, [answer]);
  const columns = useMemo((): Column<Row>[] => {
    // People are not put in an order by figures that chance has a part in.
    const sortable = by !== 'agent';
    // Of sales nobody says how content they are, as a rule.
    const silent = answer !== undefined && answer.scale === null;
    const say = (figure: Figure, value: number | null): string =>
      // Money stands without its sign, which is in the header.
      figure === 'satisfaction' || kindOfFigure[figure] === 'money'
        ? format.number(value, 2)
        : format.byKind(kindOfFigure[figure], value);
    const figure = (id: Figure, more: Partial<Column<Row>> = {}): Column<Row> => ({
      id,
      label: t(`figure.${kind}.${id}`),
      kind: kindOfFigure[id],
      value: (row) => boundsOf(row.figures, id).value,
      render: (row) => {
        const { value, low, high } = boundsOf(row.figures, id);
        if (value === null) return '–';
        return (
          <Estimate
            kind={kindOfFigure[id]}
            value={value}
            interval={low === null && high === null ? null : { low, high }}
            write={(one) => say(id, one ?? null)}
          />
        );
      },
      sortable,
      ...more,
    });
    return [
      {
        id: 'group',
        label: t(`grouping.${by}`),
        value: (row) => (row.id === TEAM ? t('all') : nameOf(row.key)),
        render: (row) => (row.id === TEAM ? <strong>{t('all')}</strong> : <bdi>{nameOf(row.key)}</bdi>),
        sortable,
      },
      {
        id: 'contacts',
        label: t(`contacts.${kind}`),
        kind: 'number',
        value: (row) => row.figures.contacts,
        sortable,
      },
      {
        id: 'people',
        label: t('people'),
        kind: 'number',
        value: (row) => row.figures.people,
        hidden: true,
        sortable,
      },
      { id: 'open', label: t(`open.${kind}`), kind: 'number', value: (row) => row.figures.open, sortable },
      figure('resolved'),
      figure('hours'),
      figure('satisfaction', { hidden: silent }),
      {
        id: 'answered',
        hidden: silent,
        label: t('answered'),
        kind: 'percent',
        value: ({ figures: { satisfaction, contacts } }) => satisfaction && satisfaction.answered / contacts,
        sortable,
      },
      figure('reopened', { hidden: true }),
      // Not there where the days after are not over.
      figure('value', { hidden: answer !== undefined && answer.total.value === null }),
      figure('beyond', { hidden: true }),
      {
        id: 'differs',
        label: t('differs'),
        value: (row) => sayDifference(row),
        render: (row) => <Difference row={row} />,
        sortable: false,
      },
    ];

    function verdicts(row: Row): string[] {
      return row.compared
        .filter(({ differs }) => differs)
        .map(({ measure, difference }) =>
          t(`verdict.${kind}.${measure}.${difference > (measure === 'speed' ? 1 : 0) ? 'more' : 'less'}`),
        );
    }
    function sayDifference(row: Row): string {
      if (row.id === TEAM) return '';
      if (row.tooFew) return t('tooFew');
      if (row.compared.length === 0) return t('notCompared');
      return verdicts(row).join(', ') || t('noDifference');
    }
    function Difference({ row }: { row: Row }) {
      const differing = verdicts(row);
      if (differing.length === 0)
        return <span style={{ color: 'var(--r-muted)' }}>{sayDifference(row)}</span>;
      return (
        <span style={{ display: 'inline-flex', flexWrap: 'wrap', gap: 4 }}>
          {differing.map((said) => (
            <Badge key={said} variant="light" color="blue" tt="none" miw="max-content">
              {said}
            </Badge>
          ))}
        </span>
      );
    }
  }, [t, format, answer, kind, by, nameOf]);
  return (
    <Section title={t('tableTitle')} note={t('tableNote')}>
      <DataTable
        id="contacts-groups"
        caption={t('tableTitle')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        loading={loading}
        maxHeight={640}
        {...(onOpen ? { onRowOpen: (row: Row) => onOpen(row.id), openRow } : {})}
      />
      {answer !== undefined && answer.moreGroups > 0 && (
        <p>{t('moreGroups', { count: answer.moreGroups, groups: format.number(answer.moreGroups) })}</p>
      )}
    </Section>
  );
}
