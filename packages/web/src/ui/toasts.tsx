import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { i18n } from '../i18n/i18n.ts';
import { describeError } from './error-text.ts';
import classes from './toasts.module.css';

/** A short confirmation that goes by itself. */
export function showDone(message: string): void {
  notifications.show({ message, autoClose: 4000, color: 'accent', closeButtonProps: closeLabel() });
}

/** A failure that belongs to no place on the page; it stays until it is closed. */
export function showError(error: unknown): void {
  const { message, cure } = describeError(error, i18n.t);
  notifications.show({
    title: message,
    message: cure ?? '',
    color: 'red',
    autoClose: false,
    role: 'alert',
    closeButtonProps: closeLabel(),
  });
}

function closeLabel() {
  return { 'aria-label': i18n.t('action.close') };
}

type Undoable = {
  /** What was done: "Segment deleted". */
  message: string;
  /** Takes it back. */
  undo: () => Promise<unknown>;
  /** How long Undo is offered, in milliseconds; 8 s by default. */
  stay?: number;
};

/** Undo rather than "are you sure?": do it at once, then offer the way back. */
export function offerUndo({ message, undo, stay = 8000 }: Undoable): void {
  const id = `undo-${Math.random().toString(36).slice(2)}`;
  const takeBack = async (): Promise<void> => {
    notifications.hide(id);
    try {
      await undo();
      showDone(i18n.t('undo.done'));
    } catch (error) {
      showError(error);
    }
  };
  notifications.show({
    id,
    autoClose: stay,
    color: 'accent',
    closeButtonProps: closeLabel(),
    message: (
      <div className={classes.undo}>
        <span>{message}</span>
        <Button size="xs" variant="light" onClick={() => void takeBack()}>
          {i18n.t('undo.action')}
        </Button>
      </div>
    ),
  });
}
