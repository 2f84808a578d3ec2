import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';

type SaveActionsProps = {
  /** Left out where there is nothing yet that could be deleted. */
  onDelete?: (() => void) | undefined;
  deleting: boolean;
  onSave: () => void;
  saving: boolean;
  disabled: boolean;
  /** Why it cannot be saved. */
  reason?: string | undefined;
};

/** At the top of a page on which one thing is edited. */
export function SaveActions({ onDelete, deleting, onSave, saving, disabled, reason }: SaveActionsProps) {
  const { t } = useTranslation();
  return (
    <>
      {onDelete !== undefined && (
        <Button variant="default" loading={deleting} onClick={onDelete}>
          {t('action.delete')}
        </Button>
      )}
      <Button
        disabled={disabled}
        {...(reason === undefined ? {} : { title: reason })}
        loading={saving}
        onClick={onSave}
      >
        {t('action.save')}
      </Button>
    </>
  );
}
