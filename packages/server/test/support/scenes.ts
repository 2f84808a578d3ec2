import { join } from 'node:path';

/** What a browser test needs of a scene of packages/web/src/scenes/registry.tsx. */
export type SceneEntry = {
  path: string;
  group: string | undefined;
  permission: string | undefined;
  bare: boolean;
};

const REGISTRY = join(import.meta.dirname, '../../../web/src/scenes/registry.tsx');

function isScene(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, 'path') === 'string';
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/**
 * The pages of Rondo as the registry lists them, without those that only development has. Read at run time: the server's
 * tests are type-checked without a page's globals.
 */
export async function listScenes(): Promise<SceneEntry[]> {
  const registry: unknown = await import(/* @vite-ignore */ REGISTRY);
  const scenes = typeof registry === 'object' && registry !== null ? Reflect.get(registry, 'scenes') : [];
  const listed = (Array.isArray(scenes) ? scenes : []).filter(isScene).map((scene) => ({
    path: String(scene.path),
    group: textOf(scene.group),
    permission: textOf(scene.permission),
    bare: scene.frame === 'bare',
  }));
  if (listed.length === 0) throw new TypeError(`no scenes in ${REGISTRY}`);
  return listed.filter(({ path }) => path !== '/gallery');
}
