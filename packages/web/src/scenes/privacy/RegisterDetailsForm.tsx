import { Textarea } from '@mantine/core';
import type { RegisterDetails } from '@rondo/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { FormPage } from '../../ui/form/FormPage.tsx';
import { useApiForm } from '../../ui/form/use-api-form.tsx';
import { showDone } from '../../ui/toasts.tsx';
import { changeDetails, registerQuery } from './privacy-api.ts';

export const detailNames = ['controller', 'contact', 'officer', 'transfers', 'measures'] as const;

/** What no program can know. */
export function RegisterDetailsForm({ details, onClose }: { details: RegisterDetails; onClose: () => void }) {
  const { t } = useTranslation('privacy');
  const queryClient = useQueryClient();
  const form = useApiForm<RegisterDetails>({
    defaultValues: details,
    send: changeDetails,
    onDone: async () => {
      await queryClient.invalidateQueries({ queryKey: registerQuery.queryKey });
      showDone(t('register.saved'));
      onClose();
    },
  });
  return (
    <FormPage form={form} submitLabel={t('action.save')} onCancel={onClose}>
      {detailNames.map((name) => (
        <Textarea
          key={name}
          label={t(`detail.${name}`)}
          description={t(`detailNote.${name}`)}
          autosize
          minRows={2}
          maxLength={2000}
          dir="auto"
          {...form.field(name)}
        />
      ))}
    </FormPage>
  );
}
