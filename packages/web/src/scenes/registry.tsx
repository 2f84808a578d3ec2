import { IconBuildingStore, IconHistory, IconKey, IconShieldLock, IconUsersGroup } from '@tabler/icons-react';
import type { Scene } from './scene.ts';

/**
 * Every page of Rondo: one line each, in the order of the navigation. What is not here does not exist for the reader.
 * How to add one: see packages/web/README.md, "A new scene".
 */
export const scenes: Scene[] = [
  // Home
  // Evaluate
  // Analyse
  // Strategy
  // Follow-up
  // Report
  // Settings
  {
    path: '/settings/workspace',
    label: 'nav.workspace',
    group: 'settings',
    icon: IconBuildingStore,
    namespace: 'settings',
    permission: 'workspace.read',
    load: () => import('./settings/WorkspaceScene.tsx').then((m) => m.WorkspaceScene),
  },
  {
    path: '/settings/members',
    label: 'nav.members',
    group: 'settings',
    icon: IconUsersGroup,
    namespace: 'settings',
    permission: 'members.read',
    load: () => import('./settings/MembersScene.tsx').then((m) => m.MembersScene),
  },
  {
    path: '/settings/keys',
    label: 'nav.keys',
    group: 'settings',
    icon: IconKey,
    namespace: 'settings',
    permission: 'keys.read',
    load: () => import('./settings/KeysScene.tsx').then((m) => m.KeysScene),
  },
  {
    path: '/settings/privacy',
    label: 'nav.privacy',
    group: 'settings',
    icon: IconShieldLock,
    namespace: 'settings',
    permission: 'workspace.read',
    load: () => import('./settings/PrivacyScene.tsx').then((m) => m.PrivacyScene),
  },
  {
    path: '/settings/audit',
    label: 'nav.audit',
    group: 'settings',
    icon: IconHistory,
    namespace: 'settings',
    permission: 'audit.read',
    load: () => import('./settings/AuditScene.tsx').then((m) => m.AuditScene),
  },
  // Without an entry in the navigation
  {
    path: '/account',
    label: 'nav.account',
    namespace: 'settings',
    load: () => import('./settings/AccountScene.tsx').then((m) => m.AccountScene),
  },
  {
    path: '/set-up',
    label: 'nav.setUp',
    namespace: 'set-up',
    frame: 'bare',
    load: () => import('./set-up/SetUpScene.tsx').then((m) => m.SetUpScene),
  },
  {
    path: '/sign-in',
    label: 'nav.signIn',
    namespace: 'sign-in',
    frame: 'bare',
    load: () => import('./sign-in/SignInScene.tsx').then((m) => m.SignInScene),
  },
];

if (import.meta.env.DEV) {
  scenes.push({
    path: '/gallery',
    label: 'nav.gallery',
    group: 'settings',
    period: true,
    load: () => import('./gallery/GalleryScene.tsx').then((m) => m.GalleryScene),
  });
}
