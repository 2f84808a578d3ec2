import { Button, Group, Modal, Textarea } from '@mantine/core';
import type { PrivacyRequest } from '@rondo/contract';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat, useMay } from '../../shell/hooks.ts';
import { FormPage } from '../../ui/form/FormPage.tsx';
import { useApiForm } from '../../ui/form/use-api-form.tsx';
import { addMonths } from '../../ui/period.ts';
import { showDone, showError } from '../../ui/toasts.tsx';
import classes from './privacy.module.css';
import { changeRequest, useRefreshRequests } from './privacy-api.ts';

/** More time, or no: each told to the person, and why. */
export function RequestActions({ request }: { request: PrivacyRequest }) {
  const { t } = useTranslation('privacy');
  const mayWrite = useMay('privacy.write');
  const [asks, setAsks] = useState<'extend' | 'refuse'>();
  if (!mayWrite || (request.state !== 'open' && request.state !== 'failed')) return null;
  const close = (): void => setAsks(undefined);
  return (
    <>
      {!request.extended && (
        <Button variant="default" onClick={() => setAsks('extend')}>
          {t('extend.action')}
        </Button>
      )}
      <Button variant="default" onClick={() => setAsks('refuse')}>
        {t('refuse.action')}
      </Button>
      <Modal
        opened={asks !== undefined}
        onClose={close}
        title={asks === 'refuse' ? t('refuse.title') : t('extend.title')}
        closeButtonProps={{ 'aria-label': t('action.close') }}
      >
        {asks === 'refuse' ? (
          <Refusal request={request} onClose={close} />
        ) : (
          <Extension request={request} onClose={close} />
        )}
      </Modal>
    </>
  );
}

type AskProps = { request: PrivacyRequest; onClose: () => void };

function Extension({ request, onClose }: AskProps) {
  const { t } = useTranslation('privacy');
  const format = useFormat();
  const refresh = useRefreshRequests();
  const extend = useMutation({
    mutationFn: () => changeRequest(request.id, { do: 'extend' }),
    onSuccess: async () => {
      await refresh();
      onClose();
      showDone(t('extend.done'));
    },
    onError: showError,
  });
  return (
    <div className={classes.tight}>
      <p className={classes.text}>
        {t('extend.text', { date: format.date(addMonths(request.receivedOn, 3)) })}
      </p>
      <Group gap="xs">
        <Button loading={extend.isPending} onClick={() => extend.mutate()}>
          {t('extend.action')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('action.cancel')}
        </Button>
      </Group>
    </div>
  );
}

function Refusal({ request, onClose }: AskProps) {
  const { t } = useTranslation('privacy');
  const refresh = useRefreshRequests();
  const form = useApiForm<{ reason: string }>({
    defaultValues: { reason: '' },
    send: ({ reason }) => changeRequest(request.id, { do: 'refuse', reason: reason.trim() }),
    onDone: async () => {
      await refresh();
      onClose();
      showDone(t('refuse.done'));
    },
  });
  return (
    <FormPage form={form} submitLabel={t('refuse.action')} onCancel={onClose}>
      <p className={classes.text}>{t('refuse.text')}</p>
      <Textarea
        label={t('refuse.reason')}
        description={t('refuse.reasonNote')}
        autosize
        minRows={2}
        maxLength={1000}
        dir="auto"
        data-autofocus
        {...form.field('reason', { validate: (typed) => typed.trim() !== '' || t('refuse.reasonMissing') })}
      />
    </FormPage>
  );
}
