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
  // Without an entry in the navigation
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
