/** Where to go after signing in: a path of this site or Home, never another site that a link smuggled in. */
export function readNextPath(next: unknown): string {
  if (typeof next !== 'string' || !next.startsWith('/')) return '/';
  const base = 'http://rondo.invalid';
  try {
    const target = new URL(next, base);
    if (target.origin !== base || target.pathname === '/sign-in') return '/';
    return target.pathname + target.search + target.hash;
  } catch {
    return '/';
  }
}
