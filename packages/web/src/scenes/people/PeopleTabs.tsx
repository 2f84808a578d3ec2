import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useIsCurrent, useSession } from '../../shell/hooks.ts';
import classes from './people-tabs.module.css';

type Tab = {
  path: string;
  /** Key in the `common` catalogue. */
  label: string;
  /** Whoever lacks it does not see the tab. */
  permission: string;
};

/** The pages under People, in the order in which they stand beside one another. */
const tabs: Tab[] = [
  { path: '/people', label: 'nav.people', permission: 'people.read' },
  { path: '/accounts', label: 'nav.accounts', permission: 'people.read' },
  { path: '/people/waiting', label: 'nav.waiting', permission: 'people.read' },
  { path: '/people/suggestions', label: 'nav.suggestions', permission: 'people.read' },
  { path: '/people/set-aside', label: 'nav.setAside', permission: 'people.read' },
  { path: '/people/rules', label: 'nav.identityRules', permission: 'people.read' },
  { path: '/people/traits', label: 'nav.traits', permission: 'traits.read' },
];

/** The first thing inside `Page` on each page under People. Where only one page may be seen, nothing. */
export function PeopleTabs() {
  const { t } = useTranslation();
  const { permissions } = useSession();
  const isCurrent = useIsCurrent();
  const seen = tabs.filter((tab) => permissions.includes(tab.permission));
  // Nearly every page here is below /people, so that one is current only where no other is.
  const current = seen.find((tab) => tab.path !== '/people' && isCurrent(tab.path))?.path ?? '/people';
  if (seen.length < 2) return null;
  return (
    <nav aria-label={t('nav.people')}>
      <ul className={classes.tabs}>
        {seen.map(({ path, label }) => (
          <li key={path}>
            <Link
              to={path}
              activeOptions={{ exact: true }}
              className={classes.tab}
              ref={path === current ? showTab : undefined}
              aria-current={path === current ? 'page' : undefined}
            >
              {t(label)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** On a phone the row of tabs is longer than the page. */
function showTab(tab: HTMLAnchorElement | null): void {
  tab?.scrollIntoView({ block: 'nearest', inline: 'center' });
}
