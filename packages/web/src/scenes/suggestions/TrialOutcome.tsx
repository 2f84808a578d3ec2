import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import { MatchError } from './MatchError.tsx';
import type { Run } from './suggestions-api.ts';

type TrialOutcomeProps = {
  trial: Run;
  /** Whether it tried what is on the page now. */
  isCurrent: boolean;
};

/** What a trial would have found, or why it could not be run. */
export function TrialOutcome({ trial, isCurrent }: TrialOutcomeProps) {
  const { t } = useTranslation('suggestions');
  const format = useFormat();
  if (trial.state === 'cancelled') return isCurrent && <Alert color="gray" title={t('edit.cancelled')} />;
  if (trial.state === 'failed') {
    return (
      isCurrent && (
        <Alert color="red" role="alert" title={t('edit.refused')}>
          {trial.error && <MatchError error={trial.error} />}
        </Alert>
      )
    );
  }
  const { blocking } = trial;
  const missed =
    blocking !== undefined &&
    (blocking.everyPair
      ? t('edit.everyPair')
      : t('edit.missed', {
          low: format.percent(1 - blocking.recall.high),
          high: format.percent(1 - blocking.recall.low),
        }));
  return (
    <Alert color="gray" title={t('edit.tried', { at: format.dateTime(trial.finishedAt ?? trial.startedAt) })}>
      {t('edit.triedSays', {
        pairs: format.number(trial.comparedPairs ?? 0),
        found: format.number(trial.found ?? 0),
        vetoed: format.number(trial.vetoed ?? 0),
        duration: format.duration(trial.seconds ?? 0),
      })}{' '}
      {missed} {!isCurrent && t('edit.since')}
    </Alert>
  );
}
