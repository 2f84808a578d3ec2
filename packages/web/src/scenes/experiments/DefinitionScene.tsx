import { Button } from '@mantine/core';
import type { Experiment } from '@rondo/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat, useMay, useViewState } from '../../shell/hooks.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Page } from '../../ui/Page.tsx';
import { todayIn } from '../../ui/period.ts';
import { PageSkeleton } from '../../ui/Skeletons.tsx';
import { showDone, showError } from '../../ui/toasts.tsx';
import { text } from '../../ui/view-codec.ts';
import { DefinitionMetrics } from './DefinitionMetrics.tsx';
import { DefinitionPeople } from './DefinitionPeople.tsx';
import { DefinitionTerms, DefinitionWhat } from './DefinitionTerms.tsx';
import {
  type Draft,
  definitionOf,
  draftOf,
  draftOfFound,
  emptyDraft,
  missingOf,
} from './experiment-draft.ts';
import own from './experiments.module.css';
import {
  addExperiment,
  changeExperiment,
  experimentsQuery,
  isOfExperiments,
  nameOfFound,
} from './experiments-api.ts';

const view = { key: text(), found: text() };

/** Defines an experiment: a new one, one that was found in the data, or one that is to change. */
export function DefinitionScene() {
  const { t } = useTranslation('experiments');
  const format = useFormat();
  const mayWrite = useMay('experiments.write');
  const [{ key, found }] = useViewState(view);
  const experiments = useQuery(experimentsQuery);
  const list = experiments.data;
  if (experiments.error)
    return <ErrorState error={experiments.error} onRetry={() => void experiments.refetch()} />;
  if (list === undefined) return <PageSkeleton />;
  const empty = emptyDraft(todayIn(format.settings.timeZone, new Date()), t('boughtName'));
  const experiment: Experiment | undefined = list.items.find((one) => one.key === key);
  const seen = list.found.find((one) => nameOfFound(one) === found);
  if (!mayWrite || (key !== '' && experiment === undefined))
    return <EmptyState title={t(mayWrite ? 'notThere' : 'readOnly')} />;
  const draft = experiment ? draftOf(experiment, empty) : seen ? draftOfFound(seen, empty) : empty;
  return <Definition key={`${key} ${found}`} initial={draft} experiment={experiment} />;
}

function Definition({ initial, experiment }: { initial: Draft; experiment: Experiment | undefined }) {
  const { t } = useTranslation('experiments');
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState(initial);
  const change = (next: Partial<Draft>): void => setDraft((before) => ({ ...before, ...next }));
  const missing = missingOf(draft);
  const saving = useMutation({
    mutationFn: () => {
      const body = definitionOf(draft, experiment);
      return experiment === undefined
        ? addExperiment({ key: draft.key, ...body })
        : changeExperiment(experiment.key, body);
    },
    onSuccess: async (saved) => {
      await queryClient.invalidateQueries({ predicate: isOfExperiments });
      showDone(t('saved', { name: saved.name }));
      await navigate({ to: '/experiments/$experimentKey', params: { experimentKey: saved.key } } as never);
    },
    onError: showError,
  });
  const part = { draft, onChange: change };
  return (
    <Page
      title={experiment?.name ?? t('define')}
      above={
        <Link to="/experiments" className={own.back}>
          {t('nav.experiments')}
        </Link>
      }
    >
      <form
        className={own.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (missing === undefined) saving.mutate();
        }}
      >
        <DefinitionWhat {...part} isNew={experiment === undefined} />
        <DefinitionPeople {...part} />
        <DefinitionMetrics {...part} />
        <DefinitionTerms {...part} />
        <div className={own.end}>
          <Button type="submit" loading={saving.isPending} disabled={missing !== undefined}>
            {t('common:action.save')}
          </Button>
          {missing !== undefined && <span>{t(missing)}</span>}
        </div>
      </form>
    </Page>
  );
}
