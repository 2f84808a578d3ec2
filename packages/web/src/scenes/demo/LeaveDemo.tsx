import { Alert, Button, Modal } from '@mantine/core';
import type { LeftDemo } from '@rondo/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, take } from '../../api/client.ts';
import { describeError } from '../../ui/error-text.ts';
import { waitForOwn } from './wait-for-own.ts';

type Step =
  | { at: 'asking' }
  | { at: 'leaving' }
  | { at: 'waiting'; left: LeftDemo }
  | { at: 'fault'; error: unknown };

/** One click to start with one's own data: the demo ends, an empty Rondo takes its place and its address. */
export function LeaveDemo({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('demo');
  const [step, setStep] = useState<Step>({ at: 'asking' });
  const leave = async (): Promise<void> => {
    setStep({ at: 'leaving' });
    try {
      const left = await take(api.POST('/api/demo/leave'));
      if (!left.restarting) {
        location.assign(new URL(left.path, left.url ?? location.origin));
        return;
      }
      setStep({ at: 'waiting', left });
      await waitForOwn();
      location.assign(left.path);
    } catch (error) {
      setStep({ at: 'fault', error });
    }
  };
  const busy = step.at === 'leaving' || step.at === 'waiting';
  return (
    <Modal
      opened
      onClose={() => !busy && onClose()}
      title={t('leave.title')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
      withCloseButton={!busy}
      centered
    >
      {step.at === 'fault' && (
        <Alert color="red" role="alert" mb="md" title={describeError(step.error, t).message}>
          {describeError(step.error, t).cure}
        </Alert>
      )}
      <p style={{ marginBlockStart: 0 }}>{t('leave.text')}</p>
      <p>{t('leave.kept')}</p>
      {step.at === 'waiting' && (
        <p role="status">
          {t('leave.waiting')} <code dir="ltr">{step.left.folder}</code>
        </p>
      )}
      <div style={{ display: 'flex', gap: 8, flexWrap: 'wrap' }}>
        <Button loading={busy} onClick={() => void leave()}>
          {t('leave.go')}
        </Button>
        <Button variant="default" disabled={busy} onClick={onClose}>
          {t('leave.stay')}
        </Button>
      </div>
    </Modal>
  );
}
