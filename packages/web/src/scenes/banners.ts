import type { ComponentType } from 'react';
import type { Session } from '../api/session.ts';

export type Banner = {
  id: string;
  /** Whether it belongs to this session: a demo company, say. */
  when: (session: Session) => boolean;
  load: () => Promise<ComponentType>;
};

/** What stands above every page, in this order; one line each. */
export const banners: Banner[] = [
  {
    id: 'demo',
    when: ({ workspace }) => workspace.demo,
    load: () => import('./demo/DemoBanner.tsx').then((m) => m.DemoBanner),
  },
];
