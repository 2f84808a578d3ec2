import { ActionIcon, Drawer } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { IconMenu2, IconSearch } from '@tabler/icons-react';
import { Outlet, useLocation } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { navigationGroups, type Scene } from '../scenes/scene.ts';
import { PageSkeleton } from '../ui/Skeletons.tsx';
import { Banners } from './Banners.tsx';
import { useCurrentScene } from './current-scene.ts';
import { DeskSwitch } from './DeskSwitch.tsx';
import { useSession } from './hooks.ts';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { Logo } from './Logo.tsx';
import { Navigation } from './Navigation.tsx';
import { PeriodPicker } from './PeriodPicker.tsx';
import { SchemeSwitch } from './SchemeSwitch.tsx';
import classes from './shell.module.css';
import { UserMenu } from './UserMenu.tsx';
import { WaitingBanner } from './WaitingBanner.tsx';

const SearchAndGo = lazy(() => import('./SearchAndGo.tsx').then((m) => ({ default: m.SearchAndGo })));

const periodGroups: ReadonlySet<string> = new Set([
  'home',
  'people',
  'analyse',
  'effect',
  'strategy',
  'follow-up',
  'report',
]);

function usesPeriod(scene: Scene | undefined): boolean | 'whole-days' {
  return scene?.period ?? (scene?.group !== undefined && periodGroups.has(scene.group));
}

/** Pages move the focus to their content when the address changes, so that a screen reader starts there. */
function useFocusOnNavigation() {
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current !== pathname) main.current?.focus({ preventScroll: true });
    before.current = pathname;
  }, [pathname]);
  return main;
}

export function AppShell() {
  const { t } = useTranslation();
  const session = useSession();
  const scene = useCurrentScene();
  const main = useFocusOnNavigation();
  const [menuOpen, menu] = useDisclosure(false);
  const [search, setSearch] = useState<'never' | 'open' | 'closed'>('never');
  const openSearch = (): void => setSearch('open');
  useHotkeys([['mod+K', openSearch]], []);

  const takesPeriod = usesPeriod(scene);
  const title = scene ? t(scene.label) : t('app.name');
  useEffect(() => {
    document.title = `${title} · ${session.workspace.name}`;
  }, [title, session.workspace.name]);

  return (
    <div className={classes.shell}>
      <a className={classes.skip} href="#content">
        {t('shell.skip')}
      </a>
      <aside className={classes.side}>
        <Logo workspace={session.workspace.name} />
        <Navigation groups={navigationGroups} />
      </aside>
      <Drawer
        opened={menuOpen}
        onClose={menu.close}
        position="left"
        size={280}
        title={<Logo workspace={session.workspace.name} />}
        closeButtonProps={{ 'aria-label': t('action.close') }}
      >
        <Navigation groups={navigationGroups} onGo={menu.close} />
        <div className={classes.drawerFoot}>
          <DeskSwitch wide />
          <LanguageSwitch wide />
        </div>
      </Drawer>
      <div className={classes.body}>
        <header className={classes.header}>
          <ActionIcon className={classes.onlyPhone} aria-label={t('shell.openMenu')} onClick={menu.open}>
            <IconMenu2 size={20} aria-hidden />
          </ActionIcon>
          <div className={classes.periodPlace}>
            {takesPeriod && <PeriodPicker wholeDays={takesPeriod === 'whole-days'} />}
          </div>
          <div className={classes.tools}>
            <button
              type="button"
              className={classes.search}
              onClick={openSearch}
              aria-keyshortcuts="Control+K"
              aria-label={t('search.open')}
            >
              <IconSearch size={16} stroke={1.75} aria-hidden />
              <span className={classes.searchLabel}>{t('search.open')}</span>
              <kbd className={classes.kbd} data-keys="Ctrl K" aria-hidden />
            </button>
            <div className={classes.notPhone}>
              <DeskSwitch />
            </div>
            <div className={classes.notPhone}>
              <LanguageSwitch />
            </div>
            <SchemeSwitch />
            <UserMenu />
          </div>
        </header>
        <WaitingBanner />
        <Banners />
        <main id="content" ref={main} tabIndex={-1} className={classes.main}>
          <Suspense fallback={<PageSkeleton />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      {search !== 'never' && (
        <Suspense>
          <SearchAndGo opened={search === 'open'} onClose={() => setSearch('closed')} />
        </Suspense>
      )}
    </div>
  );
}
