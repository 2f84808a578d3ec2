import { Button, NativeSelect, TextInput } from '@mantine/core';
import type { ConsentDecision } from '@rondo/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyField } from '../../ui/CopyField.tsx';
import { showDone, showError } from '../../ui/toasts.tsx';
import classes from './consent.module.css';
import { grant, personQuery, withdraw } from './consent-api.ts';
import { nameChannel, namePurpose } from './consent-words.ts';

/** What a person said by phone or letter, written down with its reason. */
export function WriteDown({
  personId,
  decisions,
}: {
  personId: string;
  decisions: readonly ConsentDecision[];
}) {
  const { t } = useTranslation('consent');
  const queryClient = useQueryClient();
  const [what, setWhat] = useState('');
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const [purpose = '', channel = ''] = what.split('.');
  const act = useMutation({
    mutationFn: (does: 'grant' | 'withdraw') =>
      (does === 'grant' ? grant : withdraw)(personId, { purpose, channel, reason: reason.trim() }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: personQuery(personId).queryKey });
      setReason('');
      showDone(t('person.written'));
    },
    onError: showError,
  });
  const send = (does: 'grant' | 'withdraw') => {
    const lacks = reason.trim().length < 3;
    setMissing(lacks);
    if (!lacks) act.mutate(does);
  };
  return (
    <div className={classes.stack}>
      <div className={classes.line}>
        <NativeSelect
          label={t('person.what')}
          value={what}
          data={[
            { value: '', label: t('everything') },
            ...decisions.map((one) => ({
              value: `${one.purpose}.${one.channel}`,
              label: `${namePurpose(one.purpose, t)}, ${nameChannel(one.channel, t)}`,
            })),
          ]}
          onChange={(event) => setWhat(event.currentTarget.value)}
        />
        <TextInput
          label={t('person.reason')}
          placeholder={t('person.reasonExample')}
          value={reason}
          maxLength={500}
          error={missing ? t('person.reasonMissing') : undefined}
          onChange={(event) => setReason(event.currentTarget.value)}
          className={classes.wide}
        />
      </div>
      <div className={classes.line}>
        <Button
          variant="default"
          loading={act.isPending}
          disabled={what === ''}
          onClick={() => send('grant')}
        >
          {t('person.grant')}
        </Button>
        <Button variant="default" color="red" loading={act.isPending} onClick={() => send('withdraw')}>
          {t('person.withdraw')}
        </Button>
      </div>
      {act.data?.confirmation !== undefined && (
        <CopyField label={t('person.confirmLink')} value={act.data.confirmation.url} />
      )}
    </div>
  );
}
