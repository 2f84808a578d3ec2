import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import type { Role } from '@rondo/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../../api/session.ts';
import { useSession } from '../../shell/hooks.ts';
import { FormPage } from '../../ui/form/FormPage.tsx';
import { useApiForm } from '../../ui/form/use-api-form.tsx';
import { Section } from '../../ui/Page.tsx';
import { showDone, showError } from '../../ui/toasts.tsx';
import { LinkOnce } from './LinkOnce.tsx';
import { RoleChoice } from './RoleChoice.tsx';
import {
  changeMember,
  type Member,
  makeMemberLink,
  membersQuery,
  removeMember,
  signMemberOut,
} from './settings-api.ts';

type Fields = { name: string; role: Role };

/** One member: role, a new link, signing out, taking away. */
export function MemberPanel({ member, onDone }: { member: Member; onDone: () => void }) {
  const { t } = useTranslation('settings');
  const { user } = useSession();
  const queryClient = useQueryClient();
  const [link, setLink] = useState<{ link: string; expiresAt: string }>();
  const [asking, setAsking] = useState(false);
  const reload = async (): Promise<void> => {
    await queryClient.invalidateQueries({ queryKey: membersQuery.queryKey });
    if (member.id === user.id) await queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });
  };
  const form = useApiForm<Fields>({
    defaultValues: { name: member.name, role: member.role },
    send: ({ name, role }) => changeMember(member.id, { name: name.trim(), role }),
    onDone: async () => {
      await reload();
      showDone(t('saved'));
      onDone();
    },
  });
  const newLink = useMutation({
    mutationFn: () => makeMemberLink(member.id),
    onSuccess: setLink,
    onError: showError,
  });
  const out = useMutation({
    mutationFn: () => signMemberOut(member.id),
    onSuccess: () => showDone(t('members.signedOut', { name: member.name })),
    onError: showError,
  });
  const removal = useMutation({
    mutationFn: () => removeMember(member.id),
    onSuccess: async () => {
      await reload();
      onDone();
      showDone(t('members.removed', { name: member.name }));
    },
    onError: showError,
  });

  return (
    <Stack gap="xl">
      <FormPage form={form} submitLabel={t('common:action.save')} onCancel={onDone}>
        <TextInput
          label={t('members.name')}
          {...form.field('name', { required: t('members.nameMissing') })}
        />
        <RoleChoice control={form.form.control} />
      </FormPage>
      <Section title={t('members.access')}>
        <Stack gap="sm">
          {link ? (
            <LinkOnce {...link} note={t('members.handOver', { name: member.name })} />
          ) : (
            <Group gap="xs">
              <Button variant="default" loading={newLink.isPending} onClick={() => newLink.mutate()}>
                {t('members.newLink')}
              </Button>
              <Button variant="default" loading={out.isPending} onClick={() => out.mutate()}>
                {t('members.signOut')}
              </Button>
            </Group>
          )}
          {asking ? (
            <Stack gap="xs">
              <Text size="sm">{t('members.removeNote', { name: member.name })}</Text>
              <Group gap="xs">
                <Button color="red" loading={removal.isPending} onClick={() => removal.mutate()}>
                  {t('members.removeNow')}
                </Button>
                <Button variant="default" onClick={() => setAsking(false)}>
                  {t('common:action.cancel')}
                </Button>
              </Group>
            </Stack>
          ) : (
            <div>
              <Button color="red" variant="subtle" onClick={() => setAsking(true)}>
                {t('members.remove')}
              </Button>
            </div>
          )}
        </Stack>
      </Section>
    </Stack>
  );
}
