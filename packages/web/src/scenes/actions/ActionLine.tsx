import { Select } from '@mantine/core';
import type { Action, ActionChange, ActionState } from '@rondo/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, take } from '../../api/client.ts';
import { useFormat, useMay } from '../../shell/hooks.ts';
import { offerUndo, showError } from '../../ui/toasts.tsx';
import classes from './actions.module.css';
import { shownStates } from './group-actions.ts';

/** Changes an action at once and offers the way back. */
export function useChangeAction() {
  const { t } = useTranslation('actions');
  const queryClient = useQueryClient();
  const send = async (id: string, body: ActionChange): Promise<void> => {
    await take(api.PATCH('/api/actions/{id}', { params: { path: { id } }, body }));
    await queryClient.invalidateQueries({ queryKey: ['/api/actions'] });
  };
  return async (action: Action, change: ActionChange): Promise<void> => {
    try {
      await send(action.id, change);
      const back = Object.fromEntries(
        Object.keys(change).map((key) => [key, action[key as keyof ActionChange]]),
      ) as ActionChange;
      offerUndo({ message: t('changed'), undo: () => send(action.id, back) });
    } catch (error) {
      showError(error);
    }
  };
}

/** One action: what, who, until when, and its state, which can be changed on the spot. */
export function ActionLine({ action, onOpen }: { action: Action; onOpen: (id: string) => void }) {
  const { t } = useTranslation('actions');
  const format = useFormat();
  const change = useChangeAction();
  const mayWrite = useMay('actions.write');
  return (
    <li className={classes.line} data-closed={action.closedAt !== null || undefined}>
      <div className={classes.lineWords}>
        <button type="button" className={classes.lineTitle} onClick={() => onOpen(action.id)}>
          <bdi>{action.title}</bdi>
        </button>
        <p className={classes.lineNote}>
          <span className={action.overdue ? classes.overdue : undefined}>
            {action.overdue
              ? t('wasDue', { date: format.date(action.due) })
              : t('dueOn', { date: format.date(action.due) })}
          </span>
          {' · '}
          <bdi>{action.owner}</bdi>
          {' · '}
          {t(`desk.${action.desk}`)}
        </p>
      </div>
      {mayWrite ? (
        <Select
          size="xs"
          w={132}
          aria-label={t('stateOf', { title: action.title })}
          data={shownStates.map((value) => ({ value, label: t(`state.${value}`) }))}
          value={action.state}
          allowDeselect={false}
          onChange={(value) => {
            const state = shownStates.find((one): one is ActionState => one === value);
            if (state !== undefined && state !== action.state) void change(action, { state });
          }}
        />
      ) : (
        <span className={classes.lineNote}>{t(`state.${action.state}`)}</span>
      )}
    </li>
  );
}
