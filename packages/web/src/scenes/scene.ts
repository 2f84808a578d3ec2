import type { ComponentType } from 'react';
import type { SearchProvider } from '../shell/search.ts';

export const navigationGroups = [
  'home',
  'evaluate',
  'people',
  'analyse',
  'effect',
  'strategy',
  'follow-up',
  'report',
  'settings',
] as const;
export type NavigationGroup = (typeof navigationGroups)[number];

export type Scene = {
  /** `/people`, or `/people/$personId` for a page that is reached from another. */
  path: string;
  /** Key in the `common` catalogue (`nav.people`): the name in the navigation and the page's title. */
  label: string;
  /** Where it stands in the circle; without it the page is reachable but not in the navigation. */
  group?: NavigationGroup;
  icon?: ComponentType<{ size?: number | string; stroke?: number | string; 'aria-hidden'?: boolean }>;
  /** The scene's catalogue, `src/locales/<language>/<namespace>.json`; fetched together with its code. */
  namespace?: string;
  /** Whoever lacks it neither sees the entry nor reaches the page. */
  permission?: string;
  /**
   * Whether the header's period applies; `whole-days` where it is taken without today (reports). By default in Home,
   * Analyse, Strategy, Follow-up and Report.
   */
  period?: boolean | 'whole-days';
  /** What this scene adds to search-and-go (Ctrl K): fetched when the search is first opened. */
  search?: () => Promise<SearchProvider>;
  /** `bare` pages stand alone: sign-in, set-up, print. They need no session. */
  frame?: 'shell' | 'bare';
  load: () => Promise<ComponentType>;
};
