import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { isWaiting, subscribeToWaiting } from '../api/retry-fetch.ts';
import classes from './shell.module.css';

/** Quiet, and gone by itself: the engine restarts, the page's calls are asked again. */
export function WaitingBanner() {
  const { t } = useTranslation();
  const waiting = useSyncExternalStore(subscribeToWaiting, isWaiting);
  return (
    <div role="status" aria-live="polite">
      {waiting && <p className={classes.waiting}>{t('shell.engineAway')}</p>}
    </div>
  );
}
