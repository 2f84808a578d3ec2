import type { ContactGrouping, ContactKind, ContactRow } from '@rondo/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api, take } from '../../api/client.ts';
import { useFormat } from '../../shell/hooks.ts';
import { InlineSelect } from '../../ui/builder/InlineInputs.tsx';
import { RowsDrawer } from '../../ui/RowsDrawer.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { usePersonNames } from '../people/use-person-names.ts';
import { TEAM } from './ContactsTable.tsx';
import { selections } from './contacts-view.ts';

type Selection = (typeof selections)[number];
type Row = ContactRow & { name: string };
type BehindContactsProps = {
  question: { from: string; to: string; kind: ContactKind; by: ContactGrouping; days: number };
  /** A group's name after an equals sign, or all; empty while closed. */
  open: string;
  only: Selection;
  nameOf: (key: string) => string;
  onOnly: (only: Selection) => void;
  onClose: () => void;
};

const PAGE = 50;

/** Each contact behind a figure, linked to the person and what else happened to them. */
export function BehindContacts({ question, open, only, nameOf, onOnly, onClose }: BehindContactsProps) {
  const { t } = useTranslation('contacts');
  const format = useFormat();
  const { kind } = question;
  const asked = { ...question, only, ...(open.startsWith('=') ? { group: open.slice(1) } : {}) };
  const found = useInfiniteQuery({
    queryKey: ['/api/measure/contacts/rows', asked],
    enabled: open !== '',
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      take(
        api.GET('/api/measure/contacts/rows', {
          params: { query: { ...asked, limit: PAGE, after: pageParam } },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next,
  });
  const items: ContactRow[] | undefined = useMemo(
    () => found.data?.pages.flatMap((page) => page.items),
    [found.data],
  );
  const people = useMemo(
    () => [...new Set(items?.map(({ person }) => person).filter((person) => person !== '0'))],
    [items],
  );
  const nameOfPerson = usePersonNames(people, t('nameless'));
  const rows = useMemo(
    (): Row[] | undefined =>
      items?.map((row) => ({
        ...row,
        name: row.person === '0' ? '' : nameOfPerson(row.person),
      })),
    [items, nameOfPerson],
  );
  const columns = useMemo((): Column<Row>[] => {
    const all: Column<Row>[] = [
      { id: 'opened', label: t('opened'), kind: 'dateTime', value: (row) => row.opened },
      {
        id: 'person',
        label: t('person'),
        value: (row) => row.name,
        render: (row) =>
          row.person === '0' ? (
            t('nobody')
          ) : (
            <Link to="/people/$personId" params={{ personId: row.person }}>
              <bdi>{row.name}</bdi>
            </Link>
          ),
      },
      {
        id: 'agent',
        label: t('grouping.agent'),
        value: (row) => row.agent,
        render: text((row) => row.agent),
      },
      {
        id: 'topic',
        label: t('grouping.topic'),
        value: (row) => row.topic,
        render: text((row) => row.topic),
      },
      { id: 'channel', label: t('grouping.channel'), value: (row) => row.channel, hidden: true },
      {
        id: 'status',
        label: t('status'),
        hidden: true,
        value: (row) => row.status,
        render: text((row) => row.status),
      },
      {
        id: 'resolved',
        label: t(`resolvedOne.${kind}`),
        value: (row) => t(row.resolved ? 'yes' : row.ended ? 'no' : 'stillOpen'),
      },
      {
        id: 'time',
        label: t(`took.${kind}`),
        kind: 'duration',
        value: (row) => row.hours && row.hours * 3600,
      },
      {
        id: 'reopened',
        label: t('reopenedOne'),
        value: (row) => t(row.reopened ? 'yes' : 'no'),
        hidden: true,
      },
      {
        id: 'satisfaction',
        label: t('figure.support.satisfaction'),
        hidden: kind === 'sales',
        kind: 'number',
        value: (row) => row.satisfaction,
      },
      { id: 'value', label: t(`figure.${kind}.value`), kind: 'money', value: (row) => row.value },
      {
        id: 'counts',
        label: t('countsOne'),
        value: (row) => t(row.counts ? 'yes' : 'no'),
        hidden: true,
      },
      {
        id: 'contact',
        label: t(`number.${kind}`),
        hidden: true,
        value: (row) => row.contact,
        render: text((row) => row.contact),
      },
    ];
    // The newest come first, page by page.
    return all.map((column) => ({ ...column, sortable: false }));
  }, [t, kind]);
  const title = open === TEAM ? t(`rowsOfAll.${kind}`) : t(`rowsOf.${kind}`, { name: nameOf(open.slice(1)) });
  const total = found.data?.pages[0]?.total;
  return (
    <RowsDrawer
      opened={open !== ''}
      onClose={onClose}
      title={title}
      sentence={
        total === undefined
          ? undefined
          : t(`rowsSentence.${kind}`, {
              count: total,
              contacts: format.number(total),
              days: format.number(question.days),
            })
      }
    >
      <DataTable
        id="contacts-rows"
        caption={title}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.contact}
        total={total}
        loading={found.isFetching}
        error={found.error}
        onRetry={() => void found.refetch()}
        hasMore={found.hasNextPage}
        onMore={() => void found.fetchNextPage()}
        loadingMore={found.isFetchingNextPage}
        toolbar={
          <span>
            {t('show')}{' '}
            <InlineSelect
              label={t('show')}
              value={only}
              options={selections.map((value) => ({ value, label: t(`only.${kind}.${value}`) }))}
              onChange={(next) => onOnly(selections.find((one) => one === next) ?? 'all')}
            />
          </span>
        }
      />
    </RowsDrawer>
  );
}

/** What was written in any language. */
const text = (read: (row: Row) => string) => (row: Row) => <bdi>{read(row) || '–'}</bdi>;
