import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useIsCurrent, useMay } from '../../shell/hooks.ts';
import classes from './data.module.css';

const tabs = [
  { path: '/data', label: 'nav.sources', permission: 'inventory.read' },
  { path: '/data/imports', label: 'nav.imports', permission: 'imports.read' },
  { path: '/data/website', label: 'nav.debugger', permission: 'debugger.read' },
  { path: '/data/dead-letters', label: 'nav.deadLetters', permission: 'dead-letters.read' },
  { path: '/data/figures', label: 'nav.figures', permission: 'imports.read' },
] as const;

/** The pages under Data, one beside the other. */
export function DataTabs() {
  const { t } = useTranslation('data');
  const isCurrent = useIsCurrent();
  return (
    <nav aria-label={t('pages')}>
      <ul className={classes.tabs}>
        {tabs.map((tab) => (
          <Tab key={tab.path} {...tab} current={isShown(tab.path, isCurrent)} />
        ))}
      </ul>
    </nav>
  );
}

/** Every page here is below /data, so that one is current only where no other is; the wizard belongs to the imports. */
function isShown(path: string, isCurrent: (path: string) => boolean): boolean {
  if (path === '/data/imports') return isCurrent(path) || isCurrent('/data/import');
  if (path !== '/data') return isCurrent(path);
  return isCurrent(path) && !tabs.some((tab) => tab.path !== '/data' && isShown(tab.path, isCurrent));
}

function Tab({
  path,
  label,
  permission,
  current,
}: {
  path: string;
  label: string;
  permission: string;
  current: boolean;
}) {
  const { t } = useTranslation('data');
  if (!useMay(permission)) return null;
  return (
    <li>
      <Link
        to={path}
        activeOptions={{ exact: true }}
        className={classes.tab}
        aria-current={current ? 'page' : undefined}
      >
        {t(label)}
      </Link>
    </li>
  );
}
