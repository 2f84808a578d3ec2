import type { Action, Desk } from '@rondo/contract';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Section } from '../../ui/Page.tsx';
import { ActionLine } from '../actions/ActionLine.tsx';
import actionClasses from '../actions/actions.module.css';
import { isClosed, sortActions } from '../actions/group-actions.ts';
import classes from './home.module.css';

const MOST = 5;

/** Open actions, overdue first; a managing director sees everybody's. */
export function TodoList({
  actions,
  error,
  desk,
}: {
  actions: readonly Action[] | undefined;
  error: unknown;
  desk: Desk;
}) {
  const { t } = useTranslation('home');
  const navigate = useNavigate();
  const open = sortActions(actions ?? []).filter(
    (action) => !isClosed(action) && (desk === 'management' || action.desk === desk),
  );
  return (
    <Section title={t('todo')} actions={<Link to="/actions">{t('allActions')}</Link>}>
      {error ? (
        <ErrorState quiet error={error} />
      ) : open.length === 0 ? (
        <p className={classes.muted} style={{ margin: 0 }}>
          {t('nothingToDo')}
        </p>
      ) : (
        <ul className={actionClasses.lines}>
          {open.slice(0, MOST).map((action) => (
            <ActionLine
              key={action.id}
              action={action}
              onOpen={(id) => void navigate({ to: '/actions', search: { open: id } as never })}
            />
          ))}
        </ul>
      )}
    </Section>
  );
}
