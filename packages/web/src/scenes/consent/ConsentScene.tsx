import { Button, TextInput } from '@mantine/core';
import type { ConsentPurpose, ConsentSettings } from '@rondo/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat, useMay, useViewState } from '../../shell/hooks.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Page, Section, Sentence } from '../../ui/Page.tsx';
import { RowsDrawer } from '../../ui/RowsDrawer.tsx';
import { PageSkeleton } from '../../ui/Skeletons.tsx';
import { showDone, showError } from '../../ui/toasts.tsx';
import { text } from '../../ui/view-codec.ts';
import { ConsentSources } from './ConsentSources.tsx';
import classes from './consent.module.css';
import { changeSettings, settingsQuery } from './consent-api.ts';
import { namePurpose } from './consent-words.ts';
import { PreferencePreview } from './PreferencePreview.tsx';
import { PurposeForm } from './PurposeForm.tsx';
import { PurposeMatrix } from './PurposeMatrix.tsx';
import { PurposeTexts } from './PurposeTexts.tsx';

const view = { open: text() };

/** What people are asked, by which channels, and what holds for those who have said nothing. */
export function ConsentScene() {
  const { t } = useTranslation('consent');
  const settings = useQuery(settingsQuery);
  if (settings.error !== null)
    return (
      <Page title={t('nav.consent')}>
        <ErrorState error={settings.error} onRetry={() => void settings.refetch()} />
      </Page>
    );
  return settings.data === undefined ? <PageSkeleton /> : <Settings settings={settings.data} />;
}

function Settings({ settings }: { settings: ConsentSettings }) {
  const { t } = useTranslation('consent');
  const format = useFormat();
  const may = useMay('consent.write');
  const queryClient = useQueryClient();
  const [{ open }, setView] = useViewState(view);
  const save = useMutation({
    mutationFn: changeSettings,
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: settingsQuery.queryKey });
      await queryClient.invalidateQueries({ queryKey: ['/api/consent/preview'] });
      showDone(t('saved'));
    },
    onError: showError,
  });
  const used = new Set(settings.purposes.flatMap(({ cells }) => cells.map(({ channel }) => channel)));
  const joining = settings.purposes.filter(({ joins }) => joins).map(({ id }) => namePurpose(id, t));
  const opened = settings.purposes.find(({ id }) => id === open);
  const put = (purpose: ConsentPurpose) =>
    save.mutateAsync({
      ...settings,
      purposes: settings.purposes.map((one) => (one.id === purpose.id ? purpose : one)),
    });
  return (
    <Page
      title={t('nav.consent')}
      sentence={
        <Sentence
          note={joining.length > 0 ? t('joined', { purposes: format.list(joining) }) : t('joinedAlways')}
        >
          {t('sentence', {
            count: settings.purposes.length,
            figure: format.number(settings.purposes.length),
            channels: format.number(used.size),
          })}
        </Sentence>
      }
    >
      <Section title={t('matrix')} note={t('matrixNote')}>
        <PurposeMatrix settings={settings} onOpen={(id) => setView({ open: id })} />
        {may && <NewPurpose settings={settings} save={save.mutateAsync} />}
      </Section>
      <Section title={t('sources')} note={t('sourcesNote')}>
        <ConsentSources settings={settings} save={save.mutate} saving={save.isPending} mayChange={may} />
      </Section>
      <Section title={t('preview')} note={t('previewNote')}>
        <PreferencePreview />
      </Section>
      <RowsDrawer
        opened={opened !== undefined}
        onClose={() => setView({ open: '' })}
        title={opened === undefined ? '' : namePurpose(opened.id, t)}
        sentence={t('purposeSentence')}
      >
        {opened !== undefined && (
          <div className={classes.stack}>
            <PurposeForm key={opened.id} purpose={opened} save={put} mayChange={may} />
            <PurposeTexts key={`texts-${opened.id}`} purpose={opened.id} mayChange={may} />
          </div>
        )}
      </RowsDrawer>
    </Page>
  );
}

function NewPurpose({
  settings,
  save,
}: {
  settings: ConsentSettings;
  save: (settings: ConsentSettings) => Promise<unknown>;
}) {
  const { t } = useTranslation('consent');
  const [id, setId] = useState('');
  const isTaken = settings.purposes.some((purpose) => purpose.id === id);
  const isName = /^[a-z][a-z0-9-]{0,39}$/.test(id);
  const fault = isTaken ? t('purposeTaken') : id !== '' && !isName ? t('purposeWrong') : undefined;
  const add = async () => {
    const cell = { channel: 'email', doubleOptIn: false, categories: [], gpc: false, tcf: [] } as const;
    const purpose: ConsentPurpose = {
      id,
      basis: 'opt-in',
      strategy: 'any',
      joins: false,
      months: null,
      cells: [{ ...cell, categories: [], tcf: [] }],
    };
    await save({ ...settings, purposes: [...settings.purposes, purpose] });
    setId('');
  };
  return (
    <form
      className={classes.line}
      onSubmit={(event) => {
        event.preventDefault();
        if (isName && !isTaken) void add().catch(() => undefined);
      }}
    >
      <TextInput
        label={t('newPurpose')}
        description={t('newPurposeNote')}
        value={id}
        error={fault}
        onChange={(event) => setId(event.currentTarget.value)}
        dir="ltr"
      />
      <Button type="submit" variant="default" disabled={!isName || isTaken}>
        {t('addPurpose')}
      </Button>
    </form>
  );
}
