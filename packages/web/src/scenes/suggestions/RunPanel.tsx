import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat, useMay } from '../../shell/hooks.ts';
import { Progress } from '../../ui/Progress.tsx';
import { showError } from '../../ui/toasts.tsx';
import { MatchError } from './MatchError.tsx';
import { columnName } from './suggestion-words.ts';
import classes from './suggestions.module.css';
import { type Run, useSuggestionActions } from './suggestions-api.ts';

type RunPanelProps = { run: Run | undefined; onFinished: () => void; onEdit: () => void };

/** Where matching stands, what the last run did, and the button that begins the next. */
export function RunPanel({ run, onFinished, onEdit }: RunPanelProps) {
  const { t } = useTranslation('suggestions');
  const format = useFormat();
  const mayRun = useMay('people.write');
  const actions = useSuggestionActions();
  const act = (work: () => Promise<void>) => () => void work().catch(showError);

  if (run?.state === 'running') {
    return (
      <Progress
        label={t('running', { step: t(`step.${run.step.replace(' ', '-')}`) })}
        done={Math.round(run.share * 100)}
        total={100}
        {...(mayRun && { onCancel: act(() => actions.cancel().then(onFinished)) })}
      />
    );
  }
  return (
    <div className={classes.run}>
      <div>
        <p className={classes.runText}>{run === undefined ? t('neverRun') : tell(run)}</p>
        {run?.state === 'failed' && run.error && (
          <p className={classes.veto} role="alert">
            <MatchError error={run.error} />
          </p>
        )}
        {run?.columns && run.columns.length > 0 && (
          <details className={classes.details}>
            <summary>{t('howCompared')}</summary>
            <dl className={classes.facts}>
              <dt>{t('columnsUsed')}</dt>
              <dd>
                {format.list(
                  run.columns
                    .filter(({ people }) => people > 0)
                    .map(({ column, people }) =>
                      t('columnOf', { column: columnName(column, t), figure: format.number(people) }),
                    ),
                )}
              </dd>
              {run.comparedPairs !== undefined && (
                <>
                  <dt>{t('pairsCompared')}</dt>
                  <dd>
                    {format.number(run.comparedPairs)}
                    {run.blocking &&
                      ` · ${run.blocking.everyPair ? t('everyPair') : t('recall', { low: format.percent(run.blocking.recall.low), high: format.percent(run.blocking.recall.high) })}`}
                  </dd>
                </>
              )}
              {run.blocking && !run.blocking.everyPair && (
                <>
                  <dt>{t('rulesUsed')}</dt>
                  <dd>
                    <bdi dir="ltr">{run.blocking.rules.map(({ rule }) => rule).join(' · ')}</bdi>
                  </dd>
                </>
              )}
            </dl>
          </details>
        )}
      </div>
      <Group gap="sm">
        <Button variant="subtle" onClick={onEdit}>
          {t('edit.open')}
        </Button>
        {mayRun && (
          <Button variant="default" onClick={act(actions.start)}>
            {t('start')}
          </Button>
        )}
      </Group>
    </div>
  );

  function tell({ state, people = 0, finishedAt, startedAt, seconds }: Run): string {
    const at = format.dateTime(finishedAt ?? startedAt);
    if (state !== 'done') return t(state === 'failed' ? 'lastFailed' : 'lastCancelled', { at });
    return t('lastRun', {
      at,
      count: people,
      figure: format.number(people),
      duration: format.duration(seconds ?? 0),
    });
  }
}
