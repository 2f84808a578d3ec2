import { Button, Group, Stack, Textarea } from '@mantine/core';
import type { DeadLetter } from '@rondo/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, take } from '../../api/client.ts';
import { useFormat, useMay } from '../../shell/hooks.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { showDone, showError } from '../../ui/toasts.tsx';
import classes from './data.module.css';
import { pretty } from './LiveDebugger.tsx';
import { Notice } from './Mark.tsx';

/** One event that could not be taken: its fault, its JSON to be mended, and the way back in. */
export function DeadLetterPanel({ letter, onDone }: { letter: DeadLetter; onDone: () => void }) {
  const { t, i18n } = useTranslation('debugger');
  const format = useFormat();
  const mayMend = useMay('dead-letters.write');
  const queryClient = useQueryClient();
  const [payload, setPayload] = useState(() => pretty(letter.payload));
  const [asking, setAsking] = useState(false);
  const fault = faultOf(payload);
  const one = { params: { path: { id: letter.id } } };
  const gone = async (message: string): Promise<void> => {
    onDone();
    showDone(message);
    await Promise.all(
      ['/api/dead-letters', '/api/sources'].map((key) => queryClient.invalidateQueries({ queryKey: [key] })),
    );
  };
  const replay = useMutation({
    mutationFn: () => take(api.POST('/api/dead-letters/{id}/replay', { ...one, body: { payload } })),
    onSuccess: async ({ taken }) => {
      if (taken) await gone(t('replayed'));
    },
  });
  const discard = useMutation({
    mutationFn: () => take(api.DELETE('/api/dead-letters/{id}', one)),
    onSuccess: () => gone(t('discarded')),
    onError: showError,
  });
  const known = i18n.exists(`debugger:reason.${letter.reason}.message`);
  const words = known
    ? {
        message: t(`reason.${letter.reason}.message`, { field: letter.field }),
        cure: t(`reason.${letter.reason}.cure`),
      }
    : letter;
  return (
    <Stack gap="md">
      <Notice tone="warn" title={words.message}>
        {words.cure}
        {known && letter.message !== '' && (
          <p className={classes.small} lang="en" dir="ltr">
            {letter.message}
          </p>
        )}
      </Notice>
      <p className={classes.small}>
        {t('cameFrom', { source: letter.source, when: format.dateTime(letter.receivedAt) })}
      </p>
      <Textarea
        label={t('payload')}
        description={mayMend ? t('payloadNote') : undefined}
        autosize
        minRows={8}
        maxRows={24}
        dir="ltr"
        spellCheck={false}
        readOnly={!mayMend}
        className={classes.mono}
        value={payload}
        error={fault === undefined ? undefined : t('notJson', { fault })}
        onChange={(event) => {
          setPayload(event.currentTarget.value);
          replay.reset();
        }}
      />
      {replay.data && !replay.data.taken && (
        <Notice tone="bad" title={t('stillRefused')} alert>
          {replay.data.refusals.map((refusal) => (
            <p key={refusal.field + refusal.reason} className={classes.small}>
              {refusal.message} {refusal.cure}
            </p>
          ))}
        </Notice>
      )}
      {replay.error && <ErrorState quiet error={replay.error} kept={t('textKept')} />}
      {mayMend && (
        <Group gap="xs">
          <Button disabled={fault !== undefined} loading={replay.isPending} onClick={() => replay.mutate()}>
            {t('replay')}
          </Button>
          {asking ? (
            <>
              <span className={classes.small}>{t('discardAsk')}</span>
              <Button color="red" loading={discard.isPending} onClick={() => discard.mutate()}>
                {t('discardYes')}
              </Button>
              <Button variant="default" onClick={() => setAsking(false)}>
                {t('action.cancel')}
              </Button>
            </>
          ) : (
            <Button variant="default" onClick={() => setAsking(true)}>
              {t('discard')}
            </Button>
          )}
        </Group>
      )}
    </Stack>
  );
}

/** Where the text stops being JSON, as the browser says it. */
function faultOf(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
