import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat, useMay, useViewState } from '../../shell/hooks.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Page, Sentence } from '../../ui/Page.tsx';
import { RowsDrawer } from '../../ui/RowsDrawer.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { showDone, showError } from '../../ui/toasts.tsx';
import { text } from '../../ui/view-codec.ts';
import { NewKey } from './NewKey.tsx';
import { type ApiKey, keysQuery, revokeKey } from './settings-api.ts';

const view = { open: text() };
const NEW = 'new';

/** Keys by which programs come in: websites and shops that send, tools that ask. */
export function KeysScene() {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const mayChange = useMay('keys.write');
  const [{ open }, setView] = useViewState(view);
  const { data: keys, error, refetch } = useQuery(keysQuery);
  const opened = keys?.find((key) => key.id === open);
  const close = (): void => setView({ open: '' });
  const active = keys?.filter((key) => key.revokedAt === undefined).length ?? 0;
  const add = mayChange && <Button onClick={() => setView({ open: NEW })}>{t('keys.new')}</Button>;

  const columns = useMemo<Column<ApiKey>[]>(
    () => [
      { id: 'name', label: t('keys.name'), value: (row) => row.name },
      { id: 'scope', label: t('keys.scope'), value: (row) => t(`keys.scopes.${row.scope}`) },
      {
        id: 'source',
        label: t('keys.source'),
        value: (row) => row.source,
        render: (row) => row.source && <code dir="ltr">{row.source}</code>,
      },
      {
        id: 'start',
        label: t('keys.start'),
        value: (row) => row.start,
        render: (row) => <code dir="ltr">{row.start}…</code>,
      },
      {
        id: 'lastUsed',
        label: t('keys.lastUsed'),
        kind: 'dateTime',
        value: (row) => row.lastUsedAt,
        render: (row) =>
          row.lastUsedAt === undefined ? t('keys.never') : format.relative(row.lastUsedAt, new Date()),
      },
      {
        id: 'state',
        label: t('keys.state'),
        value: (row) => (row.revokedAt === undefined ? t('keys.active') : t('keys.revoked')),
        render: (row) => (
          <Badge variant="light" tt="none" color={row.revokedAt === undefined ? 'accent' : 'gray'}>
            {row.revokedAt === undefined ? t('keys.active') : t('keys.revoked')}
          </Badge>
        ),
      },
      { id: 'created', label: t('keys.made'), kind: 'dateTime', value: (row) => row.createdAt, hidden: true },
      { id: 'by', label: t('keys.madeBy'), value: (row) => row.createdBy, hidden: true },
    ],
    [t, format],
  );

  return (
    <Page
      title={t('common:nav.keys')}
      actions={add}
      sentence={keys && <Sentence note={t('keys.note')}>{t('keys.sentence', { count: active })}</Sentence>}
    >
      <DataTable
        id="keys"
        caption={t('common:nav.keys')}
        columns={columns}
        rows={keys}
        rowKey={(row) => row.id}
        error={error}
        onRetry={() => void refetch()}
        onRowOpen={(row) => setView({ open: row.id })}
        openRow={open}
        empty={
          <EmptyState title={t('keys.none')} action={add} quiet>
            {t('keys.noneNote')}
          </EmptyState>
        }
      />
      <RowsDrawer opened={open === NEW} onClose={close} title={t('keys.new')} size="narrow">
        <NewKey onDone={close} />
      </RowsDrawer>
      <RowsDrawer opened={opened !== undefined} onClose={close} title={opened?.name ?? ''} size="narrow">
        {opened && <KeyPanel apiKey={opened} mayChange={mayChange} onDone={close} />}
      </RowsDrawer>
    </Page>
  );
}

function KeyPanel({ apiKey, mayChange, onDone }: { apiKey: ApiKey; mayChange: boolean; onDone: () => void }) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const queryClient = useQueryClient();
  const revocation = useMutation({
    mutationFn: () => revokeKey(apiKey.id),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: keysQuery.queryKey });
      onDone();
      showDone(t('keys.isRevoked', { name: apiKey.name }));
    },
    onError: showError,
  });
  return (
    <Stack gap="md">
      <Text size="sm">{t(`keys.scopeNotes.${apiKey.scope}`)}</Text>
      <Text size="sm">
        {t('keys.madeWhen', { who: apiKey.createdBy, when: format.dateTime(apiKey.createdAt) })}
      </Text>
      {apiKey.revokedAt !== undefined && (
        <Text size="sm">{t('keys.revokedWhen', { when: format.dateTime(apiKey.revokedAt) })}</Text>
      )}
      {apiKey.revokedAt === undefined && mayChange && (
        <Stack gap="xs">
          <Text size="sm">{t('keys.revokeNote')}</Text>
          <Group gap="xs">
            <Button color="red" loading={revocation.isPending} onClick={() => revocation.mutate()}>
              {t('keys.revoke')}
            </Button>
            <Button variant="default" onClick={onDone}>
              {t('common:action.cancel')}
            </Button>
          </Group>
        </Stack>
      )}
    </Stack>
  );
}
