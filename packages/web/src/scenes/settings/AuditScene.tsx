import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useViewState } from '../../shell/hooks.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FilterBar } from '../../ui/filter/FilterBar.tsx';
import type { FilterField } from '../../ui/filter/filter-fields.ts';
import { Page, Sentence } from '../../ui/Page.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { filters } from '../../ui/view-codec.ts';
import { auditAreas, describeAction } from './audit-words.ts';
import { type AuditEntry, auditQuery, membersQuery } from './settings-api.ts';

const view = { filter: filters() };

/** Who changed what, the newest first. */
export function AuditScene() {
  const { t } = useTranslation('settings');
  const [{ filter }, setView] = useViewState(view);
  const { data: members } = useQuery({ ...membersQuery, enabled: useMay('members.read') });
  const log = useInfiniteQuery(auditQuery(filter));
  const rows = useMemo(() => log.data?.pages.flatMap((page) => page.items), [log.data]);

  const columns = useMemo<Column<AuditEntry>[]>(
    () => [
      { id: 'at', label: t('audit.at'), kind: 'dateTime', value: (row) => row.at, sortable: false },
      {
        id: 'who',
        label: t('audit.who'),
        value: (row) => (row.actor.id === 'command-line' ? t('audit.commandLine') : row.actor.name),
        sortable: false,
      },
      {
        id: 'area',
        label: t('audit.what'),
        value: (row) => describeAction(row.action, t).area,
        sortable: false,
      },
      {
        id: 'done',
        label: t('audit.didWhat'),
        value: (row) => describeAction(row.action, t).done,
        sortable: false,
      },
      {
        id: 'detail',
        label: t('audit.detail'),
        value: (row) => describeDetail(row.detail),
        render: (row) => <bdi>{describeDetail(row.detail)}</bdi>,
        sortable: false,
      },
      {
        id: 'subject',
        label: t('audit.subject'),
        value: (row) => row.subject,
        sortable: false,
        hidden: true,
      },
    ],
    [t],
  );
  const fields = useMemo<FilterField[]>(
    () => [
      {
        id: 'actor',
        label: t('audit.who'),
        kind: 'choice',
        operators: ['is'],
        options: [
          ...(members ?? []).map((member) => ({ value: member.id, label: member.name })),
          { value: 'command-line', label: t('audit.commandLine') },
        ],
      },
      {
        id: 'area',
        label: t('audit.what'),
        kind: 'choice',
        operators: ['is'],
        options: auditAreas.map((value) => ({ value, label: t(`audit.area.${value}`) })),
      },
      { id: 'day', label: t('audit.at'), kind: 'date', operators: ['after', 'before'] },
    ],
    [t, members],
  );

  return (
    <Page title={t('common:nav.audit')} sentence={<Sentence>{t('audit.sentence')}</Sentence>}>
      <DataTable
        id="audit"
        caption={t('common:nav.audit')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        error={log.error}
        onRetry={() => void log.refetch()}
        loading={log.isFetching && !log.isFetchingNextPage}
        hasMore={log.hasNextPage}
        onMore={() => void log.fetchNextPage()}
        loadingMore={log.isFetchingNextPage}
        toolbar={
          <FilterBar fields={fields} filters={filter} onChange={(next) => setView({ filter: next })} />
        }
        empty={
          <EmptyState title={t('audit.none')} quiet>
            {t('audit.noneNote')}
          </EmptyState>
        }
      />
    </Page>
  );
}

/** `{ name: 'Shop', scope: 'write' }` → `name: Shop, scope: write`; the log is read by those who look for exactly that. */
function describeDetail(detail: Record<string, unknown>): string {
  return Object.entries(detail)
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ');
}
