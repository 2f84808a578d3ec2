import { useMatches } from '@tanstack/react-router';
import { scenes } from '../scenes/registry.tsx';
import type { Scene } from '../scenes/scene.ts';

/** The scene on screen, by the route that matched. */
export function useCurrentScene(): Scene | undefined {
  const matches = useMatches();
  const path = matches.at(-1)?.fullPath;
  return scenes.find((scene) => scene.path === path || `${scene.path}/` === path);
}
