import { Button } from '@mantine/core';
import type { PrivacyRequest } from '@rondo/contract';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat, useMay, useViewState } from '../../shell/hooks.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FilterBar } from '../../ui/filter/FilterBar.tsx';
import type { FilterField } from '../../ui/filter/filter-fields.ts';
import { Page, Sentence } from '../../ui/Page.tsx';
import { todayIn } from '../../ui/period.ts';
import { RowsDrawer } from '../../ui/RowsDrawer.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { filters, oneOf, text } from '../../ui/view-codec.ts';
import { DueMark, StateMark } from './Marks.tsx';
import { NewRequest } from './NewRequest.tsx';
import { PrivacyTabs } from './PrivacyTabs.tsx';
import { namesQuery, requestsQuery } from './privacy-api.ts';
import { nameSubject } from './privacy-words.ts';
import { dueOf, filterRequests, isFinished, orderRequests } from './request-order.ts';

const NEW = 'new';
const KINDS = ['access', 'erasure'] as const;
const STATES = ['open', 'running', 'failed', 'done', 'refused'] as const;
/** `kind` and `person` fill in the form: a person's page leads here with them. */
const view = { filter: filters(), q: text(), open: text(), kind: oneOf(KINDS, 'access'), person: text() };
const closed = { open: '', kind: 'access', person: '' } as const;

/** What people asked of their data, what is due first on top. */
export function RequestsScene() {
  const { t } = useTranslation('privacy');
  const format = useFormat();
  const navigate = useNavigate();
  const mayWrite = useMay('privacy.write');
  const [{ filter, q, open, kind, person }, setView] = useViewState(view);
  const answer = useQuery({ ...requestsQuery, refetchInterval: 10_000 });
  const all = answer.data?.items;
  const nameOf = useSubjectName(all);
  const rows = useMemo(
    () => all && orderRequests(filterRequests(all, filter, q, nameOf)),
    [all, filter, q, nameOf],
  );
  const columns = useColumns(nameOf);
  const fields = useFields();

  const today = todayIn(format.settings.timeZone, new Date());
  const waiting = all?.filter((request) => !isFinished(request)) ?? [];
  const late = waiting.filter((request) => dueOf(request, today).at === 'late').length;
  const add = mayWrite && <Button onClick={() => setView({ open: NEW })}>{t('new.enter')}</Button>;
  return (
    <Page
      title={t('nav.requests')}
      actions={add}
      sentence={
        all &&
        all.length > 0 && (
          <Sentence note={t('list.note')}>
            {waiting.length === 0
              ? t('list.noneWaits')
              : t('list.waiting', { count: waiting.length, figure: format.number(waiting.length) })}{' '}
            {waiting.length > 0 &&
              (late === 0
                ? t('list.noneLate')
                : t('list.late', { count: late, figure: format.number(late) }))}
          </Sentence>
        )
      }
    >
      <PrivacyTabs />
      <DataTable
        id="privacy-requests"
        caption={t('nav.requests')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        rowPath={(row) => `/settings/requests/${row.id}`}
        error={answer.error}
        onRetry={() => void answer.refetch()}
        toolbar={
          <FilterBar
            fields={fields}
            filters={filter}
            onChange={(next) => setView({ filter: next })}
            search={{
              value: q,
              onChange: (next) => setView({ q: next }, { replace: true }),
              placeholder: t('list.search'),
            }}
          />
        }
        empty={
          all?.length === 0 ? (
            <EmptyState title={t('list.empty')} action={add} quiet>
              {t('list.emptyText')}
            </EmptyState>
          ) : (
            <EmptyState title={t('list.noMatch')} quiet>
              {t('list.noMatchText')}
            </EmptyState>
          )
        }
      />
      <RowsDrawer
        opened={mayWrite && open === NEW}
        onClose={() => setView(closed)}
        title={t('new.title')}
        size="narrow"
      >
        <NewRequest
          kind={kind}
          person={person}
          onCancel={() => setView(closed)}
          onEntered={(request) => void navigate({ to: `/settings/requests/${request.id}` })}
        />
      </RowsDrawer>
    </Page>
  );
}

/** By name where the person is known, else as it was asked for; those who were erased have no name any more. */
function useSubjectName(requests: readonly PrivacyRequest[] | undefined) {
  const { t } = useTranslation('privacy');
  const { t: people } = useTranslation('people');
  const mayKnow = useMay('people.read');
  const asked = useMemo(
    () => [...new Set((requests ?? []).flatMap(({ person }) => person ?? []))].sort(),
    [requests],
  );
  const { data: names } = useQuery({ ...namesQuery(asked), enabled: mayKnow && asked.length > 0 });
  return useCallback(
    ({ person }: PrivacyRequest): string =>
      person === null ? t('erased') : names?.get(person)?.name || nameSubject(person, t, people),
    [names, t, people],
  );
}

function useColumns(nameOf: (request: PrivacyRequest) => string): Column<PrivacyRequest>[] {
  const { t } = useTranslation('privacy');
  return useMemo(
    () => [
      {
        id: 'who',
        label: t('who'),
        value: nameOf,
        render: (row) => <bdi>{nameOf(row)}</bdi>,
        width: 300,
      },
      { id: 'kind', label: t('wants'), value: (row) => t(`kind.${row.kind}`) },
      {
        id: 'state',
        label: t('stateLabel'),
        value: (row) => t(`state.${row.state}`),
        render: (row) => <StateMark state={row.state} />,
      },
      {
        id: 'due',
        label: t('due.label'),
        kind: 'date',
        value: (row) => row.dueOn,
        render: (row) => <DueMark request={row} />,
      },
      { id: 'received', label: t('received'), kind: 'date', value: (row) => row.receivedOn },
      { id: 'by', label: t('enteredBy'), value: (row) => row.createdBy, hidden: true },
      { id: 'id', label: t('number'), value: (row) => row.id, hidden: true },
    ],
    [t, nameOf],
  );
}

function useFields(): FilterField[] {
  const { t } = useTranslation('privacy');
  return useMemo(
    () => [
      {
        id: 'kind',
        label: t('wants'),
        kind: 'choice',
        operators: ['is'],
        options: KINDS.map((value) => ({ value, label: t(`kind.${value}`) })),
      },
      {
        id: 'state',
        label: t('stateLabel'),
        kind: 'choice',
        operators: ['is', 'is-not'],
        options: STATES.map((value) => ({ value, label: t(`state.${value}`) })),
      },
    ],
    [t],
  );
}
