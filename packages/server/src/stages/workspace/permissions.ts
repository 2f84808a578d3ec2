import type { KeyScope, Role } from '@rondo/contract';

/**
 * Who may do what. A permission is `<subject>.read` or `<subject>.write`. The table is made of rules rather than of a
 * list of all permissions, so that a new stage's subject has a sound default: all but the personal is read by everyone,
 * written by marketers and owners.
 */

/** What shows persons one by one: profiles, raw events, files and what could not be taken in of them, and any SQL. */
const PERSONAL = new Set(['people', 'events', 'imports', 'dead-letters', 'debugger', 'sql', 'privacy']);

/** What decides who gets in and what is erased for good; only an owner, and the command line on the server's own machine. */
const ACCESS = new Set(['members', 'keys', 'audit', 'erasures', 'retention']);

/** What an analyst keeps: their own charts. */
const ANALYSIS = new Set(['charts']);

function split(permission: string): { subject: string; reads: boolean } {
  const dot = permission.lastIndexOf('.');
  return { subject: permission.slice(0, dot), reads: permission.slice(dot + 1) === 'read' };
}

export function roleMay(role: Role, permission: string): boolean {
  const { subject, reads } = split(permission);
  if (role === 'owner') return true;
  if (ACCESS.has(subject)) return false;
  if (subject === 'workspace') return reads;
  switch (role) {
    case 'marketer':
      return true;
    case 'analyst':
      return reads || ANALYSIS.has(subject);
    case 'viewer':
      return reads && !PERSONAL.has(subject);
  }
}

/** A write key only feeds events in, which no permission under /api covers. */
export function scopeMay(scope: KeyScope, permission: string): boolean {
  switch (scope) {
    case 'write':
      return false;
    case 'read':
      return split(permission).reads && roleMay('analyst', permission);
    case 'manage':
      return roleMay('marketer', permission);
  }
}
