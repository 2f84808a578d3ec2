import { Badge, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat, useMay, useSession, useViewState } from '../../shell/hooks.ts';
import { Page, Section, Sentence } from '../../ui/Page.tsx';
import { RowsDrawer } from '../../ui/RowsDrawer.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { text } from '../../ui/view-codec.ts';
import { InviteMember } from './InviteMember.tsx';
import { MemberPanel } from './MemberPanel.tsx';
import { RolesTable } from './RolesTable.tsx';
import { type Member, membersQuery } from './settings-api.ts';

const view = { open: text() };
const INVITE = 'invite';

/** Who comes in, and what each may. */
export function MembersScene() {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const { user } = useSession();
  const mayChange = useMay('members.write');
  const [{ open }, setView] = useViewState(view);
  const { data: members, error, refetch } = useQuery(membersQuery);
  const opened = members?.find((member) => member.id === open);
  const close = (): void => setView({ open: '' });

  const columns = useMemo<Column<Member>[]>(
    () => [
      {
        id: 'name',
        label: t('members.name'),
        value: (row) => row.name,
        render: (row) => (
          <>
            <bdi>{row.name}</bdi>{' '}
            {row.id === user.id && (
              <Badge variant="light" tt="none">
                {t('members.you')}
              </Badge>
            )}
          </>
        ),
      },
      {
        id: 'email',
        label: t('members.email'),
        value: (row) => row.email,
        render: (row) => <bdi>{row.email}</bdi>,
      },
      { id: 'role', label: t('members.role'), value: (row) => t(`common:role.${row.role}`) },
      {
        id: 'lastSeen',
        label: t('members.lastSeen'),
        kind: 'dateTime',
        value: (row) => row.lastSeenAt,
        render: (row) =>
          row.lastSeenAt === undefined ? (
            <Badge color="gray" variant="light" tt="none">
              {t('members.invited')}
            </Badge>
          ) : (
            format.relative(row.lastSeenAt, new Date())
          ),
      },
      { id: 'created', label: t('members.since'), kind: 'date', value: (row) => row.createdAt, hidden: true },
    ],
    [t, format, user.id],
  );

  return (
    <Page
      title={t('common:nav.members')}
      actions={mayChange && <Button onClick={() => setView({ open: INVITE })}>{t('members.invite')}</Button>}
      sentence={
        members && (
          <Sentence>
            {t('members.sentence', {
              count: members.length,
              owners: format.number(members.filter((member) => member.role === 'owner').length),
            })}
          </Sentence>
        )
      }
    >
      <DataTable
        id="members"
        caption={t('common:nav.members')}
        columns={columns}
        rows={members}
        rowKey={(row) => row.id}
        error={error}
        onRetry={() => void refetch()}
        {...(mayChange ? { onRowOpen: (row: Member) => setView({ open: row.id }) } : {})}
        openRow={open}
      />
      <Section title={t('roles.title')} note={t('roles.note')}>
        <RolesTable />
      </Section>
      <RowsDrawer opened={open === INVITE} onClose={close} title={t('members.invite')} size="narrow">
        <InviteMember onDone={close} />
      </RowsDrawer>
      <RowsDrawer opened={opened !== undefined} onClose={close} title={opened?.name ?? ''} size="narrow">
        {opened && <MemberPanel key={opened.id} member={opened} onDone={close} />}
      </RowsDrawer>
    </Page>
  );
}
