import { type ComponentType, lazy, Suspense } from 'react';
import { banners } from '../scenes/banners.ts';
import { useSession } from './hooks.ts';

const parts = banners.map(({ id, when, load }) => ({
  id,
  when,
  Part: lazy(async (): Promise<{ default: ComponentType }> => ({ default: await load() })),
}));

export function Banners() {
  const session = useSession();
  return parts
    .filter(({ when }) => when(session))
    .map(({ id, Part }) => (
      <Suspense key={id}>
        <Part />
      </Suspense>
    ));
}
