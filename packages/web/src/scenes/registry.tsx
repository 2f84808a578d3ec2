import {
  IconArrowsSplit,
  IconBuildingStore,
  IconChartLine,
  IconFilter,
  IconHistory,
  IconKey,
  IconLink,
  IconRefresh,
  IconShieldLock,
  IconSpeakerphone,
  IconUsers,
  IconUsersGroup,
  IconWorld,
} from '@tabler/icons-react';
import type { Scene } from './scene.ts';

/**
 * Every page of Rondo: one line each, in the order of the navigation. What is not here does not exist for the reader.
 * How to add one: see packages/web/README.md, "A new scene".
 */
export const scenes: Scene[] = [
  // Home
  // Evaluate
  // Analyse
  {
    path: '/people',
    label: 'nav.people',
    group: 'analyse',
    icon: IconUsers,
    namespace: 'people',
    permission: 'people.read',
    period: false,
    search: () => import('./people/find-people.ts').then((m) => m.peopleSearch),
    load: () => import('./people/PeopleScene.tsx').then((m) => m.PeopleScene),
  },
  {
    path: '/people/$personId',
    label: 'nav.people',
    namespace: 'people',
    permission: 'people.read',
    period: false,
    load: () => import('./people/PersonScene.tsx').then((m) => m.PersonScene),
  },
  {
    path: '/segments',
    label: 'nav.segments',
    group: 'analyse',
    icon: IconUsersGroup,
    namespace: 'segments',
    permission: 'segments.read',
    period: false,
    search: () => import('./segments/find-segments.ts').then((m) => m.segmentSearch),
    load: () => import('./segments/SegmentsScene.tsx').then((m) => m.SegmentsScene),
  },
  {
    path: '/segments/$segmentId',
    label: 'nav.segments',
    namespace: 'segments',
    permission: 'segments.read',
    period: false,
    load: () => import('./segments/SegmentScene.tsx').then((m) => m.SegmentScene),
  },
  {
    path: '/explore',
    label: 'nav.explore',
    group: 'analyse',
    icon: IconChartLine,
    namespace: 'explore',
    permission: 'metrics.read',
    load: () => import('./explore/ExploreScene.tsx').then((m) => m.ExploreScene),
  },
  {
    path: '/funnel',
    label: 'nav.funnel',
    group: 'analyse',
    icon: IconFilter,
    namespace: 'funnel',
    permission: 'metrics.read',
    load: () => import('./funnel/FunnelScene.tsx').then((m) => m.FunnelScene),
  },
  {
    path: '/retention',
    label: 'nav.retention',
    group: 'analyse',
    icon: IconRefresh,
    namespace: 'retention',
    permission: 'metrics.read',
    load: () => import('./retention/RetentionScene.tsx').then((m) => m.RetentionScene),
  },
  {
    path: '/web',
    label: 'nav.web',
    group: 'analyse',
    icon: IconWorld,
    namespace: 'web',
    permission: 'metrics.read',
    load: () => import('./web/WebScene.tsx').then((m) => m.WebScene),
  },
  {
    path: '/attribution',
    label: 'nav.attribution',
    group: 'analyse',
    icon: IconArrowsSplit,
    namespace: 'attribution',
    permission: 'attribution.read',
    load: () => import('./attribution/AttributionScene.tsx').then((m) => m.AttributionScene),
  },
  // Strategy
  {
    path: '/campaigns',
    label: 'nav.campaigns',
    group: 'strategy',
    icon: IconSpeakerphone,
    namespace: 'campaigns',
    permission: 'campaigns.read',
    period: false,
    search: () => import('./campaigns/find-campaigns.ts').then((m) => m.campaignSearch),
    load: () => import('./campaigns/CampaignsScene.tsx').then((m) => m.CampaignsScene),
  },
  // Follow-up
  {
    path: '/links',
    label: 'nav.links',
    group: 'follow-up',
    icon: IconLink,
    namespace: 'links',
    permission: 'links.read',
    period: false,
    load: () => import('./links/LinksScene.tsx').then((m) => m.LinksScene),
  },
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
