import type { PrivacyRequest } from '@rondo/contract';
import { IconAlertTriangle, IconCheck, IconClock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import { todayIn } from '../../ui/period.ts';
import classes from './privacy.module.css';
import { sayDue } from './privacy-words.ts';
import { dueOf } from './request-order.ts';

const TONES = { open: 'info', running: 'info', done: 'good', failed: 'bad', refused: 'none' } as const;

export function StateMark({ state }: Pick<PrivacyRequest, 'state'>) {
  const { t } = useTranslation('privacy');
  return (
    <span className={classes.mark} data-tone={TONES[state]}>
      {state === 'done' && <IconCheck size={14} aria-hidden />}
      {state === 'failed' && <IconAlertTriangle size={14} aria-hidden />}
      {t(`state.${state}`)}
    </span>
  );
}

/** The date, and how near it is; for what is finished, when it was. */
export function DueMark({ request }: { request: PrivacyRequest }) {
  const { t } = useTranslation('privacy');
  const format = useFormat();
  const due = dueOf(request, todayIn(format.settings.timeZone, new Date()));
  if (due.at === 'over')
    return <span>{t('due.over', { date: format.date(request.finishedAt ?? request.dueOn) })}</span>;
  const tone = due.at === 'late' ? 'bad' : due.at === 'soon' ? 'warn' : 'none';
  return (
    <span className={classes.due}>
      {format.date(request.dueOn)}
      <span className={classes.mark} data-tone={tone}>
        {due.at === 'late' ? (
          <IconAlertTriangle size={14} aria-hidden />
        ) : (
          <IconClock size={14} aria-hidden />
        )}
        {sayDue(due, t, format)}
      </span>
    </span>
  );
}
