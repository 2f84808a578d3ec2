import { Button } from '@mantine/core';
import { IconMapPinQuestion } from '@tabler/icons-react';
import { type ErrorComponentProps, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';

export function NotFoundScene() {
  const { t } = useTranslation();
  return (
    <div style={{ maxInlineSize: 640, marginInline: 'auto', paddingBlock: 48, paddingInline: 16 }}>
      <h1 className="r-visually-hidden">{t('notFound.title')}</h1>
      <EmptyState
        icon={IconMapPinQuestion}
        title={t('notFound.title')}
        action={
          <Button component={Link} to="/">
            {t('notFound.home')}
          </Button>
        }
      >
        {t('notFound.text')}
      </EmptyState>
    </div>
  );
}

/** The error boundary of every page: the shell around it stays, the rest of Rondo goes on. */
export function CrashScene({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  return (
    <div style={{ maxInlineSize: 640, marginInline: 'auto', paddingBlock: 48, paddingInline: 16 }}>
      <h1 className="r-visually-hidden">{t('error.page')}</h1>
      <ErrorState error={error} onRetry={reset} />
    </div>
  );
}
