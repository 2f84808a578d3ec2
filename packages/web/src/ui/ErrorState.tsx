import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { describeError } from './error-text.ts';
import classes from './layout.module.css';

type ErrorStateProps = {
  error: unknown;
  onRetry?: () => void;
  /** What was kept in spite of it: "Your filters are kept." */
  kept?: ReactNode;
  quiet?: boolean;
};

/** What happened, what was kept, and the cure. */
export function ErrorState({ error, onRetry, kept, quiet = false }: ErrorStateProps) {
  const { t } = useTranslation();
  const { message, cure, code } = describeError(error, t);
  return (
    <div className={classes.state} data-quiet={quiet || undefined} role="alert">
      <span className={classes.stateIcon} data-tone="bad">
        <IconAlertTriangle size={20} stroke={1.75} aria-hidden />
      </span>
      <p className={classes.stateTitle}>{message}</p>
      {cure && <p className={classes.stateText}>{cure}</p>}
      {kept && <p className={classes.stateText}>{kept}</p>}
      {code && (
        <p className={classes.stateCode}>
          {t('error.code')} <bdi>{code}</bdi>
        </p>
      )}
      {onRetry && (
        <div className={classes.stateActions}>
          <Button variant="default" onClick={onRetry}>
            {t('action.retry')}
          </Button>
        </div>
      )}
    </div>
  );
}
