import { Button, Group, Stack, Text } from '@mantine/core';
import type { MatchConfig } from '@rondo/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiQuery } from '../../api/query.ts';
import { useMay } from '../../shell/hooks.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { BlockSkeleton } from '../../ui/Skeletons.tsx';
import { showDone, showError } from '../../ui/toasts.tsx';
import { BlockingRules } from './BlockingRules.tsx';
import { ComparedFields } from './ComparedFields.tsx';
import classes from './comparison-editor.module.css';
import { type Matching, type Run, type Settings, useSuggestionActions } from './suggestions-api.ts';
import { TrialOutcome } from './TrialOutcome.tsx';

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** What the data last suggested, in a run or in a trial. */
function lastProposal({ run, trial }: Matching): MatchConfig | undefined {
  return [run, trial]
    .filter((one): one is Run => one?.proposed === true)
    .sort((a, b) => b.startedAt.localeCompare(a.startedAt))[0]?.config;
}

/** How people are compared: each proposal with its reason, to be changed, tried and kept, or proposed anew. */
export function ComparisonEditor({ matching }: { matching: Matching }) {
  const { t } = useTranslation('suggestions');
  const mayWrite = useMay('people.write');
  const actions = useSuggestionActions();
  const settings = useQuery(apiQuery('/api/identity/matching/settings'));
  if (settings.error !== null) {
    return <ErrorState error={settings.error} onRetry={() => void settings.refetch()} />;
  }
  if (settings.data === undefined) return <BlockSkeleton height={360} />;
  const saved = settings.data.config ?? lastProposal(matching);
  if (saved !== undefined) return <Draft saved={saved} settings={settings.data} matching={matching} />;
  return (
    <Stack gap="md" align="start">
      <Text size="sm">{t('edit.nothing')}</Text>
      {matching.trial?.state === 'running' ? (
        <TrialProgress trial={matching.trial} />
      ) : (
        mayWrite && (
          <Button
            disabled={matching.run?.state === 'running'}
            onClick={() => void actions.tryOut(null).catch(showError)}
          >
            {t('edit.propose')}
          </Button>
        )
      )}
    </Stack>
  );
}

type DraftProps = {
  /** What the next run goes by, as far as it is known. */
  saved: MatchConfig;
  settings: Settings;
  matching: Matching;
};

function Draft({ saved, settings, matching }: DraftProps) {
  const { t } = useTranslation('suggestions');
  const mayWrite = useMay('people.write');
  const actions = useSuggestionActions();
  const [draft, setDraft] = useState<MatchConfig>();
  const config = draft ?? saved;
  const isChanged = !isSame(config, saved);
  const isOwn = settings.config !== null;
  const { run, trial } = matching;
  const isRunning = run?.state === 'running' || trial?.state === 'running';
  const isRefused = trial?.state === 'failed' && isSame(trial.config, config);
  const part = { config, disabled: !mayWrite, onChange: setDraft };

  async function keep(next: MatchConfig | null): Promise<void> {
    try {
      await actions.save({ ...settings, config: next });
      setDraft(undefined);
      showDone(t(next === null ? 'edit.isReset' : 'edit.saved'));
      // What the data suggest is known only once somebody has asked them.
      if (next === null && lastProposal(matching) === undefined && !isRunning) await actions.tryOut(null);
    } catch (error) {
      showError(error);
    }
  }

  return (
    <Stack gap="lg">
      <Text size="sm">{t(isOwn ? 'edit.isOwn' : 'edit.isProposed')}</Text>
      <ComparedFields
        {...part}
        known={new Map([...(run?.columns ?? []), ...(trial?.columns ?? [])].map((one) => [one.column, one]))}
      />
      <BlockingRules {...part} matching={matching} />
      <div className={classes.actions}>
        {trial?.state === 'running' ? (
          <TrialProgress trial={trial} />
        ) : (
          trial !== undefined && <TrialOutcome trial={trial} isCurrent={isSame(trial.config, config)} />
        )}
        {mayWrite && (
          <Group gap="sm">
            <Button disabled={!isChanged || isRefused} onClick={() => void keep(config)}>
              {t('edit.save')}
            </Button>
            <Button
              variant="default"
              disabled={isRunning}
              onClick={() => void actions.tryOut(config).catch(showError)}
            >
              {t('edit.try')}
            </Button>
            {isChanged && (
              <Button variant="default" onClick={() => setDraft(undefined)}>
                {t('edit.discard')}
              </Button>
            )}
            {isOwn && (
              <Button variant="default" onClick={() => void keep(null)}>
                {t('edit.reset')}
              </Button>
            )}
          </Group>
        )}
      </div>
    </Stack>
  );
}

function TrialProgress({ trial }: { trial: Run }) {
  const { t } = useTranslation('suggestions');
  const mayWrite = useMay('people.write');
  const actions = useSuggestionActions();
  return (
    <Progress
      label={t('edit.trying')}
      done={Math.round(trial.share * 100)}
      total={100}
      {...(mayWrite && { onCancel: () => void actions.cancel().catch(showError) })}
    />
  );
}
