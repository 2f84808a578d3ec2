import { Button, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, take } from '../../api/client.ts';
import { useMay, useViewState } from '../../shell/hooks.ts';
import { CopyField } from '../../ui/CopyField.tsx';
import { Columns, Page, Section, Sentence } from '../../ui/Page.tsx';
import { showDone, showError } from '../../ui/toasts.tsx';
import { oneOf } from '../../ui/view-codec.ts';
import { DataTabs } from './DataTabs.tsx';
import { LiveDebugger } from './LiveDebugger.tsx';
import { sendTestEvent } from './send-test-event.ts';
import { snippetIds, snippetOf } from './snippets.ts';
import { keepWriteKey, readKeptWriteKey } from './write-key.ts';

const view = { way: oneOf(snippetIds, 'script') };

/** Paste and see: how a website or a server sends, beside each event as it arrives. */
export function WebsiteScene() {
  const { t } = useTranslation('debugger');
  const [key, setKey] = useState(readKeptWriteKey);
  const changeKey = (next: string): void => {
    keepWriteKey(next);
    setKey(next);
  };
  const test = useMutation({
    mutationFn: () => sendTestEvent(key),
    onSuccess: () => showDone(t('testSent')),
    onError: showError,
  });
  const testButton = (
    <Button variant="default" disabled={key === ''} loading={test.isPending} onClick={() => test.mutate()}>
      {t('sendTest')}
    </Button>
  );
  return (
    <Page
      title={t('nav.debugger')}
      sentence={<Sentence note={t('sentenceNote')}>{t('sentence')}</Sentence>}
      actions={testButton}
    >
      <DataTabs />
      <Columns min={420}>
        <Section title={t('paste')} note={t('pasteNote')}>
          <Stack gap="md">
            <WriteKey value={key} onKey={changeKey} />
            <Snippets writeKey={key === '' ? t('yourKey') : key} />
          </Stack>
        </Section>
        <LiveDebugger emptyAction={key !== '' && testButton} />
      </Columns>
    </Page>
  );
}

/** A key is shown only once when it is made: either it is known from a moment ago, or pasted, or a new one is made. */
function WriteKey({ value, onKey }: { value: string; onKey: (key: string) => void }) {
  const { t } = useTranslation('debugger');
  const mayMake = useMay('keys.write');
  const queryClient = useQueryClient();
  const make = useMutation({
    mutationFn: () => take(api.POST('/api/keys', { body: { name: t('keyName'), scope: 'write' } })),
    onSuccess: async ({ key }) => {
      onKey(key);
      await queryClient.invalidateQueries({ queryKey: ['keys'] });
    },
    onError: showError,
  });
  return (
    <Stack gap="xs" align="start">
      <TextInput
        label={t('writeKey')}
        description={mayMake ? t('writeKeyNote') : t('writeKeyAsk')}
        dir="ltr"
        value={value}
        onChange={(event) => onKey(event.currentTarget.value.trim())}
        placeholder="rondo_write_…"
        w="100%"
      />
      {mayMake && value === '' && (
        <Button size="compact-sm" loading={make.isPending} onClick={() => make.mutate()}>
          {t('makeKey')}
        </Button>
      )}
    </Stack>
  );
}

function Snippets({ writeKey }: { writeKey: string }) {
  const { t } = useTranslation('debugger');
  const [{ way }, setView] = useViewState(view);
  return (
    <>
      <NativeSelect
        label={t('way')}
        data={snippetIds.map((value) => ({ value, label: t(`ways.${value}`) }))}
        value={way}
        onChange={(event) => {
          const next = snippetIds.find((id) => id === event.currentTarget.value);
          if (next) setView({ way: next }, { replace: true });
        }}
      />
      <CopyField label={t(`ways.${way}`)} value={snippetOf(way, location.origin, writeKey)} multiline />
      <p style={{ margin: 0, fontSize: '0.8125rem', color: 'var(--r-muted)' }}>{t(`wayNotes.${way}`)}</p>
    </>
  );
}
