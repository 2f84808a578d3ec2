import { Button, Popover, TextInput } from '@mantine/core';
import type { ChartKind } from '@rondo/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, take } from '../../api/client.ts';
import { useMay } from '../../shell/hooks.ts';
import { FormPage } from '../../ui/form/FormPage.tsx';
import { useApiForm } from '../../ui/form/use-api-form.tsx';
import { showDone } from '../../ui/toasts.tsx';

type SaveChartProps = {
  kind: ChartKind;
  /** Proposed for the name. */
  name: string;
};

/** Keeps the page as it stands in the address, without its period: a saved chart shows the period of the reader. */
export function SaveChart({ kind, name }: SaveChartProps) {
  const { t } = useTranslation('metrics');
  const [open, setOpen] = useState(false);
  if (!useMay('charts.write')) return null;
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" withArrow trapFocus width={320}>
      <Popover.Target>
        <Button onClick={() => setOpen(!open)}>{t('words.save')}</Button>
      </Popover.Target>
      <Popover.Dropdown>
        {open && <SaveForm kind={kind} name={name} onDone={() => setOpen(false)} />}
      </Popover.Dropdown>
    </Popover>
  );
}

function SaveForm({ kind, name, onDone }: SaveChartProps & { onDone: () => void }) {
  const { t } = useTranslation('metrics');
  const queryClient = useQueryClient();
  const form = useApiForm<{ name: string }>({
    defaultValues: { name },
    send: (values) =>
      take(
        api.POST('/api/charts', {
          body: { name: values.name.trim(), kind, definition: { search: searchToKeep(location.search) } },
        }),
      ),
    onDone: async (values) => {
      await queryClient.invalidateQueries({ queryKey: ['/api/charts'] });
      showDone(t('words.saved', { name: values.name.trim() }));
      onDone();
    },
  });
  return (
    <FormPage form={form} submitLabel={t('action.save')} onCancel={onDone}>
      <TextInput
        label={t('words.saveName')}
        data-autofocus
        {...form.field('name', { required: t('words.saveName') })}
      />
    </FormPage>
  );
}

/** What belongs to the question: the period, the comparison, the desk and the open row are the reader's own. */
export function searchToKeep(search: string): string {
  const kept = new URLSearchParams(search);
  for (const own of ['period', 'compare', 'desk', 'open']) kept.delete(own);
  return kept.toString();
}
