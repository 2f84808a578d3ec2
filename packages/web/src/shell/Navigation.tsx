import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { scenes } from '../scenes/registry.tsx';
import type { NavigationGroup } from '../scenes/scene.ts';
import { useIsCurrent, useSession } from './hooks.ts';
import classes from './shell.module.css';

/** The circle's groups in their order, with the pages that exist and that this reader may open. */
export function Navigation({ groups, onGo }: { groups: readonly NavigationGroup[]; onGo?: () => void }) {
  const { t } = useTranslation();
  const { permissions } = useSession();
  const isCurrent = useIsCurrent();
  const open = scenes.filter(
    (scene) => scene.permission === undefined || permissions.includes(scene.permission),
  );
  return (
    <nav aria-label={t('shell.navigation')} className={classes.nav}>
      {groups.map((group) => {
        const entries = open.filter((scene) => scene.group === group);
        if (entries.length === 0) return null;
        return (
          <div key={group} className={classes.navGroup}>
            {group !== 'home' && (
              <div className={classes.navHeading} id={`nav-${group}`}>
                {t(`group.${group}`)}
              </div>
            )}
            <ul className={classes.navList} aria-labelledby={group === 'home' ? undefined : `nav-${group}`}>
              {entries.map(({ path, label, icon: Icon }) => (
                <li key={path}>
                  <Link
                    to={path}
                    className={classes.navLink}
                    data-active={isCurrent(path) || undefined}
                    aria-current={isCurrent(path) ? 'page' : undefined}
                    onClick={onGo}
                  >
                    {Icon && <Icon size={17} stroke={1.75} aria-hidden />}
                    <span>{t(label)}</span>
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </nav>
  );
}
