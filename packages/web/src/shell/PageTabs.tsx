import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useIsCurrent, useSession } from './hooks.ts';
import classes from './page-tabs.module.css';

export type PageTab = {
  path: string;
  /** Key in the `common` catalogue. */
  label: string;
  /** Whoever lacks it does not see the tab. */
  permission: string;
};

type PageTabsProps = {
  label: string;
  /** In the order in which the pages stand beside one another. The first is current where no other is. */
  tabs: readonly PageTab[];
};

/** Pages that belong together, as the first thing inside `Page` on each. Where only one may be seen, nothing. */
export function PageTabs({ label, tabs }: PageTabsProps) {
  const { t } = useTranslation();
  const { permissions } = useSession();
  const isCurrent = useIsCurrent();
  const seen = tabs.filter((tab) => permissions.includes(tab.permission));
  const [first, ...others] = seen;
  const current = others.find((tab) => isCurrent(tab.path)) ?? first;
  if (seen.length < 2) return null;
  return (
    <nav aria-label={label}>
      <ul className={classes.tabs}>
        {seen.map((tab) => (
          <li key={tab.path}>
            <Link
              to={tab.path}
              activeOptions={{ exact: true }}
              className={classes.tab}
              ref={tab === current ? showTab : undefined}
              aria-current={tab === current ? 'page' : undefined}
            >
              {t(tab.label)}
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
