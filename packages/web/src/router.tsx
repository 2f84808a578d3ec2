import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
  retainSearchParams,
} from '@tanstack/react-router';
import { sessionQuery, setUpQuery } from './api/session.ts';
import { adoptWorkspaceLanguage, i18n } from './i18n/i18n.ts';
import { CrashScene, NotFoundScene } from './scenes/not-found/NotFoundScene.tsx';
import { scenes } from './scenes/registry.tsx';
import type { Scene } from './scenes/scene.ts';
import { AppShell } from './shell/AppShell.tsx';
import { ShellSkeleton } from './shell/ShellSkeleton.tsx';
import { PageSkeleton } from './ui/Skeletons.tsx';
import { parseSearch, type Search, stringifySearch } from './ui/view-codec.ts';

const exists = (path: string): boolean => scenes.some((scene) => scene.path === path);

/** The first page this reader may open: Home where there is one. */
function firstPath(permissions: string[]): string | undefined {
  const open = scenes.filter(
    (scene) => scene.group && (scene.permission === undefined || permissions.includes(scene.permission)),
  );
  return open[0]?.path;
}

export function createAppRouter(queryClient: QueryClient) {
  const root = createRootRoute({ component: Outlet, notFoundComponent: NotFoundScene });

  const shell = createRoute({
    getParentRoute: () => root,
    id: 'shell',
    component: AppShell,
    pendingComponent: ShellSkeleton,
    notFoundComponent: NotFoundScene,
    validateSearch: (search: Record<string, unknown>) => search as Search,
    // Period, comparison and desk stay as the reader walks from page to page.
    search: { middlewares: [retainSearchParams<Search>(['period', 'compare', 'desk'])] },
    beforeLoad: async ({ location }) => {
      const session = await queryClient.ensureQueryData(sessionQuery);
      if (session === null) {
        const { setUp } = await queryClient.fetchQuery(setUpQuery);
        if (!setUp) throw redirect({ to: '/set-up' });
        throw redirect({ to: '/sign-in', search: { next: location.href } as never });
      }
      await adoptWorkspaceLanguage(session.workspace.language);
      if (location.pathname === '/' && !exists('/')) {
        const path = firstPath(session.permissions);
        if (path) throw redirect({ to: path });
      }
    },
  });

  const toRoute = (scene: Scene, parent: typeof root | typeof shell) =>
    createRoute({
      getParentRoute: () => parent,
      path: scene.path,
      component: lazyRouteComponent(async () => ({ default: await scene.load() })),
      beforeLoad: async () => {
        if (scene.permission === undefined) return;
        const session = await queryClient.ensureQueryData(sessionQuery);
        // A page one may not open is, for that reader, not there.
        if (session && !session.permissions.includes(scene.permission)) throw redirect({ to: '/' });
      },
      loader: () => (scene.namespace ? i18n.loadNamespaces(scene.namespace) : undefined),
    });

  const bare = scenes.filter((scene) => scene.frame === 'bare').map((scene) => toRoute(scene, root));
  const framed = scenes.filter((scene) => scene.frame !== 'bare').map((scene) => toRoute(scene, shell));
  // Without a Home, `/` still has to reach the shell, which sends the reader on.
  const index = exists('/')
    ? []
    : [createRoute({ getParentRoute: () => shell, path: '/', component: NotFoundScene })];

  return createRouter({
    routeTree: root.addChildren([...bare, shell.addChildren([...framed, ...index])]),
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    defaultPreloadDelay: 40,
    scrollRestoration: true,
    defaultErrorComponent: CrashScene,
    defaultNotFoundComponent: NotFoundScene,
    defaultPendingComponent: PageSkeleton,
    defaultPendingMs: 150,
    defaultPendingMinMs: 200,
  });
}
