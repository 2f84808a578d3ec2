import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { desks, isDesk } from '../../shell/desk.ts';
import { useDesk, useMay } from '../../shell/hooks.ts';
import classes from './demo.module.css';

const LeaveDemo = lazy(() => import('./LeaveDemo.tsx').then((module) => ({ default: module.LeaveDemo })));

/** Above every page of the demo: that it is one, from whose desk one looks, the truth tour, and the way out. */
export function DemoBanner() {
  const { t } = useTranslation('demo');
  const [desk, setDesk] = useDesk();
  const mayLeave = useMay('workspace.write');
  const [leaving, setLeaving] = useState(false);
  return (
    <aside className={classes.banner} aria-label={t('banner.label')}>
      <p className={classes.text}>{t('banner.text')}</p>
      <div className={classes.tools}>
        <label className={classes.as}>
          {t('desk.label')}
          <select
            className={classes.select}
            value={desk}
            onChange={(event) => {
              if (isDesk(event.currentTarget.value)) setDesk(event.currentTarget.value);
            }}
          >
            {desks.map((value) => (
              <option key={value} value={value}>
                {t(`desk.${value}`)}
              </option>
            ))}
          </select>
        </label>
        <Link to="/truth-tour" className={classes.link}>
          {t('nav.truthTour')}
        </Link>
        {mayLeave && (
          <button type="button" className={classes.link} onClick={() => setLeaving(true)}>
            {t('banner.leave')}
          </button>
        )}
      </div>
      {leaving && (
        <Suspense>
          <LeaveDemo onClose={() => setLeaving(false)} />
        </Suspense>
      )}
    </aside>
  );
}
