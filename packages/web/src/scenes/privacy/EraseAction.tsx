import { Alert, Button, Checkbox, Group, Modal } from '@mantine/core';
import type { PrivacyRequest } from '@rondo/contract';
import { IconEraser } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat, useMay } from '../../shell/hooks.ts';
import { showError } from '../../ui/toasts.tsx';
import classes from './privacy.module.css';
import { namesQuery, previewQuery, startErasure, useRefreshRequests } from './privacy-api.ts';
import { nameSubject } from './privacy-words.ts';

/** The step that nobody can take back: an owner's, and asked twice. */
export function EraseAction({ request }: { request: PrivacyRequest }) {
  const { t } = useTranslation('privacy');
  const mayErase = useMay('erasures.write');
  const refresh = useRefreshRequests();
  const [asks, setAsks] = useState(false);
  const start = useMutation({
    mutationFn: () => startErasure(request.id),
    onSuccess: refresh,
    onError: showError,
    onSettled: () => setAsks(false),
  });
  const goesOn = request.state === 'failed';
  if (!mayErase)
    return (
      <Alert color="blue" title={t('erase.ownerOnly')}>
        {t('erase.ownerOnlyText')}
      </Alert>
    );
  return (
    <div className={classes.tight}>
      <p className={classes.text}>{t(goesOn ? 'erase.goOnText' : 'erase.text')}</p>
      <Button
        color="red.9"
        leftSection={<IconEraser size={16} aria-hidden />}
        loading={start.isPending}
        // One that has begun was confirmed then, and cannot be left half done.
        onClick={() => (goesOn ? start.mutate() : setAsks(true))}
      >
        {t(goesOn ? 'erase.goOn' : 'erase.action')}
      </Button>
      <Modal
        opened={asks}
        onClose={() => setAsks(false)}
        title={t('erase.confirmTitle')}
        closeButtonProps={{ 'aria-label': t('action.close') }}
      >
        {asks && (
          <Confirmation
            request={request}
            starting={start.isPending}
            onErase={() => start.mutate()}
            onCancel={() => setAsks(false)}
          />
        )}
      </Modal>
    </div>
  );
}

type ConfirmationProps = {
  request: PrivacyRequest;
  starting: boolean;
  onErase: () => void;
  onCancel: () => void;
};

function Confirmation({ request, starting, onErase, onCancel }: ConfirmationProps) {
  const { t } = useTranslation('privacy');
  const { t: people } = useTranslation('people');
  const format = useFormat();
  const person = request.person ?? '';
  const preview = useQuery(previewQuery(request.id));
  const names = useQuery({ ...namesQuery([person]), enabled: useMay('people.read') && person !== '' });
  const [sure, setSure] = useState(false);
  const places = [...(preview.data?.places ?? []), ...(preview.data?.mentions ?? [])];
  const rows = places.reduce((sum, place) => sum + place.rows, 0);
  return (
    <div className={classes.tight}>
      <p className={classes.text}>
        <strong>
          <bdi>{names.data?.get(person)?.name || nameSubject(person, t, people)}</bdi>
        </strong>
      </p>
      <p className={classes.text} aria-live="polite">
        {preview.data === undefined
          ? t('held.looking')
          : t('erase.goes', { count: rows, figure: format.number(rows) })}
      </p>
      <p className={classes.text}>{t('erase.forGood')}</p>
      <Checkbox
        label={t('erase.sure')}
        checked={sure}
        onChange={(event) => setSure(event.currentTarget.checked)}
      />
      <Group gap="xs">
        <Button color="red.9" disabled={!sure} loading={starting} onClick={onErase}>
          {t('erase.now')}
        </Button>
        <Button variant="default" disabled={starting} onClick={onCancel}>
          {t('action.cancel')}
        </Button>
      </Group>
    </div>
  );
}
