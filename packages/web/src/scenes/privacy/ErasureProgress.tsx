import { Loader } from '@mantine/core';
import type { ErasureStep, PrivacyRequest } from '@rondo/contract';
import { IconCheck, IconCircle, IconPlayerPause } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import classes from './privacy.module.css';

const STEPS: readonly ErasureStep[] = [
  'finding',
  'blocking',
  'waiting',
  'clearing',
  'searching',
  'purging',
  'sealing',
];

/** Where the erasure is. Where it found something again it goes back a few steps, and says so by standing there. */
export function ErasureProgress({ request }: { request: PrivacyRequest }) {
  const { t } = useTranslation('privacy');
  const format = useFormat();
  // Before it has found the person, it waits for its turn.
  const begun = request.step !== null && !(request.step === 'waiting' && request.clearedRows === 0);
  const at = begun && request.step !== null ? STEPS.indexOf(request.step) : 0;
  const stands = request.state === 'failed';
  return (
    <div className={classes.tight}>
      <p className={classes.muted} aria-live="polite">
        {request.startedAt !== null && t('progress.since', { time: format.time(request.startedAt) })}{' '}
        {request.clearedRows > 0 &&
          t('progress.cleared', { count: request.clearedRows, figure: format.number(request.clearedRows) })}
      </p>
      <ol className={classes.steps}>
        {STEPS.map((step, index) => (
          <li
            key={step}
            className={classes.step}
            data-at={index < at ? 'done' : index === at ? 'now' : 'later'}
            aria-current={index === at ? 'step' : undefined}
          >
            <span className={classes.stepIcon}>
              {index < at ? (
                <IconCheck size={18} aria-hidden />
              ) : index > at ? (
                <IconCircle size={14} aria-hidden />
              ) : stands ? (
                <IconPlayerPause size={16} aria-hidden />
              ) : (
                <Loader size={16} aria-hidden />
              )}
            </span>
            <span>{t(`step.${step}`)}</span>
          </li>
        ))}
      </ol>
      {!stands && <p className={classes.muted}>{t('progress.leave')}</p>}
    </div>
  );
}
