import { Button, Group, Loader, Modal, Switch } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/api-error.ts';
import { api, take } from '../../api/client.ts';
import { apiQuery } from '../../api/query.ts';
import { useFormat, useMay } from '../../shell/hooks.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { describeError } from '../../ui/error-text.ts';
import { Page, Section, Sentence } from '../../ui/Page.tsx';
import { BlockSkeleton } from '../../ui/Skeletons.tsx';
import { offerUndo, showError } from '../../ui/toasts.tsx';
import { useRefreshPeople } from '../people/decisions.ts';
import { PeopleTabs } from '../people/PeopleTabs.tsx';
import { KindRules } from './KindRules.tsx';
import { PatternRules } from './PatternRules.tsx';
import classes from './rules.module.css';
import {
  type DraftFault,
  findFault,
  isSameRules,
  openDraft,
  placeOf,
  type Rules,
  type RulesDraft,
  type RulesInForce,
  writeRules,
} from './rules-draft.ts';
import { TrialResult } from './TrialResult.tsx';

const rulesQuery = apiQuery('/api/identity/rules');

/** By which rules identifiers make people; other ones are tried on everybody before they hold. */
export function RulesScene() {
  const { t } = useTranslation('identity');
  const rules = useQuery(rulesQuery);
  return (
    <Page
      title={t('nav.identityRules')}
      sentence={<Sentence note={t('rules.note')}>{t('rules.sentence')}</Sentence>}
    >
      <PeopleTabs />
      {rules.error !== null ? (
        <ErrorState error={rules.error} onRetry={() => void rules.refetch()} />
      ) : rules.data === undefined ? (
        <BlockSkeleton height={420} />
      ) : (
        <RulesEditor key={JSON.stringify(rules.data.rules)} known={rules.data} />
      )}
    </Page>
  );
}

function RulesEditor({ known }: { known: RulesInForce }) {
  const { t } = useTranslation('identity');
  const mayWrite = useMay('people.write');
  const [draft, setDraft] = useState<RulesDraft>(() => openDraft(known));
  const [asks, setAsks] = useState(false);
  const stop = useRef<AbortController>(undefined);
  const trial = useMutation({
    mutationFn: async (body: Rules) => {
      const controller = new AbortController();
      stop.current = controller;
      const result = await take(api.POST('/api/identity/rules/trial', { body, signal: controller.signal }));
      return { result, body };
    },
  });
  const apply = useApply(known);

  const written = writeRules(draft, known);
  const isChanged = !isSameRules(written, known.rules);
  const tried = trial.data !== undefined && isSameRules(trial.data.body, written) ? trial.data : undefined;
  const error = apply.error ?? (trial.isPending ? null : trial.error);
  const [own, setOwn] = useState<DraftFault>();
  const place = own?.place ?? (error instanceof ApiError ? placeOf(error.field) : undefined);
  const text = useFaultText(own, error);

  function edit(change: Partial<RulesDraft>): void {
    setDraft({ ...draft, ...change });
    setOwn(undefined);
    apply.reset();
    if (trial.isError) trial.reset();
  }

  return (
    <>
      <Section title={t('rules.kinds')} note={t('rules.kindsNote')}>
        <KindRules
          kinds={draft.kinds}
          known={known}
          fault={place?.in === 'kind' ? { kind: place.kind, field: place.field, text } : undefined}
          onChange={(kinds) => edit({ kinds })}
        />
        <Switch
          label={t('rules.learnsJunk')}
          description={t('rules.learnsJunkNote')}
          checked={draft.learnsJunk}
          onChange={(event) => edit({ learnsJunk: event.currentTarget.checked })}
        />
      </Section>
      <Section title={t('aside.patterns')} note={t('aside.patternsNote')}>
        <PatternRules
          patterns={draft.patterns}
          kinds={draft.kinds.map(({ kind }) => kind)}
          fault={place?.in === 'pattern' ? { index: place.index, field: place.field, text } : undefined}
          onChange={(patterns) => edit({ patterns })}
        />
      </Section>
      <Section title={t('trial.title')} note={t('trial.note')}>
        <Group gap="xs">
          <Button
            variant={tried === undefined ? 'filled' : 'default'}
            disabled={!isChanged}
            loading={trial.isPending}
            onClick={() => {
              const fault = findFault(draft);
              setOwn(fault);
              if (fault === undefined) trial.mutate(written);
            }}
          >
            {t('trial.try')}
          </Button>
          {isChanged && (
            <Button variant="default" onClick={() => edit(openDraft(known))}>
              {t('rules.discard')}
            </Button>
          )}
          <span className={classes.muted} role="status">
            {!isChanged ? t('trial.nothingChanged') : trial.data && !tried ? t('trial.stale') : ''}
          </span>
        </Group>
        {trial.isPending && (
          <Group gap="xs" role="status">
            <Loader size="xs" />
            <span className={classes.muted}>{t('trial.running')}</span>
            <Button size="xs" variant="subtle" onClick={() => stop.current?.abort()}>
              {t('action.cancel')}
            </Button>
          </Group>
        )}
        {error !== null && place === undefined && !isAbort(error) && (
          <ErrorState quiet error={error} kept={t('rules.kept')} />
        )}
        {tried && isChanged && (
          <>
            <TrialResult trial={tried.result} />
            {mayWrite && (
              <Group>
                <Button onClick={() => setAsks(true)}>{t('rules.apply')}</Button>
              </Group>
            )}
          </>
        )}
      </Section>
      <Modal
        opened={asks}
        onClose={() => setAsks(false)}
        title={t('rules.applyTitle')}
        closeButtonProps={{ 'aria-label': t('action.close') }}
      >
        <p className={classes.asked}>{t('rules.applyText')}</p>
        <Group gap="xs">
          <Button
            loading={apply.isPending}
            onClick={() => apply.mutate(written, { onSettled: () => setAsks(false) })}
          >
            {t('rules.applyNow')}
          </Button>
          <Button variant="default" disabled={apply.isPending} onClick={() => setAsks(false)}>
            {t('action.cancel')}
          </Button>
        </Group>
      </Modal>
    </>
  );
}

/** Makes rules hold, and offers the way back to those that held before. */
function useApply(known: RulesInForce) {
  const { t } = useTranslation('identity');
  const queryClient = useQueryClient();
  const refresh = useRefreshPeople();
  const put = async (body: Rules): Promise<void> => {
    const next = await take(api.PUT('/api/identity/rules', { body }));
    queryClient.setQueryData(rulesQuery.queryKey, next);
    await refresh();
  };
  return useMutation({
    mutationFn: put,
    onSuccess: () => offerUndo({ message: t('rules.applied'), undo: () => put(known.rules), stay: 20_000 }),
    onError: (error) => {
      if (!(error instanceof ApiError) || placeOf(error.field) === undefined) showError(error);
    },
  });
}

function useFaultText(own: DraftFault | undefined, error: unknown): string {
  const { t } = useTranslation('identity');
  const format = useFormat();
  if (own?.why === 'figure') {
    return t('rules.figureFault', { least: format.number(own.least), most: format.number(own.most) });
  }
  if (own !== undefined) return own.why === 'kind' ? t('rules.kindFault') : t('rules.patternFault');
  if (error === null) return '';
  const { message, cure } = describeError(error, t);
  return cure === undefined ? message : `${message} ${cure}`;
}

function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}
