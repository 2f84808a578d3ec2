import type { KeyScope, Role } from '@rondo/contract';

/** The contract's lists by their types alone: its schemas would come into the browser with them. */
export const roles: readonly Role[] = ['owner', 'marketer', 'analyst', 'viewer'];
export const keyScopes: readonly KeyScope[] = ['write', 'read', 'manage'];
