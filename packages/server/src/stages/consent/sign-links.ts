import { createHmac, timingSafeEqual } from 'node:crypto';

/** A link shows and changes so long; with an older one a person can still withdraw. */
export const LINK_DAYS = 400;

/** What a link to the preference centre says; nothing in it tells who the person is. */
export type LinkClaims =
  | { kind: 'preferences'; key: bigint; issued: number }
  | { kind: 'unsubscribe'; key: bigint; issued: number; purpose: string; channel: string }
  | { kind: 'confirm'; id: string };

/** Signed text for an address: claims and HMAC-SHA-256 of them, both in base64url. */
export function signLink(claims: LinkClaims, secret: string): string {
  const body = Buffer.from(writeClaims(claims)).toString('base64url');
  return `${body}.${sealOf(body, secret)}`;
}

/** Undefined for whatever this installation has not signed. */
export function readLink(token: string, secret: string): LinkClaims | undefined {
  const [body = '', seal = '', more] = token.split('.');
  if (more !== undefined || body.length > 400) return undefined;
  const expected = Buffer.from(sealOf(body, secret));
  const given = Buffer.from(seal);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return undefined;
  return readClaims(Buffer.from(body, 'base64url').toString('utf8'));
}

/** Shows that a form came from our own page of this very link. */
export function sealForm(token: string, secret: string): string {
  return sealOf(`form:${token}`, secret);
}

function sealOf(text: string, secret: string): string {
  return createHmac('sha256', secret).update(text).digest('base64url');
}

function writeClaims(claims: LinkClaims): string {
  switch (claims.kind) {
    case 'preferences':
      return `p|${claims.key}|${claims.issued}`;
    case 'unsubscribe':
      return `u|${claims.key}|${claims.issued}|${claims.purpose}|${claims.channel}`;
    case 'confirm':
      return `c|${claims.id}`;
  }
}

function readClaims(text: string): LinkClaims | undefined {
  const [kind, first = '', issued = '', purpose = '', channel = ''] = text.split('|');
  if (kind === 'c') return { kind: 'confirm', id: first };
  if (!/^\d{1,20}$/.test(first) || !/^\d{1,15}$/.test(issued)) return undefined;
  const base = { key: BigInt(first), issued: Number(issued) };
  if (kind === 'p') return { kind: 'preferences', ...base };
  return kind === 'u' ? { kind: 'unsubscribe', ...base, purpose, channel } : undefined;
}
