import { Button, Stack, TextInput } from '@mantine/core';
import type { Role } from '@rondo/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormPage } from '../../ui/form/FormPage.tsx';
import { useApiForm } from '../../ui/form/use-api-form.tsx';
import { LinkOnce } from './LinkOnce.tsx';
import { RoleChoice } from './RoleChoice.tsx';
import { inviteMember, membersQuery } from './settings-api.ts';

type Fields = { name: string; email: string; role: Role };

/** Rondo sends no mail for it: whoever invites hands the link over, by a way of which they know that it is safe. */
export function InviteMember({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('settings');
  const queryClient = useQueryClient();
  const [made, setMade] = useState<{ link: string; expiresAt: string; name: string }>();
  const form = useApiForm<Fields>({
    defaultValues: { name: '', email: '', role: 'marketer' },
    send: async ({ name, email, role }) => {
      const { link, expiresAt } = await inviteMember({ name: name.trim(), email: email.trim(), role });
      setMade({ link, expiresAt, name: name.trim() });
    },
    onDone: () => queryClient.invalidateQueries({ queryKey: membersQuery.queryKey }),
  });

  if (made !== undefined) {
    return (
      <Stack gap="md">
        <LinkOnce
          link={made.link}
          expiresAt={made.expiresAt}
          note={t('members.handOver', { name: made.name })}
        />
        <div>
          <Button onClick={onDone}>{t('done')}</Button>
        </div>
      </Stack>
    );
  }
  return (
    <FormPage form={form} submitLabel={t('members.makeLink')} onCancel={onDone}>
      <TextInput
        label={t('members.name')}
        data-autofocus
        {...form.field('name', { required: t('members.nameMissing') })}
      />
      <TextInput
        label={t('members.email')}
        type="email"
        dir="ltr"
        {...form.field('email', { required: t('members.emailMissing') })}
      />
      <RoleChoice control={form.form.control} />
    </FormPage>
  );
}
