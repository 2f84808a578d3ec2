import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { EmptyState } from './EmptyState.tsx';
import { Progress } from './Progress.tsx';
import { showError } from './toasts.tsx';

type HeavyWorkProps = {
  /** How far the work is; nothing where none is under way. */
  progress: { label: string; done: number; total: number } | undefined;
  cancelled: boolean;
  cancel: () => Promise<unknown>;
  again: () => void;
};

/** Work that takes a while: how far it is and how to end it, or how to begin it again. See `useUntilDone`. */
export function HeavyWork({ progress, cancelled, cancel, again }: HeavyWorkProps) {
  const { t } = useTranslation();
  if (cancelled) {
    return (
      <EmptyState title={t('work.cancelled')} action={<Button onClick={again}>{t('work.again')}</Button>}>
        {t('work.cancelledMeans')}
      </EmptyState>
    );
  }
  return progress && <Progress {...progress} onCancel={() => void cancel().catch(showError)} />;
}
